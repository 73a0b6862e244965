#include "core/dataset/write/cell_text.h"

#include "core/base/civil_time.h"
#include "core/base/text.h"
#include "core/dataset/write/cell_text_types.h"

#include <array>

namespace ledgerloom {

namespace {

using arrow::Type;

template <class Array> std::unique_ptr<CellText> texts(TextKind kind) {
    return std::make_unique<TextCells<Array>>(kind);
}

std::unique_ptr<CellText> numberCells(Type::type type, TextKind kind, Decimals decimals) {
    switch (type) {
    case Type::INT8:
        return std::make_unique<IntegerCells<arrow::Int8Array>>(kind);
    case Type::INT16:
        return std::make_unique<IntegerCells<arrow::Int16Array>>(kind);
    case Type::INT32:
        return std::make_unique<IntegerCells<arrow::Int32Array>>(kind);
    case Type::INT64:
        return std::make_unique<IntegerCells<arrow::Int64Array>>(kind);
    case Type::UINT8:
        return std::make_unique<IntegerCells<arrow::UInt8Array>>(kind);
    case Type::UINT16:
        return std::make_unique<IntegerCells<arrow::UInt16Array>>(kind);
    case Type::UINT32:
        return std::make_unique<IntegerCells<arrow::UInt32Array>>(kind);
    case Type::UINT64:
        return std::make_unique<IntegerCells<arrow::UInt64Array>>(kind);
    case Type::FLOAT:
        return std::make_unique<RealCells<arrow::FloatArray>>(kind, decimals);
    case Type::DOUBLE:
        return std::make_unique<RealCells<arrow::DoubleArray>>(kind, decimals);
    case Type::DECIMAL128:
        return std::make_unique<DecimalCells<arrow::Decimal128Array>>(kind);
    case Type::DECIMAL256:
        return std::make_unique<DecimalCells<arrow::Decimal256Array>>(kind);
    default:
        return nullptr;
    }
}

std::unique_ptr<CellText> timeCells(const arrow::DataType& type, TextKind kind) {
    switch (type.id()) {
    case Type::DATE32:
        return std::make_unique<DayCells<arrow::Date32Array>>(kind, 1);
    case Type::DATE64:
        return std::make_unique<DayCells<arrow::Date64Array>>(kind, 86'400'000);
    case Type::TIMESTAMP:
        return std::make_unique<TimestampCells>(kind, static_cast<const arrow::TimestampType&>(type));
    default:
        return nullptr;
    }
}

std::unique_ptr<CellText> nestedCells(const arrow::DataType& type, TextKind kind, Decimals decimals) {
    // Within CSV what is nested stands as JSON, in quotes.
    std::vector<std::unique_ptr<CellText>> inner;
    for (const auto& field : type.fields())
        if (inner.push_back(CellText::make(*field->type(), TextKind::json, decimals)); inner.back() == nullptr)
            return nullptr;
    std::unique_ptr<CellText> cells;
    if (type.id() == Type::STRUCT)
        cells = std::make_unique<StructCells>(type, std::move(inner));
    else if (type.id() == Type::LIST)
        cells = std::make_unique<ListCells<arrow::ListArray>>(std::move(inner.front()));
    else if (type.id() == Type::LARGE_LIST)
        cells = std::make_unique<ListCells<arrow::LargeListArray>>(std::move(inner.front()));
    else if (type.id() == Type::FIXED_SIZE_LIST)
        cells = std::make_unique<ListCells<arrow::FixedSizeListArray>>(std::move(inner.front()));
    if (cells && kind == TextKind::csv)
        return std::make_unique<QuotedCells>(std::move(cells));
    return cells;
}

} // namespace

std::unique_ptr<CellText> CellText::make(const arrow::DataType& type, TextKind kind, Decimals decimals) {
    switch (type.id()) {
    case Type::NA:
        return std::make_unique<NullCells>(kind);
    case Type::BOOL:
        return std::make_unique<BooleanCells>(kind);
    case Type::STRING:
        return texts<arrow::StringArray>(kind);
    case Type::LARGE_STRING:
        return texts<arrow::LargeStringArray>(kind);
    case Type::STRING_VIEW:
        return texts<arrow::StringViewArray>(kind);
    case Type::DICTIONARY: {
        auto inner = make(*static_cast<const arrow::DictionaryType&>(type).value_type(), kind, decimals);
        return inner ? std::make_unique<DictionaryCells>(kind, std::move(inner)) : nullptr;
    }
    default:
        break;
    }
    if (auto cells = numberCells(type.id(), kind, decimals))
        return cells;
    if (auto cells = timeCells(type, kind))
        return cells;
    return nestedCells(type, kind, decimals);
}

bool appendJsonText(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    bool ascii = true;
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        ascii = ascii && byte < 0x80;
        if (byte >= 0x20 && c != '"' && c != '\\') {
            out += c;
        } else if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n' || c == '\t' || c == '\r') {
            out += '\\';
            out += c == '\n' ? 'n' : c == '\t' ? 't' : 'r';
        } else {
            out += "\\u00";
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        }
    }
    out += '"';
    return ascii || isUtf8(text);
}

} // namespace ledgerloom
