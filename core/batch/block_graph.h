#pragma once

#include "core/base/time_sort.h"
#include "core/batch/block_maker.h"
#include "core/batch/graph_rows.h"
#include "core/batch/neighbourhoods.h"
#include "core/fraud/crew_holdings.h"

#include <array>
#include <cstdint>
#include <vector>

namespace ledgerloom {

/// The graph of one block: nodes that no other block has, and the edges of the block's customers. A payment goes from
/// the payer's account to the merchant that its row names, or else to the receiver's account; a login from a customer
/// to a device, once a session; a customer owns the account and every device of the table of devices.
///
/// Nodes of customers, their accounts and devices and of merchants and their accounts are each of one block, as are
/// accounts outside that one customer pays. Those that many pay are written where their neighbourhood, crew or ring is
/// (neighbourhoods.h, crew_holdings.h), whether or not anybody pays them. By chance two accounts outside may have one
/// number: in a run of 10^8 payments about one pair has. Accounts and devices are sorted, so that their order tells
/// nothing. One a worker: not thread-safe, reuses its memory.
class BlockGraph {
public:
    /// Bytes one holds at most.
    static std::uint64_t memoryBytes(const Plan& plan);

    /// `maker` outlives it and has made the block.
    BlockGraph(const Plan& plan, const BlockMaker& maker);

    /// The block that was made last, with so many of its customers.
    void make(std::uint64_t block, std::uint64_t customers);

    /// Rows of nodes in their order: customers, their accounts, devices, merchants, accounts of others.
    enum class Nodes : std::uint8_t { customers, accounts, devices, merchants, others };
    static constexpr std::size_t nodeGroups = 5;
    std::uint64_t nodes(Nodes group) const { return m_nodes[static_cast<std::size_t>(group)]; }
    /// The `i`-th of a group.
    NodeRow node(Nodes group, std::uint64_t i) const;
    /// Of the accounts of others, those that one customer pays.
    std::uint64_t ownOthers() const { return m_ownOthers; }

    /// Payments and logins, in the order of time.
    std::uint64_t payments() const { return m_edges.size(); }
    EdgeRow payment(std::uint64_t i) const;
    /// A customer of the block owns the account; a device.
    EdgeRow accountOwner(std::uint64_t customer) const;
    static EdgeRow deviceOwner(std::uint64_t customer, std::uint64_t device);

    /// About how many accounts of others there are in the run that many may pay.
    std::uint64_t sharedOthers();

private:
    /// A customer of the block.
    struct Person {
        AccountNumber account;
        std::uint8_t state = 0;
        FraudRole role = FraudRole::none;
    };
    struct Device {
        std::uint64_t number = 0;
        bool ofCrew = false;
    };
    struct Other {
        AccountNumber account;
        bool ofCrew = false;
    };

    void collectPeople();
    void collectEdges();
    void collectDevices(std::uint64_t block);
    void collectOthers(std::uint64_t block);
    /// By account; of those that are called the same the first.
    void sortOthers();
    void tellRoles();
    /// Whom a payment goes to.
    NodeName receiver(const Payment& payment) const;

    Plan m_plan;
    const BlockMaker& m_maker;
    const Population& m_population;
    CrewHoldings m_crews;
    Neighbourhoods m_neighbourhoods;
    std::array<std::uint64_t, nodeGroups> m_nodes{};
    std::uint64_t m_ownOthers = 0;
    std::uint64_t m_firstCustomer = 0;
    std::uint64_t m_firstMerchant = 0;
    std::vector<Person> m_people;
    std::vector<std::uint32_t> m_sessions; ///< by customer: the one seen last
    std::vector<std::uint32_t> m_edges;    ///< twice the row, one more for a login
    std::vector<Device> m_devices;
    std::vector<Other> m_others;
    std::vector<Other> m_unsorted;
    std::vector<TimedRow> m_byAccount;
    TimeSort m_accountSort;             ///< account numbers are spread as evenly as times
    std::vector<std::uint64_t> m_cells; ///< of the block
    std::vector<AccountNumber> m_found;
    std::vector<std::uint64_t> m_foundDevices;
};

} // namespace ledgerloom
