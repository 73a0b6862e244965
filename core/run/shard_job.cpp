#include "core/run/shard_job.h"

#include "core/config/config_json.h"
#include "core/run/time_order.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace ledgerloom {

namespace {

void addBlock(ShardTotals& totals, const BlockTotals& block) {
    if (block.rows > 0) {
        totals.firstTimeUs = totals.rows == 0 ? block.firstTimeUs : std::min(totals.firstTimeUs, block.firstTimeUs);
        totals.lastTimeUs = totals.rows == 0 ? block.lastTimeUs : std::max(totals.lastTimeUs, block.lastTimeUs);
    }
    totals.rows += block.rows;
    totals.fraudRows += block.fraudRows;
    totals.customers += block.customers;
    totals.devices += block.devices;
    totals.labels += block.labels;
    totals.episodes += block.episodes;
    totals.merchants += block.merchants;
    totals.credits += block.credits;
    totals.nodes += block.nodes;
    totals.edges += block.edges;
}

/// What a shard's own parts hold where payments go to parts of their own.
ShardTotals withoutPayments(ShardTotals totals) {
    totals.rows = totals.fraudRows = 0;
    totals.firstTimeUs = totals.lastTimeUs = 0;
    return totals;
}

} // namespace

std::vector<MemoryShare> ShardJob::memory(const Plan& plan, const RunConfig& config) {
    const std::uint64_t block = BlockMaker::memoryBytes(plan);
    const std::uint64_t ordering =
        plan.order == Order::time ? GranuleCodec::memoryBytes() + RunWriter::memoryBytes() : 0;
    return {{.purpose = Purpose::population, .bytes = block},
            {.purpose = Purpose::batches, .bytes = BlockRows::memoryBytes(plan) - block},
            {.purpose = Purpose::encoders, .bytes = PartEncoders::memoryBytes(plan)},
            // What is held is written when the workers have gone.
            {.purpose = Purpose::writeBuffers, .bytes = config.store == Store::memory ? 0 : writingBytes(config)},
            {.purpose = Purpose::merge, .bytes = ordering}};
}

Result<void> ShardJob::open(const std::string& worker) {
    m_meter = std::make_unique<BudgetMeter>(m_context.budget, m_context.arrow,
                                            PartEncoders::meteredBytes(m_context.plan), worker + "'s row groups");
    auto encoder = ShardEncoder::make(m_context.plan, *m_meter, identityJson(m_context.config));
    if (!encoder) {
        return encoder.error();
    }
    m_encoder = std::move(encoder).value();
    if (m_context.order != nullptr) {
        m_codec = std::make_unique<GranuleCodec>();
    }
    return {};
}

void ShardJob::close() {
    m_codec.reset();
    m_encoder.reset();
    m_meter.reset();
}

