#include "core/format/arrow/arrow_columns.h"

#include "core/format/text_writer.h"

#include <arrow/array/builder_binary.h>
#include <arrow/type.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>

namespace ledgerloom {

namespace {

template <class T> T orBadAlloc(arrow::Result<T> result) {
    if (!result.ok())
        throw std::bad_alloc();
    return std::move(result).ValueUnsafe();
}

void orBadAlloc(const arrow::Status& status) {
    if (!status.ok())
        throw std::bad_alloc();
}

/// The first `rows` bytes, each 0 or 1, as one bit each; counts the ones.
std::shared_ptr<arrow::Buffer> pack(std::uint8_t* bytes, PoolArray<std::uint8_t>& into, std::size_t rows,
                                    std::size_t& ones) {
    // Eight bytes of 0 or 1 times this gather in the top byte, the first byte in its lowest bit.
    constexpr std::uint64_t gather = 0x0102040810204080;
    std::uint8_t* bits = into.atLeast(rows / 8 + 1);
    std::memset(bytes + rows, 0, 8);
    ones = 0;
    for (std::size_t i = 0; i < rows; i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes + i, 8);
        const auto packed = static_cast<std::uint8_t>(eight * gather >> 56U);
        ones += static_cast<std::size_t>(std::popcount(packed));
        bits[i / 8] = packed;
    }
    return into.view((rows + 7) / 8);
}

} // namespace

template <class T>
PoolArray<T>::PoolArray(arrow::MemoryPool* pool) : m_buffer(orBadAlloc(arrow::AllocateResizableBuffer(0, pool))) {}

template <class T> void PoolArray<T>::grow(std::size_t size) {
    constexpr std::size_t least = 512;
    const std::size_t grown = std::max({size, m_size * 3 / 2, least});
    orBadAlloc(m_buffer->Resize(static_cast<int64_t>(grown * sizeof(T)), false));
    m_size = grown;
}

template <class T> std::shared_ptr<arrow::Buffer> PoolArray<T>::view(std::size_t count) const {
    return std::make_shared<arrow::Buffer>(m_buffer->data(), static_cast<int64_t>(count * sizeof(T)));
}

template class PoolArray<char>;
template class PoolArray<std::uint8_t>;
template class PoolArray<std::int32_t>;

std::shared_ptr<arrow::Array> ArrowColumn::makeArray(std::vector<std::shared_ptr<arrow::Buffer>> values,
                                                     const std::shared_ptr<arrow::Array>& dictionary) {
    std::size_t present = 0;
    std::shared_ptr<arrow::Buffer> valid =
        pack(m_space->valid.atLeast(m_rows + 8), m_space->validBits, m_rows, present);
    const auto nulls = static_cast<int64_t>(m_rows - present);
    values.insert(values.begin(), nulls == 0 ? nullptr : std::move(valid));
    auto data = arrow::ArrayData::Make(m_type, static_cast<int64_t>(m_rows), std::move(values), nulls);
    if (dictionary)
        data->dictionary = dictionary->data();
    return arrow::MakeArray(data);
}

BooleanColumn::BooleanColumn(std::shared_ptr<ColumnSpace> space) : ArrowColumn(std::move(space), arrow::boolean()) {}

std::shared_ptr<arrow::Array> BooleanColumn::finish() {
    std::size_t ones = 0;
    return makeArray({pack(m_space->valuesAs<std::uint8_t>(m_rows + 8), m_space->valueBits, m_rows, ones)});
}

TextColumn::TextColumn(std::shared_ptr<ColumnSpace> space) : ArrowColumn(std::move(space), arrow::utf8()) {}

void TextColumn::clear() {
    ArrowColumn::clear();
    m_used = 0;
}

std::shared_ptr<arrow::Array> TextColumn::finish() {
    m_space->offsets.atLeast(1)[0] = 0;
    return makeArray({m_space->offsets.view(m_rows + 1), m_space->values.view(m_used)});
}

char* TextColumn::room(std::size_t bytes) {
    return m_space->values.atLeast(m_used + bytes + writerSlack);
}

CategoryColumn::CategoryColumn(std::shared_ptr<ColumnSpace> space, const std::vector<std::string>& texts,
                               arrow::MemoryPool* pool)
    : ArrowColumn(std::move(space), arrow::dictionary(arrow::int16(), arrow::utf8())) {
    std::vector<std::string> known;
    for (const std::string& text : texts) {
        const auto found = std::ranges::find(known, text);
        m_codeOf.push_back(static_cast<std::int16_t>(found - known.begin()));
        if (found == known.end())
            known.push_back(text);
    }
    arrow::StringBuilder builder(pool);
    orBadAlloc(builder.AppendValues(known));
    orBadAlloc(builder.Finish(&m_dictionary));
}

} // namespace ledgerloom
