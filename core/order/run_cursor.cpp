#include "core/order/run_cursor.h"

#include <algorithm>
#include <cstring>
#include <span>

namespace ledgerloom {

std::uint64_t RunCursor::memoryBytes() {
    return sizeof(RunCursor) + rowsPerGranule * sizeof(OrderedRow) + granulesPerPage * sizeof(GranuleEntry);
}

std::size_t RunCursor::bufferBytes() {
    return sizeof(GranuleHead) + GranuleCodec::mostBytes();
}

RunCursor::RunCursor(RunRef run, GranuleCodec& codec, char* buffer)
    : m_run(std::move(run)), m_codec(&codec), m_buffer(buffer), m_rows(rowsPerGranule) {
    m_page.reserve(granulesPerPage);
}

std::uint32_t RunCursor::rowsIn(std::uint64_t granule) const {
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(rowsPerGranule, m_run.extent().rows - granule * rowsPerGranule));
}

Result<void> RunCursor::loadPage(std::uint64_t page) {
    if (page == m_pageHeld) {
        return {};
    }
    const RunExtent& extent = m_run.extent();
    const PageEntry& entry = m_run.file->footer().pages[extent.firstPage + page];
    m_pageHeld = none;
    m_page.resize(extent.granulesIn(page));
    const std::span<char> bytes(reinterpret_cast<char*>(m_page.data()), m_page.size() * sizeof(GranuleEntry));
    if (auto read = m_run.file->source().read(entry.offset, bytes); !read) {
        return read;
    }
    if (checksumOf({bytes.data(), bytes.size()}) != entry.checksum) {
        return m_run.file->damaged("a page of its index has changed");
    }
    m_pageHeld = page;
    return {};
}

Result<void> RunCursor::loadGranule(std::uint64_t granule) {
    if (auto loaded = loadPage(granule / granulesPerPage); !loaded) {
        return loaded;
    }
    m_granule = granule;
    m_inGranule = 0;
    return readGranule(m_page[granule % granulesPerPage].offset, rowsIn(granule));
}

Result<void> RunCursor::readGranule(std::uint64_t offset, std::uint32_t rows) {
    // The next granule, or what stands behind this one, begins where it ends: one read brings head and bytes.
    const std::uint64_t inPage = m_granule % granulesPerPage;
    const PageEntry& page = m_run.file->footer().pages[m_run.extent().firstPage + m_pageHeld];
    const std::uint64_t end = inPage + 1 < m_page.size() ? m_page[inPage + 1].offset : page.offset;
    GranuleHead head;
    if (end < offset + sizeof head || end - offset > bufferBytes()) {
        return m_run.file->damaged("its index leads nowhere");
    }
    const std::size_t length = end - offset;
    if (auto read = m_run.file->source().read(offset, {m_buffer, length}); !read) {
        return read;
    }
    std::memcpy(&head, m_buffer, sizeof head);
    const std::string_view packed(m_buffer + sizeof head, length - sizeof head);
    if (head.bytes != packed.size() || head.rows != rows || head.checksum != checksumOf(packed)) {
        return m_run.file->damaged("rows from " + std::to_string(position()) + " on have changed");
    }
    const auto decoded = m_codec->decode(packed, m_rows.data());
    if (!decoded || *decoded != rows) {
        return m_run.file->damaged(decoded ? "rows are missing" : decoded.error().message);
    }
    m_rowsHeld = rows;
    return {};
}

Result<std::uint64_t> RunCursor::granulesBefore(std::int64_t timeUs) {
    const RunExtent& extent = m_run.extent();
    const std::span pages = std::span(m_run.file->footer().pages).subspan(extent.firstPage, extent.pages);
    const auto after =
        std::lower_bound(pages.begin(), pages.end(), timeUs,
                         [](const PageEntry& page, std::int64_t time) { return page.firstTimeUs < time; });
    if (after == pages.begin()) {
        return std::uint64_t{0};
    }
    const auto page = static_cast<std::uint64_t>(after - pages.begin() - 1);
    if (auto loaded = loadPage(page); !loaded) {
        return loaded.error();
    }
    const auto granule =
        std::lower_bound(m_page.begin(), m_page.end(), timeUs,
                         [](const GranuleEntry& entry, std::int64_t time) { return entry.firstTimeUs < time; });
    return page * granulesPerPage + static_cast<std::uint64_t>(granule - m_page.begin());
}

Result<void> RunCursor::seek(std::uint64_t row) {
    const std::uint64_t rows = m_run.extent().rows;
    if (row >= rows) {
        m_granule = rows / rowsPerGranule;
        m_inGranule = static_cast<std::uint32_t>(rows % rowsPerGranule);
        m_rowsHeld = 0;
        return {};
    }
    auto loaded = loadGranule(row / rowsPerGranule);
    m_inGranule = static_cast<std::uint32_t>(row % rowsPerGranule);
    return loaded;
}

Result<void> RunCursor::seekTime(std::int64_t timeUs) {
    const auto before = granulesBefore(timeUs);
    if (!before) {
        return before.error();
    }
    const std::uint64_t granule = *before > 0 ? *before - 1 : 0;
    if (auto loaded = loadGranule(granule); !loaded) {
        return loaded;
    }
    const auto begin = m_rows.begin();
    const auto row = std::lower_bound(begin, begin + m_rowsHeld, timeUs,
                                      [](const OrderedRow& held, std::int64_t time) { return held.timeUs < time; });
    return row == begin + m_rowsHeld ? seek((granule + 1) * rowsPerGranule)
                                     : (m_inGranule = static_cast<std::uint32_t>(row - begin), Result<void>());
}

Result<void> RunCursor::next() {
    if (++m_inGranule < m_rowsHeld) {
        return {};
    }
    return seek(position());
}

} // namespace ledgerloom
