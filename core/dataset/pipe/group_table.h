#pragma once

#include "core/dataset/pipe/tally.h"
#include "core/memory/budget.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// Groups by their keys, each with its tallies, in bounded memory: it says when it is full. One thread.
class GroupTable final : public TextKeeper {
public:
    struct Group {
        std::string_view key;
        Tally* tallies = nullptr;
    };

    /// At most `mostBytes` of the budget are taken, and no more than that has.
    GroupTable(Budget& budget, std::size_t tallies, std::uint64_t mostBytes)
        : m_budget(budget), m_tallies(tallies), m_mostBytes(mostBytes) {}

    /// The tallies of a key, new ones where it is new; null where there is no room for these.
    Tally* find(std::string_view key);
    std::optional<std::string_view> keep(std::string_view text) override;
    std::size_t size() const { return m_groups; }
    /// All groups, in the order of their keys where `sorted`; empty where that takes more memory than there is.
    Result<std::vector<Group>> groups(bool sorted);
    /// Gives all memory back.
    void clear();

private:
    struct Block {
        Reservation memory;
        std::unique_ptr<char[]> bytes;
    };
    struct Slot {
        std::uint64_t hash = 0;
        char* entry = nullptr; ///< tallies, length of the key, key
    };
    char* take(std::size_t bytes);
    bool grow();
    bool addBlock(std::size_t bytes);
    Group groupOf(const Slot& slot) const;

    Budget& m_budget;
    std::size_t m_tallies;
    std::uint64_t m_mostBytes;
    std::uint64_t m_bytes = 0; ///< reserved
    std::vector<Block> m_blocks;
    std::size_t m_blockBytes = 0; ///< of the last one ...
    std::size_t m_blockUsed = 0;  ///< ... and taken of it
    Reservation m_slotMemory;
    Reservation m_listMemory;
    std::vector<Slot> m_slots;
    std::size_t m_groups = 0;
};

} // namespace ledgerloom
