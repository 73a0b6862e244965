#pragma once

#include "core/base/result.h"
#include "core/batch/batch.h"
#include "core/batch/block_rows.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace ledgerloom {

/// Takes the bytes of a part in their order.
class ByteSink {
public:
    ByteSink() = default;
    ByteSink(const ByteSink&) = delete;
    ByteSink& operator=(const ByteSink&) = delete;
    virtual ~ByteSink() = default;

    /// `bytes` are gone after the call. An error ends the part: the encoder hands it on as it is.
    virtual Result<void> write(std::string_view bytes) = 0;
};

/// Whether a part opens a stream or goes on with one that a part before it has opened (standard output).
enum class PartStart : std::uint8_t { fresh, continued };

/// Rows of one table on their way into parts: begin, write after write, end; then the next part. The bytes of a part
/// are a function of plan, rows and where blocks end. One a worker: not thread-safe, reuses its memory from part to
/// part. After an error the part is lost; begin() drops whatever was left of one.
class PartEncoder {
public:
    PartEncoder() = default;
    PartEncoder(const PartEncoder&) = delete;
    PartEncoder& operator=(const PartEncoder&) = delete;
    virtual ~PartEncoder() = default;

    /// `sink` takes the bytes until end() and must live as long.
    virtual Result<void> begin(ByteSink& sink, PartStart start) = 0;
    /// Says that rowsPerBlock rows are complete, or the last of a part: formats of row groups cut here.
    virtual Result<void> endBlock() { return {}; }
    /// Writes what is left and the part's end. Nothing of the sink is used afterwards.
    virtual Result<void> end() = 0;
};

class TransactionEncoder : public PartEncoder {
public:
    /// Rows and the dictionary they point to. Rows may change after the call; what the dictionary has stays until
    /// endBlock() where PartEncoders::holdsBlocks(), though more may be added.
    virtual Result<void> write(const Batch& batch) = 0;
};

/// Of all other tables.
template <class Row> class TableEncoder : public PartEncoder {
public:
    virtual Result<void> write(std::span<const Row> rows) = 0;
};

using CustomerEncoder = TableEncoder<Customer>;
using DeviceEncoder = TableEncoder<DeviceRow>;
using LabelEncoder = TableEncoder<LabelRow>;
using EpisodeEncoder = TableEncoder<EpisodeRow>;
using MerchantEncoder = TableEncoder<Merchant>;
using CreditEncoder = TableEncoder<CreditRow>;
using NodeEncoder = TableEncoder<NodeRow>;
using EdgeEncoder = TableEncoder<EdgeRow>;

} // namespace ledgerloom
