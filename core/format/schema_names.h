#pragma once

#include "core/config/schema_language.h"

#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// What the columns and values of the v3 schema are called in a language: resources/tables/schema_en.json for English.
/// What that table leaves out is called the same, so every lookup has an answer. Immutable; any thread; texts live as
/// long as the program, but for those that were handed in.
class SchemaNames {
public:
    static const SchemaNames& of(SchemaLanguage language);

    /// A column, nested ones with a dot: "endereco.cidade" is "address.city".
    std::string_view column(std::string_view original) const;
    /// A value of a column, which is named as in v3.
    std::string_view value(std::string_view originalColumn, std::string_view original) const;

    /// All of a column's values.
    template <class Originals>
    std::vector<std::string> values(std::string_view originalColumn, const Originals& originals) const {
        std::vector<std::string> all;
        all.reserve(std::size(originals));
        for (const auto& original : originals)
            all.emplace_back(value(originalColumn, original));
        return all;
    }

    std::string_view originalColumn(std::string_view name) const;
    std::string_view originalValue(std::string_view originalColumn, std::string_view name) const;
    /// Whether any value of the column is called otherwise.
    bool renamesValuesOf(std::string_view originalColumn) const { return m_values.contains(originalColumn); }

    /// A text for people that names columns as in v3.
    std::string inText(std::string_view text) const;

private:
    using Words = std::map<std::string, std::string, std::less<>>;
    struct Pairs {
        Words names;
        Words originals;
    };

    SchemaNames() = default;
    explicit SchemaNames(std::string_view json);

    Pairs m_columns;
    std::map<std::string, Pairs, std::less<>> m_values; ///< by column
};

} // namespace ledgerloom
