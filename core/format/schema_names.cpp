#include "core/format/schema_names.h"

#include "core/population/reference_data.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ledgerloom {

namespace {

std::string_view found(const std::map<std::string, std::string, std::less<>>& words, std::string_view word) {
    const auto at = words.find(word);
    return at == words.end() ? word : std::string_view(at->second);
}

bool isWordLetter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
}

} // namespace

SchemaNames::SchemaNames(std::string_view json) {
    const auto table = nlohmann::json::parse(json);
    const auto fill = [](Pairs& pairs, const nlohmann::json& words) {
        for (const auto& [original, name] : words.items()) {
            pairs.names.emplace(original, name.get<std::string>());
            pairs.originals.emplace(name.get<std::string>(), original);
        }
    };
    fill(m_columns, table.at("columns"));
    for (const auto& [column, words] : table.at("values").items())
        fill(m_values[column], words);
}

const SchemaNames& SchemaNames::of(SchemaLanguage language) {
    static const SchemaNames v3;
    if (language == SchemaLanguage::pt)
        return v3;
    static const SchemaNames english(referenceData("schema_en"));
    return english;
}

std::string_view SchemaNames::column(std::string_view original) const {
    return found(m_columns.names, original);
}

std::string_view SchemaNames::value(std::string_view originalColumn, std::string_view original) const {
    const auto values = m_values.find(originalColumn);
    return values == m_values.end() ? original : found(values->second.names, original);
}

std::string_view SchemaNames::originalColumn(std::string_view name) const {
    return found(m_columns.originals, name);
}

std::string_view SchemaNames::originalValue(std::string_view originalColumn, std::string_view name) const {
    const auto values = m_values.find(originalColumn);
    return values == m_values.end() ? name : found(values->second.originals, name);
}

std::string SchemaNames::inText(std::string_view text) const {
    std::string said;
    while (!text.empty()) {
        const auto ends = [inWord = isWordLetter(text.front())](char letter) { return isWordLetter(letter) != inWord; };
        const auto size = static_cast<std::size_t>(std::ranges::find_if(text, ends) - text.begin());
        said += column(text.substr(0, size));
        text.remove_prefix(size);
    }
    return said;
}

} // namespace ledgerloom
