#include "core/run/run_feed.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace ledgerloom {

namespace {

using Json = nlohmann::json;

constexpr int feedVersion = 2;
constexpr std::size_t mostTextBytes = 600;

template <class T> using Named = std::pair<const char*, T Snapshot::*>;

constexpr std::array<Named<std::uint64_t>, 17> counts{{{"rows_done", &Snapshot::rowsDone},
                                                       {"rows_total", &Snapshot::rowsTotal},
                                                       {"bytes_done", &Snapshot::bytesDone},
                                                       {"bytes_total", &Snapshot::bytesTotal},
                                                       {"shards_done", &Snapshot::shardsDone},
                                                       {"shards_total", &Snapshot::shardsTotal},
                                                       {"memory_limit", &Snapshot::memoryLimitBytes},
                                                       {"soft_limit", &Snapshot::softLimitBytes},
                                                       {"peak_process", &Snapshot::peakProcessBytes},
                                                       {"peak_reserved", &Snapshot::peakReservedBytes},
                                                       {"cache", &Snapshot::cacheBytes},
                                                       {"budget_available", &Snapshot::budgetAvailableBytes},
                                                       {"last_event", &Snapshot::lastEvent},
                                                       {"samples_recorded", &Snapshot::samplesRecorded},
                                                       {"bytes_kept", &Snapshot::bytesKept},
                                                       {"arrow_limit", &Snapshot::arrowLimitBytes},
                                                       {"peak_arrow", &Snapshot::peakArrowBytes}}};
constexpr std::array<Named<std::uint32_t>, 5> smallCounts{{{"workers_active", &Snapshot::workersActive},
                                                           {"workers_wanted", &Snapshot::workersWanted},
                                                           {"workers_planned", &Snapshot::workersPlanned},
                                                           {"units_in_flight", &Snapshot::unitsInFlight},
                                                           {"units_allowed", &Snapshot::unitsAllowed}}};

template <class T> Json orNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

template <class T> std::optional<T> optionalAt(const Json& json) {
    return json.is_null() ? std::nullopt : std::optional(json.get<T>());
}

Json sampleJson(const Sample& s) {
    return {s.elapsedUs,
            orNull(s.processBytes),
            s.reservedBytes,
            orNull(s.availableBytes),
            orNull(s.diskFreeBytes),
            s.growthBytesPerSecond,
            s.rowsPerSecond,
            s.bytesPerSecond,
            s.level,
            s.arrowBytes};
}

Sample sampleOf(const Json& json) {
    return {.elapsedUs = json.at(0).get<std::int64_t>(),
            .processBytes = optionalAt<std::uint64_t>(json.at(1)),
            .reservedBytes = json.at(2).get<std::uint64_t>(),
            .availableBytes = optionalAt<std::uint64_t>(json.at(3)),
            .diskFreeBytes = optionalAt<std::uint64_t>(json.at(4)),
            .growthBytesPerSecond = json.at(5).get<double>(),
            .rowsPerSecond = json.at(6).get<double>(),
            .bytesPerSecond = json.at(7).get<double>(),
            .level = std::min<std::uint8_t>(json.at(8).get<std::uint8_t>(), 3),
            .arrowBytes = json.at(9).get<std::uint64_t>()};
}

Json eventJson(const Event& event) {
    return {event.sequence, event.elapsedUs,
            event.wallUs,   static_cast<int>(event.kind),
            event.level,    event.text.substr(0, mostTextBytes)};
}

Event eventOf(const Json& json) {
    const int kind = std::clamp(json.at(3).get<int>(), 0, static_cast<int>(EventKind::info));
    return {.sequence = json.at(0).get<std::uint64_t>(),
            .elapsedUs = json.at(1).get<std::int64_t>(),
            .wallUs = json.at(2).get<std::int64_t>(),
            .kind = static_cast<EventKind>(kind),
            .level = std::min<std::uint8_t>(json.at(4).get<std::uint8_t>(), 3),
            .text = json.at(5).get<std::string>()};
}

Json snapshotOf(const Snapshot& snapshot) {
    Json json{{"state", static_cast<int>(snapshot.state)},
              {"level", static_cast<int>(snapshot.level)},
              {"elapsed_us", snapshot.elapsedUs},
              {"waiting_for", snapshot.waitingFor},
              {"efficiency", snapshot.memoryEfficiency},
              {"eta_low", orNull(snapshot.etaLowSeconds)},
              {"eta_high", orNull(snapshot.etaHighSeconds)},
              {"sample", sampleJson(snapshot.sample)}};
    for (const auto& [name, member] : counts) {
        json[name] = snapshot.*member;
    }
    for (const auto& [name, member] : smallCounts) {
        json[name] = snapshot.*member;
    }
    for (const PurposeStats& purpose : snapshot.memoryFor) {
        json["memory_for"].push_back({purpose.used, purpose.peak});
    }
    if (snapshot.onCluster) {
        json["cluster"] = true;
    }
    json["error"] = snapshot.error
                        ? Json{{"code", static_cast<int>(snapshot.error->code)}, {"message", snapshot.error->message}}
                        : Json(nullptr);
    return json;
}

Snapshot snapshotFrom(const Json& json) {
    Snapshot snapshot;
    const int state = std::clamp(json.at("state").get<int>(), 0, static_cast<int>(RunState::cancelled));
    snapshot.state = static_cast<RunState>(state);
    snapshot.level = static_cast<Level>(std::clamp(json.at("level").get<int>(), 0, 3));
    snapshot.elapsedUs = json.at("elapsed_us").get<std::int64_t>();
    snapshot.waitingFor = json.at("waiting_for").get<std::string>();
    snapshot.memoryEfficiency = json.at("efficiency").get<double>();
    snapshot.etaLowSeconds = optionalAt<double>(json.at("eta_low"));
    snapshot.etaHighSeconds = optionalAt<double>(json.at("eta_high"));
    snapshot.sample = sampleOf(json.at("sample"));
    for (const auto& [name, member] : counts) {
        snapshot.*member = json.at(name).get<std::uint64_t>();
    }
    for (const auto& [name, member] : smallCounts) {
        snapshot.*member = json.at(name).get<std::uint32_t>();
    }
    for (std::size_t at = 0; at < snapshot.memoryFor.size(); ++at) {
        const Json& purpose = json.at("memory_for").at(at);
        snapshot.memoryFor[at] = {.used = purpose.at(0).get<std::uint64_t>(),
                                  .peak = purpose.at(1).get<std::uint64_t>()};
    }
    const auto cluster = json.find("cluster");
    snapshot.onCluster = cluster != json.end() && cluster->get<bool>();
    if (const Json& error = json.at("error"); !error.is_null()) {
        snapshot.error = Error{.code = ErrorCode::failed, .message = error.at("message").get<std::string>()};
    }
    return snapshot;
}

} // namespace

