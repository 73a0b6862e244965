#include "core/dataset/text_view.h"

#include "core/dataset/chunk_size.h"

#include <algorithm>
#include <cstring>

namespace ledgerloom {

Result<TextView> TextView::open(const DatasetWork& work, const std::string& path, Compression compression) {
    TextView view(work, path);
    FileStatus found;
    work.files.status(path, found);
    const std::uint64_t available = work.budget.stats().available;
    if (compression == Compression::none && found.kind == FileKind::file && heldWhole(available, found.bytes)) {
        auto mapped = MappedFile::open(path);
        if (!mapped)
            return mapped.error();
        view.m_mapped.emplace(std::move(mapped).value());
        view.m_ahead = std::string_view(view.m_mapped->data(), view.m_mapped->size());
        view.m_readableEnd = view.m_ahead.data() + view.m_ahead.size();
        return view;
    }
    auto bytes = ByteSource::open(work, path, compression);
    if (!bytes)
        return bytes.error();
    view.m_bytes = std::move(bytes).value();
    const bool packed = compression != Compression::none;
    if (auto grown = view.grow(optimalChunkBytes(available, packed ? mostChunkBytes : found.bytes)); !grown)
        return grown.error();
    return view;
}

Result<void> TextView::grow(std::size_t capacity) {
    auto memory = m_work->budget.reserve(capacity + padding, "reading " + m_path);
    if (!memory)
        return memory.error();
    std::vector<char> larger(capacity + padding);
    if (!m_ahead.empty())
        std::memcpy(larger.data(), m_ahead.data(), m_ahead.size());
    m_ahead = std::string_view(larger.data(), m_ahead.size());
    m_buffer = std::move(larger);
    m_memory = std::move(memory).value();
    m_readableEnd = m_buffer.data() + m_buffer.size();
    return {};
}

Result<bool> TextView::more() {
    if (m_mapped || full())
        return false;
    const std::size_t capacity = m_buffer.size() - padding;
    if (m_ahead.size() == capacity) {
        if (auto grown = grow(std::min<std::size_t>(2 * capacity, longestRow)); !grown)
            return grown.error();
    } else if (m_ahead.data() != m_buffer.data()) {
        std::memmove(m_buffer.data(), m_ahead.data(), m_ahead.size());
        m_ahead = std::string_view(m_buffer.data(), m_ahead.size());
    }
    const std::size_t room = m_buffer.size() - padding - m_ahead.size();
    const auto got = m_bytes->read(m_buffer.data() + m_ahead.size(), room);
    if (!got)
        return got.error();
    m_ahead = std::string_view(m_buffer.data(), m_ahead.size() + *got);
    return *got > 0;
}

std::uint64_t TextView::fileBytes() const {
    return m_mapped ? m_mapped->size() - m_ahead.size() : m_bytes->fileBytes();
}

Result<void> TextView::intact() const {
    if (m_mapped && !m_mapped->intact())
        return Error{.code = ErrorCode::io, .message = m_path + " was changed while it was read: read it again"};
    return {};
}

} // namespace ledgerloom
