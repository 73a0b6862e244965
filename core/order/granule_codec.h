#pragma once

#include "core/base/result.h"
#include "core/order/ordered_row.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;

namespace ledgerloom {

/// Rows that are compressed together, and the unit of reading: few enough that hundreds of runs can each hold one,
/// many enough to compress well.
inline constexpr std::uint32_t rowsPerGranule = 256;

/// Turns a granule of rows into compressed bytes and back. Columns are laid out byte by byte of their values, most of
/// which are zero or repeat; zstd does the rest. One a worker; not thread-safe, reuses its memory.
class GranuleCodec {
public:
    /// Bytes one codec holds at most, with what zstd takes.
    static std::uint64_t memoryBytes();
    /// No encoded granule is longer.
    static std::size_t mostBytes();

    GranuleCodec();
    ~GranuleCodec();
    GranuleCodec(const GranuleCodec&) = delete;
    GranuleCodec& operator=(const GranuleCodec&) = delete;

    /// One to rowsPerGranule rows in the order of their keys; valid until the next call. Throws std::bad_alloc.
    std::string_view encode(std::span<const OrderedRow> rows);
    /// The rows of an encoded granule into `rows`, which has room for rowsPerGranule; how many there are. Bytes that
    /// no encode() has made are ErrorCode::io and never read or written out of bounds.
    Result<std::uint32_t> decode(std::string_view bytes, OrderedRow* rows);

private:
    struct FreeEncoder {
        void operator()(ZSTD_CCtx_s* context) const;
    };
    struct FreeDecoder {
        void operator()(ZSTD_DCtx_s* context) const;
    };

    std::unique_ptr<char[]> m_plain;
    std::unique_ptr<char[]> m_packed;
    std::unique_ptr<ZSTD_CCtx_s, FreeEncoder> m_encoder; // made when first needed: a merge of the last pass only reads
    std::unique_ptr<ZSTD_DCtx_s, FreeDecoder> m_decoder;
};

} // namespace ledgerloom
