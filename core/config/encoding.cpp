#include "core/config/encoding.h"

#include <algorithm>
#include <array>

namespace ledgerloom {

namespace {

using enum Compression;

constexpr std::array textCompressions{none, gzip, zstd};
constexpr std::array parquetCompressions{none, gzip, zstd, snappy, lz4};
constexpr std::array arrowCompressions{none, zstd, lz4};

/// "none, gzip or zstd".
std::string listed(std::span<const Compression> compressions) {
    std::string text;
    for (const Compression& one : compressions) {
        if (!text.empty())
            text += &one == &compressions.back() ? " or " : ", ";
        text += compressionName(one);
    }
    return text;
}

Error wrongLevel(Compression compression, std::uint32_t level) {
    const LevelRange range = levelsOf(compression);
    const std::string name(compressionName(compression));
    std::string message = "compression-level: " + std::to_string(level);
    if (range.most == 0)
        message += " is given, but compression \"" + name +
                   "\" has no levels. Allowed: auto; or set compression to gzip or zstd.";
    else
        message += " is out of range for " + name + ". Allowed: " + std::to_string(range.least) + " to " +
                   std::to_string(range.most) + ", or auto (" + std::to_string(range.usual) + ").";
    return {ErrorCode::badInput, std::move(message), "compression-level"};
}

} // namespace

std::string_view formatName(Format format) {
    constexpr std::array<std::string_view, 4> names{"jsonl", "csv", "parquet", "arrow"};
    return names[static_cast<std::size_t>(format)];
}

std::string_view compressionName(Compression compression) {
    constexpr std::array<std::string_view, 5> names{"none", "gzip", "zstd", "snappy", "lz4"};
    return names[static_cast<std::size_t>(compression)];
}

std::string fileExtension(const Encoding& encoding) {
    std::string extension = "." + std::string(formatName(encoding.format));
    if (encoding.isText() && encoding.compression != none)
        extension += encoding.compression == gzip ? ".gz" : ".zst";
    return extension;
}

std::span<const Compression> compressionsOf(Format format) {
    switch (format) {
    case Format::parquet:
        return parquetCompressions;
    case Format::arrow:
        return arrowCompressions;
    case Format::jsonl:
    case Format::csv:
        break;
    }
    return textCompressions;
}

LevelRange levelsOf(Compression compression) {
    switch (compression) {
    case gzip:
        return {.least = 1, .most = 9, .usual = 6};
    case zstd:
        return {.least = 1, .most = 19, .usual = 1};
    case none:
    case snappy:
    case lz4:
        break;
    }
    return {};
}

Result<Encoding> resolveEncoding(Format format, Compression compression, std::uint32_t level) {
    const std::span<const Compression> allowed = compressionsOf(format);
    if (std::ranges::find(allowed, compression) == allowed.end())
        return Error{ErrorCode::badInput,
                     "compression: \"" + std::string(compressionName(compression)) + "\" does not go with format " +
                         std::string(formatName(format)) + ". Allowed: " + listed(allowed) + ".",
                     "compression"};
    const LevelRange range = levelsOf(compression);
    if (level != 0 && (level < range.least || level > range.most))
        return wrongLevel(compression, level);
    return Encoding{format, compression, level == 0 ? range.usual : level};
}

} // namespace ledgerloom
