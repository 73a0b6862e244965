#include "core/telemetry/health.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>
#include <utility>

namespace ledgerloom {

namespace {

constexpr std::uint8_t criticalLevel = 2;

double rounded(double value) {
    return std::round(value * 10) / 10;
}

nlohmann::json megabytes(std::optional<std::uint64_t> bytes) {
    return bytes ? nlohmann::json(rounded(static_cast<double>(*bytes) / 1e6)) : nlohmann::json();
}

std::optional<double> usedShare(const HealthView& view) {
    if (!view.memoryUsageBytes || view.memoryLimitBytes == 0) {
        return std::nullopt;
    }
    return static_cast<double>(*view.memoryUsageBytes) / static_cast<double>(view.memoryLimitBytes);
}

/// Shortest decimal that reads back the same; no locale.
std::string numberText(double value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

class MetricsWriter {
public:
    void gauge(const char* name, const char* help, double value) { write(name, help, "gauge", numberText(value)); }
    void gauge(const char* name, const char* help, std::uint64_t value) {
        write(name, help, "gauge", std::to_string(value));
    }
    void gauge(const char* name, const char* help, std::optional<std::uint64_t> value) {
        if (value) {
            gauge(name, help, *value);
        }
    }
    void counter(const char* name, const char* help, std::uint64_t value) {
        write(name, help, "counter", std::to_string(value));
    }
    std::string take() { return std::move(m_text); }

private:
    void write(const char* name, const char* help, const char* type, const std::string& value) {
        const std::string full = std::string("ledgerloom_") + name;
        m_text += "# HELP " + full + ' ' + help + "\n# TYPE " + full + ' ' + type + '\n' + full + ' ' + value + '\n';
    }

    std::string m_text;
};

} // namespace

bool isReady(const HealthView& view) {
    return view.level < criticalLevel;
}

std::string healthJson(const HealthView& view) {
    const auto share = usedShare(view);
    nlohmann::ordered_json json;
    json["status"] = isReady(view) ? "healthy" : "degraded";
    json["state"] = view.state;
    json["level"] = view.levelName;
    json["memory_usage_mb"] = megabytes(view.memoryUsageBytes);
    json["memory_limit_mb"] = megabytes(view.memoryLimitBytes);
    json["memory_percent"] = share ? nlohmann::json(rounded(*share * 100)) : nlohmann::json();
    json["progress"] = rounded(view.progress * 100);
    json["rows_done"] = view.rowsDone;
    json["rows_total"] = view.rowsTotal;
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string metricsText(const HealthView& view) {
    MetricsWriter metrics;
    metrics.gauge("memory_usage_bytes", "Memory of the process without file pages.", view.memoryUsageBytes);
    metrics.gauge("memory_limit_bytes", "Hard memory limit in force.", view.memoryLimitBytes);
    metrics.gauge("memory_reserved_bytes", "Bytes reserved from the budget.", view.reservedBytes);
    metrics.gauge("arrow_usage_bytes", "What Arrow's pools hold of the process.", view.arrowBytes);
    metrics.gauge("arrow_limit_bytes", "What they may hold.", view.arrowLimitBytes);
    metrics.gauge("system_available_bytes", "Memory available on the system.", view.availableBytes);
    metrics.gauge("memory_growth_bytes_per_second", "Growth of the process.", view.growthBytesPerSecond);
    metrics.gauge("memory_level", "0 NORMAL, 1 WARNING, 2 CRITICAL, 3 EMERGENCY.", std::uint64_t{view.level});
    metrics.gauge("progress_ratio", "Share of the run that is done.", view.progress);
    metrics.gauge("elapsed_seconds", "Running time, pauses not counted.", view.elapsedSeconds);
    metrics.counter("rows_total", "Rows of transactions written.", view.rowsDone);
    metrics.gauge("rows_planned", "Rows of transactions the run will have.", view.rowsTotal);
    metrics.counter("bytes_total", "Bytes written.", view.bytesDone);
    metrics.gauge("rows_per_second", "Rows a second, lately.", view.rowsPerSecond);
    metrics.gauge("bytes_per_second", "Bytes a second, lately.", view.bytesPerSecond);
    metrics.gauge("workers_active", "Workers at work.", std::uint64_t{view.workersActive});
    return metrics.take();
}

} // namespace ledgerloom
