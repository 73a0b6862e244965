#pragma once

#include "core/order/ordered_row.h"

#include <cstdint>
#include <vector>

namespace ledgerloom {

/// The least of several sources' keys, found again with one comparison a level after the least has moved on. An
/// exhausted source has RowKey::last(). Not thread-safe.
class LoserTree {
public:
    /// Starts with one key a source; at least one.
    void start(std::vector<RowKey> keys) {
        m_keys = std::move(keys);
        m_losers.assign(m_keys.size(), 0);
        m_winner = m_keys.size() == 1 ? 0 : play(1);
    }

    std::uint32_t winner() const { return m_winner; }
    const RowKey& winnerKey() const { return m_keys[m_winner]; }
    bool exhausted() const { return m_keys[m_winner] == RowKey::last(); }

    /// The winner has come to its next key.
    void replaceWinner(const RowKey& key) {
        m_keys[m_winner] = key;
        std::uint32_t winner = m_winner;
        for (std::size_t node = (m_winner + m_keys.size()) / 2; node > 0; node /= 2) {
            if (m_keys[m_losers[node]] < m_keys[winner]) {
                std::swap(winner, m_losers[node]);
            }
        }
        m_winner = winner;
    }

private:
    /// The winner below a node; leaves are the nodes from the number of sources on.
    std::uint32_t play(std::size_t node) {
        if (node >= m_keys.size()) {
            return static_cast<std::uint32_t>(node - m_keys.size());
        }
        const std::uint32_t left = play(2 * node);
        const std::uint32_t right = play(2 * node + 1);
        const bool leftWins = m_keys[left] < m_keys[right];
        m_losers[node] = leftWins ? right : left;
        return leftWins ? left : right;
    }

    std::vector<RowKey> m_keys;
    std::vector<std::uint32_t> m_losers; ///< by inner node; entry 0 is not used
    std::uint32_t m_winner = 0;
};

} // namespace ledgerloom
