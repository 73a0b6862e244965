#include "core/telemetry/http_client.h"
#include "core/telemetry/http_server.h"

#include <QTest>

using namespace ledgerloom;
using namespace std::chrono_literals;

class TestHttpClient : public QObject {
    Q_OBJECT

private slots:
    void badUrlsAreRefused_data() {
        QTest::addColumn<std::string>("url");
        for (const char* url :
             {"", "127.0.0.1:80", "https://127.0.0.1:80/", "ftp://x/", "http://", "http:///health", "http://a b/"}) {
            QTest::newRow(*url == '\0' ? "nothing" : url) << std::string(url);
        }
    }
    void badUrlsAreRefused() {
        QFETCH(std::string, url);
        const auto answer = httpGet(url, 1s);
        QVERIFY(!answer.ok());
        QVERIFY2(answer.error().code == ErrorCode::badInput, answer.error().message.c_str());
        QVERIFY2(answer.error().message.find("http://HOST:PORT") != std::string::npos, answer.error().message.c_str());
    }
    void nobodyThereIsAnIoError() {
        std::uint16_t port = 0;
        {
            const auto server = HttpServer::start({}, [] { return HealthView{}; });
            port = (*server)->port();
        }
        const auto answer = httpGet("http://127.0.0.1:" + std::to_string(port) + "/health", 2s);
        QVERIFY(!answer.ok());
        QVERIFY(answer.error().code == ErrorCode::io);
        QVERIFY2(answer.error().message.find("--serve") != std::string::npos, answer.error().message.c_str());
    }
    void aLongAnswerIsCutOff() {
        const auto server = HttpServer::start({}, [] {
            HealthView view;
            view.state = std::string(3 << 20, 'x');
            return view;
        });
        const auto answer = httpGet((*server)->url() + "/health", 5s);
        QVERIFY(!answer.ok());
        QVERIFY2(answer.error().message.find("longer than 1 MiB") != std::string::npos, answer.error().message.c_str());
    }
};

QTEST_APPLESS_MAIN(TestHttpClient)
#include "tst_http_client.moc"
