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

} // namespace

template <class T>
PoolArray<T>::PoolArray(arrow::MemoryPool* pool, std::size_t size)
    : m_buffer(orBadAlloc(arrow::AllocateResizableBuffer(static_cast<int64_t>(size * sizeof(T)), pool))) {}

template <class T> void PoolArray<T>::growTo(std::size_t size) {
    orBadAlloc(m_buffer->Resize(static_cast<int64_t>(size * sizeof(T)), false));
}

template <class T> std::shared_ptr<arrow::Buffer> PoolArray<T>::view(std::size_t count) const {
    return std::make_shared<arrow::Buffer>(m_buffer->data(), static_cast<int64_t>(count * sizeof(T)));
}

template class PoolArray<char>;
template class PoolArray<std::uint8_t>;
template class PoolArray<std::int16_t>;
template class PoolArray<std::int32_t>;
template class PoolArray<std::int64_t>;
template class PoolArray<double>;

std::shared_ptr<arrow::Buffer> BitColumn::pack(std::size_t rows, std::size_t& ones) {
    // Eight bytes of 0 or 1 times this gather in the top byte, the first byte in its lowest bit.
    constexpr std::uint64_t gather = 0x0102040810204080;
    std::memset(m_bytes.data() + rows, 0, 8);
    ones = 0;
    for (std::size_t i = 0; i < rows; i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, m_bytes.data() + i, 8);
        const auto bits = static_cast<std::uint8_t>(eight * gather >> 56U);
        ones += static_cast<std::size_t>(std::popcount(bits));
        m_bits.data()[i / 8] = bits;
    }
    return m_bits.view((rows + 7) / 8);
}

std::shared_ptr<arrow::Array> ArrowColumn::makeArray(std::vector<std::shared_ptr<arrow::Buffer>> values,
                                                     const std::shared_ptr<arrow::Array>& dictionary) {
    std::size_t present = 0;
    std::shared_ptr<arrow::Buffer> valid = m_valid.pack(m_rows, present);
    const auto nulls = static_cast<int64_t>(m_rows - present);
    values.insert(values.begin(), nulls == 0 ? nullptr : std::move(valid));
    auto data = arrow::ArrayData::Make(m_type, static_cast<int64_t>(m_rows), std::move(values), nulls);
    if (dictionary)
        data->dictionary = dictionary->data();
    return arrow::MakeArray(data);
}

BooleanColumn::BooleanColumn(arrow::MemoryPool* pool, std::size_t mostRows)
    : ArrowColumn(pool, arrow::boolean(), mostRows), m_values(pool, mostRows) {}

std::shared_ptr<arrow::Array> BooleanColumn::finish() {
    std::size_t ones = 0;
    return makeArray({m_values.pack(m_rows, ones)});
}

TextColumn::TextColumn(arrow::MemoryPool* pool, std::size_t mostRows, std::size_t usualBytes)
    : ArrowColumn(pool, arrow::utf8(), mostRows),
      m_offsets(pool, mostRows + 1),
      m_text(pool, mostRows * usualBytes + writerSlack) {
    m_offsets.data()[0] = 0;
}

void TextColumn::clear() {
    ArrowColumn::clear();
    m_used = 0;
}

char* TextColumn::room(std::size_t bytes) {
    const std::size_t needed = m_used + bytes + writerSlack;
    if (needed > m_text.size())
        m_text.growTo(std::max(needed, m_text.size() * 3 / 2));
    return m_text.data();
}

CategoryColumn::CategoryColumn(arrow::MemoryPool* pool, const std::vector<std::string>& texts, std::size_t mostRows)
    : ArrowColumn(pool, arrow::dictionary(arrow::int16(), arrow::utf8()), mostRows), m_codes(pool, mostRows) {
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
