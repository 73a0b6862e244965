#pragma once

#include "core/base/result.h"
#include "core/config/encoding.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

namespace ledgerloom {

/// --format, --compression and --compression-level of a verb that writes rows. One thread.
class EncodingOptions {
public:
    /// What is taken where no format is given.
    enum class Usual : std::uint8_t { required, byName };
    EncodingOptions(CLI::App& app, Usual usual);

    /// Whether any of them was given, or the path's name tells a format.
    bool given(const std::string& path) const;
    /// Whether the path's name tells a format.
    static bool namesFile(const std::string& path);
    /// What was given, or the path's name tells; empty where neither.
    Result<std::optional<Encoding>> givenFor(const std::string& path) const;
    /// `path` is what is written: its name tells the format where none is given, and `otherwise` where it tells none.
    Result<Encoding> encoding(const std::string& path, Encoding otherwise = {}) const;

private:
    CLI::Option* m_format;
    CLI::Option* m_compression;
    CLI::Option* m_level;
};

} // namespace ledgerloom
