#pragma once

#include <arrow/array.h>
#include <arrow/buffer.h>
#include <arrow/memory_pool.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace ledgerloom {

/// Columns in Arrow's layout, filled again and again in memory that is taken once (texts may grow). What finish() gives
/// is a view: it holds until rows are added or cleared. Out of memory is std::bad_alloc, as the pool decides.

/// Memory from a pool, as an array of T.
template <class T> class PoolArray {
public:
    PoolArray(arrow::MemoryPool* pool, std::size_t size);

    T* data() { return reinterpret_cast<T*>(m_buffer->mutable_data()); }
    std::size_t size() const { return static_cast<std::size_t>(m_buffer->size()) / sizeof(T); }
    /// Keeps what is in it.
    void growTo(std::size_t size);
    /// The first `count` elements.
    std::shared_ptr<arrow::Buffer> view(std::size_t count) const;

private:
    std::unique_ptr<arrow::ResizableBuffer> m_buffer;
};

/// One byte a row on its way to one bit a row.
class BitColumn {
public:
    BitColumn(arrow::MemoryPool* pool, std::size_t rows) : m_bytes(pool, rows + 8), m_bits(pool, rows / 8 + 1) {}

    std::uint8_t* bytes() { return m_bytes.data(); }
    /// Packs the first `rows` bytes, each 0 or 1, and counts the ones.
    std::shared_ptr<arrow::Buffer> pack(std::size_t rows, std::size_t& ones);

private:
    PoolArray<std::uint8_t> m_bytes;
    PoolArray<std::uint8_t> m_bits;
};

/// What columns of every type have: a number of rows and which of them are null.
class ArrowColumn {
public:
    ArrowColumn(arrow::MemoryPool* pool, std::shared_ptr<arrow::DataType> type, std::size_t mostRows)
        : m_type(std::move(type)), m_valid(pool, mostRows) {}
    ArrowColumn(const ArrowColumn&) = delete;
    ArrowColumn& operator=(const ArrowColumn&) = delete;
    virtual ~ArrowColumn() = default;

    virtual void clear() { m_rows = 0; }
    virtual std::shared_ptr<arrow::Array> finish() = 0;

protected:
    std::shared_ptr<arrow::Array> makeArray(std::vector<std::shared_ptr<arrow::Buffer>> values,
                                            const std::shared_ptr<arrow::Array>& dictionary = nullptr);

    std::shared_ptr<arrow::DataType> m_type;
    BitColumn m_valid;
    std::size_t m_rows = 0;
};

/// Numbers, timestamps and dates.
template <class T> class FixedColumn final : public ArrowColumn {
public:
    FixedColumn(arrow::MemoryPool* pool, std::shared_ptr<arrow::DataType> type, std::size_t mostRows)
        : ArrowColumn(pool, std::move(type), mostRows), m_values(pool, mostRows) {}

    /// `read(i, value)` sets a value and says whether there is one.
    template <class Read> void append(std::size_t count, const Read& read) {
        T* values = m_values.data() + m_rows;
        std::uint8_t* valid = m_valid.bytes() + m_rows;
        for (std::size_t i = 0; i < count; ++i) {
            T value{};
            valid[i] = read(i, value) ? 1 : 0;
            values[i] = value;
        }
        m_rows += count;
    }
    std::shared_ptr<arrow::Array> finish() override { return makeArray({m_values.view(m_rows)}); }

private:
    PoolArray<T> m_values;
};

class BooleanColumn final : public ArrowColumn {
public:
    BooleanColumn(arrow::MemoryPool* pool, std::size_t mostRows);

    template <class Read> void append(std::size_t count, const Read& read) {
        std::uint8_t* values = m_values.bytes() + m_rows;
        std::uint8_t* valid = m_valid.bytes() + m_rows;
        for (std::size_t i = 0; i < count; ++i) {
            bool value = false;
            valid[i] = read(i, value) ? 1 : 0;
            values[i] = value ? 1 : 0;
        }
        m_rows += count;
    }
    std::shared_ptr<arrow::Array> finish() override;

private:
    BitColumn m_values;
};

class TextColumn final : public ArrowColumn {
public:
    /// Rows are `usualBytes` on average; where they are more, the memory grows.
    TextColumn(arrow::MemoryPool* pool, std::size_t mostRows, std::size_t usualBytes);

    void clear() override;
    /// `write(i, out)` writes at most `mostBytes` (and writerSlack behind them) and returns the end, or null for null.
    template <class Write> void append(std::size_t count, std::size_t mostBytes, const Write& write) {
        char* const begin = room(count * mostBytes);
        char* out = begin + m_used;
        std::int32_t* ends = m_offsets.data() + m_rows + 1;
        std::uint8_t* valid = m_valid.bytes() + m_rows;
        for (std::size_t i = 0; i < count; ++i) {
            char* const end = write(i, out);
            valid[i] = end != nullptr ? 1 : 0;
            out = end != nullptr ? end : out;
            ends[i] = static_cast<std::int32_t>(out - begin);
        }
        m_used = static_cast<std::size_t>(out - begin);
        m_rows += count;
    }
    std::shared_ptr<arrow::Array> finish() override {
        return makeArray({m_offsets.view(m_rows + 1), m_text.view(m_used)});
    }

private:
    /// The text's beginning, with so many bytes free behind what is used.
    char* room(std::size_t bytes);

    PoolArray<std::int32_t> m_offsets;
    PoolArray<char> m_text;
    std::size_t m_used = 0;
};

/// A column of few texts: a dictionary that is the same in every batch, and small numbers.
class CategoryColumn final : public ArrowColumn {
public:
    /// `texts` may have the same one twice; rows are given as indices into it.
    CategoryColumn(arrow::MemoryPool* pool, const std::vector<std::string>& texts, std::size_t mostRows);

    /// `read(i)` gives the index of the row's text; anything past the end is null.
    template <class Read> void append(std::size_t count, const Read& read) {
        std::uint8_t* valid = m_valid.bytes() + m_rows;
        std::int16_t* codes = m_codes.data() + m_rows;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t index = read(i);
            const bool known = index < m_codeOf.size();
            valid[i] = known ? 1 : 0;
            codes[i] = known ? m_codeOf[index] : std::int16_t{0};
        }
        m_rows += count;
    }
    std::shared_ptr<arrow::Array> finish() override { return makeArray({m_codes.view(m_rows)}, m_dictionary); }

private:
    std::shared_ptr<arrow::Array> m_dictionary;
    std::vector<std::int16_t> m_codeOf; ///< by index of `texts`
    PoolArray<std::int16_t> m_codes;
};

} // namespace ledgerloom
