#pragma once

#include "core/base/result.h"
#include "core/config/encoding.h"
#include "core/dataset/dataset_work.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace ledgerloom {

/// Where in a compressed file a member or frame begins, and which of the bytes that come out of it is its first.
struct FrameStart {
    std::uint64_t fileOffset = 0;
    std::uint64_t position = 0;
};

/// The bytes of a file in their order, decompressed on the way where it is compressed. One thread.
class ByteSource {
public:
    /// gzip and zstd may hold many members or frames one after the other. What they need is reserved; badInput where
    /// there is no such file, io where it cannot be read. Bytes before `offset` of the file are passed over: a member
    /// or frame must begin there.
    static Result<std::unique_ptr<ByteSource>> open(const DatasetWork& work, const std::string& path,
                                                    Compression compression, std::uint64_t offset = 0);

    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    virtual ~ByteSource() = default;

    /// Reads at most `count` bytes; 0 at the end. A damaged or cut stream is ErrorCode::verification.
    virtual Result<std::size_t> read(char* out, std::size_t count) = 0;
    /// Bytes of the file itself that were used so far.
    virtual std::uint64_t fileBytes() const = 0;
    /// The frame that begins behind the bytes that were read, or within the last of them; asked after each read().
    virtual std::optional<FrameStart> frameBegun() { return std::nullopt; }
};

} // namespace ledgerloom
