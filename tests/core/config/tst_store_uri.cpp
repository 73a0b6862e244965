#include "core/config/fields.h"
#include "core/config/store_uri.h"

#include <QTest>

#include <string>

using namespace ledgerloom;

/// An address is read or refused, and a secret in it is never repeated.
class TestStoreUri : public QObject {
    Q_OBJECT

private slots:
    void anAddressIsTakenApart() {
        const auto uri = parseStoreUri("s3://my-bucket/runs/2025 07/?endpoint_override=127.0.0.1%3A9000&scheme=http");
        QVERIFY(uri.ok());
        QVERIFY(uri->scheme == StoreScheme::s3);
        QCOMPARE(uri->place, std::string("my-bucket"));
        QCOMPARE(uri->prefix, std::string("runs/2025 07"));
        QCOMPARE(uri->option("endpoint_override"), std::string("127.0.0.1:9000"));
        QCOMPARE(uri->option("scheme"), std::string("http"));
        QCOMPARE(uri->option("region"), std::string());
    }

    void hdfsNamesHostAndFolder() {
        const auto uri = parseStoreUri("hdfs://namenode:8020/data/payments");
        QVERIFY(uri.ok());
        QVERIFY(uri->scheme == StoreScheme::hdfs);
        QCOMPARE(uri->place, std::string("namenode:8020"));
        QCOMPARE(uri->prefix, std::string("data/payments"));
    }

    void pathsAreNoAddresses() {
        for (const char* path : {"payments", "./s3", "/data/a:b", "null", "-", "C:/x", "://x"})
            QVERIFY2(!isAddress(path), path);
        QVERIFY(isAddress("s3://bucket"));
        QVERIFY(isAddress("S3://bucket"));
    }

    void whatCannotBeIsRefused_data() {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("part");
        const auto row = [](const char* text, const char* part) {
            QTest::newRow(text) << std::string(text) << std::string(part);
        };
        row("gs://bucket/x", "scheme that is not known");
        row("s3://", "no bucket");
        row("s3://ab", "no bucket");
        row("s3://Bucket/x", "no bucket");
        row("s3://bucket/a//b", "empty or unusual part");
        row("s3://bucket/../b", "empty or unusual part");
        row("s3://bucket/a%2Fb", "empty or unusual part");
        row("s3://bucket/a?colour=red", "not known. Allowed after the ?: region");
        row("s3://bucket/a?region=", "region has no value");
        row("s3://bucket/a?region=eu&region=us", "twice");
        row("s3://bucket/a?scheme=ftp", "neither http nor https");
        row("hdfs://host:1", "no folder");
    }
    void whatCannotBeIsRefused() {
        QFETCH(std::string, text);
        QFETCH(std::string, part);
        const auto uri = parseStoreUri(text);
        QVERIFY(!uri.ok());
        QVERIFY(uri.error().code == ErrorCode::badInput);
        QCOMPARE(uri.error().field, std::string("output"));
        QVERIFY2(uri.error().message.find(part) != std::string::npos, uri.error().message.c_str());
    }

    void aSecretIsRefusedAndNotRepeated_data() {
        QTest::addColumn<std::string>("text");
        for (const char* text :
             {"s3://AKIAID:sEcReT@bucket/x", "s3://sEcReT@bucket/x", "S3://a:sEcReT@bucket",
              "s3://bucket/x?secret_key=sEcReT", "s3://bucket/x?access_key=sEcReT",
              "s3://bucket/x?session_token=sEcReT", "s3://bucket/x?sEcReT", "s3://bucket/x?X-Amz-Signature=sEcReT",
              "s3://bucket/x?endpoint_override=u:sEcReT@host", "s3://bucket/x?endpoint_override=u%3AsEcReT%40host",
              "hdfs://u:sEcReT@host/x", "gs://u:sEcReT@host/x", "s3://u:sEcReT@bucket/\x01"})
            QTest::newRow(text) << std::string(text);
    }
    void aSecretIsRefusedAndNotRepeated() {
        QFETCH(std::string, text);
        RunConfig config;
        const auto set = findField("output")->setFromText(config, text);
        QVERIFY(!set.ok());
        QVERIFY2(set.error().message.find("sEcReT") == std::string::npos, set.error().message.c_str());
        QVERIFY(config.output.empty());
    }
};

QTEST_APPLESS_MAIN(TestStoreUri)
#include "tst_store_uri.moc"
