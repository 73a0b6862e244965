#pragma once

#include "core/order/file_run_store.h"
#include "core/order/run_file.h"
#include "core/order/run_merger.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace ledgerloom::testing {

inline constexpr std::int32_t firstTestDay = 20'270;
inline constexpr std::uint32_t testDays = 10;
inline constexpr std::int64_t testBeginUs = std::int64_t{firstTestDay} * 86'400'000'000;
inline constexpr std::int64_t testEndUs = testBeginUs + std::int64_t{testDays} * 86'400'000'000;

/// Rows of one run in order, with keys that differ from those of other runs; `spreadUs` is the range of their times:
/// small ones make many ties.
inline std::vector<OrderedRow> sortedRows(std::uint64_t seed, std::size_t count, std::uint64_t spreadUs) {
    std::vector<OrderedRow> rows(count);
    for (std::size_t i = 0; i < count; ++i) {
        rows[i].timeUs = testBeginUs + static_cast<std::int64_t>(scaleTo(keyOf(seed, i), spreadUs));
        rows[i].customer = keyOf(seed, i, 1) % 50;
        rows[i].sequence = static_cast<std::uint32_t>(seed * 1'000'000 + i);
        rows[i].amountCents = static_cast<std::int64_t>(i);
    }
    std::ranges::sort(rows, {}, &OrderedRow::key);
    return rows;
}

/// A folder of run files that is gone with it.
class RunFolder {
public:
    FileRunStore& store() { return m_store; }
    std::string path(const RunName& name) const { return m_folder.path().toStdString() + "/" + name.text(); }

    /// A run file of these runs.
    Result<void> write(const RunName& name, const std::vector<std::vector<OrderedRow>>& runs) {
        auto sink = m_store.create(name);
        if (!sink) {
            return sink.error();
        }
        RunWriter writer(**sink, m_codec, {.first = firstTestDay, .count = testDays});
        for (const auto& run : runs) {
            for (const OrderedRow& row : run) {
                if (auto added = writer.add(row); !added) {
                    return added;
                }
            }
            if (auto ended = writer.endRun(); !ended) {
                return ended;
            }
        }
        return writer.finish();
    }
    /// All runs of the files in the folder.
    Result<std::vector<RunRef>> open() {
        std::vector<std::shared_ptr<const RunFile>> files;
        auto names = m_store.list();
        if (!names) {
            return names.error();
        }
        std::ranges::sort(*names, {}, &RunName::first);
        for (const RunName& name : *names) {
            auto file = RunFile::open(m_store, name);
            if (!file) {
                return file.error();
            }
            files.push_back(*file);
        }
        return runsOf(files);
    }

private:
    QTemporaryDir m_folder;
    FileSystem m_files;
    FileRunStore m_store{m_files, m_folder.path().toStdString()};
    GranuleCodec m_codec;
};

} // namespace ledgerloom::testing
