#pragma once

#include "core/config/fields.h"

#include <array>
#include <string_view>

namespace ledgerloom::field_choices {

// The words of the options that are one of a few, in the order of their enumerations. For the field table.

inline constexpr std::array<std::string_view, 4> formats{"jsonl", "csv", "parquet", "arrow"};
inline constexpr std::array<std::string_view, 5> compressions{"none", "gzip", "zstd", "snappy", "lz4"};
inline constexpr std::array<std::string_view, 2> orders{"shard", "time"};
inline constexpr std::array<std::string_view, 3> partitions{"none", "day", "month"};
inline constexpr std::array<std::string_view, 2> schemaChoices{"pt", "en"};
inline constexpr std::array<std::string_view, 3> labelChoices{"inline", "delayed", "both"};
inline constexpr std::array<std::string_view, 3> ifExistsChoices{"fail", "resume", "overwrite"};
inline constexpr std::array<std::string_view, 2> stores{"disk", "memory"};
inline constexpr std::array<std::string_view, 5> progressChoices{"auto", "bar", "plain", "json", "none"};
inline constexpr std::array<std::string_view, 4> logLevels{"error", "warning", "info", "debug"};

/// Shares of fraud: what is reported of all payments, what trains models without weighing rows, what studies of peers
/// have. Parts per 10^9.
inline constexpr std::array<NamedNumber, 3> prevalences{
    {{"realistic", 500'000}, {"default", 5'000'000}, {"peer", 20'000'000}}};

} // namespace ledgerloom::field_choices
