#include "core/dataset/dataset_listing.h"

#include "core/base/civil_time.h"
#include "core/base/stream_hash.h"
#include "core/base/text.h"
#include "core/base/units.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/file_io.h"

#include <nlohmann/json.hpp>

namespace ledgerloom {

namespace {

using Json = nlohmann::json;

/// What a line of the list becomes in memory, per byte of it.
constexpr std::uint64_t memoryPerByte = 2;

Error notFinished(FileSystem& files, const std::string& folder) {
    FileStatus found;
    const bool exists = files.status(folder, found) == 0 && found.kind != FileKind::missing;
    if (!exists)
        return {.code = ErrorCode::badInput, .message = folder + " does not exist: name the folder of a dataset"};
    FileStatus journal;
    files.status(under(folder, journalPath), journal);
    if (journal.kind == FileKind::file)
        return {.code = ErrorCode::incomplete,
                .message = folder +
                           " is not finished, so there is nothing to hold it against. Finish it: ledgerloom "
                           "resume " +
                           folder};
    return {.code = ErrorCode::badInput,
            .message = folder +
                       " has no manifest.json, so it is no dataset of Ledgerloom's. To look at other files: "
                       "ledgerloom inspect " +
                       folder};
}

/// The numbers of the plan that checks go by.
void readPlan(const Json& manifest, DatasetListing& listing) {
    const Json& numbers = manifest.at("plan");
    const RunConfig& config = listing.manifest.config;
    Plan& plan = listing.plan;
    takeConfig(plan, config);
    plan.rows = numbers.at("rows").get<std::uint64_t>();
    plan.customers = numbers.at("customers").get<std::uint64_t>();
    plan.blocks = numbers.at("blocks").get<std::uint64_t>();
    plan.blocksPerShard = numbers.at("blocks_per_shard").get<std::uint64_t>();
    plan.shards = numbers.at("shards").get<std::uint64_t>();
    plan.shardsPerChunk = numbers.at("shards_per_chunk").get<std::uint64_t>();
    plan.startDate = parseDate(numbers.at("start_date").get<std::string>()).value();
    plan.endDate = parseDate(numbers.at("end_date").get<std::string>()).value();
    listing.imported = numbers.contains("customers_file");
    listing.changed = manifest.contains("changes");
    for (const auto& [name, table] : manifest.at("tables").items())
        listing.tables[name] = {.parts = table.at("parts").get<std::uint64_t>(),
                                .rows = table.at("rows").get<std::uint64_t>(),
                                .bytes = table.at("bytes").get<std::uint64_t>(),
                                .fraudRows = table.value("fraud_rows", std::uint64_t{0})};
}

std::optional<ListedPart> partOf(std::string_view line) {
    const Json json = Json::parse(line, nullptr, false);
    try {
        ListedPart part;
        part.path = json.at("path").get<std::string>();
        part.table = json.at("table").get<std::string>();
        part.isShard = json.contains("shard");
        part.unit = json.at(part.isShard ? "shard" : "part").get<std::uint64_t>();
        part.rows = json.at("rows").get<std::uint64_t>();
        part.bytes = json.at("bytes").get<std::uint64_t>();
        part.checksum = json.at("xxh3_128").get<std::string>();
        part.fraudRows = json.value("fraud_rows", std::uint64_t{0});
        part.firstTime = json.value("first_time", std::string());
        part.lastTime = json.value("last_time", std::string());
        if (!DatasetLayout::isPartPath(part.path))
            return std::nullopt;
        return part;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

Result<void> readParts(const DatasetWork& work, DatasetListing& listing, VerifyReport& report) {
    const auto list = report.add("parts.jsonl is the one that manifest.json names");
    const auto lines = report.add("every line of parts.jsonl is a part");
    const std::string path = under(listing.folder, partsListName);
    FileStatus found;
    work.files.status(path, found);
    auto memory = work.budget.reserve(found.bytes * memoryPerByte, "the list of parts");
    if (!memory)
        return memory.error();
    listing.memory = std::move(memory).value();
    if (found.kind != FileKind::file) {
        report.fault(list, std::string(partsListName), 0, "line", "the list of parts is missing");
        return {};
    }
    StreamHash hash;
    std::uint64_t number = 0;
    auto read = readLines(work.files, path, [&](std::string_view line) {
        hash.add(line);
        hash.add("\n");
        ++number;
        if (auto part = partOf(line))
            listing.parts.push_back(std::move(*part));
        else
            report.fault(lines, std::string(partsListName), number, "line", quotedText(line) + " names no part");
        return true;
    });
    if (!read)
        return read;
    report.checked(lines, number);
    report.checked(list, 1);
    if (hash.hex() != listing.manifest.rootHash)
        report.fault(list, std::string(partsListName), 0, "line",
                     "its XXH3-128 is " + hash.hex() + ", manifest.json says " + listing.manifest.rootHash);
    return {};
}

void compareTotals(const DatasetListing& listing, VerifyReport& report) {
    const auto check = report.add("manifest.json counts what parts.jsonl lists");
    std::map<std::string, ListedTotals> sums;
    for (const ListedPart& part : listing.parts) {
        ListedTotals& sum = sums[part.table];
        sum.parts += 1;
        sum.rows += part.rows;
        sum.bytes += part.bytes;
        sum.fraudRows += part.fraudRows;
    }
    const auto told = [](const ListedTotals& totals) {
        return counted(totals.parts, "part") + ", " + counted(totals.rows, "row") + ", " +
               counted(totals.bytes, "byte") + ", " + formatCount(totals.fraudRows) + " fraudulent";
    };
    for (const auto& [name, totals] : listing.tables)
        sums.try_emplace(name);
    for (const auto& [name, sum] : sums) {
        report.checked(check, 1);
        const auto said = listing.tables.find(name);
        const ListedTotals totals = said == listing.tables.end() ? ListedTotals() : said->second;
        if (totals != sum)
            report.fault(check, std::string(manifestName), 0, "line",
                         name + ": the list has " + told(sum) + "; the manifest " + told(totals));
    }
}

} // namespace

std::uint64_t DatasetListing::bytes() const {
    std::uint64_t sum = 0;
    for (const ListedPart& part : parts)
        sum += part.bytes;
    return sum;
}

Result<DatasetListing> readListing(const DatasetWork& work, const std::string& folder, VerifyReport& report) {
    DatasetListing listing;
    listing.folder = folder;
    const std::string path = under(folder, manifestName);
    FileStatus found;
    if (work.files.status(path, found) != 0 || found.kind != FileKind::file)
        return notFinished(work.files, folder);
    auto manifest = readManifest(work.files, path);
    if (!manifest)
        return manifest.error();
    listing.manifest = std::move(manifest).value();
    try {
        readPlan(Json::parse(listing.manifest.text), listing);
    } catch (const std::exception& problem) {
        return Error{.code = ErrorCode::badInput,
                     .message = path + " is not a manifest that can be used: " + problem.what()};
    }
    if (auto parts = readParts(work, listing, report); !parts)
        return parts.error();
    compareTotals(listing, report);
    return listing;
}

} // namespace ledgerloom
