#include "core/telemetry/http_address.h"

#include <QTest>

#include <string>

using namespace ledgerloom;

class TestHttpAddress : public QObject {
    Q_OBJECT

private slots:
    void understands_data() {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<std::string>("url");
        const auto row = [](const char* text, const char* host, int port, const char* url) {
            QTest::newRow(text) << std::string(text) << std::string(host) << port << std::string(url);
        };
        row("8080", "127.0.0.1", 8080, "http://127.0.0.1:8080");
        row(":8080", "127.0.0.1", 8080, "http://127.0.0.1:8080");
        row("0", "127.0.0.1", 0, "http://127.0.0.1:0");
        row("127.0.0.1:65535", "127.0.0.1", 65535, "http://127.0.0.1:65535");
        row("0.0.0.0:80", "0.0.0.0", 80, "http://0.0.0.0:80");
        row("localhost:80", "localhost", 80, "http://localhost:80");
        row("[::1]:8080", "::1", 8080, "http://[::1]:8080");
    }
    void understands() {
        QFETCH(std::string, text);
        QFETCH(std::string, host);
        QFETCH(int, port);
        QFETCH(std::string, url);
        const auto address = parseHttpAddress(text);
        QVERIFY(address.ok());
        QCOMPARE(address->host, host);
        QCOMPARE(int{address->port}, port);
        QCOMPARE(urlOf(*address), url);
    }
    void refuses_data() {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("why");
        const auto row = [](const char* text, const char* why) {
            QTest::newRow(*text == '\0' ? "nothing" : text) << std::string(text) << std::string(why);
        };
        row("", "port must be a number");
        row("localhost", "port must be a number");
        row("localhost:", "port must be a number");
        row("127.0.0.1:65536", "port must be a number");
        row("127.0.0.1:-1", "port must be a number");
        row("127.0.0.1:80x", "port must be a number");
        row("127.0.0.1: 80", "port must be a number");
        row("::1:8080", "IPv6");
        row("[::1]", "IPv6");
        row("[]:80", "IPv6");
        row("[localhost]:80", "IPv6");
        row("my host:80", "host name");
        row("http://127.0.0.1:80", "IPv6");
        row("a/b:80", "host name");
    }
    void refuses() {
        QFETCH(std::string, text);
        QFETCH(std::string, why);
        const auto address = parseHttpAddress(text);
        QVERIFY(!address.ok());
        QVERIFY(address.error().code == ErrorCode::badInput);
        QCOMPARE(address.error().field, std::string("serve"));
        const std::string& message = address.error().message;
        QVERIFY2(message.find(why) != std::string::npos, message.c_str());
        QVERIFY2(message.find("127.0.0.1:8080") != std::string::npos, message.c_str());
    }
};

QTEST_APPLESS_MAIN(TestHttpAddress)
#include "tst_http_address.moc"
