#include "app/cli/suggestion.h"

#include "core/base/nearest.h"
#include "core/base/text.h"

#include <vector>

namespace ledgerloom {

namespace {

std::vector<std::string> optionNames(const CLI::App& verb) {
    std::vector<std::string> names;
    for (const CLI::Option* option : verb.get_options()) {
        for (const std::string& name : option->get_lnames())
            names.push_back("--" + name);
    }
    return names;
}

std::vector<std::string> verbNames(const CLI::App& verb) {
    std::vector<std::string> names;
    for (const CLI::App* child : verb.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(child->get_name());
    return names;
}

std::string nearest(const std::string& name, const std::vector<std::string>& known) {
    return nearestName(name, std::vector<std::string_view>(known.begin(), known.end()));
}

} // namespace

std::string verbPath(const CLI::App& root, const CLI::App& verb) {
    return &verb == &root ? "ledgerloom" : verbPath(root, *verb.get_parent()) + " " + verb.get_name();
}

Error wrongNumberOfValues(const CLI::App& root, const CLI::App& verb, const std::string& told) {
    const bool several = told.find("At Most") != std::string::npos;
    return {ErrorCode::badInput,
            told.substr(0, told.find(':')) +
                (several ? " is given more than once. Leave one out." : ": its value is missing.") +
                " See: " + verbPath(root, verb) + " --help"};
}

Error unexpectedArgument(const CLI::App& root, const CLI::App& verb) {
    auto rest = verb.remaining();
    const CLI::App& taker = rest.empty() ? root : verb;
    if (rest.empty())
        rest = root.remaining();
    const std::string first = rest.empty() ? std::string() : rest.front();
    const bool isOption = first.starts_with('-');
    const std::string name = first.substr(0, first.find('='));
    const std::string near = nearest(name, isOption ? optionNames(taker) : verbNames(taker));
    const std::string what = isOption ? "the option " : verbNames(taker).empty() ? "the argument " : "the verb ";
    return {ErrorCode::badInput, what + quotedText(name) + " is not known." +
                                     (near.empty() ? "" : " Did you mean " + near + "?") +
                                     " See: " + verbPath(root, taker) + " --help"};
}

} // namespace ledgerloom
