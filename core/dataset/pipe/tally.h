#pragma once

#include "core/base/result.h"
#include "core/dataset/pipe/table_column.h"

#include <arrow/array.h>
#include <arrow/builder.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ledgerloom {

/// What one aggregate has come to in one group so far. Without a value (count is 0) nothing else means anything.
struct Tally {
    __extension__ using Wide = __int128;

    std::uint64_t count = 0; ///< of values that are not null
    double high = 0;         ///< a sum of doubles, with what rounding took from it ...
    double low = 0;          ///< ... here: twice the digits of a double; or the least or the most
    Wide whole = 0;          ///< of whole numbers, decimals, times and days
    std::string_view text;   ///< of texts
};

/// Gives room for texts that tallies keep; null where there is none.
class TextKeeper {
public:
    TextKeeper() = default;
    TextKeeper(const TextKeeper&) = delete;
    TextKeeper& operator=(const TextKeeper&) = delete;
    virtual ~TextKeeper() = default;
    virtual std::optional<std::string_view> keep(std::string_view text) = 0;
};

/// Tells how a column of an aggregate's values becomes a tally, and that a column again. Immutable but for bind().
class Aggregate {
public:
    /// `column` is null where rows are counted. badInput where values of that kind have no such aggregate.
    static Result<Aggregate> make(const AggregateText& text, const std::optional<TableColumn>& column);

    const std::string& name() const { return m_name; }
    const std::shared_ptr<arrow::DataType>& type() const { return m_type; }
    /// Bytes of a tally between runs, but for its text.
    static constexpr std::size_t packedBytes = 8 + 8 + 8 + 16 + 4;

    /// The values that are added from now on; null where rows are counted. It must live as long.
    void bind(const arrow::Array* values) { m_values = values; }
    /// False where the texts have no room; nothing has changed then.
    bool add(Tally& tally, std::int64_t row, TextKeeper& texts) const;
    /// False as above.
    bool merge(Tally& tally, const Tally& other, TextKeeper& texts) const;
    /// Appends what it came to; Invalid where a sum is beyond what its type holds.
    arrow::Status take(const Tally& tally, arrow::ArrayBuilder& builder) const;

private:
    enum class Family : std::uint8_t { rows, whole, number, text };

    bool keep(Tally& tally, const Tally& value, TextKeeper& texts) const;
    Tally valueAt(std::int64_t row) const;
    arrow::Status takeWhole(Tally::Wide value, arrow::ArrayBuilder& builder) const;
    arrow::Status beyond() const;

    AggregateKind m_kind = AggregateKind::count;
    Family m_family = Family::rows;
    std::string m_name;
    std::string m_spelled;
    std::shared_ptr<arrow::DataType> m_type;
    std::int32_t m_scale = 0; ///< of decimals
    const arrow::Array* m_values = nullptr;
};

/// A tally as bytes behind `out`, and back; the text stays in the bytes.
void packTally(const Tally& tally, std::string& out);
Tally unpackTally(std::string_view& bytes);

} // namespace ledgerloom
