#include "core/storage/part_output.h"

#include "core/storage/direct_file.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <new>
#include <sys/mman.h>
#include <thread>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace ledgerloom {

namespace {

constexpr std::size_t halfBytes = PartOutput::bufferBytes / 2;

/// Pages of its own, given back with the part: the heap would keep aligned pieces of this size in each thread's arena.
struct Unmap {
    void operator()(char* memory) const { ::munmap(memory, halfBytes); }
};
using AlignedBuffer = std::unique_ptr<char, Unmap>;

AlignedBuffer makeBuffer() {
    void* memory = ::mmap(nullptr, halfBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        throw std::bad_alloc();
    }
    return AlignedBuffer(static_cast<char*>(memory));
}

/// Copies past the caches: the disk alone reads the copy, and lines it has had are dear to take back. Measured, a
/// gigabyte to disk takes a third of a processor second less so.
void copyForDisk(char* to, std::string_view bytes) {
#ifdef __SSE2__
    constexpr std::size_t line = 64;
    const std::size_t head = std::min((line - reinterpret_cast<std::uintptr_t>(to) % line) % line, bytes.size());
    std::memcpy(to, bytes.data(), head);
    to += head;
    bytes.remove_prefix(head);
    for (; bytes.size() >= line; to += line, bytes.remove_prefix(line)) {
        for (std::size_t at = 0; at < line; at += sizeof(__m128i)) {
            const auto* from = reinterpret_cast<const __m128i*>(bytes.data() + at);
            _mm_stream_si128(reinterpret_cast<__m128i*>(to + at), _mm_loadu_si128(from));
        }
    }
    _mm_sfence(); // before another thread is told
#endif
    std::memcpy(to, bytes.data(), bytes.size());
}

} // namespace

class PartOutput::Impl {
public:
    Impl(FileSystem& files, FileHandle file, std::string path)
        : m_file(files, std::move(file), std::move(path)), m_buffers{makeBuffer(), makeBuffer()} {}

    ~Impl() {
        {
            const std::lock_guard lock(m_mutex);
            m_quit = true;
        }
        m_changed.notify_all();
        if (m_thread.joinable()) {
            m_thread.join();
        }
    }

    Result<void> write(std::string_view bytes) {
        while (!bytes.empty()) {
            const std::size_t taken = std::min(bytes.size(), halfBytes - m_filled);
            copyForDisk(m_buffers[m_front].get() + m_filled, bytes.substr(0, taken));
            m_filled += taken;
            bytes.remove_prefix(taken);
            if (m_filled < halfBytes) {
                break;
            }
            if (auto handed = handOver(); !handed) {
                return handed;
            }
        }
        return {};
    }

    Result<void> flush() {
        auto idle = awaitIdle();
        if (idle) {
            m_file.leaveCache();
        }
        return idle;
    }

    Result<void> finish() {
        if (auto idle = awaitIdle(); !idle) {
            return idle;
        }
        if (auto written = m_file.write({m_buffers[m_front].get(), m_filled}); !written) {
            return written;
        }
        return m_file.finish();
    }

    void close() {
        (void)awaitIdle();
        m_file.close();
    }

private:
    /// Gives the full buffer to the thread and goes on with the other one.
    Result<void> handOver() {
        if (auto idle = awaitIdle(); !idle) {
            return idle;
        }
        if (!m_thread.joinable()) {
            m_thread = std::thread([this] { run(); });
        }
        {
            const std::lock_guard lock(m_mutex);
            m_job = {m_buffers[m_front].get(), m_filled};
        }
        m_changed.notify_all();
        m_front = 1 - m_front;
        m_filled = 0;
        return {};
    }

    Result<void> awaitIdle() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_job.empty(); });
        return m_result;
    }

    void run() {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_changed.wait(lock, [this] { return m_quit || !m_job.empty(); });
            if (m_job.empty()) {
                return;
            }
            const std::string_view job = m_job;
            lock.unlock();
            Result<void> written = m_file.write(job);
            lock.lock();
            m_result = std::move(written);
            m_job = {};
            m_changed.notify_all();
        }
    }

    DirectFile m_file; // the thread's while there is a job, the owner's otherwise
    std::array<AlignedBuffer, 2> m_buffers;
    std::size_t m_front = 0;
    std::size_t m_filled = 0;
    std::thread m_thread; // started with the first full buffer

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::string_view m_job; // this and all below: guarded by m_mutex
    Result<void> m_result;
    bool m_quit = false;
};

PartOutput::PartOutput(FileSystem& files, FileHandle file, std::string path)
    : m_impl(std::make_unique<Impl>(files, std::move(file), std::move(path))) {}
PartOutput::PartOutput(PartOutput&&) noexcept = default;
PartOutput::~PartOutput() = default;

Result<void> PartOutput::write(std::string_view bytes) {
    return m_impl->write(bytes);
}
Result<void> PartOutput::flush() {
    return m_impl->flush();
}
Result<void> PartOutput::finish() {
    return m_impl->finish();
}
void PartOutput::close() {
    if (m_impl) { // not after a move
        m_impl->close();
    }
}

} // namespace ledgerloom
