#pragma once

#include "core/dataset/dataset_work.h"
#include "core/dataset/scratch.h"

#include <queue>

#include <algorithm>
#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

namespace ledgerloom {

/// Sorts records of one size by their operator<, in memory while they fit and by sorted runs on disk beyond. Exact
/// whatever their number. One thread.
template <class Record> class ExternalSort {
    static_assert(std::is_trivially_copyable_v<Record>);

public:
    /// At most `mostBytes` are held; `what` names them in messages.
    ExternalSort(const DatasetWork& work, const std::string& scratchFolder, std::uint64_t mostBytes, std::string what)
        : m_work(work),
          m_scratch(work.files, scratchFolder),
          m_mostRecords(std::max<std::uint64_t>(mostBytes / sizeof(Record), leastRecords)),
          m_what(std::move(what)) {}

    Result<void> add(const Record& record) {
        if (m_records.size() == m_room)
            if (auto made = makeRoom(); !made)
                return made;
        m_records.push_back(record);
        return {};
    }

    /// Calls `take` with every record in order and is empty afterwards.
    template <class Take> Result<void> drain(Take&& take) {
        if (m_runs.empty()) {
            std::sort(m_records.begin(), m_records.end());
            for (const Record& record : m_records)
                if (auto taken = take(record); !taken)
                    return taken;
            m_records.clear();
            return {};
        }
        if (auto spilled = spill(); !spilled)
            return spilled;
        if (auto merged = merge(take); !merged)
            return merged;
        m_runs.clear();
        m_scratch.clear();
        return {};
    }

    /// Runs that went to disk since the last drain.
    std::size_t runs() const { return m_runs.size(); }

private:
    static constexpr std::uint64_t leastRecords = 4'096;

    struct Run {
        std::uint64_t offset = 0;
        std::uint64_t records = 0; ///< that were not read yet
        std::vector<Record> page;
        std::size_t at = 0;
    };

    /// Twice the room, or an empty buffer where that is not to be had.
    Result<void> makeRoom() {
        const std::uint64_t wanted = std::min(std::max(2 * m_room, leastRecords), m_mostRecords);
        if (wanted > m_room) {
            // Old and new are there at once while one is copied into the other.
            auto memory = m_work.budget.reserve(wanted * sizeof(Record), m_what);
            if (memory) {
                m_records.reserve(wanted);
                m_room = wanted;
                m_memory = std::move(memory).value();
                return {};
            }
            if (m_room == 0)
                return memory.error();
        }
        return spill();
    }

    Result<void> spill() {
        if (m_records.empty())
            return {};
        std::sort(m_records.begin(), m_records.end());
        const auto offset =
            m_scratch.append({reinterpret_cast<const char*>(m_records.data()), m_records.size() * sizeof(Record)});
        if (!offset)
            return offset.error();
        m_runs.push_back({.offset = *offset, .records = m_records.size(), .page = {}, .at = 0});
        m_records.clear();
        return {};
    }

    /// The next page of a run; an empty one at its end. The pages of all runs share the buffer's room.
    Result<void> load(Run& run) {
        const std::uint64_t share = std::max<std::uint64_t>(m_room / m_runs.size(), 16);
        run.page.resize(std::min(share, run.records));
        run.at = 0;
        const std::size_t bytes = run.page.size() * sizeof(Record);
        if (auto read = m_scratch.readAt(run.offset, reinterpret_cast<char*>(run.page.data()), bytes); !read)
            return read;
        run.offset += bytes;
        run.records -= run.page.size();
        return {};
    }

    template <class Take> Result<void> merge(Take&& take) {
        std::vector<Record>().swap(m_records); // its room is the pages' now
        const auto later = [this](std::size_t a, std::size_t b) {
            return m_runs[b].page[m_runs[b].at] < m_runs[a].page[m_runs[a].at];
        };
        std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> next(later);
        for (std::size_t i = 0; i < m_runs.size(); ++i) {
            if (auto loaded = load(m_runs[i]); !loaded)
                return loaded;
            next.push(i);
        }
        while (!next.empty()) {
            const std::size_t i = next.top();
            next.pop();
            Run& run = m_runs[i];
            if (auto taken = take(run.page[run.at]); !taken)
                return taken;
            if (++run.at == run.page.size())
                if (auto loaded = load(run); !loaded)
                    return loaded;
            if (!run.page.empty())
                next.push(i);
        }
        m_room = 0;
        m_memory.release();
        return {};
    }

    const DatasetWork& m_work;
    Scratch m_scratch;
    std::uint64_t m_mostRecords;
    std::string m_what;
    Reservation m_memory;
    std::uint64_t m_room = 0; ///< records that are reserved
    std::vector<Record> m_records;
    std::vector<Run> m_runs;
};

} // namespace ledgerloom
