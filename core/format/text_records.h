#pragma once

#include "core/format/csv_text.h"
#include "core/format/record_rows.h"
#include "core/format/text_encoders.h"

#include <cassert>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ledgerloom {

/// What values of JSON lines and of CSV have in common: numbers and times are written alike. `Format` says how texts
/// are quoted and what stands before, between and behind the values of a row.
template <class Format> class TextRecord {
public:
    TextRecord(Table table, const Plan& plan, const Reference& reference) : m_columns(columnsOf(table, plan)) {
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            m_before.push_back(padded<48>(Format::before(m_columns[i].name, i == 0)));
        for (const std::vector<std::string>& names : recordCategories(table, plan, reference)) {
            m_names.emplace_back();
            for (const std::string& name : names)
                m_names.back().push_back(padded<80>(Format::text(name)));
        }
    }

    /// Writes the row that `putValues(*this)` says.
    template <class PutValues> char* write(char* out, const PutValues& putValues) {
        m_out = out;
        m_column = 0;
        putValues(*this);
        return put(m_out, Format::rowEnd);
    }

    template <class Write> void text(const Write& writeText) {
        next();
        m_out = Format::putPlain(m_out, writeText);
    }
    void name(std::string_view text) {
        next();
        m_out = Format::putText(m_out, text);
    }
    void category(std::size_t index) {
        const PaddedText<80>& name = m_names[m_column][index];
        next();
        m_out = put(m_out, name);
    }
    void integer(std::uint64_t value) {
        next();
        m_out = putNumber(m_out, value);
    }
    void money(std::int64_t cents) {
        next();
        m_out = putCentesimal(m_out, static_cast<std::uint64_t>(cents));
    }
    void degrees(std::int32_t microDegrees) {
        next();
        m_out = putMicroDegrees(m_out, microDegrees);
    }
    void timestamp(std::int64_t timeUs) {
        text([&](char* out) { return m_time.put(out, timeUs); });
    }
    void boolean(bool value) {
        next();
        m_out = put(m_out, value ? std::string_view("true") : std::string_view("false"));
    }
    void null() {
        next();
        m_out = put(m_out, Format::null);
    }

private:
    void next() { m_out = put(m_out, m_before[m_column++]); }
    /// Copied in whole blocks: lengths that change with every value would be guessed wrong.
    template <std::size_t Capacity> static PaddedText<Capacity> padded(const std::string& text) {
        assert(text.size() <= Capacity);
        return PaddedText<Capacity>(text);
    }

    std::vector<Column> m_columns;
    std::vector<std::vector<PaddedText<80>>> m_names; ///< as they are written
    std::vector<PaddedText<48>> m_before;             ///< each column's value
    TimestampWriter m_time;
    char* m_out = nullptr;
    std::size_t m_column = 0;
};

struct JsonText {
    static constexpr std::string_view null = "null";
    static constexpr std::string_view rowEnd = "}\n";
    static std::string before(std::string_view column, bool first) {
        return (first ? "{\"" : ",\"") + std::string(column) + "\":";
    }
    /// None of these texts needs an escape.
    template <class Write> static char* putPlain(char* out, const Write& writeText) {
        *out++ = '"';
        out = writeText(out);
        *out++ = '"';
        return out;
    }
    static char* putText(char* out, std::string_view text) {
        return putPlain(out, [text](char* to) { return put(to, text); });
    }
    static std::string text(std::string_view name) { return '"' + std::string(name) + '"'; }
};

struct CsvText {
    static constexpr std::string_view null = "";
    static constexpr std::string_view rowEnd = "\n";
    static std::string before(std::string_view, bool first) { return first ? "" : ","; }
    template <class Write> static char* putPlain(char* out, const Write& writeText) { return writeText(out); }
    static char* putText(char* out, std::string_view text) { return putCsvText(out, text); }
    static std::string text(std::string_view name) { return csvText(name); }
};

using JsonRecord = TextRecord<JsonText>;
using CsvRecord = TextRecord<CsvText>;

/// Rows of a small table in a text format.
template <class Row, class Record> class TextRecords final : public TextEncoder<TableEncoder<Row>> {
public:
    static constexpr std::size_t rowsPerPiece = 256;
    static constexpr std::size_t mostBytesPerRow = 1'024;

    TextRecords(std::shared_ptr<TextBuffer> buffer, Table table, const Plan& plan, const Population& population)
        : TextEncoder<TableEncoder<Row>>(std::move(buffer),
                                         plan.encoding.format == Format::csv ? csvHeader(table, plan) : std::string()),
          m_population(population),
          m_record(table, plan, population.reference()) {}

    Result<void> write(std::span<const Row> rows) override {
        return this->writePieces(rows.size(), rowsPerPiece, [&](std::size_t from, std::size_t to, char* out) {
            for (std::size_t i = from; i < to; ++i)
                out = m_record.write(out, [&](Record& values) { putRecord(rows[i], m_population, values); });
            return out;
        });
    }

private:
    const Population& m_population;
    Record m_record;
};

} // namespace ledgerloom
