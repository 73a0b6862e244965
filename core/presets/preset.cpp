#include "core/presets/preset.h"

#include "core/base/text.h"
#include "core/config/config_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace ledgerloom {

namespace {

constexpr std::string_view values = "values.";
constexpr std::size_t longestDescription = 500;

Error refused(std::string_view source, const std::string& why) {
    return {ErrorCode::badInput, std::string(source) + ": " + why};
}

const JsonEntry* find(std::span<const JsonEntry> entries, std::string_view path) {
    const auto found = std::ranges::find(entries, path, &JsonEntry::path);
    return found == entries.end() ? nullptr : &*found;
}

Result<int> readVersion(std::span<const JsonEntry> entries, std::string_view source) {
    const std::string current = std::to_string(presetVersion);
    const JsonEntry* entry = find(entries, "version");
    if (entry == nullptr)
        return refused(source, "\"version\" is missing. Add \"version\": " + current + ".");
    int version = 0;
    const std::string& text = entry->value.text;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), version);
    if (entry->value.type != JsonScalar::Type::integer || problem != std::errc{} || end != text.data() + text.size() ||
        version < 1)
        return refused(source, "\"version\" has to be a whole number from 1 to " + current + ".");
    if (version > presetVersion)
        return refused(source, "\"version\" is " + text + ", written by a newer Ledgerloom; this one reads up to " +
                                   current + ". Use the newer program, or save the preset anew here.");
    return version;
}

Result<std::string> readString(std::span<const JsonEntry> entries, std::string_view path, bool required,
                               std::string_view source) {
    const JsonEntry* entry = find(entries, path);
    if (entry == nullptr && !required)
        return std::string();
    if (entry == nullptr)
        return refused(source, quotedText(path) + " is missing.");
    if (entry->value.type != JsonScalar::Type::string)
        return refused(source, quotedText(path) + " has to be a string.");
    return entry->value.text;
}

Result<void> checkShape(std::span<const JsonEntry> entries, std::string_view source) {
    constexpr std::array<std::string_view, 3> known{"version", "name", "description"};
    bool anyValue = false;
    for (const JsonEntry& entry : entries) {
        if (entry.path == "values")
            return refused(source, "\"values\" has to be an object, { ... }.");
        if (entry.path.starts_with(values))
            anyValue = true;
        else if (std::ranges::find(known, entry.path) == known.end())
            return refused(source, quotedText(entry.path) +
                                       ": this key is not known. Known are version, name, description and values.");
    }
    if (!anyValue)
        return refused(source, "\"values\" is missing or empty. Add at least one, for example "
                               "\"values\": { \"size\": \"1GB\" }.");
    return {};
}

std::string jsonString(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Presets of version 1 are the first: no key has been renamed since.
constexpr std::span<const RenamedKey> renamedKeys{};

Result<Preset> build(std::span<const JsonEntry> entries, std::string_view source) {
    const auto name = readString(entries, "name", true, source);
    if (!name)
        return name.error();
    if (const auto checked = checkPresetName(*name); !checked)
        return refused(source, "\"name\": " + checked.error().message);
    const auto description = readString(entries, "description", false, source);
    if (!description)
        return description.error();
    if (description->size() > longestDescription)
        return refused(source, "\"description\" is longer than 500 bytes.");
    Preset preset{*name, *description, {}, false};
    if (const auto read = readConfigJson(preset.config, entries, values, source); !read)
        return read.error();
    if (const auto checked = checkConfig(preset.config); !checked)
        return Error{checked.error().code, std::string(source) + ": " + checked.error().message, checked.error().field};
    return preset;
}

} // namespace

void renameOldKeys(std::vector<JsonEntry>& entries, int version, std::span<const RenamedKey> table) {
    for (JsonEntry& entry : entries) {
        for (const RenamedKey& key : table) {
            if (version <= key.lastVersion && entry.path == std::string(values) + std::string(key.oldKey))
                entry.path = std::string(values) + std::string(key.newKey);
        }
    }
}

Result<Preset> parsePreset(std::string_view text, std::string_view source) {
    auto entries = readStrictJson(text, source);
    if (!entries)
        return entries.error();
    const auto version = readVersion(*entries, source);
    if (!version)
        return version.error();
    renameOldKeys(*entries, *version, renamedKeys);
    if (const auto shape = checkShape(*entries, source); !shape)
        return shape.error();
    return build(*entries, source);
}

std::string presetText(const Preset& preset) {
    return "{\n  \"version\": " + std::to_string(presetVersion) + ",\n  \"name\": " + jsonString(preset.name) +
           ",\n  \"description\": " + jsonString(preset.description) +
           ",\n  \"values\": " + writeConfigJson(preset.config, 4) + "\n}\n";
}

} // namespace ledgerloom
