#pragma once

#include <array>
#include <cstddef>
#include <memory>

namespace ledgerloom {

/// Some memory kept for code that cannot bear std::bad_alloc: Apache Arrow allocates in functions that are noexcept and
/// in destructors, where it would end the process. While a Use of it stands, an allocation of this thread that the
/// system refuses is made from what is kept; isSpent() then says that it is time to fail in good order. Serves one
/// thread at a time. Works by std::new_handler: what was one before stays in force for all else.
class SpareMemory {
public:
    static constexpr std::size_t bytes = std::size_t{256} << 10U;

    /// Throws std::bad_alloc.
    SpareMemory();
    ~SpareMemory();
    SpareMemory(const SpareMemory&) = delete;
    SpareMemory& operator=(const SpareMemory&) = delete;

    bool isSpent() const { return !m_kept[0]; }
    /// Keeps as much again. False: the system has none.
    bool refill();

    class Use {
    public:
        explicit Use(SpareMemory& spare);
        ~Use();
        Use(const Use&) = delete;
        Use& operator=(const Use&) = delete;

    private:
        SpareMemory* m_before;
    };

private:
    static void onRefusal();

    /// Not one large piece, which the allocator would have from the system and give back to it.
    std::array<std::unique_ptr<std::byte[]>, 8> m_kept;
};

} // namespace ledgerloom
