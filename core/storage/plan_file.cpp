#include "core/storage/plan_file.h"

#include "core/config/fields.h"
#include "core/config/strict_json.h"
#include "core/format/part_encoders.h"
#include "core/population/customer_index.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <set>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t formatVersion = 1;
constexpr std::string_view configPrefix = "config.";

/// The numbers of a plan that do not stand in the config.
struct PlanNumber {
    std::string_view name;
    std::uint64_t Plan::*member;
};
constexpr std::array planNumbers{
    PlanNumber{"rows", &Plan::rows},     PlanNumber{"customers", &Plan::customers},
    PlanNumber{"blocks", &Plan::blocks}, PlanNumber{"blocks_per_shard", &Plan::blocksPerShard},
    PlanNumber{"shards", &Plan::shards}, PlanNumber{"shards_per_chunk", &Plan::shardsPerChunk}};

Error refused(const std::string& name, const std::string& why) {
    return {.code = ErrorCode::badInput,
            .message = name + " cannot be used as a plan: " + why + ". Make it anew with: ledgerloom plan",
            .field = "plan"};
}

/// How shards are made is the business of whoever makes them.
bool isPlanned(const Field& field) {
    return field.identity || field.name == "customers-file";
}

struct Parsed {
    PlanFile file;
    std::set<std::string> found;
    std::uint64_t version = 0;
};

bool takeNumber(const JsonScalar& value, std::uint64_t& to) {
    const char* end = value.text.data() + value.text.size();
    const auto [at, problem] = std::from_chars(value.text.data(), end, to);
    return value.type == JsonScalar::Type::integer && problem == std::errc{} && at == end;
}

bool takePlanEntry(Plan& plan, std::string_view name, const JsonScalar& value) {
    std::uint64_t number = 0;
    if (!takeNumber(value, number)) {
        return false;
    }
    for (const PlanNumber& one : planNumbers) {
        if (name == one.name) {
            plan.*one.member = number;
            return true;
        }
    }
    if (name == "end_day") {
        plan.endDate = static_cast<std::int32_t>(number);
    } else if (name == "activity_permille") {
        plan.activityPermille = static_cast<std::uint32_t>(number);
    } else if (name.starts_with("bytes.")) {
        for (const Table table : allTables) {
            if (name.substr(6) == tableName(table)) {
                plan.tableBytes[static_cast<std::size_t>(table)] = number;
            }
        }
    } else {
        return name == "fraud_rows" || name == "rows_per_block"; // for people who look on
    }
    return true;
}

/// Answers what is wrong with the entry.
std::string take(Parsed& parsed, const JsonEntry& entry) {
    PlanFile& file = parsed.file;
    parsed.found.insert(entry.path);
    std::uint64_t number = 0;
    if (entry.path.starts_with(configPrefix)) {
        const Field* field = findField(entry.path.substr(configPrefix.size()));
        if (field == nullptr || !isPlanned(*field)) {
            return "it has the unknown option " + entry.path;
        }
        const auto set = field->setFromJson(file.config, entry.value);
        return set ? std::string() : set.error().message;
    }
    if (entry.path.starts_with("plan.")) {
        return takePlanEntry(file.plan, std::string_view(entry.path).substr(5), entry.value)
                   ? std::string()
                   : "its " + entry.path + " is unknown or no whole number";
    }
    if (entry.path == "ledgerloom_plan" && takeNumber(entry.value, number)) {
        parsed.version = number;
    } else if (entry.path == "data_version" && takeNumber(entry.value, number)) {
        file.dataVersion = static_cast<std::uint32_t>(number);
    } else if (entry.path == "program") {
        file.program = entry.value.text;
    } else if (entry.path == "libraries") {
        file.libraries = entry.value.text;
    } else if (entry.path == "fingerprint") {
        file.fingerprint = entry.value.text;
    } else if (entry.path == "customers_xxh3_128") {
        file.customers = entry.value.text;
    } else {
        return "it has the unknown member " + entry.path;
    }
    return {};
}

Result<void> completeFromConfig(PlanFile& file) {
    Plan& plan = file.plan;
    const auto encoding = resolveEncoding(file.config.format, file.config.compression, file.config.compressionLevel);
    if (!encoding) {
        return encoding.error();
    }
    if (orderOf(file.config) == Order::time) {
        return Error{.code = ErrorCode::badInput,
                     .message = "it asks for the order of time, which needs all shards in one run",
                     .field = "order"};
    }
    takeConfig(plan, file.config);
    return {};
}

} // namespace

std::string planFileText(const DatasetInfo& info, const std::string& program) {
    Json config = Json::object();
    for (const Field& field : fields()) {
        if (isPlanned(field) && field.isSet(info.config)) {
            config[field.key()] = Json::parse(field.toJson(info.config));
        }
    }
    Json plan = Json::object();
    for (const PlanNumber& one : planNumbers) {
        plan[std::string(one.name)] = info.plan.*one.member;
    }
    plan["end_day"] = info.plan.endDate;
    plan["activity_permille"] = info.plan.activityPermille;
    for (const Table table : allTables) {
        plan["bytes"][std::string(tableName(table))] = info.plan.tableBytes[static_cast<std::size_t>(table)];
    }
    Json whole{{"ledgerloom_plan", formatVersion},
               {"program", program},
               {"data_version", dataVersion},
               {"libraries", encodingLibraries(info.plan.encoding)},
               {"fingerprint", planFingerprint(info)}};
    if (info.plan.importedCustomers) {
        whole["customers_xxh3_128"] = info.plan.importedCustomers->checksum();
    }
    whole["config"] = std::move(config);
    whole["plan"] = std::move(plan);
    return whole.dump(2) + "\n";
}

Result<PlanFile> parsePlanFile(const std::string& text, const std::string& name) {
    const auto entries = readStrictJson(text, name);
    if (!entries) {
        return refused(name, entries.error().message);
    }
    Parsed parsed;
    for (const JsonEntry& entry : *entries) {
        if (entry.path == "ledgerloom_plan" && !(takeNumber(entry.value, parsed.version) && parsed.version == 1)) {
            return refused(name, "it is of version " + entry.value.text + " and this program reads version " +
                                     std::to_string(formatVersion));
        }
    }
    if (parsed.version != formatVersion) {
        return refused(name, "it is not one (it has no \"ledgerloom_plan\")");
    }
    for (const JsonEntry& entry : *entries) {
        if (const std::string wrong = take(parsed, entry); !wrong.empty()) {
            return refused(name, wrong);
        }
    }
    for (const char* needed : {"program", "data_version", "libraries", "fingerprint", "plan.shards", "plan.end_day"}) {
        if (!parsed.found.contains(needed)) {
            return refused(name, "it lacks " + std::string(needed));
        }
    }
    if (const auto complete = completeFromConfig(parsed.file); !complete) {
        return refused(name, complete.error().message);
    }
    return parsed.file;
}

} // namespace ledgerloom
