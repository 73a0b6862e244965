#pragma once

#include "core/config/fields.h"

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>

namespace ledgerloom {

/// Help in two columns, 80 to 100 characters wide as the terminal allows.
class HelpFormatter : public CLI::Formatter {
public:
    std::string make_help(const CLI::App* verb, std::string name, CLI::AppFormatMode mode) const override;
    std::string make_option(const CLI::Option* option, bool positional) const override;
    std::string make_subcommand(const CLI::App* verb) const override;
    std::string make_usage(const CLI::App* verb, std::string name) const override;
};

/// "bytes, default 1GB, LEDGERLOOM_SIZE" and before it what the field does.
std::string fieldHelp(const Field& field);

/// The placeholder of a field's value: "SIZE", "fail|overwrite".
std::string fieldPlaceholder(const Field& field);

/// `text` in lines of at most `width` characters, the second and later ones indented by `indent` spaces.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

} // namespace ledgerloom
