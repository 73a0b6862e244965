#pragma once

#include "core/format/arrow/arrow_rows.h"
#include "core/format/record_rows.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace ledgerloom {

/// Takes the values of a row of a small table, column by column.
class ArrowRecord : public ArrowRows {
public:
    ArrowRecord(Table table, const Plan& plan, const Reference& reference, arrow::MemoryPool* pool,
                std::size_t capacity);

    template <class Write> void text(const Write& writeText) {
        next<TextColumn>().append(1, mostBytesPerRecordText, [&](std::size_t, char* out) { return writeText(out); });
    }
    void name(std::string_view given) {
        text([given](char* out) { return put(out, given); });
    }
    void category(std::size_t index) {
        next<CategoryColumn>().append(1, [index](std::size_t) { return index; });
    }
    void integer(std::uint32_t value) { fixed(static_cast<std::int32_t>(value)); }
    void money(std::int64_t cents) { fixed(static_cast<double>(cents) / 100.0); }
    void degrees(std::int32_t microDegrees) { fixed(microDegrees / 1e6); }
    void timestamp(std::int64_t timeUs) { fixed(timeUs); }
    void boolean(bool given);
    void null();

protected:
    void beginRow() { m_next = 0; }

private:
    template <class Type> Type& next() { return static_cast<Type&>(column(m_next++)); }
    template <class T> void fixed(T given) {
        next<FixedColumn<T>>().append(1, [given](std::size_t, T& value) {
            value = given;
            return true;
        });
    }
    template <class T> void nullIn() {
        next<FixedColumn<T>>().append(1, [](std::size_t, T&) { return false; });
    }

    std::vector<ColumnType> m_types;
    std::size_t m_next = 0;
};

/// Rows of a small table in Arrow's layout. Not thread-safe.
template <class Row, Table table> class ArrowRecords final : public ArrowRecord {
public:
    ArrowRecords(const Plan& plan, const Population& population, arrow::MemoryPool* pool, std::size_t capacity)
        : ArrowRecord(table, plan, population.reference(), pool, capacity), m_population(population) {}

    /// At most room() of them.
    void append(std::span<const Row> rows) {
        for (const Row& row : rows) {
            beginRow();
            putRecord(row, m_population, static_cast<ArrowRecord&>(*this));
        }
        appended(rows.size());
    }

private:
    const Population& m_population;
};

using ArrowLabels = ArrowRecords<LabelRow, Table::labels>;
using ArrowEpisodes = ArrowRecords<EpisodeRow, Table::episodes>;
using ArrowMerchants = ArrowRecords<Merchant, Table::merchants>;
using ArrowCredits = ArrowRecords<CreditRow, Table::credits>;
using ArrowNodes = ArrowRecords<NodeRow, Table::nodes>;
using ArrowEdges = ArrowRecords<EdgeRow, Table::edges>;

} // namespace ledgerloom
