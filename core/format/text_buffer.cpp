#include "core/format/text_buffer.h"

namespace ledgerloom {

std::uint64_t TextBuffer::memoryBytes(const Encoding& encoding, std::size_t size) {
    return size + FrameCompressor::memoryBytes(encoding, size);
}

Result<void> TextBuffer::flush(const char* end, ByteSink& sink) {
    const std::string_view text(m_text.get(), static_cast<std::size_t>(end - m_text.get()));
    if (text.empty())
        return {};
    if (!m_compressor)
        return sink.write(text);
    const auto frame = m_compressor->compress(text);
    return frame ? sink.write(*frame) : Result<void>(frame.error());
}

} // namespace ledgerloom
