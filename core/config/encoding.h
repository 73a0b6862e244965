#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ledgerloom {

enum class Format : std::uint8_t { jsonl, csv, parquet, arrow };
enum class Compression : std::uint8_t { none, gzip, zstd, snappy, lz4 };

/// How rows become files. Part of what decides bytes.
struct Encoding {
    Format format = Format::jsonl;
    Compression compression = Compression::none;
    std::uint32_t level = 0; ///< of the compression; 0 where it has no levels

    constexpr bool isText() const { return format == Format::jsonl || format == Format::csv; }
    bool operator==(const Encoding&) const = default;
};

/// "jsonl", "csv", "parquet", "arrow".
std::string_view formatName(Format format);
/// "none", "gzip", "zstd", "snappy", "lz4".
std::string_view compressionName(Compression compression);
/// ".jsonl", ".csv.gz", ".parquet", ...
std::string fileExtension(const Encoding& encoding);

/// What a format can be compressed with, in the order of the field's choices. Text has the two that everybody reads;
/// Parquet and Arrow files compress inside, with what their specifications know.
std::span<const Compression> compressionsOf(Format format);

/// The levels of a compression; most is 0 where there are none. `usual` is what auto takes.
struct LevelRange {
    std::uint32_t least = 0;
    std::uint32_t most = 0;
    std::uint32_t usual = 0;
};
LevelRange levelsOf(Compression compression);

/// The encoding that the three options ask for (`level` 0 = auto). badInput, naming field, value and what is allowed,
/// where they do not go together.
Result<Encoding> resolveEncoding(Format format, Compression compression, std::uint32_t level);

} // namespace ledgerloom