Result<void> ShardJob::make(std::uint64_t shard) {
    if (m_context.order != nullptr) {
        return makeOrdered(shard);
    }
    ShardProgress progress(m_context.progress);
    auto writer = m_context.target.openShard(shard);
    if (!writer) {
        return writer.error();
    }
    ShardTotals totals;
    if (auto written = writeShard(**writer, shard, totals, progress); !written) {
        return written;
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

Result<void> ShardJob::makeOrdered(std::uint64_t shard) {
    ShardProgress progress(m_context.progress);
    auto sink = m_context.order->store().create({.first = shard, .end = shard + 1});
    if (!sink) {
        return sink.error();
    }
    RunWriter run(**sink, *m_codec, m_context.order->days());
    const auto toRun = [&] { return writeRun(run, progress); };
    ShardTotals totals;
    // Customers and devices may stand already, from a run that was interrupted, or whose sorted rows were damaged.
    if (m_context.target.holds(shard)) {
        if (auto made = makeBlocks(shard, totals, toRun); !made) {
            return made;
        }
        auto finished = run.finish();
        if (finished) {
            progress.keepRows();
        }
        return finished;
    }
    auto writer = m_context.target.openShard(shard);
    if (!writer) {
        return writer.error();
    }
    auto sinks = sinksOf(**writer, progress);
    auto made = forTables(
        [&](Table table) { return m_encoder->begin(table, sinks[static_cast<std::size_t>(table)], PartStart::fresh); });
    if (made) {
        made = makeBlocks(shard, totals, [&] {
            auto written = forTables([&](Table table) { return writeTable(**writer, table, progress); });
            return written ? toRun() : written;
        });
    }
    if (made) {
        made = forTables([&](Table table) { return m_encoder->end(table); });
    }
    // The record comes last: where it stands, the rows do, too.
    if (made) {
        made = run.finish();
    }
    if (!made) {
        return made;
    }
    if (const auto trouble = troubleWithCustomers(m_context.plan)) {
        return *trouble;
    }
    if (auto record = (*writer)->commit(withoutPayments(totals)); !record) {
        return record.error();
    }
    progress.keep();
    return {};
}

std::array<UnitSink, allTables.size()> ShardJob::sinksOf(ShardWriter& writer, ShardProgress& progress) {
    const auto sink = [&](Table table) { return UnitSink(m_context, writer, table, progress); };
    return {sink(Table::customers), sink(Table::devices),  sink(Table::transactions),
            sink(Table::labels),    sink(Table::episodes), sink(Table::merchants),
            sink(Table::credits),   sink(Table::nodes),    sink(Table::edges)};
}

Result<void> ShardJob::writeShard(ShardWriter& writer, std::uint64_t shard, ShardTotals& totals,
                                  ShardProgress& progress) {
    // Shards of one stream follow each other: only the first opens it.
    const PartStart start = m_context.target.inOrder() && shard > 0 ? PartStart::continued : PartStart::fresh;
    auto sinks = sinksOf(writer, progress);
    auto begun =
        forTables([&](Table table) { return m_encoder->begin(table, sinks[static_cast<std::size_t>(table)], start); });
    if (!begun) {
        return begun;
    }
    const auto made = makeBlocks(
        shard, totals, [&] { return forTables([&](Table table) { return writeTable(writer, table, progress); }); });
    return made ? forTables([&](Table table) { return m_encoder->end(table); }) : made;
}

Result<void> ShardJob::makeBlocks(std::uint64_t shard, ShardTotals& totals,
                                  const std::function<Result<void>()>& block) {
    const Plan& plan = m_context.plan;
    const std::uint64_t end = std::min(plan.firstBlock(shard + 1), plan.blocks);
    for (std::uint64_t number = plan.firstBlock(shard); number < end; ++number) {
        if (!mayGoOn(m_context)) {
            return stoppedByControl();
        }
        addBlock(totals, m_encoder->makeBlock(number));
        if (auto written = block(); !written) {
            return written;
        }
    }
    return {};
}

Result<void> ShardJob::forTables(const std::function<Result<void>(Table)>& step) {
    for (const Table table : allTables) {
        const bool later = m_context.order != nullptr && table == Table::transactions;
        if (m_context.target.wants(table) && !later) {
            if (auto done = step(table); !done) {
                return done;
            }
        }
    }
    return {};
}

Result<void> ShardJob::writeTable(ShardWriter& writer, Table table, ShardProgress& progress) {
    const bool counted = table == (m_context.plan.customersOnly ? Table::customers : Table::transactions);
    const std::uint32_t pieces = m_encoder->rows().pieceCount(table);
    UnitPlace place(m_context.control);
    for (std::uint32_t piece = 0; piece < pieces; ++piece) {
        if (!mayGoOn(m_context) || !place.next()) {
            return stoppedByControl();
        }
        if (auto flushed = followFlush(writer); !flushed) {
            return flushed;
        }
        if (auto written = m_encoder->encode(table, piece); !written) {
            return written;
        }
        if (counted) {
            progress.add(m_encoder->rows().pieceRows(table, piece), 0);
        }
    }
    return m_encoder->endBlock(table);
}

Result<void> ShardJob::writeRun(RunWriter& run, ShardProgress& progress) {
    const std::uint32_t pieces = m_encoder->rows().pieceCount(Table::transactions);
    UnitPlace place(m_context.control);
    for (std::uint32_t piece = 0; piece < pieces; ++piece) {
        if (!mayGoOn(m_context) || !place.next()) {
            return stoppedByControl();
        }
        const Batch& batch = m_encoder->rows().transactions(piece);
        if (auto added = run.add(batch); !added) {
            return added;
        }
        progress.add(batch.rows, 0);
    }
    return run.endRun();
}

Result<void> ShardJob::followFlush(ShardWriter& writer) {
    const std::uint32_t asked = m_context.control.flushes();
    return std::exchange(m_flushes, asked) == asked ? Result<void>() : writer.flush();
}

} // namespace ledgerloom
