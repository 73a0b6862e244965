#pragma once

#include "core/base/civil_time.h"
#include "core/dataset/write/cell_text.h"
#include "core/format/csv_text.h"

#include <arrow/array.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>
#include <vector>

namespace ledgerloom {

// The kinds of CellText, one for each kind of column; made by CellText::make().

inline void appendNull(std::string& out, TextKind kind) {
    if (kind == TextKind::json)
        out += "null";
}

/// Nulls and the binding, in common. `Self::put(out, row)` appends a value that is there.
template <class Self, class Array> class CellsOf : public CellText {
public:
    explicit CellsOf(TextKind kind) : m_kind(kind) {}
    void bind(const arrow::Array& column) override { m_array = &static_cast<const Array&>(column); }
    std::string_view write(std::string& out, std::int64_t row) override {
        if (!m_array->IsNull(row))
            return static_cast<Self&>(*this).put(out, row);
        appendNull(out, m_kind);
        return {};
    }

protected:
    TextKind m_kind;
    const Array* m_array = nullptr;
};

class NullCells final : public CellsOf<NullCells, arrow::NullArray> {
public:
    using CellsOf::CellsOf;
    std::string_view put(std::string& out, std::int64_t) {
        appendNull(out, m_kind);
        return {};
    }
};

class BooleanCells final : public CellsOf<BooleanCells, arrow::BooleanArray> {
public:
    using CellsOf::CellsOf;
    std::string_view put(std::string& out, std::int64_t row) {
        out += m_array->Value(row) ? "true" : "false";
        return {};
    }
};

template <class Array> class TextCells final : public CellsOf<TextCells<Array>, Array> {
public:
    using CellsOf<TextCells<Array>, Array>::CellsOf;
    std::string_view put(std::string& out, std::int64_t row) {
        const std::string_view text = this->m_array->GetView(row);
        if (this->m_kind == TextKind::json)
            return appendJsonText(out, text) ? std::string_view() : "the text is no UTF-8, which JSON must be";
        if (text.empty())
            out += "\"\"";
        else if (needsCsvQuotes(text))
            out += csvText(text);
        else
            out += text;
        return {};
    }
};

template <class Array> class IntegerCells final : public CellsOf<IntegerCells<Array>, Array> {
public:
    using CellsOf<IntegerCells<Array>, Array>::CellsOf;
    std::string_view put(std::string& out, std::int64_t row) {
        std::array<char, 24> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), this->m_array->Value(row)).ptr;
        out.append(text.data(), end);
        return {};
    }
};

template <class Array> class RealCells final : public CellsOf<RealCells<Array>, Array> {
public:
    RealCells(TextKind kind, Decimals decimals) : CellsOf<RealCells, Array>(kind), m_decimals(decimals) {}
    std::string_view put(std::string& out, std::int64_t row) {
        const auto value = this->m_array->Value(row);
        if (!std::isfinite(value)) {
            if (this->m_kind == TextKind::json)
                return "NaN and infinity cannot be written as JSON; CSV, Parquet and Arrow take them";
            out += std::isnan(value) ? "NaN" : value > 0 ? "inf" : "-inf";
            return {};
        }
        std::array<char, 400> text{};
        char* end = m_decimals == Decimals::shortest ? nullptr : fixed(text, value);
        if (end == nullptr) {
            end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
            // 5 would be read as an integer.
            if (std::memchr(text.data(), '.', static_cast<std::size_t>(end - text.data())) == nullptr &&
                std::memchr(text.data(), 'e', static_cast<std::size_t>(end - text.data())) == nullptr) {
                *end++ = '.';
                *end++ = '0';
            }
        }
        out.append(text.data(), end);
        return {};
    }

private:
    /// With the decimals that are asked for; null where that would be another number.
    template <class Number> char* fixed(std::array<char, 400>& text, Number value) const {
        const int count = m_decimals == Decimals::two ? 2 : 6;
        char* end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, count).ptr;
        Number back = 0;
        std::from_chars(text.data(), end, back);
        return back == value ? end : nullptr;
    }

    Decimals m_decimals;
};

template <class Array> class DecimalCells final : public CellsOf<DecimalCells<Array>, Array> {
public:
    using CellsOf<DecimalCells<Array>, Array>::CellsOf;
    std::string_view put(std::string& out, std::int64_t row) {
        out += this->m_array->FormatValue(row);
        return {};
    }
};

