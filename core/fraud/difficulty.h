#pragma once

#include "core/fraud/scenario.h"

#include <cstdint>
#include <span>

namespace ledgerloom {

/// How hard fraud is to tell from honest payments: 0 is easy, 1000 hard, and 500 leaves what scenarios weave as it is.
/// Easier, attackers are greedy, quick and careless: larger sums, shorter gaps, strange devices. Harder, they are
/// patient and know their victim: sums as the victim spends them, hours between payments, the victim's own device.
/// Immutable, so safe from any thread.
class Difficulty {
public:
    static constexpr std::uint32_t usualPermille = 500;

    explicit Difficulty(std::uint32_t permille) : m_permille(permille) {}

    /// Changes the fraudulent payments of an episode that has just been woven, in the order it was woven in: never
    /// their number, order, type or receiver.
    void apply(std::span<Payment> woven, const Episode& episode, const Loom& loom) const;

private:
    void makeEasier(std::span<Payment> woven, const Episode& episode, const Loom& loom) const;
    void makeHarder(std::span<Payment> woven, const Episode& episode, const Loom& loom) const;

    std::uint32_t m_permille;
};

} // namespace ledgerloom
