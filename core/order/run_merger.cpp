#include "core/order/run_merger.h"

#include <algorithm>

namespace ledgerloom {

std::uint64_t RunMerger::memoryBytes(std::uint64_t runs) {
    constexpr std::uint64_t inTree = 2 * sizeof(RowKey) + sizeof(std::uint32_t);
    return GranuleCodec::memoryBytes() + RunCursor::bufferBytes() + runs * (RunCursor::memoryBytes() + inTree);
}

RunMerger::RunMerger(const std::vector<RunRef>& runs)
    : m_buffer(std::make_unique_for_overwrite<char[]>(RunCursor::bufferBytes())) {
    m_cursors.reserve(runs.size());
    for (const RunRef& run : runs) {
        m_cursors.emplace_back(run, m_codec, m_buffer.get());
    }
}

Result<void> RunMerger::start() {
    for (RunCursor& cursor : m_cursors) {
        if (auto sought = cursor.seek(0); !sought) {
            return sought;
        }
    }
    startTree();
    return {};
}

Result<void> RunMerger::startAt(std::uint64_t rank, std::int64_t beginUs, std::int64_t endUs) {
    const auto time = timeBefore(rank, beginUs, endUs);
    if (!time) {
        return time.error();
    }
    std::uint64_t before = 0;
    for (RunCursor& cursor : m_cursors) {
        if (auto sought = cursor.seekTime(*time); !sought) {
            return sought;
        }
        before += cursor.position();
    }
    startTree();
    for (; before < rank && !atEnd(); ++before) {
        if (auto moved = next(); !moved) {
            return moved;
        }
    }
    return {};
}

/// The latest time that surely no more than `rank` rows are before, judged by granules: at most one a run lies across.
Result<std::int64_t> RunMerger::timeBefore(std::uint64_t rank, std::int64_t beginUs, std::int64_t endUs) {
    std::int64_t low = beginUs;
    std::int64_t high = endUs;
    while (low < high) {
        const std::int64_t middle = low + (high - low + 1) / 2;
        const auto most = mostRowsBefore(middle);
        if (!most) {
            return most.error();
        }
        if (*most <= rank) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

Result<std::uint64_t> RunMerger::mostRowsBefore(std::int64_t timeUs) {
    std::uint64_t most = 0;
    for (RunCursor& cursor : m_cursors) {
        const auto granules = cursor.granulesBefore(timeUs);
        if (!granules) {
            return granules.error();
        }
        most += std::min(*granules * rowsPerGranule, cursor.rows());
    }
    return most;
}

void RunMerger::startTree() {
    std::vector<RowKey> keys;
    keys.reserve(m_cursors.size());
    for (const RunCursor& cursor : m_cursors) {
        keys.push_back(cursor.key());
    }
    m_tree.start(std::move(keys));
}

Result<void> RunMerger::next() {
    RunCursor& cursor = m_cursors[m_tree.winner()];
    auto moved = cursor.next();
    if (moved) {
        m_tree.replaceWinner(cursor.key());
    }
    return moved;
}

Result<void> RunMerger::fill(Batch& batch, Dictionary& dictionary, std::uint32_t most) {
    batch.rows = 0;
    batch.dictionary = &dictionary;
    while (batch.rows < std::min(most, rowsPerUnit) && !atEnd()) {
        row().appendTo(batch, dictionary);
        if (auto moved = next(); !moved) {
            return moved;
        }
    }
    return {};
}

Result<void> RunMerger::drainTo(RunWriter& writer, const std::function<bool(std::uint64_t rows)>& goOn) {
    for (std::uint64_t sinceAsked = 0; !atEnd();) {
        if (auto added = writer.add(row()); !added) {
            return added;
        }
        if (auto moved = next(); !moved) {
            return moved;
        }
        if (++sinceAsked < rowsPerUnit && !atEnd()) {
            continue;
        }
        if (!goOn(std::exchange(sinceAsked, 0))) {
            return Error{.code = ErrorCode::cancelled, .message = "stopped"};
        }
    }
    return {};
}

} // namespace ledgerloom
