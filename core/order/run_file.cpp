#include "core/order/run_file.h"

#include <utility>

namespace ledgerloom {

Result<std::shared_ptr<const RunFile>> RunFile::open(RunStore& store, const RunName& name, Days days) {
    auto source = store.open(name);
    if (!source) {
        return source.error();
    }
    const std::shared_ptr<RunFile> file(new RunFile(name, store.describe(name), std::move(source).value()));
    if (auto read = file->readFooter(); !read) {
        return read.error();
    }
    if (days == Days::forget) {
        file->m_footer.rowsOfDay = {};
    }
    return std::shared_ptr<const RunFile>(file);
}

Result<void> RunFile::readFooter() {
    RunTail tail;
    const std::uint64_t bytes = m_source->bytes();
    if (bytes < sizeof tail) {
        return damaged("it is cut short");
    }
    const std::uint64_t end = bytes - sizeof tail;
    if (auto read = m_source->read(end, {reinterpret_cast<char*>(&tail), sizeof tail}); !read) {
        return read;
    }
    if (tail.magic != runMagic || tail.footerOffset > end) {
        return damaged("its end is not one of a run file");
    }
    std::string text(end - tail.footerOffset, '\0');
    if (auto read = m_source->read(tail.footerOffset, text); !read) {
        return read;
    }
    if (checksumOf(text) != tail.footerChecksum || !RunFooter::parse(text, m_footer)) {
        return damaged("its footer has changed");
    }
    return {};
}

Error RunFile::damaged(const std::string& how) const {
    m_damaged = true;
    return {.code = ErrorCode::verification,
            .message = m_shownName + ", the sorted rows of shards " + std::to_string(m_name.first) + " to " +
                       std::to_string(m_name.end - 1) + ", is damaged: " + how};
}

std::vector<RunRef> runsOf(const std::vector<std::shared_ptr<const RunFile>>& files) {
    std::vector<RunRef> runs;
    for (const auto& file : files) {
        for (std::size_t run = 0; run < file->footer().runs.size(); ++run) {
            runs.push_back({file, run});
        }
    }
    return runs;
}

} // namespace ledgerloom
