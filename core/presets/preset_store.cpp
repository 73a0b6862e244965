#include "core/presets/preset_store.h"

#include "core/base/nearest.h"
#include "core/base/text.h"
#include "core/presets/builtin_presets.h"
#include "core/presets/small_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace ledgerloom {

namespace {

constexpr std::string_view suffix = ".json";

Error refused(const std::string& message) {
    return {ErrorCode::badInput, message, "preset"};
}

const Preset* findBuiltin(std::string_view name) {
    const auto found =
        std::ranges::find_if(builtinPresets(), [name](const Preset& p) { return samePresetName(p.name, name); });
    return found == builtinPresets().end() ? nullptr : &*found;
}

Error readOnly(const Preset& preset) {
    return refused("\"" + preset.name +
                   "\" is built in and cannot be changed. Choose another name, or duplicate it "
                   "and change the copy.");
}

Result<Preset> readUserPreset(const std::filesystem::path& file, const std::string& name) {
    const auto text = readSmallFile(file, Links::refuse);
    if (!text)
        return text.error();
    auto preset = parsePreset(*text, "preset \"" + name + "\" (" + file.string() + ")");
    // The file's name counts: it is what the user sees and what the other calls find it by.
    if (preset)
        preset->name = name;
    return preset;
}

} // namespace

const std::vector<Preset>& builtinPresets() {
    static const std::vector<Preset> presets = [] {
        std::vector<Preset> all;
        for (const std::string_view text : builtinPresetTexts()) {
            auto preset = parsePreset(text, "built-in preset");
            if (!preset)
                std::abort(); // the files are part of the program and its tests read them
            preset->builtIn = true;
            all.push_back(std::move(*preset));
        }
        return all;
    }();
    return presets;
}

PresetStore::PresetStore(std::filesystem::path folder) : m_folder(std::move(folder)) {}

std::filesystem::path PresetStore::defaultFolder() {
    const char* base = std::getenv("XDG_CONFIG_HOME");
    // A relative path there is invalid by the specification and ignored.
    if (base != nullptr && base[0] == '/')
        return std::filesystem::path(base) / "ledgerloom" / "presets";
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home == nullptr ? "." : home) / ".config" / "ledgerloom" / "presets";
}

std::filesystem::path PresetStore::fileOf(std::string_view name) const {
    return m_folder / (std::string(name) + std::string(suffix));
}

std::vector<std::string> PresetStore::userNames() const {
    std::vector<std::string> names;
    std::error_code problem;
    for (std::filesystem::directory_iterator at(m_folder, problem), end; !problem && at != end; at.increment(problem)) {
        const std::string file = at->path().filename().string();
        if (file.ends_with(suffix) && checkPresetName(file.substr(0, file.size() - suffix.size())))
            names.push_back(file.substr(0, file.size() - suffix.size()));
    }
    std::ranges::sort(names, {}, [](const std::string& name) { return std::pair(lowerCase(name), name); });
    return names;
}

std::string PresetStore::existingName(std::string_view name) const {
    const auto names = userNames();
    if (std::ranges::find(names, name) != names.end())
        return std::string(name);
    const auto found = std::ranges::find_if(names, [name](const auto& n) { return samePresetName(n, name); });
    return found == names.end() ? std::string() : *found;
}

PresetStore::Listing PresetStore::list() const {
    Listing listing{builtinPresets(), {}};
    for (const std::string& name : userNames()) {
        if (findBuiltin(name) != nullptr) {
            listing.unreadable.push_back(refused(fileOf(name).string() + " has the name of a built-in preset and is "
                                                                         "not used. Rename the file."));
            continue;
        }
        auto preset = readUserPreset(fileOf(name), name);
        if (preset)
            listing.presets.push_back(std::move(*preset));
        else
            listing.unreadable.push_back(preset.error());
    }
    return listing;
}

Result<Preset> PresetStore::load(std::string_view name) const {
    if (const Preset* preset = findBuiltin(name))
        return *preset;
    const std::string existing = existingName(name);
    if (!existing.empty())
        return readUserPreset(fileOf(existing), existing);
    const auto users = userNames();
    std::vector<std::string_view> names(users.begin(), users.end());
    std::ranges::transform(builtinPresets(), std::back_inserter(names), &Preset::name);
    const std::string near = nearestName(name, names);
    return refused("there is no preset " + quotedText(name) + "." +
                   (near.empty() ? " See them with: ledgerloom presets list" : " Did you mean \"" + near + "\"?"));
}

Result<void> PresetStore::save(const Preset& preset, bool replace) const {
    if (auto checked = checkPresetName(preset.name); !checked)
        return checked;
    if (const Preset* builtin = findBuiltin(preset.name))
        return readOnly(*builtin);
    const std::string existing = existingName(preset.name);
    if (!existing.empty() && !replace)
        return refused("a preset \"" + existing + "\" exists already. Choose another name or replace it.");
    std::error_code problem;
    std::filesystem::create_directories(m_folder, problem);
    if (problem)
        return Error{ErrorCode::io, m_folder.string() + " cannot be made: " + problem.message() + "."};
    const std::string& name = existing.empty() ? preset.name : existing;
    return writeSmallFile(fileOf(name), presetText(preset), replace);
}

Result<void> PresetStore::rename(std::string_view from, std::string_view to) const {
    if (const Preset* builtin = findBuiltin(from))
        return readOnly(*builtin);
    auto preset = load(from);
    if (!preset)
        return preset.error();
    const std::string old = preset->name;
    if (old == to)
        return {};
    preset->name = to;
    if (samePresetName(old, to)) {
        // Only the case changes. The old file keeps the values until the new one is there.
        if (auto checked = checkPresetName(to); !checked)
            return checked;
        if (std::rename(fileOf(old).c_str(), fileOf(to).c_str()) != 0)
            return Error{ErrorCode::io,
                         fileOf(old).string() + " cannot be renamed: " + std::generic_category().message(errno) + "."};
        return writeSmallFile(fileOf(to), presetText(*preset), true);
    }
    if (auto saved = save(*preset, false); !saved)
        return saved;
    return remove(old);
}

Result<void> PresetStore::duplicate(std::string_view from, std::string_view to) const {
    auto preset = load(from);
    if (!preset)
        return preset.error();
    preset->name = to;
    preset->builtIn = false;
    return save(*preset, false);
}

Result<void> PresetStore::remove(std::string_view name) const {
    if (const Preset* builtin = findBuiltin(name))
        return readOnly(*builtin);
    const std::string existing = existingName(name);
    if (existing.empty())
        return refused("there is no preset " + quotedText(name) + " to delete.");
    std::error_code problem;
    std::filesystem::remove(fileOf(existing), problem);
    if (problem)
        return Error{ErrorCode::io, fileOf(existing).string() + " cannot be deleted: " + problem.message() + "."};
    return {};
}

Result<Preset> PresetStore::importFile(const std::filesystem::path& file, std::string_view name, bool replace) const {
    const auto text = readSmallFile(file, Links::follow);
    if (!text)
        return text.error();
    auto preset = parsePreset(*text, file.string());
    if (!preset)
        return preset;
    if (!name.empty())
        preset->name = name;
    if (const auto saved = save(*preset, replace); !saved)
        return saved.error();
    return preset;
}

Result<void> PresetStore::exportFile(std::string_view name, const std::filesystem::path& file, bool replace) const {
    const auto preset = load(name);
    if (!preset)
        return preset.error();
    return writeSmallFile(file, presetText(*preset), replace);
}

} // namespace ledgerloom
