#include "core/dataset/text_view.h"

#include "core/dataset/chunk_size.h"

#include <algorithm>
#include <cstring>

namespace ledgerloom {

namespace {

/// Frames that begin closer together are not told apart: what is remembered of them stays small whatever a file holds.
constexpr std::uint64_t betweenFrames = std::uint64_t{64} << 10;

} // namespace

Result<TextView> TextView::open(const DatasetWork& work, const std::string& path, Compression compression) {
    TextView view(work, path, compression);
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
    if (auto opened = view.openBytes(0); !opened)
        return opened.error();
    const bool packed = compression != Compression::none;
    if (auto grown = view.grow(optimalChunkBytes(available, packed ? mostChunkBytes : found.bytes)); !grown)
        return grown.error();
    return view;
}

Result<void> TextView::openBytes(std::uint64_t offset) {
    m_bytes.reset(); // its memory is free for the next
    auto bytes = ByteSource::open(*m_work, m_path, m_compression, offset);
    if (!bytes)
        return bytes.error();
    m_bytes = std::move(bytes).value();
    m_begun = offset;
    m_read = 0;
    m_frames = {{.fileOffset = offset, .position = 0}};
    return {};
}

TextPlace TextView::place() const {
    if (m_mapped)
        return {.fileOffset = m_mapped->size() - m_ahead.size(), .skip = 0};
    const std::uint64_t used = m_read - m_ahead.size();
    if (m_compression == Compression::none)
        return {.fileOffset = m_begun + used, .skip = 0};
    std::size_t frame = m_frames.size() - 1;
    while (m_frames[frame].position > used)
        --frame;
    return {.fileOffset = m_frames[frame].fileOffset, .skip = used - m_frames[frame].position};
}

Result<void> TextView::goTo(const TextPlace& place) {
    if (m_mapped) {
        m_ahead = std::string_view(m_mapped->data(), m_mapped->size());
        m_ahead.remove_prefix(std::min<std::uint64_t>(place.fileOffset, m_ahead.size()));
        return {};
    }
    m_ahead = std::string_view(m_buffer.data(), m_buffer.size()).substr(0, 0);
    if (auto opened = openBytes(place.fileOffset); !opened)
        return opened;
    for (std::uint64_t left = place.skip; left > 0;) {
        const std::size_t count = std::min<std::uint64_t>(left, m_ahead.size());
        drop(count);
        left -= count;
        const auto got = left > 0 ? more() : true;
        if (!got)
            return got.error();
        if (!*got)
            break;
    }
    return {};
}

void TextView::noteFrame() {
    const std::uint64_t used = m_read - m_ahead.size();
    if (const auto frame = m_bytes->frameBegun(); frame && frame->position >= m_frames.back().position + betweenFrames)
        m_frames.push_back(*frame);
    while (m_frames.size() > 1 && m_frames[1].position <= used)
        m_frames.pop_front();
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
    m_read += *got;
    noteFrame();
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
