#pragma once

#include "core/batch/block_rows.h"
#include "core/order/ordered_row.h"

#include <cstdint>
#include <vector>

namespace ledgerloom {

/// Some thousand rows as they stand together in a part in the order of time: of a short stretch of time and from all
/// blocks. A few blocks are made; each also stands for those between it and the next, by stretches of its rows in which
/// all that tells one customer from another is another's. Deterministic; for weighing rows, never for writing them.
class MixedRows {
public:
    /// As many rows as a row group of the plan's has on average, at most `mostRows`.
    MixedRows(const Plan& plan, std::uint64_t mostRows);

    /// Blocks to make and add, in this order.
    std::uint64_t blocks() const { return m_blocks; }
    std::uint64_t block(std::uint64_t i) const { return i * m_plan.blocks / m_blocks; }
    void add(BlockRows& rows, std::uint64_t i);
    /// After the last block.
    void finish(const Population& population);

    std::uint64_t rows() const { return m_rows.size(); }
    /// The next row from the beginning of time on, added to batch and dictionary.
    void append(std::uint64_t row, Batch& batch, Dictionary& dictionary) const {
        m_rows[m_order[row]].appendTo(batch, dictionary);
    }

private:
    struct Stretch {
        std::uint64_t copy = 0;
        std::int64_t timeUs = 0; ///< in the sample
    };

    bool choose(std::int64_t timeUs, std::uint64_t i, Stretch& stretch) const;
    void disguise(OrderedRow& row, std::uint64_t copy, const Population& population) const;
    void moveMerchant(OrderedRow& row, std::uint64_t copy, const Population& population) const;
    void disguisePayeeOf(OrderedRow& row, std::uint64_t copy) const;
    void notePayees(const Batch& batch);
    bool isPaidBySeveral(const Payee& payee) const;

    Plan m_plan;
    std::uint64_t m_blocks;   ///< that are made
    std::uint64_t m_copies;   ///< blocks that each of them stands for
    std::int64_t m_rangeUs;   ///< of the run
    std::int64_t m_stretchUs; ///< of a stretch
    std::int64_t m_slotUs;    ///< of the range, for each copy
    std::int64_t m_stepUs;    ///< from a block's stretch in a slot to the next one's
    std::vector<OrderedRow> m_rows;
    std::vector<std::uint32_t> m_order;
    std::vector<std::uint32_t> m_copyOf; ///< by row
    /// Who pays which account, each pair once: fingerprints of account and customer. What several pay is paid from
    /// other blocks, too.
    std::vector<std::uint64_t> m_payers;
};

} // namespace ledgerloom
