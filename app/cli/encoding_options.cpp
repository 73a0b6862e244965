#include "app/cli/encoding_options.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace ledgerloom {

namespace {

constexpr std::array formats{Format::jsonl, Format::csv, Format::parquet, Format::arrow};
constexpr std::array compressions{Compression::none, Compression::gzip, Compression::zstd, Compression::snappy,
                                  Compression::lz4};

template <class Values, class Name> CLI::IsMember namesOf(const Values& values, Name name) {
    std::vector<std::string> names;
    names.reserve(values.size());
    for (const auto value : values)
        names.emplace_back(name(value));
    return CLI::IsMember(names, CLI::ignore_case);
}

template <class Values, class Name> auto valueOf(const Values& values, Name name, const CLI::Option& option) {
    for (const auto value : values)
        if (name(value) == CLI::detail::to_lower(option.results().back()))
            return value;
    return values.front();
}

/// By the ending, also behind .gz and .zst.
std::optional<Encoding> encodingByName(const std::string& path) {
    std::string_view name = path;
    Encoding encoding;
    for (const auto& [ending, compression] :
         {std::pair<std::string_view, Compression>{".gz", Compression::gzip}, {".zst", Compression::zstd}})
        if (name.ends_with(ending)) {
            name.remove_suffix(ending.size());
            encoding.compression = compression;
            break;
        }
    for (const auto& [ending, format] : {std::pair<std::string_view, Format>{".jsonl", Format::jsonl},
                                         {".ndjson", Format::jsonl},
                                         {".csv", Format::csv},
                                         {".parquet", Format::parquet},
                                         {".arrow", Format::arrow},
                                         {".feather", Format::arrow}})
        if (name.ends_with(ending)) {
            encoding.format = format;
            return encoding;
        }
    return std::nullopt;
}

} // namespace

EncodingOptions::EncodingOptions(CLI::App& app, Usual usual)
    : m_format(app.add_option("--format")->option_text("jsonl|csv|parquet|arrow")),
      m_compression(app.add_option("--compression")->option_text("none|gzip|zstd|snappy|lz4")),
      m_level(app.add_option("--compression-level")->option_text("N")->check(CLI::Range(1, 22))) {
    m_format->check(namesOf(formats, formatName));
    m_format->description(usual == Usual::required ? "What to write (default: by the destination's name)."
                                                   : "What to write (default: by the destination's name, else as the "
                                                     "source is).");
    m_compression->check(namesOf(compressions, compressionName));
    m_compression->description(
        "jsonl and csv: none, gzip, zstd; parquet: all; arrow: none, zstd, lz4 (default none, or "
        "by the destination's name).");
    m_level->description("Level of gzip or zstd (default: the usual one).");
}

bool EncodingOptions::given(const std::string& path) const {
    return m_format->count() + m_compression->count() + m_level->count() > 0 || encodingByName(path).has_value();
}

bool EncodingOptions::namesFile(const std::string& path) {
    return encodingByName(path).has_value();
}

Result<std::optional<Encoding>> EncodingOptions::givenFor(const std::string& path) const {
    if (!given(path))
        return std::optional<Encoding>();
    const auto asked = encoding(path);
    return asked ? Result<std::optional<Encoding>>(*asked) : Result<std::optional<Encoding>>(asked.error());
}

Result<Encoding> EncodingOptions::encoding(const std::string& path, Encoding otherwise) const {
    const auto named = encodingByName(path);
    Encoding wanted = named.value_or(otherwise);
    if (m_format->count() > 0) {
        wanted.format = valueOf(formats, formatName, *m_format);
        if (!named || named->format != wanted.format)
            wanted.compression = Compression::none;
    }
    if (m_compression->count() > 0)
        wanted.compression = valueOf(compressions, compressionName, *m_compression);
    return resolveEncoding(wanted.format, wanted.compression, m_level->count() > 0 ? m_level->as<std::uint32_t>() : 0);
}

} // namespace ledgerloom
