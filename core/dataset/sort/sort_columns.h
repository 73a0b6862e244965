#pragma once

#include "core/dataset/sort/row_sort.h"

#include <arrow/array.h>

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// The columns of a RowSortKey in one batch, which outlives it.
class SortColumns {
public:
    SortColumns(const arrow::RecordBatch& rows, const RowSortKey& key)
        : m_number(rows.GetColumnByName(key.number)), m_numbers(m_number->data()->GetValues<std::int64_t>(1)) {
        for (const std::string& name : key.texts) {
            m_held.push_back(rows.GetColumnByName(name));
            m_texts.push_back(static_cast<const arrow::StringArray*>(m_held.back().get()));
        }
    }

    std::int64_t number(std::int64_t row) const {
        return m_number->IsNull(row) ? std::numeric_limits<std::int64_t>::min() : m_numbers[row];
    }
    /// Less than zero where `row` comes before `otherRow`, by the texts alone.
    int compareTexts(std::int64_t row, const SortColumns& other, std::int64_t otherRow) const {
        for (std::size_t i = 0; i < m_texts.size(); ++i) {
            const auto view = [](const arrow::StringArray& texts, std::int64_t at) {
                return texts.IsNull(at) ? std::string_view() : texts.GetView(at);
            };
            if (const int order = view(*m_texts[i], row).compare(view(*other.m_texts[i], otherRow)); order != 0)
                return order;
        }
        return 0;
    }

private:
    std::shared_ptr<arrow::Array> m_number;
    const std::int64_t* m_numbers; ///< of m_number
    arrow::ArrayVector m_held;
    std::vector<const arrow::StringArray*> m_texts;
};

} // namespace ledgerloom
