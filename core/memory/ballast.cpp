#include "core/memory/ballast.h"

#include <cstdlib>
#include <cstring>

#ifdef __unix__
#include <sys/mman.h>
#endif

namespace ledgerloom {

namespace {

#ifdef __unix__
/// Pages of their own, so that what is dropped leaves the process at once.
void* takePiece() {
    void* memory = ::mmap(nullptr, Ballast::pieceBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? nullptr : memory;
}
void dropPiece(void* memory) {
    ::munmap(memory, Ballast::pieceBytes);
}
#else
void* takePiece() {
    return std::malloc(Ballast::pieceBytes);
}
void dropPiece(void* memory) {
    std::free(memory);
}
#endif

} // namespace

Ballast::Ballast(Reclaimer& reclaimer) : m_registration(reclaimer.add([this](Reclaim how) { return giveUp(how); })) {}

Ballast::~Ballast() {
    m_registration = {};
    setWorking(0);
    setCache(0);
}

void Ballast::resize(Pieces& pieces, std::uint64_t bytes) {
    while (pieces.size() * pieceBytes > bytes) {
        dropPiece(pieces.back());
        pieces.pop_back();
    }
    while ((pieces.size() + 1) * pieceBytes <= bytes) {
        void* memory = takePiece();
        if (memory == nullptr) {
            return;
        }
        std::memset(memory, 1, pieceBytes); // only what is touched is the process's
        pieces.push_back(memory);
    }
}

void Ballast::setWorking(std::uint64_t bytes) {
    const std::lock_guard lock(m_mutex);
    resize(m_working, bytes);
}

void Ballast::setCache(std::uint64_t bytes) {
    const std::lock_guard lock(m_mutex);
    resize(m_cache, bytes);
}

std::uint64_t Ballast::bytes() const {
    const std::lock_guard lock(m_mutex);
    return (m_working.size() + m_cache.size()) * pieceBytes;
}

std::uint64_t Ballast::giveUp(Reclaim how) {
    const std::lock_guard lock(m_mutex);
    const std::size_t before = m_cache.size();
    resize(m_cache, how == Reclaim::trim ? before / 2 * pieceBytes : 0);
    return (before - m_cache.size()) * pieceBytes;
}

} // namespace ledgerloom
