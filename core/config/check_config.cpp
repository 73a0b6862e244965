#include "core/base/civil_time.h"
#include "core/base/units.h"
#include "core/config/field_value.h"
#include "core/config/fields.h"

namespace ledgerloom {

namespace {

Error refused(std::string_view field, const std::string& message) {
    return {ErrorCode::badInput, message, std::string(field)};
}

Result<void> checkRanges(const RunConfig& config) {
    for (const Field& field : fields()) {
        if (std::holds_alternative<std::string RunConfig::*>(field.member)) {
            if (const auto text = readTextValue(field, field.toText(config)); !text)
                return refused(field.name, std::string(field.name) + ": " + text.error().message);
            continue;
        }
        const bool isBytes = field.kind == FieldKind::softLimit && config.softLimitBytes > 0;
        if (!inRange(field, {field.number(config), isBytes}))
            return refused(field.name, std::string(field.name) + ": \"" + field.toText(config) +
                                           "\" is out of range. Allowed: " + field.allowedText() + ".");
    }
    return {};
}

Result<void> checkVolume(const RunConfig& config) {
    if (config.sizeBytes == 0 && config.rows == 0)
        return refused("size", "size: neither size nor rows is given. Set one of them, for example size 1GB.");
    if (config.sizeBytes != 0 && config.rows != 0)
        return refused("size", "size: size and rows are both given, and each decides the volume. Leave one out.");
    if (config.customersOnly && config.rows != 0)
        return refused("customers-only", "customers-only: a run without transactions has no rows (rows is " +
                                             formatCount(config.rows) + "). Give size or customers in its place.");
    if (config.endDate < config.startDate)
        return refused("end-date", "end-date: " + formatDate(config.endDate) + " is before start-date " +
                                       formatDate(config.startDate) + ". Swap them or set a later end-date.");
    return {};
}

Result<void> checkTables(const RunConfig& config) {
    if (config.labels == Labels::inlined)
        return {};
    const std::string given = config.labels == Labels::delayed ? "delayed" : "both";
    if (config.customersOnly)
        return refused("labels", "labels: \"" + given +
                                     "\" is for transactions, and customers-only makes none. Leave "
                                     "one of them out.");
    if (config.output == "-")
        return refused("labels", "labels: \"" + given +
                                     "\" makes tables of their own, and standard output is the "
                                     "stream of one. Take inline there, or write to a folder.");
    return {};
}

Result<void> checkOutput(const RunConfig& config) {
    if (config.chunkSizeBytes == 0)
        return {};
    if (config.partSizeBytes > config.chunkSizeBytes)
        return refused("chunk-size", "chunk-size: " + exactSize(config.chunkSizeBytes) + " is less than part-size " +
                                         exactSize(config.partSizeBytes) +
                                         ", and a chunk holds whole parts. Raise chunk-size or lower part-size.");
    if (config.output == "-")
        return refused("chunk-size", "chunk-size: standard output has no folders to divide. Leave chunk-size out or "
                                     "write to a folder.");
    return {};
}

Result<void> checkEncoding(const RunConfig& config) {
    const Result<Encoding> encoding = resolveEncoding(config.format, config.compression, config.compressionLevel);
    if (!encoding)
        return encoding.error();
    if (config.output == "-" && !encoding->isText())
        return refused("format", "format: \"" + std::string(formatName(config.format)) +
                                     "\" makes whole files, and standard output is one stream of all parts. Allowed "
                                     "there: jsonl or csv; or write to a folder.");
    return {};
}

Result<void> checkOrder(const RunConfig& config) {
    if (orderOf(config) == Order::shard)
        return {};
    const std::string wanted = config.partition == Partition::none ? "order: time" : "partition: by day or month";
    const std::string field = config.partition == Partition::none ? "order" : "partition";
    if (config.customersOnly)
        return refused(field, wanted + " is for transactions, and customers-only makes none. Leave one of them out.");
    if (config.chunkSizeBytes > 0)
        return refused("chunk-size", "chunk-size: a chunk is finished while the rest is made, and the order of time is "
                                     "known only when all is made. Leave chunk-size or " +
                                         field + " out.");
    if (config.output == "-" || config.output == "null" || config.output.find("://") != std::string::npos)
        return refused(field, wanted + " keeps sorted runs in the output folder, and output is \"" + config.output +
                                  "\". Write to a folder.");
    return {};
}

Result<void> checkMemory(const RunConfig& config) {
    if (config.memoryLimitBytes == 0 || config.softLimitBytes < config.memoryLimitBytes)
        return {};
    return refused("soft-limit", "soft-limit: " + exactSize(config.softLimitBytes) + " is not below memory-limit " +
                                     exactSize(config.memoryLimitBytes) + ". Set it lower, for example 90%.");
}

} // namespace

Result<void> checkConfig(const RunConfig& config) {
    for (const auto check :
         {checkVolume, checkRanges, checkTables, checkOutput, checkEncoding, checkOrder, checkMemory}) {
        if (auto result = check(config); !result)
            return result;
    }
    return {};
}

} // namespace ledgerloom
