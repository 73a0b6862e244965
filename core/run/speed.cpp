#include "core/run/speed.h"

#include "core/format/shard_encoder.h"
#include "core/run/planner.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <utility>
#include <vector>

namespace ledgerloom {

namespace {

constexpr std::uint64_t sampleRows = rowsPerUnit;

class CountingSink final : public ByteSink {
public:
    Result<void> write(std::string_view bytes) override {
        m_bytes += bytes.size();
        return {};
    }
    std::uint64_t bytes() const { return m_bytes; }

private:
    std::uint64_t m_bytes = 0;
};

class NoMeter final : public MemoryMeter {
public:
    bool take(std::uint64_t) override { return true; }
    void giveBack(std::uint64_t) override {}
};

/// Bytes of the parts of one block; 0 after a failure.
std::uint64_t encodeAll(ShardEncoder& encoder) {
    CountingSink sink;
    for (const Table table : {Table::customers, Table::devices, Table::transactions}) {
        bool good = encoder.begin(table, sink).ok();
        for (std::uint32_t piece = 0; good && piece < encoder.rows().pieceCount(table); ++piece) {
            good = encoder.encode(table, piece).ok();
        }
        if (!good || !encoder.endBlock(table) || !encoder.end(table)) {
            return 0;
        }
    }
    return sink.bytes();
}

MeasuredSpeed measure(const Encoding& encoding) {
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = sampleRows;
    auto planned = makePlan(config);
    if (!planned) {
        return {};
    }
    planned->plan.encoding = encoding;
    NoMeter meter;
    const auto encoder = ShardEncoder::make(planned->plan, meter, {});
    if (!encoder) {
        return {};
    }
    // The first turn also takes its memory from the system; the best of a few is what a run settles at.
    using Clock = std::chrono::steady_clock;
    constexpr int turns = 4;
    constexpr std::chrono::milliseconds enough(100);
    std::chrono::duration<double> took{};
    std::chrono::duration<double> all{};
    std::uint64_t bytes = 0;
    BlockTotals totals;
    for (int turn = 0; turn < turns && all < enough; ++turn) {
        const auto begin = Clock::now();
        totals = (*encoder)->makeBlock(0);
        bytes = encodeAll(**encoder);
        const std::chrono::duration<double> once = Clock::now() - begin;
        took = turn == 0 ? once : std::min(took, once);
        all += once;
    }
    return {.bytesPerSecond = took.count() > 0 ? static_cast<double>(bytes) / took.count() : 0,
            .devicesPerCustomer =
                totals.customers > 0 ? static_cast<double>(totals.devices) / static_cast<double>(totals.customers) : 0};
}

} // namespace

MeasuredSpeed measuredSpeed(const Encoding& encoding) {
    static std::mutex mutex;
    static std::vector<std::pair<Encoding, MeasuredSpeed>> known; // as many as there are formats and levels
    const std::lock_guard lock(mutex);
    const auto found = std::ranges::find(known, encoding, &std::pair<Encoding, MeasuredSpeed>::first);
    if (found != known.end()) {
        return found->second;
    }
    return known.emplace_back(encoding, measure(encoding)).second;
}

} // namespace ledgerloom
