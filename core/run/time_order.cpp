#include "core/run/time_order.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// A stripe reads about one granule of each run beyond its own rows; with this many of its own that is little.
constexpr std::uint64_t granulesOfRunInStripe = 4;

} // namespace

Result<void> TimeOrder::scan() {
    auto found = m_store->list();
    if (!found) {
        return found.error();
    }
    m_catalog = RunCatalog(std::move(found).value());
    for (const RunName& name : m_catalog.superseded()) {
        if (auto removed = m_keep ? Result<void>() : m_store->remove(name); !removed) {
            return removed;
        }
    }
    return {};
}

Result<std::uint64_t> TimeOrder::survey() {
    std::uint64_t damaged = 0;
    std::vector<CountedRuns> counted;
    m_rowsOfDay.assign(m_days.count, 0);
    for (const RunName& name : m_catalog.names()) {
        const auto file = RunFile::open(*m_store, name);
        if (!file && file.error().code != ErrorCode::verification) {
            return file.error();
        }
        if (!file || (*file)->footer().days.count != m_days.count) {
            ++damaged;
            if (auto removed = m_store->remove(name); !removed) {
                return removed.error();
            }
            continue;
        }
        const RunFooter& footer = (*file)->footer();
        for (std::size_t day = 0; day < footer.rowsOfDay.size(); ++day) {
            m_rowsOfDay[day] += footer.rowsOfDay[day];
        }
        counted.push_back({.name = name, .runs = footer.runs.size()});
    }
    m_groups = planPass(counted, m_width);
    return damaged;
}

Result<void> TimeOrder::openRuns(const PartRanges& ranges) {
    for (const RunName& name : m_catalog.names()) {
        auto file = RunFile::open(*m_store, name, RunFile::Days::forget);
        if (!file) {
            return file.error();
        }
        m_files.push_back(std::move(file).value());
    }
    m_runs = runsOf(m_files);
    const std::uint64_t wanted = granulesOfRunInStripe * rowsPerGranule * m_runs.size();
    m_stripes.clear();
    std::uint64_t rows = 0;
    for (std::uint64_t part = 0; part < ranges.parts(); ++part) {
        if (m_stripes.empty() || rows >= wanted) {
            m_stripes.push_back({.first = part, .end = part});
            rows = 0;
        }
        m_stripes.back().end = part + 1;
        rows += ranges.range(part).rows;
    }
    return {};
}

Result<std::uint64_t> TimeOrder::closeRuns() {
    std::uint64_t damaged = 0;
    for (const auto& file : m_files) {
        if (file->isDamaged()) {
            ++damaged;
            if (auto removed = m_store->remove(file->name()); !removed) {
                return removed.error();
            }
        }
    }
    m_runs.clear();
    m_files.clear();
    return damaged;
}

Result<void> TimeOrder::removeInputs(const MergeGroup& group) const {
    for (const CountedRuns& input : group) {
        if (m_keep || input.name == mergedName(group)) {
            continue;
        }
        if (auto removed = m_store->remove(input.name); !removed) {
            return removed;
        }
    }
    return {};
}

} // namespace ledgerloom
