#include "core/order/run_writer.h"

#include "core/base/civil_time.h"

#include <utility>

namespace ledgerloom {

namespace {

template <class T> std::string_view bytesOf(const T* first, std::size_t count) {
    return {reinterpret_cast<const char*>(first), count * sizeof(T)};
}

} // namespace

std::uint64_t RunWriter::memoryBytes() {
    return rowsPerGranule * sizeof(OrderedRow) + granulesPerPage * sizeof(GranuleEntry);
}

RunWriter::RunWriter(RunSink& sink, GranuleCodec& codec, DayRange days)
    : m_sink(sink), m_codec(codec), m_rows(rowsPerGranule) {
    m_footer.days = days;
    m_footer.rowsOfDay.resize(days.count);
    m_page.reserve(granulesPerPage);
}

Result<void> RunWriter::add(const OrderedRow& row) {
    nextSlot() = row;
    return slotFilled();
}

Result<void> RunWriter::add(const Batch& batch) {
    for (std::size_t i = 0; i < batch.rows; ++i) {
        nextSlot().take(batch, i);
        if (auto done = slotFilled(); !done) {
            return done;
        }
    }
    return {};
}

Result<void> RunWriter::slotFilled() {
    const std::int64_t day = m_rows[m_filled].timeUs / microsPerDay - m_footer.days.first;
    ++m_footer.rowsOfDay.at(static_cast<std::size_t>(day));
    ++m_run.rows;
    return ++m_filled == rowsPerGranule ? writeGranule() : Result<void>();
}

Result<void> RunWriter::writeGranule() {
    const std::string_view packed = m_codec.encode({m_rows.data(), m_filled});
    const GranuleHead head{.checksum = checksumOf(packed),
                           .bytes = static_cast<std::uint32_t>(packed.size()),
                           .rows = std::exchange(m_filled, 0)};
    m_page.push_back({.firstTimeUs = m_rows.front().timeUs, .offset = m_written});
    if (auto written = write(bytesOf(&head, 1)); !written) {
        return written;
    }
    if (auto written = write(packed); !written) {
        return written;
    }
    return m_page.size() == granulesPerPage ? writePage() : Result<void>();
}

Result<void> RunWriter::writePage() {
    const std::string_view bytes = bytesOf(m_page.data(), m_page.size());
    m_footer.pages.push_back(
        {.firstTimeUs = m_page.front().firstTimeUs, .offset = m_written, .checksum = checksumOf(bytes)});
    ++m_run.pages;
    auto written = write(bytes);
    m_page.clear();
    return written;
}

Result<void> RunWriter::endRun() {
    if (m_filled > 0) {
        if (auto written = writeGranule(); !written) {
            return written;
        }
    }
    if (!m_page.empty()) {
        if (auto written = writePage(); !written) {
            return written;
        }
    }
    if (m_run.rows > 0) {
        m_footer.runs.push_back(m_run);
    }
    m_run = {.rows = 0, .firstPage = m_footer.pages.size(), .pages = 0};
    return {};
}

Result<void> RunWriter::finish() {
    if (auto ended = endRun(); !ended) {
        return ended;
    }
    if (auto written = write(m_footer.text(m_written)); !written) {
        return written;
    }
    return m_sink.commit();
}

Result<void> RunWriter::write(std::string_view bytes) {
    m_written += bytes.size();
    return m_sink.write(bytes);
}

} // namespace ledgerloom
