#include "core/run/merge_job.h"

#include "core/storage/part_output.h"

#include <algorithm>

namespace ledgerloom {

std::uint64_t MergeJob::memoryBytes(std::uint64_t width) {
    return RunMerger::memoryBytes(width) + GranuleCodec::memoryBytes() + RunWriter::memoryBytes() +
           PartOutput::bufferBytes;
}

Result<void> MergeJob::open(const std::string&) {
    m_codec = std::make_unique<GranuleCodec>();
    return {};
}

std::string MergeJob::nameOf(std::uint64_t group) const {
    const RunName name = mergedName(m_order.groups()[group]);
    return "merging the sorted rows of shards " + std::to_string(name.first) + " to " + std::to_string(name.end - 1);
}

Result<void> MergeJob::make(std::uint64_t number) {
    const MergeGroup& group = m_order.groups()[number];
    std::vector<std::shared_ptr<const RunFile>> files;
    for (const CountedRuns& input : group) {
        auto file = RunFile::open(m_order.store(), input.name);
        if (!file) {
            return file.error();
        }
        files.push_back(std::move(file).value());
    }
    auto merged = merge(runsOf(files), mergedName(group));
    for (const auto& file : files) {
        if (file->isDamaged()) {
            // Without it its shards are missing, and are made anew.
            if (auto removed = m_order.store().remove(file->name()); !removed) {
                return removed;
            }
        }
    }
    return merged ? m_order.removeInputs(group) : merged;
}

Result<void> MergeJob::merge(const std::vector<RunRef>& runs, const RunName& into) {
    auto sink = m_order.store().create(into);
    if (!sink) {
        return sink.error();
    }
    RunWriter writer(**sink, *m_codec, m_order.days());
    for (std::size_t first = 0; first < runs.size(); first += m_order.width()) {
        const std::size_t end = std::min<std::size_t>(runs.size(), first + m_order.width());
        RunMerger merger(
            {runs.begin() + static_cast<std::ptrdiff_t>(first), runs.begin() + static_cast<std::ptrdiff_t>(end)});
        if (auto started = merger.start(); !started) {
            return started;
        }
        if (auto drained = merger.drainTo(writer, [this](std::uint64_t) { return mayGoOn(m_context); }); !drained) {
            return drained;
        }
        if (auto ended = writer.endRun(); !ended) {
            return ended;
        }
    }
    return writer.finish();
}

} // namespace ledgerloom
