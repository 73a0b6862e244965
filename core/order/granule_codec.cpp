#define ZSTD_STATIC_LINKING_ONLY // estimates of memory
#include "core/order/granule_codec.h"

#include "core/order/row_columns.h"

#include <zstd.h>

#include <array>
#include <cstring>
#include <new>
#include <type_traits>

namespace ledgerloom {

namespace {

/// Level 1 makes a tenth less of it and takes twice the time.
constexpr int level = -5;
/// A row's numbers and texts, each column's mask of bytes, and the head: more than they can come to.
constexpr std::size_t mostPlainBytes = rowsPerGranule * std::size_t{256} + 256;
constexpr std::size_t headBytes = sizeof(std::uint16_t);

using Values = std::array<std::uint64_t, rowsPerGranule>;

bool hasPart(const OrderedRow& row, std::uint8_t part) {
    return part == inEveryRow || (row.parts & part) != 0;
}

/// Small negative numbers become small numbers, so that their high bytes are zero.
template <class T> std::uint64_t folded(T value) {
    if constexpr (std::is_enum_v<T>) {
        return static_cast<std::uint64_t>(value);
    } else if constexpr (std::is_signed_v<T>) {
        using Bits = std::make_unsigned_t<T>;
        const auto bits = static_cast<Bits>(value);
        return static_cast<Bits>((bits << 1U) ^ (value < 0 ? ~Bits{0} : Bits{0}));
    } else {
        return value;
    }
}

template <class T> T unfolded(std::uint64_t value) {
    if constexpr (!std::is_enum_v<T> && std::is_signed_v<T>) {
        using Bits = std::make_unsigned_t<T>;
        const auto bits = static_cast<Bits>(value);
        return static_cast<T>(static_cast<Bits>(bits >> 1U) ^ static_cast<Bits>(Bits{0} - (bits & 1U)));
    } else {
        return static_cast<T>(value);
    }
}

/// Lays columns out one behind the other.
class Packer {
public:
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): m_values is filled before it is read
    explicit Packer(std::span<const OrderedRow> rows, char* out) : m_rows(rows), m_out(out) {}

    char* pack() {
        const auto count = static_cast<std::uint16_t>(m_rows.size());
        std::memcpy(m_out, &count, headBytes);
        m_out += headBytes;
        packTimes();
        column(
            inEveryRow, [](auto& row) -> auto& { return row.parts; });
        visitNumbers([this](std::uint8_t part, auto place) { column(part, place); });
        visitTexts([this](std::uint8_t part, auto text, auto length) {
            for (const OrderedRow& row : m_rows) {
                if (hasPart(row, part)) {
                    std::memcpy(m_out, text(row).data(), length(row));
                    m_out += length(row);
                }
            }
        });
        return m_out;
    }

private:
    void packTimes() {
        std::uint64_t before = 0; // unsigned: the distance of extremes wraps around, there and back
        std::size_t count = 0;
        for (const OrderedRow& row : m_rows) {
            const auto time = static_cast<std::uint64_t>(row.timeUs);
            m_values[count++] = time - std::exchange(before, time);
        }
        bytesOf(sizeof(std::int64_t), count);
    }

    template <class Place> void column(std::uint8_t part, Place place) {
        using T = std::remove_cvref_t<decltype(place(m_rows.front()))>;
        std::size_t count = 0;
        for (const OrderedRow& row : m_rows) {
            m_values[count] = folded<T>(place(row));
            count += hasPart(row, part) ? 1U : 0U;
        }
        bytesOf(sizeof(T), count);
    }

    /// The lowest byte of all values, then the next; bytes that are zero in all of them are only said to be so.
    void bytesOf(std::size_t width, std::size_t count) {
        std::uint64_t any = 0;
        for (std::size_t i = 0; i < count; ++i) {
            any |= m_values[i];
        }
        char* mask = m_out++;
        unsigned said = 0;
        for (std::size_t byte = 0; byte < width; ++byte) {
            const std::size_t shift = 8 * byte;
            if (((any >> shift) & 0xffU) == 0) {
                continue;
            }
            said |= 1U << byte;
            for (std::size_t i = 0; i < count; ++i) {
                m_out[i] = static_cast<char>(m_values[i] >> shift);
            }
            m_out += count;
        }
        *mask = static_cast<char>(said);
    }

    std::span<const OrderedRow> m_rows;
    char* m_out;
    Values m_values; // filled before it is read
};

/// The inverse of Packer. Nothing is read behind the end: what is missing makes it fail.
class Unpacker {
public:
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): likewise
    Unpacker(std::string_view bytes, OrderedRow* rows) : m_rest(bytes), m_rows(rows) {}

    /// How many rows, 0 when the bytes are none of Packer's.
    std::uint32_t unpack() {
        std::uint16_t count = 0;
        if (m_rest.size() < headBytes) {
            return 0;
        }
        std::memcpy(&count, m_rest.data(), headBytes);
        m_rest.remove_prefix(headBytes);
        if (count == 0 || count > rowsPerGranule) {
            return 0;
        }
        m_count = count;
        unpackTimes();
        column(
            inEveryRow, [](auto& row) -> auto& { return row.parts; });
        visitNumbers([this](std::uint8_t part, auto place) { column(part, place); });
        visitTexts([this](std::uint8_t part, auto text, auto length) { texts(part, text, length); });
        return m_good && m_rest.empty() ? count : 0;
    }

private:
    void unpackTimes() {
        bytesTo(sizeof(std::int64_t), m_count);
        std::uint64_t time = 0;
        for (std::size_t i = 0; i < m_count; ++i) {
            time += m_values[i];
            m_rows[i].timeUs = static_cast<std::int64_t>(time);
        }
    }

