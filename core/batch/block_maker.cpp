#include "core/batch/block_maker.h"

#include "core/base/large_vector.h"
#include "core/fraud/drift.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <tuple>
#include <utility>

namespace ledgerloom {

namespace {

/// Wages and transfers come by the customer, the rest by the payment; about half of this is used.
std::uint64_t mostCredits(const Plan& plan) {
    constexpr std::uint64_t daysOfMonth = 28;
    const std::uint64_t wages = 2 * (plan.days() / daysOfMonth + 2) + 2;
    return plan.credits ? rowsPerBlock + mostCustomersOfBlock(plan) * wages : 0;
}

/// A crew that comes back to a customer with the same device has enrolled it already.
void keepFirstEnrolments(std::vector<Enrolment>& enrolments, std::size_t from) {
    const auto begin = enrolments.begin() + static_cast<std::ptrdiff_t>(from);
    std::sort(begin, enrolments.end(), [](const Enrolment& a, const Enrolment& b) {
        return std::tie(a.device.number, a.device.firstUse) < std::tie(b.device.number, b.device.firstUse);
    });
    enrolments.erase(
        std::unique(begin, enrolments.end(),
                    [](const Enrolment& a, const Enrolment& b) { return a.device.number == b.device.number; }),
        enrolments.end());
}

} // namespace

std::uint64_t mostCustomersOfBlock(const Plan& plan) {
    const std::uint64_t perBlock =
        plan.blocks == 0 ? plan.customers
                         : mulDiv(plan.customers, rowsPerBlock, std::max<std::uint64_t>(plan.rows, rowsPerBlock));
    return std::min(plan.customers, perBlock + 2);
}

std::uint64_t BlockMaker::memoryBytes(const Plan& plan) {
    constexpr std::uint64_t perRow = sizeof(Payment) + sizeof(TimedRow) + sizeof(Merchant) + sizeof(Payee) +
                                     sizeof(std::uint64_t) + sizeof(PaymentCard) + sizeof(std::int64_t);
    // A third of the rows at most come from fixed sources, bills and transfers together.
    constexpr std::uint64_t perFixedRow = sizeof(Transfer) + sizeof(DueBill);
    constexpr std::uint64_t tables = 2'000'000;
    const std::uint64_t perId = plan.importedCustomers ? sizeof(std::string_view) : 0;
    const std::uint64_t perCustomer = sizeof(std::uint32_t) + sizeof(std::uint8_t) + perId;
    return rowsPerBlock * perRow + TimeSort::memoryBytes(rowsPerBlock) + rowsPerBlock / 3 * perFixedRow +
           BlockTruth::memoryBytes(plan) + mostCredits(plan) * sizeof(Credit) +
           mostCustomersOfBlock(plan) * perCustomer + tables;
}

BlockMaker::BlockMaker(const Plan& plan)
    : m_plan(plan),
      m_population(plan, reference()),
      m_calendar(m_population),
      m_ordinary(m_population, m_calendar),
      m_transfers(m_population, m_calendar),
      m_bills(m_population),
      m_income(m_calendar),
      m_fraud(m_population, m_calendar),
      m_difficulty(plan.difficultyPermille),
      m_walk(m_population.reference()),
      m_account(plan.credits),
      m_factory(m_population, m_habits, m_dictionary),
      m_truth(plan) {
    // Reserved at once: what is not used is never touched, and nothing moves later.
    m_rows.reserve(rowsPerBlock);
    m_order.reserve(rowsPerBlock);
    m_timeSort.reserve(rowsPerBlock);
    // Most blocks meet 25,000 merchants and 32,000 payees, some a few hundred more.
    reserveLarge(m_dictionary.merchants, rowsPerBlock, rowsPerBlock / 2);
    reserveLarge(m_dictionary.payees, rowsPerBlock, rowsPerBlock / 2);
    m_dictionary.devices.reserve(rowsPerBlock);
    m_dictionary.cards.reserve(rowsPerBlock);
    m_account.reserve(mostCredits(plan));
    if (plan.importedCustomers)
        m_dictionary.customerIds.reserve(mostCustomersOfBlock(plan));
}

void BlockMaker::make(std::uint64_t block, std::uint64_t mostCustomers) {
    m_firstCustomer = m_plan.customersBefore(block);
    m_customerCount = m_plan.customersBefore(block + 1) - m_firstCustomer;
    m_dictionary.clear();
    m_rows.clear();
    m_enrolments.clear();
    m_truth.clear(m_firstCustomer);
    m_account.clear();
    m_deviceCounts.clear();
    m_order.clear();
    m_nextTransfer = m_nextBill = m_nextEpisode = 0;
    m_fraudRows = 0;
    collectIds();

    const std::uint64_t rows = m_plan.rowsBefore(block + 1) - m_plan.rowsBefore(block);
    m_fraud.make(block);
    const std::uint64_t woven = m_fraud.fraudRows() + m_fraud.honestRows();
    const std::uint64_t honest = rows - std::min(rows, woven);
    collectFixed();
    trimFixed(honest);

    // The rest goes to the customers by their activity: the integer part of a running share gives exactly the sum.
    const std::uint64_t ordinary = honest - m_sent.size() - m_due.size();
    const std::uint64_t weightSum = std::accumulate(m_weights.begin(), m_weights.end(), std::uint64_t{0});
    std::uint64_t weightBefore = 0;
    for (std::uint32_t i = 0; i < std::min(m_customerCount, mostCustomers); ++i) {
        const std::uint64_t from = mulDiv(ordinary, weightBefore, weightSum);
        weightBefore += m_weights[i];
        makeCustomer(i, mulDiv(ordinary, weightBefore, weightSum) - from);
    }
    // The walk makes times unique within a customer: ties are of different ones, who lie in order.
    sortByTime(m_order);
    sortCredits();
    if (BlockTruth::isTold(m_plan))
        for (const TimedRow& timed : m_order)
            m_truth.addPayment(m_rows[timed.row], timed.row);
}

void BlockMaker::collectIds() {
    if (!m_plan.importedCustomers)
        return;
    m_dictionary.firstCustomer = m_firstCustomer;
    m_dictionary.longestCustomerId = 0;
    for (std::uint64_t i = 0; i < m_customerCount; ++i) {
        const std::string_view id = m_population.imported(m_firstCustomer + i)->id;
        m_dictionary.customerIds.push_back(id);
        m_dictionary.longestCustomerId = std::max(m_dictionary.longestCustomerId, id.size());
    }
}

void BlockMaker::collectFixed() {
    m_sent.clear();
    m_due.clear();
    m_weights.clear();
    for (std::uint32_t i = 0; i < m_customerCount; ++i) {
        const Customer customer = m_population.accountHolder(m_firstCustomer + i);
        m_weights.push_back(customer.monthlyPayments);
        m_transfers.appendSent(customer, m_sent);
        collectBills(customer, i);
    }
}

void BlockMaker::collectBills(const Customer& customer, std::uint32_t inBlock) {
    m_bills.of(customer, m_billsOfCustomer);
    // A bill of the first days may be due in the month after the last: it is paid up to three days early.
    const std::int32_t firstMonth = monthIndex(m_calendar.firstDay());
    const std::int32_t lastMonth = monthIndex(m_calendar.lastDay()) + 1;
    for (std::size_t number = 0; number < m_billsOfCustomer.size(); ++number)
        for (std::int32_t month = firstMonth; month <= lastMonth; ++month) {
            const Bill& bill = m_billsOfCustomer[number];
            const std::int64_t time = m_bills.timeOf(customer, m_calendar, number, bill, month);
            if (time >= m_calendar.beginUs() && time < m_calendar.endUs())
                m_due.push_back({inBlock, time, m_bills.amountOf(customer, number, bill, month),
                                 m_bills.companyIn(bill, month), bill});
        }
}

void BlockMaker::trimFixed(std::uint64_t honestRows) {
    // Only a tiny block, or one that is mostly fraud, cannot hold all of its fixed payments. Bills go first:
    // transfers have another end.
    const std::uint64_t fixed = m_sent.size() + m_due.size();
    std::uint64_t excess = fixed - std::min(fixed, honestRows);
    const std::uint64_t bills = std::min<std::uint64_t>(excess, m_due.size());
    m_due.resize(m_due.size() - bills);
    excess -= bills;
    m_sent.resize(m_sent.size() - excess);
}

void BlockMaker::makeCustomer(std::uint32_t inBlock, std::uint64_t ordinaryRows) {
    m_habits.load(m_population, m_calendar, m_firstCustomer + inBlock);
    m_deviceCounts.push_back(m_habits.customer.deviceCount);
    const std::size_t first = m_rows.size();
    for (; m_nextTransfer < m_sent.size() && m_sent[m_nextTransfer].payer == m_habits.customer.index; ++m_nextTransfer)
        addTransfer(m_sent[m_nextTransfer]);
    for (; m_nextBill < m_due.size() && m_due[m_nextBill].customer == inBlock; ++m_nextBill)
        addBill(m_due[m_nextBill], m_nextBill);
    const std::vector<FraudPlan::Planned>& episodes = m_fraud.planned();
    const std::size_t enrolledBefore = m_enrolments.size();
    m_woven.clear();
    for (; m_nextEpisode < episodes.size() && episodes[m_nextEpisode].second.customer == inBlock; ++m_nextEpisode)
        addEpisode(episodes[m_nextEpisode]);
    keepFirstEnrolments(m_enrolments, enrolledBefore);
    Rng rng = Ordinary::streamOf(m_habits.customer);
    for (std::uint64_t i = 0; i < ordinaryRows; ++i)
        m_ordinary.make(addRow(), m_factory, rng);
    sortAndWalk(inBlock, first);
}

/// emplace_back() would fill the row with zeros first, by a slow instruction.
Payment& BlockMaker::addRow() {
    m_rows.push_back(Payment{});
    return m_rows.back();
}

void BlockMaker::addTransfer(const Transfer& transfer) {
    Payment& payment = addRow();
    payment.type = PaymentType::pix;
    payment.timeUs = transfer.timeUs;
    payment.amountCents = transfer.amountCents;
    payment.set(Payment::statusDecided);
    if (!transfer.approved) {
        payment.status = PaymentStatus::refused;
        payment.reason = (transfer.number & 1U) != 0 ? RefusalReason::wrongPin : RefusalReason::overLimit;
    }
    Rng rng(keyOf(m_habits.customer.key, EntityKind::edge, transfer.month, transfer.slot, transfer.number, 1));
    const std::uint32_t channel = rng.below32(1000);
    m_factory.fromOwnDevice(payment,
                            channel < 915   ? Channel::mobileApp
                            : channel < 960 ? Channel::whatsappPay
                                            : Channel::webBanking,
                            rng);
    m_factory.toContact(payment, transfer.slot);
}

void BlockMaker::addBill(const DueBill& due, std::size_t number) {
    Payment& payment = addRow();
    payment.type = due.bill.directDebit ? PaymentType::directDebit : PaymentType::boleto;
    payment.timeUs = due.timeUs;
    payment.amountCents = due.amountCents;
    m_factory.toMerchant(payment, m_population.nationalMerchant(due.bill.category, due.company));
    Rng rng(keyOf(m_habits.customer.key, EntityKind::bills, number, due.timeUs));
    // A direct debit happens by itself: no channel, device, address or place.
    if (!due.bill.directDebit)
        m_factory.fromOwnDevice(payment, rng.chancePermille(250) ? Channel::webBanking : Channel::mobileApp, rng);
}

void BlockMaker::addEpisode(const FraudPlan::Planned& planned) {
    const std::size_t before = m_rows.size();
    const std::size_t enrolledBefore = m_enrolments.size();
    const Loom loom{m_ordinary, m_bills, m_fraud.rings(), m_factory, m_rows, m_enrolments};
    planned.first->weave(planned.second, loom);
    const std::span<Payment> woven = std::span(m_rows).subspan(before);
    // The times and sums of a ring are known at both ends.
    if (!planned.first->hasRings()) {
        applyDrift(woven, planned.second, m_calendar);
        m_difficulty.apply(woven, planned.second, loom);
        FraudPlan::keepHours(woven, planned.second.key);
    }
    m_woven.push_back({planned.first, planned.second.key, before, woven.size()});
    FraudPlan::fitIntoRange(woven, m_calendar);
    for (Payment& payment : woven)
        m_factory.followTime(payment);
    const bool enrols = m_enrolments.size() > enrolledBefore;
    m_truth.addEpisode(planned, woven, enrols ? m_enrolments[enrolledBefore].device.number : EpisodeRow::noDevice);
    // What was moved to an earlier day takes its device's enrolment with it.
    for (Enrolment& enrolment : std::span(m_enrolments).subspan(enrolledBefore))
        for (const Payment& payment : woven)
            if (payment.device != noEntry && m_dictionary.devices[payment.device] == enrolment.device.number)
                enrolment.device.firstUse =
                    std::min(enrolment.device.firstUse, static_cast<std::int32_t>(payment.timeUs / microsPerDay));
}

void BlockMaker::sortByTime(std::span<TimedRow> rows) {
    m_timeSort.sort(rows, static_cast<std::uint64_t>(m_calendar.endUs() - m_calendar.beginUs()));
}

void BlockMaker::sortAndWalk(std::uint32_t inBlock, std::size_t first) {
    const auto timeOf = [this](std::size_t row) {
        return static_cast<std::uint64_t>(m_rows[row].timeUs - m_calendar.beginUs());
    };
    for (std::size_t i = first, end = m_rows.size(); i < end; ++i)
        m_order.push_back({timeOf(i), static_cast<std::uint32_t>(i)});
    const std::span<TimedRow> order = std::span(m_order).subspan(first);
    sortByTime(order);
    m_byTime.clear();
    for (const TimedRow& timed : order) {
        Payment& payment = m_rows[timed.row];
        payment.customer = inBlock;
        m_fraudRows += payment.fraud != FraudType::none ? 1U : 0U;
        m_byTime.push_back(&payment);
    }
    StreamWalk::arrange(m_byTime);
    // As it is now, while it is at hand: the block is sorted by it.
    for (TimedRow& timed : order)
        timed.time = timeOf(timed.row);
    collectCredits();
    m_account.open(m_habits.customer, inBlock, m_incoming, m_byTime);
    m_walk.walk(m_habits.customer, m_byTime, m_account);
    m_account.close(m_calendar.endUs());
}

void BlockMaker::collectCredits() {
    const Customer& customer = m_habits.customer;
    m_incoming.clear();
    m_income.wages(customer, m_incoming);
    m_transfers.received(customer, m_received);
    for (const Transfer& transfer : m_received) {
        if (!transfer.approved)
            continue;
        Credit& credit = m_incoming.emplace_back();
        credit.timeUs = arrivalUs(transfer.timeUs, transfer.payer);
        credit.amountCents = transfer.amountCents;
        credit.payer = transfer.payer;
        credit.kind = CreditKind::pix;
    }
    if (const auto member = m_fraud.rings().of(customer.index))
        m_fraud.rings().incoming(*member, m_incoming);
    for (const WovenEpisode& episode : m_woven)
        addReturns(episode);
}

void BlockMaker::addReturns(const WovenEpisode& episode) {
    const std::span<const Payment> woven = std::span<const Payment>(m_rows).subspan(episode.first, episode.count);
    std::int64_t lastUs = 0;
    for (const Payment& payment : woven)
        if (payment.fraud != FraudType::none)
            lastUs = std::max(lastUs, payment.timeUs);
    for (const Payment& payment : woven) {
        const bool taken = payment.fraud != FraudType::none && payment.has(Payment::statusDecided) &&
                           debitsAccount(payment.type, payment.status);
        if (!taken || episode.scenario->role() != EpisodeRole::victim)
            continue;
        const Report report = reportOf(episode.scenario->reporting(), episode.key, lastUs, payment);
        if (const auto credit = returnOf(report, episode.key, payment))
            m_incoming.push_back(*credit);
    }
}

void BlockMaker::sortCredits() {
    std::ranges::sort(m_account.credits(), [](const Credit& a, const Credit& b) {
        return std::tie(a.timeUs, a.customer, a.number) < std::tie(b.timeUs, b.customer, b.number);
    });
}

} // namespace ledgerloom
