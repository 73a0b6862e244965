#pragma once

#include "core/base/result.h"
#include "core/order/run_layout.h"
#include "core/order/run_store.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace ledgerloom {

/// A run file that is open, with its footer: some bytes for 65,536 rows. Constant after open(), so any thread.
class RunFile {
public:
    /// What becomes of the rows of each day, which are many where the range of dates is long.
    enum class Days : std::uint8_t { keep, forget };

    /// Looks at the footer only. What cannot be read is ErrorCode::io, a file that is cut short or changed there
    /// ErrorCode::verification: it has to be made anew.
    static Result<std::shared_ptr<const RunFile>> open(RunStore& store, const RunName& name, Days days = Days::keep);

    const RunName& name() const { return m_name; }
    const RunFooter& footer() const { return m_footer; }
    RunSource& source() const { return *m_source; }
    /// That the file is damaged, and `how`: ErrorCode::verification. It is remembered.
    Error damaged(const std::string& how) const;
    bool isDamaged() const { return m_damaged.load(std::memory_order_relaxed); }

private:
    RunFile(RunName name, std::string shownName, std::unique_ptr<RunSource> source)
        : m_name(name), m_shownName(std::move(shownName)), m_source(std::move(source)) {}
    Result<void> readFooter();

    RunName m_name;
    std::string m_shownName;
    std::unique_ptr<RunSource> m_source;
    RunFooter m_footer;
    mutable std::atomic<bool> m_damaged = false;
};

/// One run of a file.
struct RunRef {
    std::shared_ptr<const RunFile> file;
    std::size_t run = 0;

    const RunExtent& extent() const { return file->footer().runs[run]; }
};

/// All runs of these files.
std::vector<RunRef> runsOf(const std::vector<std::shared_ptr<const RunFile>>& files);

} // namespace ledgerloom
