#include "core/config/config_json.h"

#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ledgerloom {

namespace {

Error unknownKey(const std::string& key) {
    const std::string near = nearestFieldName(key);
    const Field* field = near.empty() ? nullptr : findField(near);
    return {ErrorCode::badInput,
            "this key is not known." + (field == nullptr ? "" : " Did you mean \"" + field->key() + "\"?"), key};
}

Result<void> setOne(RunConfig& config, const JsonEntry& entry, std::string_view prefix) {
    const std::string key = entry.path.substr(prefix.size());
    // Names with a dash are the command line's; JSON has one spelling.
    const Field* field = key.find('-') == std::string::npos ? findField(key) : nullptr;
    if (field == nullptr)
        return unknownKey(key);
    if (!field->preset)
        return Error{ErrorCode::badInput,
                     "this belongs to one run and cannot stand here. Give it on the command line, --" +
                         std::string(field->name) + ".",
                     std::string(field->name)};
    return field->setFromJson(config, entry.value);
}

bool gives(std::span<const JsonEntry> entries, const std::string& path) {
    return std::ranges::any_of(entries, [&](const JsonEntry& entry) {
        return entry.path == path && !(entry.value.type == JsonScalar::Type::string && entry.value.text == "none");
    });
}

} // namespace

std::string Field::toJson(const RunConfig& config) const {
    std::string text = toText(config);
    const bool isAutomatic = !zeroWord.empty() && text == zeroWord;
    if (kind == FieldKind::flag)
        return text;
    if ((kind == FieldKind::integer || kind == FieldKind::count) && !isAutomatic)
        return std::to_string(number(config));
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string identityJson(const RunConfig& config) {
    std::string text = "{";
    for (const Field& field : fields())
        if (field.identity && field.isSet(config))
            text += (text.size() == 1 ? "\"" : ",\"") + field.key() + "\":" + field.toJson(config);
    return text + "}";
}

std::string writeConfigJson(const RunConfig& config, int indent) {
    const std::string inside(static_cast<std::size_t>(std::max(indent, 0)), ' ');
    const std::string outside(static_cast<std::size_t>(std::max(indent - 2, 0)), ' ');
    std::string text = "{";
    for (const Field& field : fields()) {
        if (!field.preset || !field.isSet(config))
            continue;
        text += (text.size() == 1 ? "\n" : ",\n") + inside + "\"" + field.key() + "\": " + field.toJson(config);
    }
    return text + "\n" + outside + "}";
}

Result<void> readConfigJson(RunConfig& config, std::span<const JsonEntry> entries, std::string_view prefix,
                            std::string_view source) {
    const std::string start(prefix);
    if (gives(entries, start + "size") && gives(entries, start + "rows"))
        return Error{ErrorCode::badInput,
                     std::string(source) + ": \"" + start + "size\" and \"" + start +
                         "rows\" are both given, and each decides the volume. Leave one out.",
                     "size"};
    RunConfig changed = config;
    for (const JsonEntry& entry : entries) {
        if (!entry.path.starts_with(prefix))
            continue;
        if (const auto done = setOne(changed, entry, prefix); !done)
            return Error{done.error().code,
                         std::string(source) + ": " + quotedText(entry.path) + ": " + done.error().message,
                         done.error().field};
    }
    config = changed;
    return {};
}

} // namespace ledgerloom
