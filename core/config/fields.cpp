#include "core/config/fields.h"

#include "core/base/nearest.h"
#include "core/config/field_value.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <vector>

namespace ledgerloom {

namespace {

Error named(const Field& field, Error error) {
    error.message = std::string(field.name) + ": " + error.message;
    error.field = field.name;
    return error;
}

Result<void> setText(const Field& field, RunConfig& config, std::string_view text) {
    const auto checked = readTextValue(field, text);
    if (!checked)
        return named(field, checked.error());
    config.*std::get<std::string RunConfig::*>(field.member) = *checked;
    return {};
}

void store(const Field& field, RunConfig& config, std::uint64_t number) {
    std::visit(
        [&](auto member) {
            using Value = std::remove_reference_t<decltype(config.*member)>;
            if constexpr (!std::is_same_v<Value, std::string>)
                config.*member = static_cast<Value>(number);
        },
        field.member);
}

Error wrongType(const Field& field, std::string_view found) {
    const std::string wanted = field.kind == FieldKind::flag ? "true or false, without quotes"
                               : takesJsonNumber(field)      ? "a number or a string"
                                                             : "a string";
    return named(field, {ErrorCode::badInput, "this has to be " + wanted + ", not " + std::string(found) +
                                                  ". Allowed: " + field.allowedText() + "."});
}

std::string_view typeName(JsonScalar::Type type) {
    using enum JsonScalar::Type;
    switch (type) {
    case null:
        return "null";
    case boolean:
        return "true or false";
    case integer:
    case decimal:
        return "a number";
    case string:
        return "a string";
    }
    return "";
}

} // namespace

std::string Field::key() const {
    std::string text(name);
    std::ranges::replace(text, '-', '_');
    return text;
}

std::string Field::environmentName() const {
    std::string text = "LEDGERLOOM_" + key();
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

std::string Field::defaultText() const {
    return toText(RunConfig{});
}

Result<void> Field::setFromText(RunConfig& config, std::string_view text) const {
    if (std::holds_alternative<std::string RunConfig::*>(member))
        return setText(*this, config, text);
    const auto value = readNumberValue(*this, text);
    if (!value)
        return named(*this, value.error());
    if (kind == FieldKind::softLimit) {
        config.softLimitBytes = value->isBytes ? value->number : 0;
        config.softLimitPermille =
            value->isBytes ? RunConfig{}.softLimitPermille : static_cast<std::uint32_t>(value->number);
        return {};
    }
    store(*this, config, value->number);
    if (name == "size" && config.sizeBytes > 0)
        config.rows = 0;
    if (name == "rows" && config.rows > 0)
        config.sizeBytes = 0;
    return {};
}

std::string Field::toText(const RunConfig& config) const {
    if (const auto* text = std::get_if<std::string RunConfig::*>(&member))
        return config.**text;
    if (kind == FieldKind::softLimit && config.softLimitBytes > 0)
        return writeNumber(*this, config.softLimitBytes, true);
    return writeNumber(*this, number(config), false);
}

Result<void> Field::setFromJson(RunConfig& config, const JsonScalar& value) const {
    using enum JsonScalar::Type;
    if (kind == FieldKind::flag) {
        if (value.type != boolean)
            return wrongType(*this, typeName(value.type));
        return setFromText(config, value.boolean ? "true" : "false");
    }
    const bool isNumber = value.type == integer || value.type == decimal;
    if (value.type == null || value.type == boolean || (isNumber && !takesJsonNumber(*this)))
        return wrongType(*this, typeName(value.type));
    return setFromText(config, value.text);
}

bool Field::isSet(const RunConfig& config) const {
    if (const auto* text = std::get_if<std::string RunConfig::*>(&member))
        return !(config.**text).empty();
    return (name != "size" && name != "rows") || number(config) > 0;
}

std::uint64_t Field::number(const RunConfig& config) const {
    if (kind == FieldKind::softLimit && config.softLimitBytes > 0)
        return config.softLimitBytes;
    return std::visit(
        [&](auto pointer) -> std::uint64_t {
            if constexpr (std::is_same_v<decltype(pointer), std::string RunConfig::*>)
                return 0;
            else
                return static_cast<std::uint64_t>(config.*pointer);
        },
        member);
}

const Field* findField(std::string_view nameOrKey) {
    const auto found = std::ranges::find_if(
        fields(), [nameOrKey](const Field& field) { return field.name == nameOrKey || field.key() == nameOrKey; });
    return found == fields().end() ? nullptr : &*found;
}

std::string nearestFieldName(std::string_view name) {
    std::string dashed(name.substr(0, 100));
    std::ranges::replace(dashed, '_', '-');
    std::vector<std::string_view> names;
    std::ranges::transform(fields(), std::back_inserter(names), &Field::name);
    return nearestName(dashed, names);
}

Result<void> applySource(RunConfig& config, std::span<const Assignment> values, std::string_view source) {
    const auto open = [source](Error error) {
        error.message = std::string(source) + ": " + error.message;
        return error;
    };
    RunConfig changed = config;
    const auto gives = [&](std::string_view name) {
        return std::ranges::any_of(
            values, [&](const Assignment& a) { return a.field->name == name && a.text != a.field->zeroWord; });
    };
    if (gives("size") && gives("rows"))
        return open(
            {ErrorCode::badInput, "size and rows are both given, and each decides the volume. Leave one out.", "size"});
    for (const Assignment& value : values) {
        if (const auto done = value.field->setFromText(changed, value.text); !done)
            return open(done.error());
    }
    config = changed;
    return {};
}

std::string_view fieldGroupTitle(FieldGroup group) {
    constexpr std::array<std::string_view, 5> titles{"Volume", "Realism", "Output", "Workers and memory", "Reporting"};
    return titles[static_cast<std::size_t>(group)];
}

} // namespace ledgerloom
