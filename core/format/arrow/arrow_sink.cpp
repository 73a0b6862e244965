#include "core/format/arrow/arrow_sink.h"

namespace ledgerloom {

arrow::Status ArrowSink::Write(const void* data, int64_t size) {
    if (m_sink == nullptr || !m_written)
        return arrow::Status::IOError("the part was given up");
    m_bytes += size;
    m_written = m_sink->write({static_cast<const char*>(data), static_cast<std::size_t>(size)});
    return m_written ? arrow::Status::OK() : arrow::Status::IOError(m_written.error().message);
}

Error ArrowSink::errorOf(const arrow::Status& status) const {
    if (!m_written)
        return m_written.error();
    if (status.IsOutOfMemory())
        return {ErrorCode::memory,
                "no memory for a row group: " + status.message() +
                    "; raise --memory-limit, use fewer --workers or a text format",
                "memory-limit"};
    return {ErrorCode::failed, "Apache Arrow failed: " + status.ToString()};
}

} // namespace ledgerloom
