#include "core/run/part_job.h"

#include "core/base/civil_time.h"
#include "core/config/config_json.h"
#include "core/population/reference.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// What the rows between two clearings of the dictionary point to.
std::uint64_t mostEntries(const Plan& plan) {
    return PartEncoders::holdsBlocks(plan) ? std::min(plan.rows, rowsPerBlock) : rowsPerUnit;
}

void reserveEntries(Dictionary& dictionary, std::uint64_t count) {
    dictionary.merchants.reserve(count);
    dictionary.payees.reserve(count);
    dictionary.devices.reserve(count);
    dictionary.cards.reserve(count);
}

void addBatch(ShardTotals& totals, const Batch& batch) {
    if (totals.rows == 0) {
        totals.firstTimeUs = batch.timeUs[0];
    }
    totals.lastTimeUs = batch.timeUs[batch.rows - 1];
    totals.rows += batch.rows;
    totals.fraudRows += static_cast<std::uint64_t>(std::count_if(
        batch.fraud.begin(), batch.fraud.begin() + batch.rows, [](FraudType type) { return type != FraudType::none; }));
}

} // namespace

std::uint64_t PartJob::memoryBytes(const Plan& plan, std::uint64_t width) {
    constexpr std::uint64_t perEntry = sizeof(Merchant) + sizeof(Payee) + sizeof(std::uint64_t) + sizeof(PaymentCard);
    return PartEncoders::memoryBytes(plan) + RunMerger::memoryBytes(width) + sizeof(Tools) +
           mostEntries(plan) * perEntry + PartOutput::bufferBytes +
           (PartEncoders::holdsBlocks(plan) ? rowGroupHoles : 0);
}

PartJob::Tools::Tools(const WorkerContext& context, const std::string& worker, const std::vector<RunRef>& runs)
    : plan(context.plan),
      population(plan, reference()),
      meter(context.budget, context.arrow, PartEncoders::meteredBytes(plan), worker + "'s row groups"),
      merger(runs) {
    reserveEntries(dictionary, mostEntries(plan));
    if (plan.importedCustomers) {
        dictionary.everybody = &population;
        dictionary.longestCustomerId = longestImportedId;
    }
}

Result<void> PartJob::open(const std::string& worker) {
    m_tools = std::make_unique<Tools>(m_context, worker, m_order.runs());
    auto encoders = PartEncoders::make({.plan = m_tools->plan,
                                        .population = m_tools->population,
                                        .memory = m_tools->meter,
                                        .config = identityJson(m_context.config)});
    if (!encoders) {
        return encoders.error();
    }
    m_tools->encoders.emplace(std::move(encoders).value());
    return {};
}

std::string PartJob::nameOf(std::uint64_t stripe) const {
    const auto [first, end] = m_order.stripes()[stripe];
    return end - first == 1 ? "part " + std::to_string(first)
                            : "parts " + std::to_string(first) + " to " + std::to_string(end - 1);
}

Result<void> PartJob::make(std::uint64_t stripe) {
    const auto [first, end] = m_order.stripes()[stripe];
    const PartRanges& ranges = m_context.target.partRanges();
    std::optional<std::uint64_t> at; // rank that the merge has come to
    for (std::uint64_t part = first; part < end; ++part) {
        const std::uint64_t unit = m_context.plan.shards + part;
        if (m_context.target.holds(unit)) {
            continue;
        }
        if (!mayGoOn(m_context)) {
            return stoppedByControl();
        }
        const RankRange range = ranges.range(part);
        if (at != range.first) {
            const Plan& plan = m_context.plan;
            auto found =
                m_tools->merger.startAt(range.first, plan.startDate * microsPerDay, (plan.endDate + 1) * microsPerDay);
            if (!found) {
                return found;
            }
        }
        at.reset();
        if (auto written = writePart(unit, range.rows); !written) {
            return written;
        }
        at = range.first + range.rows;
    }
    return {};
}

Result<void> PartJob::writePart(std::uint64_t unit, std::uint64_t rows) {
    ShardProgress progress(m_context.progress);
    auto writer = m_context.target.openShard(unit);
    if (!writer) {
        return writer.error();
    }
    UnitSink sink(m_context, **writer, Table::transactions, progress);
    TransactionEncoder& encoder = m_tools->encoders->transactions();
    if (auto begun = encoder.begin(sink, PartStart::fresh); !begun) {
        return begun;
    }
    ShardTotals totals;
    if (auto written = writeRows(rows, totals, progress); !written) {
        return written;
    }
    if (auto ended = encoder.end(); !ended) {
        return ended;
    }
    if (const auto trouble = troubleWithCustomers(m_context.plan)) {
        return *trouble;
    }
    if (auto record = (*writer)->commit(totals); !record) {
        return record.error();
    }
    progress.keep();
    return {};
}

Result<void> PartJob::writeRows(std::uint64_t rows, ShardTotals& totals, ShardProgress& progress) {
    TransactionEncoder& encoder = m_tools->encoders->transactions();
    UnitPlace place(m_context.control);
    m_tools->dictionary.clear();
    while (totals.rows < rows) {
        if (!mayGoOn(m_context) || !place.next()) {
            return stoppedByControl();
        }
        const auto most = static_cast<std::uint32_t>(std::min<std::uint64_t>(rowsPerUnit, rows - totals.rows));
        if (auto filled = m_tools->merger.fill(m_tools->batch, m_tools->dictionary, most); !filled) {
            return filled;
        }
        if (m_tools->batch.rows < most) {
            return Error{.code = ErrorCode::io, .message = "the sorted runs have fewer rows than they say"};
        }
        addBatch(totals, m_tools->batch);
        if (auto written = encoder.write(m_tools->batch); !written) {
            return written;
        }
        const bool blockEnds = totals.rows % rowsPerBlock == 0 || totals.rows == rows;
        if (auto ended = blockEnds ? encoder.endBlock() : Result<void>(); !ended) {
            return ended;
        }
        if (blockEnds || !PartEncoders::holdsBlocks(m_tools->plan)) {
            m_tools->dictionary.clear();
        }
        progress.add(most, 0);
    }
    return {};
}

} // namespace ledgerloom
