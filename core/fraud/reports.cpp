#include "core/fraud/reports.h"

#include "core/behaviour/calendar.h"
#include "core/population/entity.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::uint64_t ppb = 1'000'000'000;

bool byCard(const Payment& payment) {
    return payment.type == PaymentType::creditCard || payment.type == PaymentType::debitCard;
}

ReportSource sourceOf(ReportedBy by, const Payment& payment) {
    if (by == ReportedBy::bank)
        return ReportSource::bank;
    if (by == ReportedBy::collection)
        return ReportSource::collection;
    return byCard(payment)                    ? ReportSource::chargeback
           : payment.type == PaymentType::pix ? ReportSource::med
                                              : ReportSource::customer;
}

/// A delay to the microsecond.
std::int64_t delayUs(const LognormalTable& minutes, Rng& rng) {
    const std::int64_t whole = minutes.draw(rng) * microsPerMinute;
    return whole + rng.between(0, microsPerMinute - 1);
}

} // namespace

Report reportOf(const Reporting& reporting, std::uint64_t episodeKey, std::int64_t lastUs, const Payment& payment) {
    constexpr std::uint32_t confirmedPermille = 930;     // (assumption)
    constexpr std::uint32_t heldConfirmedPermille = 960; // (assumption)
    if (payment.status == PaymentStatus::blocked) {
        Rng rng(keyOf(episodeKey, EntityKind::report, 1, payment.sequence));
        return {payment.timeUs + rng.between(microsPerMinute, microsPerHour), ReportSource::bank,
                rng.chancePermille(heldConfirmedPermille)};
    }
    Rng rng(keyOf(episodeKey, EntityKind::report));
    if (rng.chancePermille(reporting.neverPermille))
        return {};
    const std::int64_t time = lastUs + delayUs(reporting.delayMinutes, rng);
    return {time, sourceOf(reporting.by, payment), rng.chancePermille(confirmedPermille)};
}

std::optional<Credit> returnOf(const Report& report, std::uint64_t episodeKey, const Payment& payment) {
    constexpr std::uint32_t returnedPermille = 300;    // of Pix that were reported (assumption)
    constexpr std::uint32_t chargedBackPermille = 800; // (assumption)
    if (!report.isKnown() || !report.confirmed)
        return std::nullopt;
    Rng rng(keyOf(episodeKey, EntityKind::credit, payment.sequence));
    Credit credit;
    credit.payment = payment.sequence;
    credit.amountCents = payment.amountCents;
    if (report.source == ReportSource::med && rng.chancePermille(returnedPermille)) {
        credit.kind = CreditKind::medReturn;
        credit.amountCents = std::max<std::int64_t>(1, payment.amountCents * rng.between(20, 1000) / 1000);
        // Seven days to look into it, and 96 hours to send it back.
        credit.timeUs = report.timeUs + rng.between(microsPerDay, 11 * microsPerDay);
        return credit;
    }
    if (report.source == ReportSource::chargeback && rng.chancePermille(chargedBackPermille)) {
        credit.kind = CreditKind::chargeback;
        credit.timeUs = report.timeUs + rng.between(3 * microsPerDay, 30 * microsPerDay);
        return credit;
    }
    return std::nullopt;
}

Disputes::Disputes(std::uint32_t fraudRatePpb)
    // A twenty-fifth of the fraudulent rows (assumption), of the seven tenths or so of the honest ones that can be
    // disputed.
    : m_disputedPpb(mulDiv(fraudRatePpb, ppb / 25, ppb - fraudRatePpb) * 10 / 7) {}

std::optional<Report> Disputes::of(std::uint64_t customerKey, const Payment& payment) const {
    // Cards and Pix that went through can be.
    const bool disputable = byCard(payment) || payment.type == PaymentType::pix;
    if (!disputable || payment.status != PaymentStatus::approved || payment.fraud != FraudType::none)
        return std::nullopt;
    Rng rng(keyOf(customerKey, EntityKind::report, 2, payment.sequence));
    if (rng.below(ppb) >= m_disputedPpb)
        return std::nullopt;
    // Three days in the middle, ninety at most; one in twenty is believed (assumptions).
    static const LognormalTable delayMinutes(4'320, 1'100, 20, 129'600);
    const std::int64_t time = payment.timeUs + delayUs(delayMinutes, rng);
    return Report{time, sourceOf(ReportedBy::victim, payment), rng.chancePermille(50)};
}

} // namespace ledgerloom
