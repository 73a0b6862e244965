#include "core/dataset/pipe/group_table.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace ledgerloom {

namespace {

constexpr std::size_t usualBlock = std::size_t{256} << 10;
constexpr std::size_t firstSlots = 1'024;
constexpr std::size_t alignment = alignof(Tally);
constexpr const char* what = "groups of rows";

std::size_t roundedUp(std::size_t bytes) {
    return (bytes + alignment - 1) / alignment * alignment;
}

} // namespace

bool GroupTable::addBlock(std::size_t bytes) {
    const std::size_t size = std::max(bytes, usualBlock);
    // The first block is always given: a single group has to fit.
    if (!m_blocks.empty() && m_bytes + size > m_mostBytes)
        return false;
    auto memory = m_budget.reserve(size, what);
    if (!memory)
        return false;
    m_blocks.push_back({std::move(memory).value(), std::make_unique_for_overwrite<char[]>(size)});
    m_bytes += size;
    m_blockBytes = size;
    m_blockUsed = 0;
    return true;
}

char* GroupTable::take(std::size_t bytes) {
    const std::size_t size = roundedUp(bytes);
    if ((m_blocks.empty() || m_blockUsed + size > m_blockBytes) && !addBlock(size))
        return nullptr;
    char* taken = m_blocks.back().bytes.get() + m_blockUsed;
    m_blockUsed += size;
    return taken;
}

std::optional<std::string_view> GroupTable::keep(std::string_view text) {
    char* copy = take(text.size());
    if (copy == nullptr)
        return std::nullopt;
    std::memcpy(copy, text.data(), text.size());
    return std::string_view(copy, text.size());
}

/// Twice the slots: they are kept half empty.
bool GroupTable::grow() {
    const std::size_t wanted = std::max(2 * m_slots.size(), firstSlots);
    const std::size_t bytes = wanted * sizeof(Slot);
    if (!m_slots.empty() && m_bytes + bytes > m_mostBytes)
        return false;
    auto memory = m_budget.reserve(bytes, what);
    if (!memory)
        return false;
    std::vector<Slot> slots(wanted);
    for (const Slot& slot : m_slots) {
        std::size_t at = slot.hash & (wanted - 1);
        while (slot.entry != nullptr && slots[at].entry != nullptr)
            at = (at + 1) & (wanted - 1);
        if (slot.entry != nullptr)
            slots[at] = slot;
    }
    m_bytes += bytes - m_slots.size() * sizeof(Slot);
    m_slots = std::move(slots);
    m_slotMemory = std::move(memory).value();
    return true;
}

GroupTable::Group GroupTable::groupOf(const Slot& slot) const {
    const char* behind = slot.entry + m_tallies * sizeof(Tally);
    std::uint32_t length = 0;
    std::memcpy(&length, behind, sizeof length);
    return {{behind + sizeof length, length}, std::launder(reinterpret_cast<Tally*>(slot.entry))};
}

Tally* GroupTable::find(std::string_view key) {
    if (2 * m_groups >= m_slots.size() && !grow())
        return nullptr;
    const std::uint64_t hash = XXH3_64bits(key.data(), key.size());
    std::size_t at = hash & (m_slots.size() - 1);
    for (; m_slots[at].entry != nullptr; at = (at + 1) & (m_slots.size() - 1)) {
        const Group found = groupOf(m_slots[at]);
        if (m_slots[at].hash == hash && found.key == key)
            return found.tallies;
    }
    const auto length = static_cast<std::uint32_t>(key.size());
    char* entry = take(m_tallies * sizeof(Tally) + sizeof length + key.size());
    if (entry == nullptr)
        return nullptr;
    auto* tallies = reinterpret_cast<Tally*>(entry);
    for (std::size_t i = 0; i < m_tallies; ++i)
        new (tallies + i) Tally();
    std::memcpy(entry + m_tallies * sizeof(Tally), &length, sizeof length);
    std::memcpy(entry + m_tallies * sizeof(Tally) + sizeof length, key.data(), key.size());
    m_slots[at] = {hash, entry};
    ++m_groups;
    return std::launder(tallies);
}

Result<std::vector<GroupTable::Group>> GroupTable::groups(bool sorted) {
    auto memory = m_budget.reserve(m_groups * sizeof(Group), what);
    if (!memory)
        return memory.error();
    m_listMemory = std::move(memory).value();
    std::vector<Group> groups;
    groups.reserve(m_groups);
    for (const Slot& slot : m_slots)
        if (slot.entry != nullptr)
            groups.push_back(groupOf(slot));
    if (sorted)
        std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.key < b.key; });
    return groups;
}

void GroupTable::clear() {
    std::vector<Slot>().swap(m_slots);
    m_blocks.clear();
    m_slotMemory.release();
    m_listMemory.release();
    m_blockBytes = m_blockUsed = m_groups = 0;
    m_bytes = 0;
}

} // namespace ledgerloom
