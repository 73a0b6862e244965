#pragma once

#include <arrow/array.h>
#include <arrow/buffer.h>
#include <arrow/memory_pool.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace ledgerloom {

/// Columns in Arrow's layout, filled again and again in memory that grows to what the most rows needed and is kept.
/// What finish() gives is a view: it holds until the space it lies in is used again. Out of memory is std::bad_alloc,
/// as the pool decides.

/// Memory from a pool, as an array of T.
template <class T> class PoolArray {
public:
    explicit PoolArray(arrow::MemoryPool* pool);

    T* data() { return reinterpret_cast<T*>(m_buffer->mutable_data()); }
    /// The array with room for at least `size` elements; keeps what is in it.
    T* atLeast(std::size_t size) {
        if (size > m_size)
            grow(size);
        return data();
    }
    /// The first `count` elements.
    std::shared_ptr<arrow::Buffer> view(std::size_t count) const;

private:
    void grow(std::size_t size);

    std::unique_ptr<arrow::ResizableBuffer> m_buffer;
    std::size_t m_size = 0;
};

/// What one column at a time lies in: its own, or one space for columns that are written one after the other.
struct ColumnSpace {
    explicit ColumnSpace(arrow::MemoryPool* pool)
        : valid(pool), validBits(pool), values(pool), valueBits(pool), offsets(pool) {}

    /// Fixed values or booleans as an array of T.
    template <class T> T* valuesAs(std::size_t count) {
        return reinterpret_cast<T*>(values.atLeast(count * sizeof(T)));
    }

    PoolArray<std::uint8_t> valid; ///< one byte a row on its way to one bit a row
    PoolArray<std::uint8_t> validBits;
    PoolArray<char> values; ///< fixed values, or texts one behind the other
    PoolArray<std::uint8_t> valueBits;
    PoolArray<std::int32_t> offsets; ///< of texts
};

/// What columns of every type have: a number of rows and which of them are null.
class ArrowColumn {
public:
    ArrowColumn(std::shared_ptr<ColumnSpace> space, std::shared_ptr<arrow::DataType> type)
        : m_space(std::move(space)), m_type(std::move(type)) {}
    ArrowColumn(const ArrowColumn&) = delete;
    ArrowColumn& operator=(const ArrowColumn&) = delete;
    virtual ~ArrowColumn() = default;

    virtual void clear() { m_rows = 0; }
    virtual std::shared_ptr<arrow::Array> finish() = 0;

protected:
    std::uint8_t* roomForValid(std::size_t count) { return m_space->valid.atLeast(m_rows + count) + m_rows; }
    std::shared_ptr<arrow::Array> makeArray(std::vector<std::shared_ptr<arrow::Buffer>> values,
                                            const std::shared_ptr<arrow::Array>& dictionary = nullptr);

    std::shared_ptr<ColumnSpace> m_space;
    std::shared_ptr<arrow::DataType> m_type;
    std::size_t m_rows = 0;
};

/// Numbers, timestamps and dates.
template <class T> class FixedColumn final : public ArrowColumn {
public:
    using ArrowColumn::ArrowColumn;

    /// `read(i, value)` sets a value and says whether there is one.
    template <class Read> void append(std::size_t count, const Read& read) {
        T* values = m_space->valuesAs<T>(m_rows + count) + m_rows;
        std::uint8_t* valid = roomForValid(count);
        for (std::size_t i = 0; i < count; ++i) {
            T value{};
            valid[i] = read(i, value) ? 1 : 0;
            values[i] = value;
        }
        m_rows += count;
    }
    std::shared_ptr<arrow::Array> finish() override { return makeArray({m_space->values.view(m_rows * sizeof(T))}); }
};

class BooleanColumn final : public ArrowColumn {
public:
    explicit BooleanColumn(std::shared_ptr<ColumnSpace> space);

    template <class Read> void append(std::size_t count, const Read& read) {
        auto* values = m_space->valuesAs<std::uint8_t>(m_rows + count) + m_rows;
        std::uint8_t* valid = roomForValid(count);
        for (std::size_t i = 0; i < count; ++i) {
            bool value = false;
            valid[i] = read(i, value) ? 1 : 0;
            values[i] = value ? 1 : 0;
        }
        m_rows += count;
    }
    std::shared_ptr<arrow::Array> finish() override;
};

class TextColumn final : public ArrowColumn {
public:
    explicit TextColumn(std::shared_ptr<ColumnSpace> space);

    void clear() override;
    /// `write(i, out)` writes at most `mostBytes` (and writerSlack behind them) and returns the end, or null for null.
    template <class Write> void append(std::size_t count, std::size_t mostBytes, const Write& write) {
        char* const begin = room(count * mostBytes);
        char* out = begin + m_used;
        std::int32_t* ends = m_space->offsets.atLeast(m_rows + count + 1) + m_rows + 1;
        std::uint8_t* valid = roomForValid(count);
        for (std::size_t i = 0; i < count; ++i) {
            char* const end = write(i, out);
            valid[i] = end != nullptr ? 1 : 0;
            out = end != nullptr ? end : out;
            ends[i] = static_cast<std::int32_t>(out - begin);
        }
        m_used = static_cast<std::size_t>(out - begin);
        m_rows += count;
    }
    std::shared_ptr<arrow::Array> finish() override;

private:
    /// The text's beginning, with so many bytes free behind what is used.
    char* room(std::size_t bytes);

    std::size_t m_used = 0;
};

/// A column of few texts: a dictionary that is the same in every batch, and small numbers.
class CategoryColumn final : public ArrowColumn {
public:
    /// `texts` may have the same one twice; rows are given as indices into it. The dictionary is from `pool`.
    CategoryColumn(std::shared_ptr<ColumnSpace> space, const std::vector<std::string>& texts, arrow::MemoryPool* pool);

    /// `read(i)` gives the index of the row's text; anything past the end is null.
    template <class Read> void append(std::size_t count, const Read& read) {
        auto* codes = m_space->valuesAs<std::int16_t>(m_rows + count) + m_rows;
        std::uint8_t* valid = roomForValid(count);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t index = read(i);
            const bool known = index < m_codeOf.size();
            valid[i] = known ? 1 : 0;
            codes[i] = known ? m_codeOf[index] : std::int16_t{0};
        }
        m_rows += count;
    }
    std::shared_ptr<arrow::Array> finish() override {
        return makeArray({m_space->values.view(m_rows * sizeof(std::int16_t))}, m_dictionary);
    }

private:
    std::shared_ptr<arrow::Array> m_dictionary;
    std::vector<std::int16_t> m_codeOf; ///< by index of `texts`
};

} // namespace ledgerloom
