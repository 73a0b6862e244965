#include "core/telemetry/http_client.h"
#include "core/telemetry/http_server.h"

#include <QElapsedTimer>
#include <QTest>

#include <arpa/inet.h>
#include <atomic>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace ledgerloom;
using namespace std::chrono_literals;

namespace {

std::unique_ptr<HttpServer> serve(HttpServer::HealthSource source) {
    return std::move(HttpServer::start(HttpAddress{}, std::move(source))).value();
}

/// A connection that sends `bytes` as they are; -1 where there is none.
int rawConnection(std::uint16_t port, const std::string& bytes) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(socket);
        return -1;
    }
    (void)::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    return socket;
}

std::string answerOn(int socket) {
    std::string text;
    char part[4096];
    for (ssize_t got = 0; (got = ::recv(socket, part, sizeof part, 0)) > 0;) {
        text.append(part, static_cast<std::size_t>(got));
    }
    ::close(socket);
    return text;
}

} // namespace

class TestHttpServer : public QObject {
    Q_OBJECT

private slots:
    void answersItsThreePages();
    void readyIs503FromCriticalOn();
    void asksForTheStateAtEachRequest();
    void anyPortIsToldAndAFixedOneIsKept();
    void aTakenPortIsRefused();
    void aForeignAddressIsRefused();
    void unknownPagesAreNotFound();
    void longRequestsAreRefused();
    void aFloodOfHeaderLinesIsCutOff();
    void malformedRequestsHarmNothing_data();
    void malformedRequestsHarmNothing();
    void aByteAtATimeHoldsNobodyUp();
    void aSourceThatFailsIsNoCrash();
    void answersManyAtOnce();
    void stopsAtOnceAlsoBesideASilentConnection();
    void serversComeAndGo();
};

