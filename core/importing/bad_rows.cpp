#include "core/importing/bad_rows.h"

#include <utility>

namespace ledgerloom {

BadRows::BadRows(FileSystem& files, std::string path, OnBadRow onBadRow)
    : m_files(files), m_path(std::move(path)), m_onBadRow(std::move(onBadRow)), m_held("line,reason\n") {}

Result<void> BadRows::add(std::uint64_t line, const std::string& reason) {
    ++m_count;
    if (m_onBadRow)
        m_onBadRow(line, reason);
    if (m_path.empty())
        return {};
    m_held += std::to_string(line) + ",\"";
    for (const char c : reason) {
        m_held += c;
        if (c == '"')
            m_held += c;
    }
    m_held += "\"\n";
    constexpr std::size_t most = std::size_t{32} << 10;
    return m_held.size() > most ? flush() : Result<void>();
}

Result<void> BadRows::flush() {
    if (!m_file.isOpen()) {
        auto file =
            openFile(m_files, m_path, "make", [&](const std::string& name) { return m_files.openOrCreate(name); });
        if (!file)
            return file.error();
        m_file = std::move(file).value();
        if (const int failure = m_files.truncate(m_file.get(), 0); failure < 0)
            return fileError(failure, "write", m_path);
    }
    auto written = writeAll(m_files, m_file.get(), m_held, m_path);
    m_held.clear();
    return written;
}

Result<void> BadRows::finish() {
    if (m_path.empty())
        return {};
    if (auto flushed = flush(); !flushed)
        return flushed;
    if (const int failure = m_files.sync(m_file.get()); failure < 0)
        return fileError(failure, "make durable", m_path);
    return m_file.close() == 0 ? Result<void>() : Result<void>(fileError(-5, "write", m_path));
}

} // namespace ledgerloom
