#pragma once

#include "core/dataset/read/cell_value.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// Guesses the columns of a text file that others have made from its first rows. A column is of the narrowest type
/// that all its values seen are of; digits with a leading zero stay text, since they are a number of something. One
/// thread.
class TypeGuess {
public:
    /// `fromText`: values are texts whatever they mean (CSV). `exact`: what a type here would take something off stays
    /// text: times with a zone or below a microsecond, numbers of more digits than are told apart.
    TypeGuess(bool fromText, bool exact) : m_fromText(fromText), m_exact(exact) {}

    void see(std::string_view name, const CellValue& cell);
    /// In the order in which they were first seen; the types of a table of Ledgerloom's are known.
    std::vector<ReadColumn> columns() const;

private:
    struct Seen {
        std::string name;
        bool values = false; ///< any that is not null
        ColumnType type = ColumnType::text;
    };
    ColumnType typeOf(const CellValue& cell) const;

    bool m_fromText;
    bool m_exact;
    std::vector<Seen> m_seen;
    std::map<std::string, std::size_t, std::less<>> m_places;
};

} // namespace ledgerloom