void TestHttpServer::answersItsThreePages() {
    const auto server = serve([] { return HealthView{}; });
    const auto health = httpGet(server->url() + "/health", 5s);
    QVERIFY(health.ok());
    QVERIFY(health->find("\"status\":\"healthy\"") != std::string::npos);
    QVERIFY(httpGet(server->url() + "/ready", 5s).ok());
    const auto metrics = httpGet(server->url() + "/metrics", 5s);
    QVERIFY(metrics.ok());
    QVERIFY(metrics->find("ledgerloom_memory_level 0\n") != std::string::npos);
    const std::string raw =
        answerOn(rawConnection(server->port(), "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
    QVERIFY(raw.find("text/plain; version=0.0.4") != std::string::npos);
}

void TestHttpServer::readyIs503FromCriticalOn() {
    std::atomic<std::uint8_t> level = 1;
    const auto server = serve([&] {
        HealthView view;
        view.level = level;
        return view;
    });
    QVERIFY(httpGet(server->url() + "/ready", 5s).ok());
    for (const std::uint8_t bad : {std::uint8_t{2}, std::uint8_t{3}}) {
        level = bad;
        const auto ready = httpGet(server->url() + "/ready", 5s);
        QVERIFY(!ready.ok());
        QVERIFY2(ready.error().message.find("503") != std::string::npos, ready.error().message.c_str());
        QVERIFY(httpGet(server->url() + "/health", 5s).ok()); // alive all the same
    }
    level = 0;
    QVERIFY(httpGet(server->url() + "/ready", 5s).ok());
}

void TestHttpServer::asksForTheStateAtEachRequest() {
    std::atomic<std::uint64_t> rows = 5;
    const auto server = serve([&] {
        HealthView view;
        view.rowsDone = rows;
        return view;
    });
    QVERIFY(httpGet(server->url() + "/health", 5s)->find("\"rows_done\":5,") != std::string::npos);
    rows = 6;
    QVERIFY(httpGet(server->url() + "/health", 5s)->find("\"rows_done\":6,") != std::string::npos);
}

void TestHttpServer::anyPortIsToldAndAFixedOneIsKept() {
    const auto any = serve([] { return HealthView{}; });
    QVERIFY(any->port() > 0);
    QCOMPARE(any->url(), "http://127.0.0.1:" + std::to_string(any->port()));
}

void TestHttpServer::aTakenPortIsRefused() {
    const auto first = serve([] { return HealthView{}; });
    const auto second = HttpServer::start({"127.0.0.1", first->port()}, [] { return HealthView{}; });
    QVERIFY(!second.ok());
    QVERIFY(second.error().code == ErrorCode::io);
    const std::string& message = second.error().message;
    QVERIFY2(message.find(std::to_string(first->port())) != std::string::npos, message.c_str());
    QVERIFY2(message.find("in use") != std::string::npos, message.c_str());
}

void TestHttpServer::aForeignAddressIsRefused() {
    const auto server = HttpServer::start({"192.0.2.1", 0}, [] { return HealthView{}; });
    QVERIFY(!server.ok());
    QVERIFY2(server.error().message.find("192.0.2.1") != std::string::npos, server.error().message.c_str());
}

void TestHttpServer::unknownPagesAreNotFound() {
    const auto server = serve([] { return HealthView{}; });
    const auto page = httpGet(server->url() + "/secrets", 5s);
    QVERIFY(!page.ok());
    QVERIFY2(page.error().message.find("404") != std::string::npos, page.error().message.c_str());
    QVERIFY2(page.error().message.find("/metrics") != std::string::npos, page.error().message.c_str());
}

void TestHttpServer::longRequestsAreRefused() {
    const auto server = serve([] { return HealthView{}; });
    const std::string longLine = "GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n";
    QVERIFY(answerOn(rawConnection(server->port(), longLine)).find("200 OK") == std::string::npos);
    const std::string bigBody = "POST /health HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n";
    QVERIFY(answerOn(rawConnection(server->port(), bigBody)).find("200 OK") == std::string::npos);
    QVERIFY(httpGet(server->url() + "/health", 5s).ok());
}

void TestHttpServer::aFloodOfHeaderLinesIsCutOff() {
    const auto server = serve([] { return HealthView{}; });
    std::string flood = "GET /health HTTP/1.1\r\n";
    for (int line = 0; line < 2'000; ++line)
        flood += "X-" + std::to_string(line) + ": filling\r\n";
    QVERIFY(answerOn(rawConnection(server->port(), flood + "\r\n")).find("200 OK") == std::string::npos);
    QVERIFY(httpGet(server->url() + "/health", 5s).ok());
}

void TestHttpServer::malformedRequestsHarmNothing_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n");
    QTest::newRow("no path") << QByteArray("GET HTTP/1.1\r\n\r\n");
    QTest::newRow("zero bytes") << QByteArray("GET /run\0\0 HTTP/1.1\r\n\r\n", 24);
    QTest::newRow("another version") << QByteArray("GET /health HTTP/9.9\r\n\r\n");
    QTest::newRow("headers without colon") << QByteArray("GET /ready HTTP/1.1\r\nHost\r\n\r\n");
    QTest::newRow("a bad length") << QByteArray("POST /metrics HTTP/1.1\r\nContent-Length: -5\r\n\r\n");
    QTest::newRow("numbers that are none") << QByteArray("GET /run?sample=x&event=-1 HTTP/1.1\r\nHost: x\r\n\r\n");
    QTest::newRow("bad escapes") << QByteArray("GET /%zz%1 HTTP/1.1\r\nHost: x\r\n\r\n");
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11);
    QTest::newRow("bytes of all kinds") << QByteArray(4'000, '\xff');
}

void TestHttpServer::malformedRequestsHarmNothing() {
    QFETCH(QByteArray, bytes);
    auto server = std::move(HttpServer::start(
                                HttpAddress{}, [] { return HealthView{}; },
                                [](std::uint64_t sample, std::uint64_t event) {
                                    return std::to_string(sample) + "," + std::to_string(event);
                                }))
                      .value();
    const int socket = rawConnection(server->port(), bytes.toStdString());
    ::shutdown(socket, SHUT_WR);
    QElapsedTimer timer;
    timer.start();
    (void)answerOn(socket);
    QVERIFY2(timer.elapsed() < 10'000, "the connection was kept open");
    for (const char* page : {"/health", "/ready", "/metrics", "/run"})
        QVERIFY2(httpGet(server->url() + page, 5s).ok(), page);
}

/// Twenty of them, more than there are threads to answer: others are answered all the same, and the slow ones are sent
/// away long before they have finished.
void TestHttpServer::aByteAtATimeHoldsNobodyUp() {
    const auto server = serve([] { return HealthView{}; });
    const std::string request =
        "GET /metrics HTTP/1.1\r\nHost: x\r\n" + std::string("X-Slow: ") + std::string(200, 'a');
    std::vector<int> slow;
    for (int count = 0; count < 20; ++count)
        slow.push_back(rawConnection(server->port(), "G"));
    std::atomic<bool> over = false;
    std::jthread sender([&] {
        for (std::size_t at = 1; at < request.size() && !over; ++at) {
            for (const int socket : slow)
                (void)::send(socket, request.data() + at, 1, MSG_NOSIGNAL);
            std::this_thread::sleep_for(100ms);
        }
    });
    for (const char* page : {"/health", "/ready", "/metrics"})
        QVERIFY2(httpGet(server->url() + page, 15s).ok(), page);
    for (const int socket : slow)
        QVERIFY(answerOn(socket).find("200 OK") == std::string::npos);
    over = true;
}

void TestHttpServer::aSourceThatFailsIsNoCrash() {
    const auto server = serve([]() -> HealthView { throw std::bad_alloc(); });
    const auto health = httpGet(server->url() + "/health", 5s);
    QVERIFY(!health.ok());
    QVERIFY2(health.error().message.find("500") != std::string::npos, health.error().message.c_str());
}

void TestHttpServer::answersManyAtOnce() {
    const auto server = serve([] { return HealthView{}; });
    std::atomic<int> answered = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&] {
            for (int count = 0; count < 25; ++count) {
                answered += httpGet(server->url() + "/health", 10s).ok() ? 1 : 0;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    QCOMPARE(answered.load(), 100);
}

void TestHttpServer::stopsAtOnceAlsoBesideASilentConnection() {
    auto server = serve([] { return HealthView{}; });
    const int silent = rawConnection(server->port(), "GET /health HT");
    QVERIFY(silent >= 0);
    QVERIFY(httpGet(server->url() + "/health", 5s).ok());
    QElapsedTimer timer;
    timer.start();
    server.reset();
    QVERIFY2(timer.elapsed() < 10'000, std::to_string(timer.elapsed()).c_str());
    ::close(silent);
}

void TestHttpServer::serversComeAndGo() {
    std::uint16_t port = 0;
    for (int turn = 0; turn < 20; ++turn) {
        const auto server = HttpServer::start({"127.0.0.1", port}, [] { return HealthView{}; });
        QVERIFY2(server.ok(), server.ok() ? "" : server.error().message.c_str());
        port = (*server)->port();
        QCOMPARE(int{(*server)->port()}, int{port});
    }
}

QTEST_APPLESS_MAIN(TestHttpServer)
#include "tst_http_server.moc"
