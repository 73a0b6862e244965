#include "app/cli/config_options.h"
#include "app/cli/message.h"
#include "app/cli/verbs.h"
#include "core/config/fields.h"
#include "core/presets/preset_store.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace ledgerloom {

namespace {

PresetStore store() {
    return PresetStore(PresetStore::defaultFolder());
}

std::string optional(const CLI::Option* option) {
    return option->count() > 0 ? option->results().back() : std::string();
}

int done(const Result<void>& result, const std::string& said) {
    if (!result)
        return fail(result.error());
    std::cerr << said << "\n";
    return 0;
}

std::string listJson(const PresetStore::Listing& listing) {
    nlohmann::ordered_json json{{"presets", nlohmann::ordered_json::array()}};
    for (const Preset& preset : listing.presets)
        json["presets"].push_back(
            {{"name", preset.name}, {"description", preset.description}, {"built_in", preset.builtIn}});
    json["unreadable"] = nlohmann::ordered_json::array();
    for (const Error& error : listing.unreadable)
        json["unreadable"].push_back(error.message);
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

int list(bool json) {
    const auto listing = store().list();
    if (json) {
        std::cout << listJson(listing);
        return 0;
    }
    std::size_t width = 0;
    for (const Preset& preset : listing.presets)
        width = std::max(width, preset.name.size());
    for (const Preset& preset : listing.presets) {
        std::string name = preset.name;
        name.resize(width + 2, ' ');
        std::cout << name << (preset.builtIn ? "built in  " : "yours     ") << preset.description << "\n";
    }
    for (const Error& error : listing.unreadable)
        printError(error);
    return 0;
}

int show(const std::string& name, bool json) {
    const auto preset = store().load(name);
    if (!preset)
        return fail(preset.error());
    if (json) {
        std::cout << presetText(*preset);
        return 0;
    }
    std::cout << preset->name << (preset->builtIn ? " (built in)" : "") << "\n" << preset->description << "\n";
    for (const Field& field : fields()) {
        if (!field.preset || !field.isSet(preset->config))
            continue;
        std::string line(field.name);
        line.resize(20, ' ');
        std::cout << "  " << line << field.toText(preset->config) << "\n";
    }
    return 0;
}

Verb addList(CLI::App& presets) {
    CLI::App* app = presets.add_subcommand("list", "Lists the built-in presets and yours.");
    CLI::Option* json = app->add_flag("--json")->description("Answers in JSON.");
    return {app, [json] { return list(json->count() > 0); }};
}

Verb addShow(CLI::App& presets) {
    CLI::App* app = presets.add_subcommand("show", "Shows every value of a preset.");
    CLI::Option* name = app->add_option("NAME")->required()->description("The preset.");
    CLI::Option* json = app->add_flag("--json")->description("Answers as the preset's file would be.");
    return {app, [name, json] { return show(optional(name), json->count() > 0); }};
}

Verb addSave(CLI::App& presets) {
    CLI::App* app = presets.add_subcommand("save", "Saves the options that are given as a preset of yours.");
    CLI::Option* name = app->add_option("NAME")->required()->description("The preset's name.");
    CLI::Option* description = app->add_option("--description")->option_text("TEXT");
    description->description("What it is for.")->group("Saving");
    CLI::Option* replace = app->add_flag("--replace")->description("Replaces a preset of that name.")->group("Saving");
    const auto options = std::make_shared<ConfigOptions>(*app);
    return {app, [=] {
                const auto config = options->config();
                if (!config)
                    return fail(config.error());
                const Preset preset{optional(name), optional(description), *config, false};
                return done(store().save(preset, replace->count() > 0), "Saved \"" + preset.name + "\".");
            }};
}

Verb addDelete(CLI::App& presets) {
    CLI::App* app = presets.add_subcommand("delete", "Deletes a preset of yours.");
    CLI::Option* name = app->add_option("NAME")->required()->description("The preset.");
    return {app, [name] { return done(store().remove(optional(name)), "Deleted \"" + optional(name) + "\"."); }};
}

Verb addRename(CLI::App& presets) {
    CLI::App* app = presets.add_subcommand("rename", "Renames a preset of yours.");
    CLI::Option* from = app->add_option("FROM")->required()->description("The preset.");
    CLI::Option* to = app->add_option("TO")->required()->description("Its new name.");
    return {app, [from, to] {
                return done(store().rename(optional(from), optional(to)), "Renamed to \"" + optional(to) + "\".");
            }};
}

Verb addDuplicate(CLI::App& presets) {
    CLI::App* app = presets.add_subcommand("duplicate", "Copies a preset, also a built-in one, as yours.");
    CLI::Option* from = app->add_option("FROM")->required()->description("The preset.");
    CLI::Option* to = app->add_option("TO")->required()->description("The copy's name.");
    return {app, [from, to] {
                return done(store().duplicate(optional(from), optional(to)), "Saved \"" + optional(to) + "\".");
            }};
}

Verb addImport(CLI::App& presets) {
    CLI::App* app = presets.add_subcommand("import", "Takes a preset from a file.");
    CLI::Option* file = app->add_option("FILE")->required()->description("A preset in JSON.");
    CLI::Option* name = app->add_option("--name")->option_text("NAME")->description("Its name here, if not its own.");
    CLI::Option* replace = app->add_flag("--replace")->description("Replaces a preset of that name.");
    return {app, [=] {
                const auto preset = store().importFile(optional(file), optional(name), replace->count() > 0);
                return preset ? done({}, "Imported \"" + preset->name + "\".") : fail(preset.error());
            }};
}

Verb addExport(CLI::App& presets) {
    CLI::App* app = presets.add_subcommand("export", "Writes a preset to a file.");
    CLI::Option* name = app->add_option("NAME")->required()->description("The preset.");
    CLI::Option* file = app->add_option("FILE")->required()->description("The file to write.");
    CLI::Option* replace = app->add_flag("--replace")->description("Replaces a file of that name.");
    return {app, [=] {
                return done(store().exportFile(optional(name), optional(file), replace->count() > 0),
                            "Wrote " + optional(file) + ".");
            }};
}

} // namespace

Verb addPresets(CLI::App& root) {
    CLI::App* app = root.add_subcommand("presets", "Lists, shows, saves, deletes and passes on presets.");
    app->footer("Your presets are files in " + PresetStore::defaultFolder().string());
    const std::vector<Verb> verbs{addList(*app),   addShow(*app),      addSave(*app),   addDelete(*app),
                                  addRename(*app), addDuplicate(*app), addImport(*app), addExport(*app)};
    for (const Verb& verb : verbs)
        verb.app->group("Verbs");
    return {app, [app, verbs] {
                for (const Verb& verb : verbs) {
                    if (verb.app->parsed())
                        return verb.run();
                }
                std::cerr << app->help("ledgerloom");
                return exitCode(ErrorCode::badInput);
            }};
}

} // namespace ledgerloom
