#include "core/format/frame_compressor.h"

#define ZSTD_STATIC_LINKING_ONLY // for the estimate of a context's memory
#include <zstd.h>

#include <new>
#include <vector>
#include <zlib.h>

namespace ledgerloom {

namespace {

Error failed(std::string_view library, std::string_view why) {
    return {ErrorCode::failed, std::string(library) + " failed: " + std::string(why)};
}

std::size_t gzipBound(std::size_t mostInput) {
    constexpr std::size_t headerAndTrailer = 64;
    return compressBound(mostInput) + headerAndTrailer;
}

class ZstdFrames final : public FrameCompressor {
public:
    ZstdFrames(int level, std::size_t mostInput)
        : m_context(ZSTD_createCCtx()), m_frame(ZSTD_compressBound(mostInput)) {
        if (m_context == nullptr)
            throw std::bad_alloc();
        ZSTD_CCtx_setParameter(m_context, ZSTD_c_compressionLevel, level);
    }
    ~ZstdFrames() override { ZSTD_freeCCtx(m_context); }

    Result<std::string_view> compress(std::string_view text) override {
        const std::size_t size = ZSTD_compress2(m_context, m_frame.data(), m_frame.size(), text.data(), text.size());
        if (ZSTD_isError(size) != 0)
            return failed("zstd", ZSTD_getErrorName(size));
        return std::string_view(m_frame.data(), size);
    }

    static std::uint64_t contextBytes(int level, std::size_t mostInput) {
        return ZSTD_estimateCCtxSize_usingCParams(ZSTD_getCParams(level, mostInput, 0));
    }

private:
    ZSTD_CCtx* m_context;
    std::vector<char> m_frame;
};

class GzipFrames final : public FrameCompressor {
public:
    GzipFrames(int level, std::size_t mostInput) : m_frame(gzipBound(mostInput)) {
        constexpr int gzipWindow = 15 + 16; // 32 KiB, with gzip's header
        constexpr int usualMemory = 8;
        if (deflateInit2(&m_stream, level, Z_DEFLATED, gzipWindow, usualMemory, Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::bad_alloc();
    }
    ~GzipFrames() override { deflateEnd(&m_stream); }

    Result<std::string_view> compress(std::string_view text) override {
        deflateReset(&m_stream);
        gz_header header{}; // no time and an unknown system: the same bytes everywhere
        header.os = 255;
        deflateSetHeader(&m_stream, &header);
        m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data())); // zlib only reads it
        m_stream.avail_in = static_cast<uInt>(text.size());
        m_stream.next_out = reinterpret_cast<Bytef*>(m_frame.data());
        m_stream.avail_out = static_cast<uInt>(m_frame.size());
        if (deflate(&m_stream, Z_FINISH) != Z_STREAM_END)
            return failed("zlib", m_stream.msg != nullptr ? m_stream.msg : "the output has no room");
        return std::string_view(m_frame.data(), m_frame.size() - m_stream.avail_out);
    }

    /// zconf.h: (1 << (windowBits + 2)) + (1 << (memLevel + 9)), and some for its state.
    static constexpr std::uint64_t contextBytes = (1U << 17U) + (1U << 17U) + (1U << 14U);

private:
    z_stream m_stream{};
    std::vector<char> m_frame;
};

} // namespace

std::uint64_t FrameCompressor::memoryBytes(const Encoding& encoding, std::size_t mostInput) {
    switch (encoding.compression) {
    case Compression::zstd:
        return ZstdFrames::contextBytes(static_cast<int>(encoding.level), mostInput) + ZSTD_compressBound(mostInput);
    case Compression::gzip:
        return GzipFrames::contextBytes + gzipBound(mostInput);
    case Compression::none:
    case Compression::snappy:
    case Compression::lz4:
        break;
    }
    return 0;
}

std::unique_ptr<FrameCompressor> FrameCompressor::make(const Encoding& encoding, std::size_t mostInput) {
    const int level = static_cast<int>(encoding.level);
    if (encoding.compression == Compression::zstd)
        return std::make_unique<ZstdFrames>(level, mostInput);
    if (encoding.compression == Compression::gzip)
        return std::make_unique<GzipFrames>(level, mostInput);
    return nullptr;
}

} // namespace ledgerloom
