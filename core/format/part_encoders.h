#pragma once

#include "core/base/result.h"
#include "core/format/memory_meter.h"
#include "core/format/part_encoder.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace ledgerloom {

/// What encoders are made from. Everything named here must outlive them.
struct EncoderInputs {
    const Plan& plan; ///< its encoding chooses the encoders
    const Population& population;
    MemoryMeter& memory;     ///< charged by Arrow's pool with what it allocates
    std::string config = {}; ///< the config's identity as JSON: Parquet and Arrow files carry it
};

/// The encoders of all tables in the plan's format. Thread rules are those of PartEncoder.
class PartEncoders {
public:
    /// Bytes they hold at most, all tables together, those charged to the meter among them.
    static std::uint64_t memoryBytes(const Plan& plan);

    /// The part of it that is charged to the meter.
    static std::uint64_t meteredBytes(const Plan& plan);

    /// Whether transactions are held until their block ends, together with what they point to in the dictionary.
    static bool holdsBlocks(const Plan& plan) { return plan.encoding.format == Format::parquet; }

    /// badInput where this program was built without the format.
    static Result<PartEncoders> make(const EncoderInputs& inputs);

    PartEncoder& of(Table table);
    TransactionEncoder& transactions() { return *m_encoders.transactions; }
    CustomerEncoder& customers() { return *m_encoders.customers; }
    DeviceEncoder& devices() { return *m_encoders.devices; }
    LabelEncoder& labels() { return *m_encoders.labels; }
    EpisodeEncoder& episodes() { return *m_encoders.episodes; }
    MerchantEncoder& merchants() { return *m_encoders.merchants; }
    CreditEncoder& credits() { return *m_encoders.credits; }
    NodeEncoder& nodes() { return *m_encoders.nodes; }
    EdgeEncoder& edges() { return *m_encoders.edges; }

    /// One a table, also of those that the plan does not have.
    struct Encoders {
        std::unique_ptr<TransactionEncoder> transactions = {};
        std::unique_ptr<CustomerEncoder> customers = {};
        std::unique_ptr<DeviceEncoder> devices = {};
        std::unique_ptr<LabelEncoder> labels = {};
        std::unique_ptr<EpisodeEncoder> episodes = {};
        std::unique_ptr<MerchantEncoder> merchants = {};
        std::unique_ptr<CreditEncoder> credits = {};
        std::unique_ptr<NodeEncoder> nodes = {};
        std::unique_ptr<EdgeEncoder> edges = {};
    };
    explicit PartEncoders(Encoders encoders) : m_encoders(std::move(encoders)) {}

private:
    Encoders m_encoders;
};

/// badInput where this program was built without the libraries that `format` needs.
Result<void> checkFormatBuiltIn(Format format);

/// The libraries that decide bytes of this encoding and their versions ("zstd 1.5.4"); empty where it is all our own.
std::string encodingLibraries(const Encoding& encoding);

} // namespace ledgerloom
