#pragma once

#include "core/dataset/inspect/distinct_count.h"
#include "core/dataset/inspect/frequent_values.h"
#include "core/dataset/inspect/inspect.h"
#include "core/dataset/inspect/quantile_sketch.h"

#include <arrow/array.h>

#include <cstdint>
#include <memory>
#include <string>

namespace ledgerloom {

/// Which rows of a batch are fraud: none where nothing says so. The column it is of lives as long.
class FraudRows {
public:
    FraudRows() = default;
    explicit FraudRows(const arrow::BooleanArray& label)
        : m_values(label.values()->data()), m_valid(label.null_bitmap_data()), m_offset(label.offset()) {}

    bool at(std::int64_t row) const {
        return m_values != nullptr && bit(m_values, row) && (m_valid == nullptr || bit(m_valid, row));
    }

private:
    bool bit(const std::uint8_t* bits, std::int64_t row) const {
        const auto at = static_cast<std::uint64_t>(row + m_offset);
        return (bits[at >> 3U] >> (at & 7U) & 1U) != 0;
    }

    const std::uint8_t* m_values = nullptr;
    const std::uint8_t* m_valid = nullptr; ///< null: all of them
    std::int64_t m_offset = 0;
};

/// What one column is summed up in, whatever its length. One thread.
class ColumnSketch {
public:
    /// Different values that are counted exactly.
    static constexpr std::size_t mostDifferent = 2'048;
    static std::uint64_t memoryBytes() {
        return FrequentValues::memoryBytes(mostDifferent) + (std::uint64_t{256} << 10);
    }

    ColumnSketch(std::string name, std::shared_ptr<arrow::DataType> type);

    void add(const arrow::Array& array, const FraudRows& fraud);
    /// A file's rows in which the column is missing.
    void addMissing(std::int64_t rows) { m_nulls += static_cast<std::uint64_t>(rows); }
    ColumnSummary summary(std::size_t top) const;
    const std::string& name() const { return m_name; }

private:
    template <class Make, class Take>
    void eachValue(const arrow::Array& array, const Make& make, const Take& take) const;
    void addTexts(const arrow::StringArray& array, const FraudRows& fraud);
    void addBooleans(const arrow::BooleanArray& array, const FraudRows& fraud);
    template <class Array> void addNumbers(const Array& array, const FraudRows& fraud);
    std::string told(double value) const;
    std::string toldKey(const std::string& key) const;

    std::string m_name;
    std::shared_ptr<arrow::DataType> m_type;
    std::uint64_t m_values = 0;
    std::uint64_t m_nulls = 0;
    std::uint64_t m_otherTypes = 0;
    double m_least = 0;
    double m_most = 0;
    double m_sum = 0;
    bool m_anyText = false;
    std::string m_leastText;
    std::string m_mostText;
    QuantileSketch m_quantiles;
    FrequentValues m_frequent{mostDifferent};
    DistinctCount m_distinct;
};

/// A value of one of the reader's types as text: times and days as they are written.
std::string valueText(const arrow::Array& array, std::int64_t row);

} // namespace ledgerloom