std::string runFeed(const RunNews& news) {
    Json json{{"version", feedVersion},
              {"snapshot", snapshotOf(news.snapshot)},
              {"samples", Json::array()},
              {"events", Json::array()}};
    for (const Sample& sample : news.samples) {
        json["samples"].push_back(sampleJson(sample));
    }
    for (const Event& event : news.events) {
        json["events"].push_back(eventJson(event));
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string runFeed(const Engine& engine, std::uint64_t sample, std::uint64_t event) {
    RunNews news{engine.snapshot(), engine.samplesSince(sample, mostFeedSamples), engine.eventsSince(event)};
    if (news.events.size() > mostFeedEvents) {
        news.events.erase(news.events.begin(), news.events.end() - std::ptrdiff_t{mostFeedEvents});
    }
    return runFeed(news);
}

Result<RunNews> parseRunFeed(std::string_view text) {
    const Error notOurs{ErrorCode::io, "the answer is not that of a Ledgerloom run of this version"};
    // The JSON library reports by exceptions; here they become a Result.
    try {
        const Json json = Json::parse(text);
        if (json.at("version").get<int>() != feedVersion) {
            return notOurs;
        }
        RunNews news;
        news.snapshot = snapshotFrom(json.at("snapshot"));
        for (const Json& sample : json.at("samples")) {
            news.samples.push_back(sampleOf(sample));
        }
        for (const Json& event : json.at("events")) {
            news.events.push_back(eventOf(event));
        }
        return news;
    } catch (const nlohmann::json::exception&) {
        return notOurs;
    }
}

} // namespace ledgerloom
