#include "core/dataset/byte_source.h"

#include "core/base/units.h"
#include "core/dataset/file_bytes.h"

#define ZSTD_STATIC_LINKING_ONLY // for the window that a frame asks for and what it costs
#include <zstd.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>
#include <vector>
#include <zlib.h>

namespace ledgerloom {

namespace {

constexpr std::size_t inputBytes = std::size_t{256} << 10;
constexpr std::uint64_t gzipBytes = std::uint64_t{64} << 10; ///< zlib's inflate: a window of 32 KiB and its tables
constexpr int usualWindowLog = 23;                           ///< what zstd takes up to level 19
constexpr int largestWindowLog = 27;                         ///< what every zstd decoder takes

Error damaged(const FileBytes& file, const std::string& why) {
    return {.code = ErrorCode::verification,
            .message = file.path() + " is damaged before byte " + formatCount(file.fileBytes()) + ": " + why};
}

/// What both have in common: compressed bytes on their way.
class Decompressor : public ByteSource {
public:
    Decompressor(FileBytes file, Reservation memory)
        : m_file(std::move(file)), m_memory(std::move(memory)), m_input(inputBytes) {}
    std::uint64_t fileBytes() const override { return m_file.fileBytes() - (m_to - m_from); }
    std::optional<FrameStart> frameBegun() override { return std::exchange(m_begun, std::nullopt); }

protected:
    /// The next byte of the file is the first of a frame, before which `count` of the bytes of this read() came out.
    void frameEnded(std::size_t count) { m_begun = FrameStart{.fileOffset = fileBytes(), .position = m_given + count}; }
    std::size_t given(std::size_t count) {
        m_given += count;
        return count;
    }
    /// False at the end of the file.
    Result<bool> fill() {
        if (m_from < m_to)
            return true;
        auto got = m_file.read(m_input.data(), m_input.size());
        if (!got)
            return got.error();
        m_from = 0;
        m_to = *got;
        return m_to > 0;
    }
    FileBytes m_file;
    Reservation m_memory;
    std::vector<char> m_input;
    std::size_t m_from = 0;
    std::size_t m_to = 0;

private:
    std::uint64_t m_given = 0;
    std::optional<FrameStart> m_begun;
};

class GzipBytes final : public Decompressor {
public:
    using Decompressor::Decompressor;
    ~GzipBytes() override { inflateEnd(&m_stream); }
    GzipBytes(const GzipBytes&) = delete;
    GzipBytes& operator=(const GzipBytes&) = delete;

    bool begin() { return inflateInit2(&m_stream, 15 + 16) == Z_OK; }

    Result<std::size_t> read(char* out, std::size_t count) override {
        m_stream.next_out = reinterpret_cast<Bytef*>(out);
        m_stream.avail_out = static_cast<uInt>(std::min<std::size_t>(count, std::numeric_limits<uInt>::max()));
        const uInt room = m_stream.avail_out;
        while (m_stream.avail_out == room) {
            const auto more = fill();
            if (!more)
                return more.error();
            if (!*more) {
                if (m_inMember)
                    return damaged(m_file, "the gzip stream is cut off");
                return std::size_t{0};
            }
            if (auto done = step(room); !done)
                return done.error();
        }
        return given(room - m_stream.avail_out);
    }

private:
    Result<void> step(uInt room) {
        m_inMember = true;
        m_stream.next_in = reinterpret_cast<Bytef*>(m_input.data() + m_from);
        m_stream.avail_in = static_cast<uInt>(m_to - m_from);
        const int status = inflate(&m_stream, Z_NO_FLUSH);
        m_from = m_to - m_stream.avail_in;
        if (status == Z_STREAM_END) {
            m_inMember = false;
            frameEnded(room - m_stream.avail_out);
            inflateReset(&m_stream);
        } else if (status != Z_OK && status != Z_BUF_ERROR)
            return damaged(m_file, m_stream.msg != nullptr ? m_stream.msg : "not a gzip stream");
        return {};
    }

    z_stream m_stream{};
    bool m_inMember = false;
};

class ZstdBytes final : public Decompressor {
public:
    using Decompressor::Decompressor;
    ~ZstdBytes() override { ZSTD_freeDCtx(m_context); }
    ZstdBytes(const ZstdBytes&) = delete;
    ZstdBytes& operator=(const ZstdBytes&) = delete;

    /// Reserves what the first frame's window needs.
    Result<void> begin(Budget& budget) {
        if (auto filled = fill(); !filled)
            return filled.error();
        ZSTD_frameHeader header{};
        int log = usualWindowLog;
        if (ZSTD_getFrameHeader(&header, m_input.data() + m_from, m_to - m_from) == 0)
            log = std::clamp(static_cast<int>(std::bit_width(std::max(header.windowSize, 1ULL) - 1)), usualWindowLog,
                             largestWindowLog);
        auto memory = budget.reserve(ZSTD_estimateDStreamSize(std::size_t{1} << log), "decompressing zstd");
        if (!memory)
            return memory.error();
        m_window = std::move(memory).value();
        m_context = ZSTD_createDCtx();
        if (m_context == nullptr)
            return Error{.code = ErrorCode::memory, .message = "the system refused memory for decompressing zstd"};
        ZSTD_DCtx_setParameter(m_context, ZSTD_d_windowLogMax, log);
        return {};
    }

    Result<std::size_t> read(char* out, std::size_t count) override {
        ZSTD_outBuffer output{out, count, 0};
        while (output.pos == 0) {
            const auto more = fill();
            if (!more)
                return more.error();
            if (!*more && m_inFrame)
                return damaged(m_file, "the zstd stream is cut off");
            if (!*more)
                return std::size_t{0};
            ZSTD_inBuffer input{m_input.data(), m_to, m_from};
            const std::size_t status = ZSTD_decompressStream(m_context, &output, &input);
            m_from = input.pos;
            if (ZSTD_isError(status) != 0)
                return damaged(m_file, ZSTD_getErrorName(status));
            m_inFrame = status != 0;
            if (!m_inFrame)
                frameEnded(output.pos);
        }
        return given(output.pos);
    }

private:
    ZSTD_DCtx* m_context = nullptr;
    Reservation m_window;
    bool m_inFrame = false;
};

} // namespace

Result<std::unique_ptr<ByteSource>> ByteSource::open(const DatasetWork& work, const std::string& path,
                                                     Compression compression, std::uint64_t offset) {
    auto file = FileBytes::openFile(work.files, path);
    if (!file)
        return file.error();
    file->goTo(offset);
    if (compression == Compression::none)
        return std::unique_ptr<ByteSource>(std::make_unique<FileBytes>(std::move(file).value()));
    auto memory = work.budget.reserve(inputBytes + gzipBytes, "reading a compressed file");
    if (!memory)
        return memory.error();
    if (compression == Compression::gzip) {
        auto bytes = std::make_unique<GzipBytes>(std::move(file).value(), std::move(memory).value());
        if (!bytes->begin())
            return Error{.code = ErrorCode::memory, .message = "the system refused memory for decompressing gzip"};
        return std::unique_ptr<ByteSource>(std::move(bytes));
    }
    auto bytes = std::make_unique<ZstdBytes>(std::move(file).value(), std::move(memory).value());
    if (auto begun = bytes->begin(work.budget); !begun)
        return begun.error();
    return std::unique_ptr<ByteSource>(std::move(bytes));
}

} // namespace ledgerloom