template <class Array> class DayCells final : public CellsOf<DayCells<Array>, Array> {
public:
    DayCells(TextKind kind, std::int64_t unitsPerDay) : CellsOf<DayCells, Array>(kind), m_units(unitsPerDay) {}
    std::string_view put(std::string& out, std::int64_t row) {
        const char* quote = this->m_kind == TextKind::json ? "\"" : "";
        const auto value = std::int64_t{this->m_array->Value(row)};
        const std::int64_t day = value / m_units - (value % m_units < 0 ? 1 : 0);
        if (day < daysFromCivil({0, 1, 1}) || day > daysFromCivil({9'999, 12, 31}))
            return "the date lies outside of the years 0 to 9999";
        out.append(quote).append(formatDate(static_cast<std::int32_t>(day))).append(quote);
        return {};
    }

private:
    std::int64_t m_units;
};

/// Six decimals, nine where the column has nanoseconds, "Z" where it has a zone: what is stored is UTC then.
class TimestampCells final : public CellsOf<TimestampCells, arrow::TimestampArray> {
public:
    TimestampCells(TextKind kind, const arrow::TimestampType& type)
        : CellsOf(kind), m_unit(type.unit()), m_zone(!type.timezone().empty()) {}
    std::string_view put(std::string& out, std::int64_t row) {
        constexpr std::array<std::int64_t, 4> perSecond{1, 1'000, 1'000'000, 1'000'000'000};
        const std::int64_t units = perSecond[static_cast<std::size_t>(m_unit)];
        const std::int64_t value = m_array->Value(row);
        std::int64_t second = value / units;
        std::int64_t rest = value % units;
        if (rest < 0) {
            rest += units;
            --second;
        }
        if (second < earliest || second > latest)
            return "the time lies outside of the years 0 to 9999";
        const std::int64_t nanos = rest * (1'000'000'000 / units);
        const char* quote = m_kind == TextKind::json ? "\"" : "";
        out.append(quote).append(formatTimestamp(second * microsPerSecond + nanos / 1'000));
        if (m_unit == arrow::TimeUnit::NANO) {
            std::array<char, 4> more{};
            for (int i = 2, left = static_cast<int>(nanos % 1'000); i >= 0; --i, left /= 10)
                more[static_cast<std::size_t>(i)] = static_cast<char>('0' + left % 10);
            out.append(more.data(), 3);
        }
        out.append(m_zone ? "Z" : "").append(quote);
        return {};
    }

private:
    static constexpr std::int64_t earliest = std::int64_t{daysFromCivil({0, 1, 1})} * 86'400;
    static constexpr std::int64_t latest = (std::int64_t{daysFromCivil({9'999, 12, 31})} + 1) * 86'400 - 1;
    arrow::TimeUnit::type m_unit;
    bool m_zone;
};

class DictionaryCells final : public CellsOf<DictionaryCells, arrow::DictionaryArray> {
public:
    DictionaryCells(TextKind kind, std::unique_ptr<CellText> inner) : CellsOf(kind), m_inner(std::move(inner)) {}
    void bind(const arrow::Array& column) override {
        CellsOf::bind(column);
        m_values = m_array->dictionary();
        m_inner->bind(*m_values);
    }
    std::string_view put(std::string& out, std::int64_t row) {
        return m_inner->write(out, m_array->GetValueIndex(row));
    }

private:
    std::unique_ptr<CellText> m_inner;
    std::shared_ptr<arrow::Array> m_values;
};

class StructCells final : public CellsOf<StructCells, arrow::StructArray> {
public:
    StructCells(const arrow::DataType& type, std::vector<std::unique_ptr<CellText>> inner)
        : CellsOf(TextKind::json), m_inner(std::move(inner)) {
        for (const auto& field : type.fields()) {
            std::string& name = m_names.emplace_back(m_names.empty() ? "{" : ",");
            appendJsonText(name, field->name());
            name += ':';
        }
    }
    void bind(const arrow::Array& column) override {
        CellsOf::bind(column);
        m_columns.clear();
        for (std::size_t i = 0; i < m_inner.size(); ++i) {
            m_columns.push_back(m_array->field(static_cast<int>(i)));
            m_inner[i]->bind(*m_columns.back());
        }
    }
    std::string_view put(std::string& out, std::int64_t row) {
        for (std::size_t i = 0; i < m_inner.size(); ++i) {
            out += m_names[i];
            if (const std::string_view why = m_inner[i]->write(out, row); !why.empty())
                return why;
        }
        out += m_inner.empty() ? "{}" : "}";
        return {};
    }

private:
    std::vector<std::string> m_names;
    std::vector<std::unique_ptr<CellText>> m_inner;
    arrow::ArrayVector m_columns;
};

template <class Array> class ListCells final : public CellsOf<ListCells<Array>, Array> {
public:
    explicit ListCells(std::unique_ptr<CellText> inner)
        : CellsOf<ListCells, Array>(TextKind::json), m_inner(std::move(inner)) {}
    void bind(const arrow::Array& column) override {
        CellsOf<ListCells, Array>::bind(column);
        m_values = this->m_array->values();
        m_inner->bind(*m_values);
    }
    std::string_view put(std::string& out, std::int64_t row) {
        out += '[';
        for (std::int64_t i = 0; i < this->m_array->value_length(row); ++i) {
            out += i == 0 ? "" : ",";
            if (const std::string_view why = m_inner->write(out, this->m_array->value_offset(row) + i); !why.empty())
                return why;
        }
        out += ']';
        return {};
    }

private:
    std::unique_ptr<CellText> m_inner;
    std::shared_ptr<arrow::Array> m_values;
};

/// JSON as a field of CSV.
class QuotedCells final : public CellText {
public:
    explicit QuotedCells(std::unique_ptr<CellText> inner) : m_inner(std::move(inner)) {}
    void bind(const arrow::Array& column) override {
        m_inner->bind(column);
        m_column = &column;
    }
    std::string_view write(std::string& out, std::int64_t row) override {
        if (m_column->IsNull(row))
            return {};
        m_text.clear();
        const std::string_view why = m_inner->write(m_text, row);
        out += csvText(m_text);
        return why;
    }

private:
    std::unique_ptr<CellText> m_inner;
    const arrow::Array* m_column = nullptr;
    std::string m_text;
};

} // namespace ledgerloom
