#pragma once

#include "core/base/result.h"
#include "core/memory/budget.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// Bytes kept in pieces of 1 MiB that are reserved one by one before they are allocated, and go back to the system as
/// soon as they are dropped. One thread at a time.
class HeldBytes {
public:
    static constexpr std::size_t pieceBytes = std::size_t{1} << 20;

    /// Takes `bytes` from their front. ErrorCode::memory when a piece is refused: what was taken stays, the rest is
    /// left in `bytes`.
    Result<void> take(Budget& budget, std::string_view& bytes);
    /// Hands the pieces over in order; stops at the first error.
    Result<void> writeTo(const std::function<Result<void>(std::string_view)>& write) const;

    std::uint64_t bytes() const;
    /// Fills `into` from `offset` on; both lie within bytes(). Any thread once nothing more is taken.
    void copy(std::uint64_t offset, std::span<char> into) const;

private:
    struct Unmap {
        void operator()(char* memory) const;
    };
    struct Piece {
        std::unique_ptr<char, Unmap> memory;
        Reservation reservation;
        std::size_t filled = 0;
    };

    std::vector<Piece> m_pieces;
};

} // namespace ledgerloom
