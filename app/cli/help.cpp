#include "app/cli/help.h"

#include "app/cli/terminal.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::size_t left = 32;

std::size_t helpWidth() {
    return static_cast<std::size_t>(std::clamp(terminalOf(1).width, 80, 100));
}

std::string twoColumns(const std::string& name, const std::string& description) {
    std::string line = "  " + name;
    if (line.size() + 2 > left)
        line += "\n" + std::string(left, ' ');
    else
        line.resize(left, ' ');
    return line + wrapped(description, helpWidth() - left, left) + "\n";
}

} // namespace

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    std::string result;
    std::size_t column = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (column > 0 && column + 1 + word.size() > width) {
            result += "\n" + std::string(indent, ' ');
            column = 0;
        } else if (column > 0) {
            result += ' ';
            ++column;
        }
        result += word;
        column += word.size();
    }
    return result;
}

std::string HelpFormatter::make_help(const CLI::App* verb, std::string name, CLI::AppFormatMode mode) const {
    std::string text = make_description(verb) + make_usage(verb, name) + make_positionals(verb);
    for (const std::string& group : verb->get_groups()) {
        const auto options = verb->get_options(
            [&group](const CLI::Option* option) { return option->get_group() == group && option->nonpositional(); });
        if (!options.empty())
            text += make_group(group, false, options);
    }
    text += make_subcommands(verb, mode);
    return verb->get_footer().empty() ? text : text + "\n" + verb->get_footer() + "\n";
}

std::string HelpFormatter::make_option(const CLI::Option* option, bool positional) const {
    std::string name = make_option_name(option, positional);
    // Names alone say it for flags and positionals.
    if (!positional && option->get_type_size() != 0 && !option->get_option_text().empty())
        name += " " + option->get_option_text();
    return twoColumns(name, option->get_description());
}

std::string HelpFormatter::make_subcommand(const CLI::App* verb) const {
    return twoColumns(verb->get_name(), verb->get_description());
}

std::string HelpFormatter::make_usage(const CLI::App* verb, std::string name) const {
    std::string text = "\nUsage: " + name;
    if (!verb->get_subcommands([](const CLI::App*) { return true; }).empty())
        text += " VERB";
    for (const CLI::Option* option : verb->get_options([](const CLI::Option* o) { return o->get_positional(); }))
        text += " " + make_option_usage(option);
    return text + " [OPTIONS]\n";
}

std::string fieldHelp(const Field& field) {
    std::string facts;
    const auto add = [&facts](const std::string& fact) { facts += (facts.empty() ? "" : "; ") + fact; };
    if (!field.unit.empty())
        add(std::string(field.unit));
    const std::string standard = field.defaultText();
    if (field.kind != FieldKind::flag && !standard.empty())
        add("default " + standard);
    add(field.environmentName());
    return std::string(field.help) + " [" + facts + "]";
}

std::string fieldPlaceholder(const Field& field) {
    switch (field.kind) {
    case FieldKind::flag:
        return {};
    case FieldKind::integer:
    case FieldKind::count:
        return "N";
    case FieldKind::size:
        return "SIZE";
    case FieldKind::speed:
        return "SIZE/s";
    case FieldKind::rate:
        return "RATE";
    case FieldKind::softLimit:
        return "LIMIT";
    case FieldKind::milliseconds:
        return "MS";
    case FieldKind::seconds:
        return "TIME";
    case FieldKind::date:
        return "DATE";
    case FieldKind::choice:
        break;
    case FieldKind::path:
        return "PATH";
    case FieldKind::file:
        return "FILE";
    case FieldKind::address:
        return "HOST:PORT";
    case FieldKind::weights:
        return "NAME=N,...";
    case FieldKind::cluster:
        return "MASTER";
    }
    std::string all;
    for (const std::string_view choice : field.choices)
        all += (all.empty() ? "" : "|") + std::string(choice);
    return all;
}

} // namespace ledgerloom
