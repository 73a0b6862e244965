#pragma once

#include "core/dataset/write/row_encoder.h"

#include <arrow/array/array_base.h>
#include <arrow/result.h>
#include <arrow/type.h>

#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ledgerloom {

/// Plain columns of a table of Ledgerloom's as `generate` has them in Parquet and Arrow files: whole numbers of 32
/// bits, and texts of a known set as numbers in one dictionary that is the same in every file. One thread.
class OwnColumns {
public:
    /// Needs the plan's profiles, own columns, customers and seed.
    OwnColumns(const OwnTable& own, arrow::MemoryPool* pool);

    const std::shared_ptr<arrow::Schema>& schema() const { return m_schema; }
    /// The leaf columns in their order, without nesting.
    const arrow::FieldVector& leaves() const { return m_leaves; }
    /// Invalid where a text is none of its column's.
    arrow::Result<std::shared_ptr<arrow::Array>> of(std::size_t leaf, const arrow::Array& plain) const;

private:
    struct Dictionary {
        std::shared_ptr<arrow::Array> values; ///< null where the column has none
        std::unordered_map<std::string_view, std::int16_t> codes;
    };
    arrow::Result<std::shared_ptr<arrow::Array>> codesOf(const Dictionary& dictionary, const arrow::Field& field,
                                                         const arrow::Array& plain) const;

    arrow::MemoryPool* m_pool;
    std::shared_ptr<arrow::Schema> m_schema;
    arrow::FieldVector m_leaves;
    std::vector<Dictionary> m_dictionaries;
};

} // namespace ledgerloom
