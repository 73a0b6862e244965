#pragma once

#include "core/format/frame_compressor.h"
#include "core/format/part_encoder.h"
#include "core/format/text_writer.h"

#include <cstdint>
#include <memory>

namespace ledgerloom {

/// Where text encoders write a piece of some hundred kilobytes before it goes on, compressed if asked for: small
/// enough that it is still in the L2 cache when it is hashed and written. The encoders of a worker share one, since
/// none keeps anything in it between two calls. Not thread-safe.
class TextBuffer {
public:
    static std::uint64_t memoryBytes(const Encoding& encoding, std::size_t size);

    TextBuffer(const Encoding& encoding, std::size_t size)
        : m_text(std::make_unique_for_overwrite<char[]>(size)), m_compressor(FrameCompressor::make(encoding, size)) {}

    /// Where a piece begins.
    char* begin() { return m_text.get(); }
    /// Hands over what was written up to `end`.
    Result<void> flush(const char* end, ByteSink& sink);

private:
    std::unique_ptr<char[]> m_text;
    std::unique_ptr<FrameCompressor> m_compressor; ///< null: as it is
};

} // namespace ledgerloom
