#include "app/cli/config_options.h"

#include "app/cli/help.h"
#include "core/presets/preset_store.h"
#include "core/presets/small_file.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace ledgerloom {

namespace {

constexpr const char* presetVariable = "LEDGERLOOM_PRESET";

Error under(std::string_view source, Error error) {
    error.message = std::string(source) + ": " + error.message;
    return error;
}

} // namespace

ConfigOptions::ConfigOptions(CLI::App& verb, std::initializer_list<std::string_view> leftOut) {
    m_preset = verb.add_option("--preset")->group("Preset")->option_text("NAME|FILE");
    m_preset->description("Starts from these values; see: ledgerloom presets list [LEDGERLOOM_PRESET]");
    for (const Field& field : fields()) {
        if (std::ranges::find(leftOut, field.name) == leftOut.end())
            add(verb, field);
    }
}

ConfigOptions::ConfigOptions(CLI::App& verb, Scope scope) {
    constexpr std::array<std::string_view, 7> dataset{
        "memory-limit", "soft-limit", "min-available", "check-interval", "growth-threshold", "progress", "quiet"};
    for (const Field& field : fields()) {
        const bool execution = !field.identity && field.name != "output" && field.name != "if-exists";
        if (scope == Scope::execution ? execution : std::ranges::find(dataset, field.name) != dataset.end())
            add(verb, field);
    }
}

void ConfigOptions::add(CLI::App& verb, const Field& field) {
    const std::string name = "--" + std::string(field.name);
    CLI::Option* option = field.kind == FieldKind::flag ? verb.add_flag(name) : verb.add_option(name);
    option->group(std::string(fieldGroupTitle(field.group)));
    option->description(fieldHelp(field));
    option->option_text(fieldPlaceholder(field));
    m_options.emplace_back(&field, option);
}

Result<RunConfig> ConfigOptions::config() const {
    RunConfig config;
    if (auto done = applyPreset(config); !done)
        return done.error();
    if (auto done = applyEnvironment(config); !done)
        return done.error();
    if (auto done = applyArguments(config); !done)
        return done.error();
    if (auto done = checkConfig(config); !done)
        return done.error();
    return config;
}

Result<RunConfig> ConfigOptions::over(const RunConfig& base) const {
    RunConfig config = base;
    if (auto done = applyEnvironment(config); !done)
        return done.error();
    if (auto done = applyArguments(config); !done)
        return done.error();
    if (auto done = checkConfig(config); !done)
        return done.error();
    return config;
}

Result<void> ConfigOptions::applyPreset(RunConfig& config) const {
    const char* variable = std::getenv(presetVariable);
    std::string name = variable == nullptr ? "" : variable;
    if (m_preset->count() > 0)
        name = m_preset->results().back();
    if (name.empty() && m_preset->count() == 0)
        return {};
    auto preset = presetConfig(name);
    if (!preset)
        return preset.error();
    config = *preset;
    return {};
}

bool ConfigOptions::has(const Field& field) const {
    return std::ranges::any_of(m_options, [&field](const auto& option) { return option.first == &field; });
}

Result<void> ConfigOptions::applyEnvironment(RunConfig& config) const {
    std::vector<Assignment> values;
    for (const Field& field : fields()) {
        const char* text = std::getenv(field.environmentName().c_str());
        if (text != nullptr && text[0] != '\0' && (m_preset != nullptr || has(field)))
            values.push_back({&field, text});
    }
    return applySource(config, values, "environment (LEDGERLOOM_*)");
}

Result<void> ConfigOptions::applyArguments(RunConfig& config) const {
    std::vector<Assignment> values;
    for (const auto& [field, option] : m_options) {
        if (option->count() > 0)
            values.push_back({field, option->results().back()});
    }
    return applySource(config, values, "command line");
}

Result<RunConfig> presetConfig(const std::string& nameOrFile) {
    if (nameOrFile.find('/') == std::string::npos && !nameOrFile.ends_with(".json")) {
        const auto preset = PresetStore(PresetStore::defaultFolder()).load(nameOrFile);
        return preset ? Result<RunConfig>(preset->config) : Result<RunConfig>(preset.error());
    }
    const auto text = readSmallFile(nameOrFile, Links::follow);
    if (!text)
        return under("preset", text.error());
    const auto preset = parsePreset(*text, "preset " + nameOrFile);
    return preset ? Result<RunConfig>(preset->config) : Result<RunConfig>(preset.error());
}

} // namespace ledgerloom
