#pragma once

#include "core/base/time_sort.h"
#include "core/batch/block_truth.h"
#include "core/behaviour/bills.h"
#include "core/behaviour/income.h"
#include "core/behaviour/transfers.h"
#include "core/features/stream_walk.h"
#include "core/fraud/difficulty.h"
#include "core/fraud/fraud_plan.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ledgerloom {

/// Customers of a block, at most.
std::uint64_t mostCustomersOfBlock(const Plan& plan);

/// Makes all rows of one block: for each customer fixed payments, episodes and ordinary ones, sorted and walked; then
/// the block in time order. Reuses its memory from block to block. One a worker; not thread-safe.
class BlockMaker {
public:
    /// Bytes one maker holds at most for a plan.
    static std::uint64_t memoryBytes(const Plan& plan);

    explicit BlockMaker(const Plan& plan);
    BlockMaker(const BlockMaker&) = delete;
    BlockMaker& operator=(const BlockMaker&) = delete;

    /// Makes block `block`; `mostCustomers` stops after that many of its customers, for a sample.
    void make(std::uint64_t block, std::uint64_t mostCustomers = UINT64_MAX);

    /// Rows of the block that was made last, in time order; ties by customer, then sequence.
    std::size_t rowCount() const { return m_rows.size(); }
    const Payment& row(std::size_t i) const { return m_rows[m_order[i].row]; }
    std::uint64_t fraudRows() const { return m_fraudRows; }
    const Dictionary& dictionary() const { return m_dictionary; }
    std::uint64_t firstCustomer() const { return m_firstCustomer; }
    std::uint64_t customerCount() const { return m_customerCount; }
    /// Devices of each customer's own.
    const std::vector<std::uint8_t>& deviceCounts() const { return m_deviceCounts; }
    /// Attackers' devices enrolled on customers of the block, by customer.
    const std::vector<Enrolment>& enrolments() const { return m_enrolments; }
    /// What came into the customers' accounts, by time; empty where the plan has no table of credits.
    const std::vector<Credit>& credits() const { return m_account.credits(); }
    const Population& population() const { return m_population; }
    const Calendar& calendar() const { return m_calendar; }
    const Ordinary& ordinary() const { return m_ordinary; }
    const FraudPlan& fraud() const { return m_fraud; }
    const BlockTruth& truth() const { return m_truth; }
    LabelRow label(std::size_t i) const {
        return m_truth.labelOf(m_truth.labelled()[i], m_rows[m_truth.labelled()[i].row]);
    }

private:
    /// A bill that falls due within the range.
    struct DueBill {
        std::uint32_t customer = 0; ///< within the block
        std::int64_t timeUs = 0;
        std::int64_t amountCents = 0;
        std::uint32_t company = 0; ///< national merchant of the bill's category
        Bill bill;
    };

    /// An episode of the customer being made, and its rows.
    struct WovenEpisode {
        const Scenario* scenario = nullptr;
        std::uint64_t key = 0;
        std::size_t first = 0;
        std::size_t count = 0;
    };

    void collectIds();
    void collectFixed();
    void collectBills(const Customer& customer, std::uint32_t inBlock);
    void trimFixed(std::uint64_t honestRows);
    void makeCustomer(std::uint32_t inBlock, std::uint64_t ordinaryRows);
    Payment& addRow();
    void addTransfer(const Transfer& transfer);
    void addBill(const DueBill& due, std::size_t number);
    void addEpisode(const FraudPlan::Planned& planned);
    /// What comes into the account of the customer being made: m_incoming.
    void collectCredits();
    /// What banks get back of it, of what fraud took by a known episode.
    void addReturns(const WovenEpisode& episode);
    void sortCredits();
    /// Of the customer being made, whose rows begin at `first`.
    void sortAndWalk(std::uint32_t inBlock, std::size_t first);
    void sortByTime(std::span<TimedRow> rows);

    Plan m_plan;
    Population m_population;
    Calendar m_calendar;
    Ordinary m_ordinary;
    Transfers m_transfers;
    Bills m_bills;
    Income m_income;
    FraudPlan m_fraud;
    Difficulty m_difficulty;
    StreamWalk m_walk;
    Account m_account;

    Dictionary m_dictionary;
    Habits m_habits;
    PaymentFactory m_factory;
    std::vector<Transfer> m_sent;             ///< of the block, by payer
    std::vector<DueBill> m_due;               ///< of the block, by customer
    std::vector<std::uint32_t> m_weights;     ///< payments a month, by customer of the block
    std::vector<std::uint8_t> m_deviceCounts; ///< own ones, by customer of the block
    std::vector<Enrolment> m_enrolments;

    std::vector<Bill> m_billsOfCustomer;
    std::vector<Payment*> m_byTime; ///< of the customer being made
    std::vector<WovenEpisode> m_woven;
    std::vector<Transfer> m_received;
    std::vector<Credit> m_incoming;

    Payments m_rows;               ///< of the block, by customer, as they were made
    std::vector<TimedRow> m_order; ///< of m_rows: each customer's by time; when the block is made, all of them
    TimeSort m_timeSort;
    BlockTruth m_truth;
    std::uint64_t m_firstCustomer = 0;
    std::uint64_t m_customerCount = 0;
    std::uint64_t m_fraudRows = 0;
    std::size_t m_nextTransfer = 0;
    std::size_t m_nextBill = 0;
    std::size_t m_nextEpisode = 0;
};

} // namespace ledgerloom
