#include "app/cli/run_health.h"
#include "core/telemetry/http_client.h"
#include "tests/support/fake_probe.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace ledgerloom;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 10s;

nlohmann::json healthOf(const HttpServer& server) {
    return nlohmann::json::parse(httpGet(server.url() + "/health", patience).value(), nullptr, false);
}

bool metricsSay(const HttpServer& server, const std::string& line) {
    return httpGet(server.url() + "/metrics", patience).value().find("\nledgerloom_" + line + '\n') !=
           std::string::npos;
}

} // namespace

/// --serve answers from threads of its own: whatever the engine does or does not do, each page tells the truth of it.
class TestRunHealth : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_probe = std::make_shared<FakeProbe>();
        m_config = {};
        m_config.sizeBytes = 0;
        m_config.rows = 50'000'000; // none of these runs gets to its end
        m_config.workers = 2;
        m_config.output = "null";
        m_config.serve = "127.0.0.1:0";
    }

    void answersWhileTheEngineIsPaused() {
        const auto engine = make();
        const auto server = serve(*engine);
        QVERIFY(engine->start().ok());
        QTRY_VERIFY(engine->snapshot().rowsDone > 0);
        engine->pause();
        QTRY_COMPARE(int(engine->snapshot().state), int(RunState::paused));
        const auto first = healthOf(*server);
        QCOMPARE(first["status"].get<std::string>(), std::string("healthy"));
        QCOMPARE(first["state"].get<std::string>(), std::string("paused"));
        QVERIFY(first["rows_done"].get<std::uint64_t>() > 0);
        QVERIFY(httpGet(server->url() + "/ready", patience).ok());
        QVERIFY(metricsSay(*server, "workers_active 0"));
        QVERIFY(metricsSay(*server, "rows_total " + first["rows_done"].dump()));
        // Memory goes on being watched meanwhile.
        m_probe->setProcessBytes(std::uint64_t(100) << 20);
        QTRY_COMPARE(healthOf(*server)["memory_usage_mb"].get<double>(), 104.9);
        QCOMPARE(healthOf(*server)["rows_done"].dump(), first["rows_done"].dump());
        engine->resume();
        QTRY_COMPARE(healthOf(*server)["state"].get<std::string>(), std::string("running"));
    }

    void answersAtEmergency() {
        m_config.wait = true;
        const auto engine = make();
        const auto server = serve(*engine);
        QVERIFY(engine->start().ok());
        QTRY_VERIFY(engine->snapshot().rowsDone > 0);
        m_probe->setProcessBytes(std::uint64_t(64) << 30);
        QTRY_COMPARE(int(engine->snapshot().state), int(RunState::waiting));
        const auto health = healthOf(*server);
        QCOMPARE(health["status"].get<std::string>(), std::string("degraded"));
        QCOMPARE(health["state"].get<std::string>(), std::string("waiting"));
        QCOMPARE(health["level"].get<std::string>(), std::string("EMERGENCY"));
        const auto ready = httpGet(server->url() + "/ready", patience);
        QVERIFY(!ready.ok());
        QVERIFY2(ready.error().message.find("503") != std::string::npos, ready.error().message.c_str());
        QVERIFY2(ready.error().message.find("EMERGENCY") != std::string::npos, ready.error().message.c_str());
        QVERIFY(metricsSay(*server, "memory_level 3"));
        QVERIFY(metricsSay(*server, "workers_active 0"));
    }

    void answersWhenTheRunIsOver() {
        m_config.rows = 1'000;
        const auto engine = make();
        const auto server = serve(*engine);
        QVERIFY(engine->start().ok());
        QVERIFY(engine->wait().ok());
        QCOMPARE(healthOf(*server)["state"].get<std::string>(), std::string("finished"));
        QVERIFY(httpGet(server->url() + "/ready", patience).ok());
        QVERIFY(metricsSay(*server, "progress_ratio 1"));
    }

private:
    std::unique_ptr<Engine> make() {
        return Engine::create(m_config, {.clock = {}, .probe = m_probe, .files = {}}).value();
    }
    std::unique_ptr<HttpServer> serve(const Engine& engine) { return serveHealth(m_config, engine).value(); }

    RunConfig m_config;
    std::shared_ptr<FakeProbe> m_probe;
};

QTEST_GUILESS_MAIN(TestRunHealth)
#include "tst_run_health.moc"
