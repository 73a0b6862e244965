#include "core/batch/block_graph.h"

#include "core/population/places.h"

#include <algorithm>
#include <tuple>

namespace ledgerloom {

namespace {

std::uint64_t mostMerchants(const Plan& plan) {
    const auto cities = plan.importedCustomers ? plan.importedCustomers->cityStart() : std::span<const std::uint64_t>{};
    return Places(reference(), plan.seed, plan.customers, cities).merchantCount() / plan.blocks + 1;
}

std::uint64_t mostDevices(const Plan& plan) {
    return mostCustomersOfBlock(plan) * Customer::maxDevices + CrewHoldings::mostDevicesOfBlock(plan) +
           Neighbourhoods::mostCellsOfBlock(plan) * CrewHoldings::mostDevicesOfCell(plan);
}

/// Of accounts that many pay.
std::uint64_t mostFound(const Plan& plan) {
    return CrewHoldings::mostAccountsOfBlock(plan) +
           Neighbourhoods::mostCellsOfBlock(plan) * Ordinary::strangersPerCell;
}

std::uint64_t mostOthers(const Plan& plan) {
    return rowsPerBlock + mostMerchants(plan) + mostFound(plan);
}

/// Those of a crew first, so that they stay where two are the same.
constexpr auto byName = [](const auto& a, const auto& b) {
    return std::tie(a.account, b.ofCrew) < std::tie(b.account, a.ofCrew);
};

/// Of neighbours that are called the same.
template <class List, class Member> void keepFirst(List& list, Member name) {
    const auto same = [name](const auto& a, const auto& b) { return a.*name == b.*name; };
    list.erase(std::unique(list.begin(), list.end(), same), list.end());
}

FraudRole roleOf(EpisodeRole role) {
    return role == EpisodeRole::victim   ? FraudRole::victim
           : role == EpisodeRole::holder ? FraudRole::holder
                                         : FraudRole::mule;
}

} // namespace

std::uint64_t BlockGraph::memoryBytes(const Plan& plan) {
    return mostCustomersOfBlock(plan) * (sizeof(Person) + sizeof(std::uint32_t)) +
           2 * rowsPerBlock * sizeof(std::uint32_t) + mostDevices(plan) * (sizeof(Device) + sizeof(std::uint64_t)) +
           mostOthers(plan) * (2 * sizeof(Other) + sizeof(TimedRow)) + TimeSort::memoryBytes(mostOthers(plan)) +
           mostFound(plan) * sizeof(AccountNumber) + Neighbourhoods::mostCellsOfBlock(plan) * sizeof(std::uint64_t) +
           Neighbourhoods::memoryBytes();
}

BlockGraph::BlockGraph(const Plan& plan, const BlockMaker& maker)
    : m_plan(plan),
      m_maker(maker),
      m_population(maker.population()),
      m_crews(maker.population(), maker.fraud()),
      m_neighbourhoods(maker.population(), maker.calendar(), maker.ordinary()) {
    m_people.reserve(mostCustomersOfBlock(plan));
    m_sessions.reserve(mostCustomersOfBlock(plan));
    m_edges.reserve(2 * rowsPerBlock);
    m_devices.reserve(mostDevices(plan));
    m_foundDevices.reserve(mostDevices(plan));
    m_others.reserve(mostOthers(plan));
    m_unsorted.reserve(mostOthers(plan));
    m_byAccount.reserve(mostOthers(plan));
    m_accountSort.reserve(mostOthers(plan));
    m_found.reserve(mostFound(plan));
    m_cells.reserve(Neighbourhoods::mostCellsOfBlock(plan));
}

void BlockGraph::make(std::uint64_t block, std::uint64_t customers) {
    m_firstCustomer = m_maker.firstCustomer();
    m_people.resize(customers);
    m_cells.clear();
    m_neighbourhoods.cellsOfBlock(block, m_cells);
    const std::uint64_t merchants = m_population.merchantCount();
    m_firstMerchant = mulDiv(merchants, block, m_plan.blocks);
    collectPeople();
    collectDevices(block);
    collectOthers(block);
    collectEdges();
    m_nodes = {customers, customers, m_devices.size(), mulDiv(merchants, block + 1, m_plan.blocks) - m_firstMerchant,
               m_others.size()};
}

void BlockGraph::collectPeople() {
    for (std::uint64_t i = 0; i < m_people.size(); ++i) {
        const Customer customer = m_population.accountHolder(m_firstCustomer + i);
        m_people[i] = {{m_population.accountOf(customer), customer.bank}, customer.state, FraudRole::none};
    }
    tellRoles();
}

void BlockGraph::tellRoles() {
    for (const EpisodeRow& episode : m_maker.truth().episodes()) {
        FraudRole& role = m_people[episode.id.customer - m_firstCustomer].role;
        role = std::max(role, roleOf(episode.scenario->role()));
    }
}

void BlockGraph::collectDevices(std::uint64_t block) {
    m_devices.clear();
    for (std::uint64_t i = 0; i < m_people.size(); ++i) {
        const Customer customer = m_population.customer(m_firstCustomer + i);
        for (std::uint32_t k = 0; k < customer.deviceCount; ++k)
            m_devices.push_back({customer.devices[k].number, false});
    }
    m_foundDevices.clear();
    m_crews.devicesOfBlock(block, m_foundDevices);
    for (const std::uint64_t cell : m_cells)
        m_crews.devicesOfCell(cell, m_foundDevices);
    for (const std::uint64_t device : m_foundDevices)
        m_devices.push_back({device, true});
    std::ranges::sort(m_devices, {}, &Device::number);
    keepFirst(m_devices, &Device::number);
}

void BlockGraph::collectOthers(std::uint64_t block) {
    m_others.clear();
    const auto& payees = m_maker.dictionary().payees;
    for (std::size_t i = 0; i < m_maker.rowCount(); ++i) {
        const Payment& payment = m_maker.row(i);
        if (payment.merchant != noEntry || payment.payee == noEntry)
            continue;
        const Payee& payee = payees[payment.payee];
        if (payee.origin == PayeeOrigin::payer || payee.origin == PayeeOrigin::crewOfBlock)
            m_others.push_back({{payee.account, payee.bank}, payee.origin == PayeeOrigin::crewOfBlock});
    }
    sortOthers();
    m_ownOthers = m_others.size();
    for (std::uint64_t i = 0; i < mulDiv(m_population.merchantCount(), block + 1, m_plan.blocks) - m_firstMerchant; ++i)
        m_others.push_back({m_population.merchantAccount(m_firstMerchant + i), false});
    m_found.clear();
    for (const std::uint64_t cell : m_cells)
        m_neighbourhoods.accountsOfCell(cell, m_found);
    for (const AccountNumber& account : m_found)
        m_others.push_back({account, false});
    m_found.clear();
    m_crews.accountsOfBlock(block, m_found);
    for (const AccountNumber& account : m_found)
        m_others.push_back({account, true});
    sortOthers();
}

void BlockGraph::sortOthers() {
    m_unsorted.swap(m_others);
    m_others.clear();
    m_byAccount.clear();
    std::uint64_t last = 0;
    for (const Other& other : m_unsorted) {
        m_byAccount.push_back({other.account.account, static_cast<std::uint32_t>(m_byAccount.size())});
        last = std::max(last, other.account.account);
    }
    m_accountSort.sort(m_byAccount, last);
    for (const TimedRow& at : m_byAccount) {
        m_others.push_back(m_unsorted[at.row]);
        // What is left are banks and crews where a number is the same.
        for (std::size_t i = m_others.size() - 1; i > 0 && byName(m_others[i], m_others[i - 1]); --i)
            std::swap(m_others[i], m_others[i - 1]);
    }
    keepFirst(m_others, &Other::account);
}

void BlockGraph::collectEdges() {
    m_edges.clear();
    m_sessions.assign(m_people.size(), noEntry);
    for (std::size_t i = 0; i < m_maker.rowCount(); ++i) {
        const Payment& payment = m_maker.row(i);
        if (std::exchange(m_sessions[payment.customer], payment.session) != payment.session &&
            payment.device != noEntry)
            m_edges.push_back(static_cast<std::uint32_t>(2 * i + 1));
        if (payment.merchant != noEntry || payment.payee != noEntry)
            m_edges.push_back(static_cast<std::uint32_t>(2 * i));
    }
}

NodeRow BlockGraph::node(Nodes group, std::uint64_t i) const {
    NodeRow row;
    switch (group) {
    case Nodes::customers:
        row.name = {NodeKind::customer, 0, m_firstCustomer + i};
        row.customer = m_firstCustomer + i;
        row.detail = m_people[i].state;
        row.role = m_people[i].role;
        break;
    case Nodes::accounts:
        row.name = {NodeKind::account, m_people[i].account.bank, m_people[i].account.account};
        row.customer = m_firstCustomer + i;
        row.role = m_people[i].role;
        break;
    case Nodes::devices:
        row.name = {NodeKind::device, 0, m_devices[i].number};
        row.role = m_devices[i].ofCrew ? FraudRole::crew : FraudRole::none;
        break;
    case Nodes::merchants:
        row.name = {NodeKind::merchant, 0, m_firstMerchant + i};
        row.detail = m_population.merchantAt(m_firstMerchant + i).category;
        break;
    case Nodes::others:
        row.name = {NodeKind::account, m_others[i].account.bank, m_others[i].account.account};
        row.role = m_others[i].ofCrew ? FraudRole::crew : FraudRole::none;
        break;
    }
    return row;
}

NodeName BlockGraph::receiver(const Payment& payment) const {
    const Dictionary& dictionary = m_maker.dictionary();
    if (payment.merchant != noEntry)
        return {NodeKind::merchant, 0, dictionary.merchants[payment.merchant].number};
    const Payee& payee = dictionary.payees[payment.payee];
    return {NodeKind::account, payee.bank, payee.account};
}

EdgeRow BlockGraph::payment(std::uint64_t i) const {
    const Payment& payment = m_maker.row(m_edges[i] / 2);
    const Person& payer = m_people[payment.customer];
    EdgeRow edge;
    edge.customer = m_firstCustomer + payment.customer;
    edge.sequence = payment.sequence;
    edge.timeUs = payment.timeUs;
    edge.amountCents = payment.amountCents;
    edge.type = payment.type;
    edge.status = payment.status;
    edge.fraud = payment.fraud;
    if (payment.episode != noEntry)
        edge.episode = m_maker.truth().episodes()[payment.episode].id;
    if (m_edges[i] % 2 == 0) {
        edge.kind = EdgeKind::payment;
        edge.source = {NodeKind::account, payer.account.bank, payer.account.account};
        edge.target = receiver(payment);
    } else {
        edge.kind = EdgeKind::login;
        edge.source = {NodeKind::customer, 0, edge.customer};
        edge.target = {NodeKind::device, 0, m_maker.dictionary().devices[payment.device]};
    }
    return edge;
}

EdgeRow BlockGraph::accountOwner(std::uint64_t customer) const {
    EdgeRow edge;
    edge.source = {NodeKind::customer, 0, m_firstCustomer + customer};
    edge.target = {NodeKind::account, m_people[customer].account.bank, m_people[customer].account.account};
    return edge;
}

EdgeRow BlockGraph::deviceOwner(std::uint64_t customer, std::uint64_t device) {
    EdgeRow edge;
    edge.source = {NodeKind::customer, 0, customer};
    edge.target = {NodeKind::device, 0, device};
    return edge;
}

std::uint64_t BlockGraph::sharedOthers() {
    return m_neighbourhoods.accounts() + m_crews.accounts();
}

} // namespace ledgerloom
