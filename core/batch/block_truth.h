#pragma once

#include "core/batch/truth_rows.h"
#include "core/config/plan.h"
#include "core/fraud/fraud_plan.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ledgerloom {

/// The truth about one block: its episodes, and which of its payments have a label. Reuses its memory from block to
/// block; holds nothing where the plan has no table that tells it. Not thread-safe.
class BlockTruth {
public:
    /// Bytes it holds at most.
    static std::uint64_t memoryBytes(const Plan& plan);

    /// Whether a plan has tables that the truth is written to: labels and episodes, or a graph with labels.
    static bool isTold(const Plan& plan);

    explicit BlockTruth(const Plan& plan);

    void clear(std::uint64_t firstCustomer);
    /// An episode was woven into payments; `device` is a number or EpisodeRow::noDevice.
    void addEpisode(const FraudPlan::Planned& planned, std::span<Payment> woven, std::uint64_t device);
    /// All payments of the block, one after the other in the order of time, once they are as they will be written.
    void addPayment(const Payment& payment, std::uint32_t row);

    /// By customer, then in the order they were woven in.
    const std::vector<EpisodeRow>& episodes() const { return m_episodes; }
    /// Payments that have a label, in the order of time.
    struct Labelled {
        std::uint32_t row = 0; ///< as given to addPayment()
        std::uint32_t step = 0;
    };
    const std::vector<Labelled>& labelled() const { return m_labelled; }
    LabelRow labelOf(const Labelled& labelled, const Payment& payment) const;

private:
    std::uint64_t customerKey(const Payment& payment) const;

    Plan m_plan;
    Disputes m_disputes;
    std::uint64_t m_firstCustomer = 0;
    std::uint64_t m_disputed = 0;
    std::vector<EpisodeRow> m_episodes;
    std::vector<Labelled> m_labelled;
};

} // namespace ledgerloom
