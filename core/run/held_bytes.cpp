#include "core/run/held_bytes.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <sys/mman.h>

namespace ledgerloom {

void HeldBytes::Unmap::operator()(char* memory) const {
    ::munmap(memory, pieceBytes);
}

Result<void> HeldBytes::take(Budget& budget, std::string_view& bytes) {
    while (!bytes.empty()) {
        if (m_pieces.empty() || m_pieces.back().filled == pieceBytes) {
            auto reserved = budget.reserve(pieceBytes, "rows held in memory (--store memory)", Purpose::heldRows);
            if (!reserved) {
                return reserved.error();
            }
            void* memory = ::mmap(nullptr, pieceBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            if (memory == MAP_FAILED) {
                throw std::bad_alloc();
            }
            m_pieces.push_back({.memory = std::unique_ptr<char, Unmap>(static_cast<char*>(memory)),
                                .reservation = std::move(reserved).value()});
        }
        Piece& piece = m_pieces.back();
        const std::size_t taken = std::min(bytes.size(), pieceBytes - piece.filled);
        std::memcpy(piece.memory.get() + piece.filled, bytes.data(), taken);
        piece.filled += taken;
        bytes.remove_prefix(taken);
    }
    return {};
}

Result<void> HeldBytes::writeTo(const std::function<Result<void>(std::string_view)>& write) const {
    for (const Piece& piece : m_pieces) {
        if (auto written = write({piece.memory.get(), piece.filled}); !written) {
            return written;
        }
    }
    return {};
}

std::uint64_t HeldBytes::bytes() const {
    return m_pieces.empty() ? 0 : (m_pieces.size() - 1) * pieceBytes + m_pieces.back().filled;
}

void HeldBytes::copy(std::uint64_t offset, std::span<char> into) const {
    while (!into.empty()) {
        const std::size_t within = offset % pieceBytes;
        const std::size_t count = std::min(into.size(), pieceBytes - within);
        std::memcpy(into.data(), m_pieces[offset / pieceBytes].memory.get() + within, count);
        offset += count;
        into = into.subspan(count);
    }
}

} // namespace ledgerloom
