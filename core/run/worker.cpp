#include "core/run/worker.h"

#include "core/config/config_json.h"
#include "core/population/customer_index.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <exception>
#include <new>
#include <utility>

namespace ledgerloom {

namespace {

// While memory grows too fast a worker rests after each unit about as long as it worked on it.
constexpr std::int64_t restUs = 5'000;

Error stopped() {
    return {.code = ErrorCode::cancelled, .message = "stopped"};
}

/// A closed pipe is to be an error of write(), not the end of the process.
void ignoreBrokenPipes() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void addBlock(ShardTotals& totals, const BlockTotals& block) {
    if (block.rows > 0) {
        totals.firstTimeUs = totals.rows == 0 ? block.firstTimeUs : std::min(totals.firstTimeUs, block.firstTimeUs);
        totals.lastTimeUs = totals.rows == 0 ? block.lastTimeUs : std::max(totals.lastTimeUs, block.lastTimeUs);
    }
    totals.rows += block.rows;
    totals.fraudRows += block.fraudRows;
    totals.customers += block.customers;
    totals.devices += block.devices;
}

} // namespace

void Worker::run() {
    ignoreBrokenPipes();
    work();
    dropEncoder();
    m_context.control.workerEnded();
}

void Worker::work() {
    while (m_context.control.awaitWork(m_index, [this] { dropEncoder(); })) {
        if (!ensureEncoder()) {
            return;
        }
        const NextShard next = m_context.queue.next(m_context.clock.monotonicUs());
        if (next.shard) {
            makeShard(*next.shard);
        } else if (!next.retryAtUs || !m_context.control.sleepUntil(*next.retryAtUs)) {
            return;
        }
    }
}

void Worker::makeShard(QueuedShard shard) {
    // The standard library and the encoder report by exceptions; here they become a Result.
    try {
        if (const auto made = tryShard(shard.shard); !made) {
            handle(shard, made.error());
        }
    } catch (const std::bad_alloc&) {
        handle(shard, {.code = ErrorCode::memory,
                       .message = "no memory for shard " + std::to_string(shard.shard) +
                                  "; use fewer workers or raise the limit of this process"});
    } catch (const std::exception& exception) {
        handle(shard, {.code = ErrorCode::failed,
                       .message = "shard " + std::to_string(shard.shard) + " failed: " + exception.what()});
    }
}

bool Worker::ensureEncoder() {
    if (m_encoder) {
        return true;
    }
    const std::string name = "worker " + std::to_string(m_index + 1);
    auto reserved = m_context.budget.reserve(ShardEncoder::memoryBytes(m_context.plan) +
                                                 writingBytes(m_context.config) + m_context.stagedBytes,
                                             name + "'s encoder and write buffers");
    if (!reserved) {
        return leave(name, reserved.error());
    }
    try {
        m_meter = std::make_unique<BudgetMeter>(m_context.budget, PartEncoders::meteredBytes(m_context.plan),
                                                name + "'s row groups");
        auto encoder = ShardEncoder::make(m_context.plan, *m_meter, identityJson(m_context.config));
        if (!encoder) {
            return leave(name, encoder.error());
        }
        m_encoder = std::move(encoder).value();
    } catch (const std::bad_alloc&) {
        return leave(name, {.code = ErrorCode::memory,
                            .message = "the system has no memory for " + name +
                                       "'s encoder; use fewer workers or raise the limit of this process"});
    }
    m_reservation = std::move(reserved).value();
    return true;
}

bool Worker::leave(const std::string& name, const Error& why) {
    if (m_context.control.workersAlive() == 1) {
        m_context.control.requestStop(why);
    } else {
        m_context.log.tell(EventKind::warning, name + " leaves its work to the others: " + why.message);
    }
    return false;
}

void Worker::dropEncoder() {
    m_encoder.reset();
    m_meter.reset();
    m_reservation.release();
}

Result<void> Worker::tryShard(std::uint64_t shard) {
    ShardProgress progress(m_context.progress);
    auto writer = m_context.target.openShard(shard);
    if (!writer) {
        return writer.error();
    }
    ShardTotals totals;
    if (auto written = writeShard(**writer, shard, totals, progress); !written) {
        return written;
    }
    if (const auto trouble = troubleWithCustomers()) {
        return *trouble;
    }
    if (auto record = (*writer)->commit(totals); !record) {
        return record.error();
    }
    progress.keep();
    return {};
}

std::optional<Error> Worker::troubleWithCustomers() const {
    const auto& imported = m_context.plan.importedCustomers;
    return imported ? imported->trouble() : std::nullopt;
}

Result<void> Worker::writeShard(ShardWriter& writer, std::uint64_t shard, ShardTotals& totals,
                                ShardProgress& progress) {
    const Plan& plan = m_context.plan;
    // Shards of one stream follow each other: only the first opens it.
    const PartStart start = m_context.target.inOrder() && shard > 0 ? PartStart::continued : PartStart::fresh;
    std::array<PartSink, allTables.size()> sinks{PartSink(*this, writer, Table::customers, progress),
                                                 PartSink(*this, writer, Table::devices, progress),
                                                 PartSink(*this, writer, Table::transactions, progress)};
    const auto begun =
        forTables([&](Table table) { return m_encoder->begin(table, sinks[static_cast<std::size_t>(table)], start); });
    if (!begun) {
        return begun;
    }
    const std::uint64_t end = std::min(plan.firstBlock(shard + 1), plan.blocks);
    for (std::uint64_t block = plan.firstBlock(shard); block < end; ++block) {
        if (!border()) {
            return stopped();
        }
        addBlock(totals, m_encoder->makeBlock(block));
        if (auto written = forTables([&](Table table) { return writeTable(writer, table, progress); }); !written) {
            return written;
        }
    }
    return forTables([&](Table table) { return m_encoder->end(table); });
}

Result<void> Worker::forTables(const std::function<Result<void>(Table)>& step) {
    for (const Table table : allTables) {
        if (m_context.target.wants(table)) {
            if (auto done = step(table); !done) {
                return done;
            }
        }
    }
    return {};
}

Result<void> Worker::writeTable(ShardWriter& writer, Table table, ShardProgress& progress) {
    const bool counted = table == (m_context.plan.customersOnly ? Table::customers : Table::transactions);
    const std::uint32_t pieces = m_encoder->rows().pieceCount(table);
    UnitPlace place(m_context.control);
    for (std::uint32_t piece = 0; piece < pieces; ++piece) {
        if (!border() || !place.next()) {
            return stopped();
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

Result<void> Worker::followFlush(ShardWriter& writer) {
    const std::uint32_t asked = m_context.control.flushes();
    return std::exchange(m_flushes, asked) == asked ? Result<void>() : writer.flush();
}

Result<void> Worker::PartSink::write(std::string_view bytes) {
    if (!m_worker.border()) {
        return stopped();
    }
    m_progress.add(0, bytes.size());
    return m_writer.write(m_table, bytes);
}

bool Worker::border() {
    // Standard output cannot take back what it was given: there the open shard waits.
    if (m_context.control.shortOfMemory() && !m_context.target.inOrder()) {
        return false;
    }
    if (m_context.guard.slowDown() && !m_context.control.sleepUntil(m_context.clock.monotonicUs() + restUs)) {
        return false;
    }
    return m_context.control.checkpoint();
}

void Worker::handle(QueuedShard shard, const Error& error) {
    if (m_context.control.stopping()) {
        return;
    }
    if (m_context.control.shortOfMemory() && error.code == ErrorCode::cancelled) {
        m_context.queue.giveBack(shard, m_context.clock.monotonicUs());
        return;
    }
    auto broken = m_context.target.broken();
    if (!broken) {
        broken = troubleWithCustomers(); // trying again would read the same file
    }
    if (broken) {
        m_context.control.requestStop(*broken);
        return;
    }
    if (error.code == ErrorCode::diskFull) {
        if (m_context.disk.full()) {
            m_context.queue.giveBack(shard, m_context.clock.monotonicUs());
        }
        return;
    }
    const bool again = m_context.queue.failed(shard, error, m_context.clock.monotonicUs());
    const std::string name = "shard " + std::to_string(shard.shard);
    m_context.log.tell(again ? EventKind::warning : EventKind::error,
                       again ? name + " failed and will be tried again: " + error.message
                             : name + " was given up after " + std::to_string(shard.failures + 1) +
                                   " tries: " + error.message);
}

} // namespace ledgerloom
