#pragma once

#include "core/base/result.h"
#include "core/config/encoding.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace ledgerloom {

/// Compresses pieces of text, each into a frame (a member, in gzip) of its own, so that readers can work on a file in
/// parallel. Holds its context and its output from frame to frame. One a worker; not thread-safe.
class FrameCompressor {
public:
    /// Bytes one holds for inputs of at most `mostInput` bytes; 0 without compression.
    static std::uint64_t memoryBytes(const Encoding& encoding, std::size_t mostInput);
    /// Null without compression. Throws std::bad_alloc.
    static std::unique_ptr<FrameCompressor> make(const Encoding& encoding, std::size_t mostInput);

    FrameCompressor() = default;
    FrameCompressor(const FrameCompressor&) = delete;
    FrameCompressor& operator=(const FrameCompressor&) = delete;
    virtual ~FrameCompressor() = default;

    /// The frame of `text`, valid until the next call.
    virtual Result<std::string_view> compress(std::string_view text) = 0;
};

} // namespace ledgerloom
