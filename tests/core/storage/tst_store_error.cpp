#include "core/storage/store_error.h"

#include <QTest>

using namespace ledgerloom;

/// What a server answers becomes an error that says what to do.
class TestStoreError : public QObject {
    Q_OBJECT

private slots:
    void refusalsAreTold_data() {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("part");
        QTest::addColumn<bool>("final");
        const auto row = [](const char* text, const char* part, bool final) {
            QTest::newRow(text) << std::string(text) << std::string(part) << final;
        };
        row("When listing: AWS Error SIGNATURE_DOES_NOT_MATCH during ListObjectsV2 operation: No.",
            "refuses the credentials", true);
        row("AWS Error INVALID_ACCESS_KEY_ID during ListObjectsV2 operation: x", "AWS_PROFILE", true);
        row("AWS Error ACCESS_DENIED during PutObject operation: Access Denied.", "denies access", true);
        row("AWS Error NO_SUCH_BUCKET during CreateMultipartUpload operation: x", "no such bucket", true);
        row("AWS Error NETWORK_CONNECTION during UploadPart operation: curlCode: 7", "does not answer", false);
        row("AWS Error INTERNAL_FAILURE during UploadPart operation: x", "cannot write s3://b/p/a: AWS Error INTERNAL",
            false);
    }
    void refusalsAreTold() {
        QFETCH(std::string, text);
        QFETCH(std::string, part);
        QFETCH(bool, final);
        const StoreFailure failure = judgeStoreFailure(text, "write", "a", "s3://b/p");
        QVERIFY2(failure.error.message.find(part) != std::string::npos, failure.error.message.c_str());
        QVERIFY(failure.error.code == ErrorCode::io);
        QCOMPARE(failure.final, final);
    }

    void theSecretsOfTheEnvironmentAreNotRepeated() {
        qputenv("AWS_SECRET_ACCESS_KEY", "sEcReT/1");
        qputenv("AWS_ACCESS_KEY_ID", "AKIDX");
        const StoreFailure failure =
            judgeStoreFailure("AWS Error X: key AKIDX and sEcReT/1, again sEcReT/1", "write", "a", "s3://b/p");
        qunsetenv("AWS_SECRET_ACCESS_KEY");
        qunsetenv("AWS_ACCESS_KEY_ID");
        QVERIFY(failure.error.message.find("sEcReT") == std::string::npos);
        QVERIFY(failure.error.message.find("AKIDX") == std::string::npos);
        QVERIFY(failure.error.message.find("key *** and ***, again ***") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestStoreError)
#include "tst_store_error.moc"
