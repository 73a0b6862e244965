#pragma once

#include "core/dataset/inspect/distinct_count.h"
#include "core/dataset/inspect/frequent_values.h"
#include "core/dataset/inspect/inspect.h"
#include "core/dataset/inspect/quantile_sketch.h"

#include <arrow/array.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace ledgerloom {

/// What one column is summed up in, whatever its length. One thread.
class ColumnSketch {
public:
    /// Different values that are counted exactly.
    static constexpr std::size_t mostDifferent = 2'048;
    static std::uint64_t memoryBytes() {
        return FrequentValues::memoryBytes(mostDifferent) + (std::uint64_t{256} << 10);
    }

    ColumnSketch(std::string name, std::shared_ptr<arrow::DataType> type);

    /// Which rows are fraud: 1 or 0 each; empty where none is known to be.
    using Fraud = std::span<const std::uint8_t>;
    void add(const arrow::Array& array, Fraud fraud);
    /// A file's rows in which the column is missing.
    void addMissing(std::int64_t rows) { m_nulls += static_cast<std::uint64_t>(rows); }
    ColumnSummary summary(std::size_t top) const;
    const std::string& name() const { return m_name; }

private:
    template <class Make, class Take>
    void eachValue(const arrow::Array& array, const Make& make, const Take& take) const;
    void addTexts(const arrow::StringArray& array, Fraud fraud);
    void addBooleans(const arrow::BooleanArray& array, Fraud fraud);
    template <class Array> void addNumbers(const Array& array, Fraud fraud);
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
