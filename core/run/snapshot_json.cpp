#include "core/run/snapshot_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

template <class T> Json orNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

double rounded(double value, double digits) {
    return std::round(value * digits) / digits;
}

Json orNullSeconds(const std::optional<double>& value) {
    return value ? Json(rounded(*value, 10)) : Json(nullptr);
}

Json errorJson(const std::optional<Error>& error) {
    if (!error)
        return nullptr;
    return {{"exit_code", exitCode(error->code)}, {"message", error->message}};
}

void addMemory(Json& json, const Snapshot& snapshot) {
    const Sample& sample = snapshot.sample;
    json["level"] = levelName(snapshot.level);
    json["memory_bytes"] = orNull(sample.processBytes);
    json["memory_limit_bytes"] = snapshot.memoryLimitBytes;
    json["soft_limit_bytes"] = snapshot.softLimitBytes;
    json["memory_peak_bytes"] = snapshot.peakProcessBytes;
    json["reserved_bytes"] = sample.reservedBytes;
    json["reserved_peak_bytes"] = snapshot.peakReservedBytes;
    if (snapshot.onCluster) {
        json["worst_executor_bytes"] = sample.reservedBytes;
        json["worst_executor_peak_bytes"] = snapshot.peakReservedBytes;
    }
    json["cache_bytes"] = snapshot.cacheBytes;
    json["budget_available_bytes"] = snapshot.budgetAvailableBytes;
    json["memory_efficiency"] = rounded(snapshot.memoryEfficiency, 1000);
    Json purposes = Json::object();
    for (std::size_t at = 0; at < snapshot.memoryFor.size(); ++at) {
        const PurposeStats& purpose = snapshot.memoryFor[at];
        if (purpose.peak > 0)
            purposes[std::string(purposeName(static_cast<Purpose>(at)))] = {{"reserved_bytes", purpose.used},
                                                                            {"reserved_peak_bytes", purpose.peak}};
    }
    json["memory_for"] = purposes;
    json["arrow_bytes"] = sample.arrowBytes;
    json["arrow_peak_bytes"] = snapshot.peakArrowBytes;
    json["arrow_limit_bytes"] = snapshot.arrowLimitBytes;
    json["growth_bytes_per_second"] = rounded(sample.growthBytesPerSecond, 1);
    json["available_bytes"] = orNull(sample.availableBytes);
    json["disk_free_bytes"] = orNull(sample.diskFreeBytes);
}

} // namespace

double progressShare(const Snapshot& snapshot) {
    if (snapshot.state == RunState::finished)
        return 1;
    if (snapshot.bytesTotal == 0)
        return 0;
    const double share = static_cast<double>(snapshot.bytesDone) / static_cast<double>(snapshot.bytesTotal);
    return std::clamp(share, 0.0, 0.999);
}

std::string snapshotJson(const Snapshot& snapshot, std::optional<std::int64_t> pid) {
    Json json;
    json["state"] = runStateName(snapshot.state);
    if (pid)
        json["pid"] = *pid;
    json["waiting_for"] = snapshot.waitingFor.empty() ? Json(nullptr) : Json(snapshot.waitingFor);
    json["percent"] = rounded(progressShare(snapshot) * 100, 10);
    json["elapsed_seconds"] = rounded(static_cast<double>(snapshot.elapsedUs) / 1e6, 1000);
    json["eta_low_seconds"] = orNullSeconds(snapshot.etaLowSeconds);
    json["eta_high_seconds"] = orNullSeconds(snapshot.etaHighSeconds);
    json["rows_done"] = snapshot.rowsDone;
    json["rows_total"] = snapshot.rowsTotal;
    json["bytes_done"] = snapshot.bytesDone;
    json["bytes_total"] = snapshot.bytesTotal;
    json["shards_done"] = snapshot.shardsDone;
    json["shards_total"] = snapshot.shardsTotal;
    json["rows_kept"] = snapshot.rowsKept;
    json["bytes_kept"] = snapshot.bytesKept;
    json["shards_kept"] = snapshot.shardsKept;
    json["rows_per_second"] = rounded(snapshot.sample.rowsPerSecond, 1);
    json["bytes_per_second"] = rounded(snapshot.sample.bytesPerSecond, 1);
    json["workers_active"] = snapshot.workersActive;
    json["workers_wanted"] = snapshot.workersWanted;
    json["units_in_flight"] = snapshot.unitsInFlight;
    json["units_allowed"] = snapshot.unitsAllowed;
    addMemory(json, snapshot);
    json["error"] = errorJson(snapshot.error);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace ledgerloom
