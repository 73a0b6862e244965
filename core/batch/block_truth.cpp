#include "core/batch/block_truth.h"

#include <algorithm>

namespace ledgerloom {

namespace {

std::uint64_t mostEpisodes(const Plan& plan) {
    return BlockTruth::isTold(plan) ? plan.mostFraudInBlock() : 0;
}

std::uint64_t mostLabels(const Plan& plan) {
    return plan.labelTables() ? plan.mostFraudInBlock() + Disputes::mostOf(plan.mostFraudInBlock()) : 0;
}

} // namespace

bool BlockTruth::isTold(const Plan& plan) {
    return plan.labelTables() || (plan.graphTables() && plan.inlineLabels());
}

std::uint64_t BlockTruth::memoryBytes(const Plan& plan) {
    return mostEpisodes(plan) * sizeof(EpisodeRow) + mostLabels(plan) * sizeof(Labelled);
}

BlockTruth::BlockTruth(const Plan& plan) : m_plan(plan), m_disputes(plan.fraudRatePpb) {
    m_episodes.reserve(mostEpisodes(plan));
    m_labelled.reserve(mostLabels(plan));
}

void BlockTruth::clear(std::uint64_t firstCustomer) {
    m_firstCustomer = firstCustomer;
    m_disputed = 0;
    m_episodes.clear();
    m_labelled.clear();
}

void BlockTruth::addEpisode(const FraudPlan::Planned& planned, std::span<Payment> woven, std::uint64_t device) {
    if (!isTold(m_plan))
        return;
    const auto& [scenario, episode] = planned;
    EpisodeRow row;
    row.id.customer = m_firstCustomer + episode.customer;
    const bool another = !m_episodes.empty() && m_episodes.back().id.customer == row.id.customer;
    row.id.number = another ? m_episodes.back().id.number + 1 : 0;
    row.scenario = scenario;
    row.crew = episode.crew;
    row.campaign = episode.campaign;
    row.device = device;
    row.key = episode.key;
    for (Payment& payment : woven)
        if (payment.fraud != FraudType::none)
            payment.episode = static_cast<std::uint32_t>(m_episodes.size());
    m_episodes.push_back(row);
}

void BlockTruth::addPayment(const Payment& payment, std::uint32_t row) {
    if (payment.episode != noEntry) {
        EpisodeRow& episode = m_episodes[payment.episode];
        episode.firstUs = episode.payments == 0 ? payment.timeUs : episode.firstUs;
        episode.lastUs = payment.timeUs;
        episode.payments += 1;
        episode.attemptedCents += payment.amountCents;
        episode.approvedCents += payment.status == PaymentStatus::approved ? payment.amountCents : 0;
        if (m_plan.labelTables())
            m_labelled.push_back({row, episode.payments});
        return;
    }
    if (m_plan.labelTables() && m_disputed < Disputes::mostOf(m_plan.mostFraudInBlock()) &&
        m_disputes.of(customerKey(payment), payment)) {
        ++m_disputed;
        m_labelled.push_back({row, 0});
    }
}

std::uint64_t BlockTruth::customerKey(const Payment& payment) const {
    return keyOf(m_plan.seed, EntityKind::customer, m_firstCustomer + payment.customer);
}

LabelRow BlockTruth::labelOf(const Labelled& labelled, const Payment& payment) const {
    LabelRow row;
    row.customer = m_firstCustomer + payment.customer;
    row.sequence = payment.sequence;
    row.fraud = payment.fraud;
    row.step = labelled.step;
    if (payment.episode == noEntry) {
        row.report = m_disputes.of(customerKey(payment), payment).value_or(Report{});
        return row;
    }
    const EpisodeRow& episode = m_episodes[payment.episode];
    row.episode = episode.id;
    row.report = reportOf(episode.scenario->reporting(), episode.key, episode.lastUs, payment);
    return row;
}

} // namespace ledgerloom