    template <class Place> void column(std::uint8_t part, Place place) {
        using T = std::remove_cvref_t<decltype(place(m_rows[0]))>;
        std::size_t count = 0;
        for (std::size_t i = 0; i < m_count; ++i) {
            count += hasPart(m_rows[i], part) ? 1U : 0U;
        }
        bytesTo(sizeof(T), count);
        std::size_t next = 0;
        for (std::size_t i = 0; i < m_count; ++i) {
            if (hasPart(m_rows[i], part)) {
                place(m_rows[i]) = unfolded<T>(m_values[next++]);
            }
        }
    }

    template <class Text, class Length> void texts(std::uint8_t part, Text text, Length length) {
        for (std::size_t i = 0; i < m_count && m_good; ++i) {
            OrderedRow& row = m_rows[i];
            if (!hasPart(row, part)) {
                continue;
            }
            const std::size_t bytes = length(row);
            m_good = bytes <= text(row).size() && bytes <= m_rest.size();
            if (m_good) {
                std::memcpy(text(row).data(), m_rest.data(), bytes);
                m_rest.remove_prefix(bytes);
            }
        }
    }

    void bytesTo(std::size_t width, std::size_t count) {
        std::fill_n(m_values.begin(), count, 0);
        if (m_rest.empty()) {
            m_good = false;
            return;
        }
        const auto said = static_cast<unsigned char>(m_rest.front());
        m_rest.remove_prefix(1);
        for (std::size_t byte = 0; byte < width; ++byte) {
            if ((said & (1U << byte)) == 0) {
                continue;
            }
            if (m_rest.size() < count) {
                m_good = false;
                return;
            }
            for (std::size_t i = 0; i < count; ++i) {
                m_values[i] |= std::uint64_t{static_cast<unsigned char>(m_rest[i])} << (8 * byte);
            }
            m_rest.remove_prefix(count);
        }
    }

    std::string_view m_rest;
    OrderedRow* m_rows;
    std::size_t m_count = 0;
    bool m_good = true;
    Values m_values; // filled before it is read
};

Error damaged(const std::string& how) {
    return {.code = ErrorCode::io, .message = "its rows cannot be read (" + how + ")"};
}

} // namespace

void GranuleCodec::FreeEncoder::operator()(ZSTD_CCtx_s* context) const {
    ZSTD_freeCCtx(context);
}
void GranuleCodec::FreeDecoder::operator()(ZSTD_DCtx_s* context) const {
    ZSTD_freeDCtx(context);
}

std::size_t GranuleCodec::mostBytes() {
    return ZSTD_compressBound(mostPlainBytes);
}

std::uint64_t GranuleCodec::memoryBytes() {
    const ZSTD_compressionParameters parameters = ZSTD_getCParams(level, mostPlainBytes, 0);
    return mostPlainBytes + mostBytes() + ZSTD_estimateCCtxSize_usingCParams(parameters) + ZSTD_estimateDCtxSize();
}

GranuleCodec::GranuleCodec()
    : m_plain(std::make_unique_for_overwrite<char[]>(mostPlainBytes)),
      m_packed(std::make_unique_for_overwrite<char[]>(mostBytes())) {}
GranuleCodec::~GranuleCodec() = default;

std::string_view GranuleCodec::encode(std::span<const OrderedRow> rows) {
    if (!m_encoder) {
        m_encoder.reset(ZSTD_createCCtx());
        if (!m_encoder) {
            throw std::bad_alloc();
        }
    }
    const char* end = Packer(rows, m_plain.get()).pack();
    const std::size_t written = ZSTD_compressCCtx(m_encoder.get(), m_packed.get(), mostBytes(), m_plain.get(),
                                                  static_cast<std::size_t>(end - m_plain.get()), level);
    if (ZSTD_isError(written) != 0) {
        throw std::bad_alloc(); // with room for the worst case only memory can be short
    }
    return {m_packed.get(), written};
}

Result<std::uint32_t> GranuleCodec::decode(std::string_view bytes, OrderedRow* rows) {
    if (!m_decoder) {
        m_decoder.reset(ZSTD_createDCtx());
        if (!m_decoder) {
            throw std::bad_alloc();
        }
    }
    const std::size_t plain =
        ZSTD_decompressDCtx(m_decoder.get(), m_plain.get(), mostPlainBytes, bytes.data(), bytes.size());
    if (ZSTD_isError(plain) != 0) {
        return damaged(ZSTD_getErrorName(plain));
    }
    const std::uint32_t count = Unpacker({m_plain.get(), plain}, rows).unpack();
    if (count == 0) {
        return damaged("not in the form they were written in");
    }
    return count;
}

} // namespace ledgerloom
