#include "core/fraud/scenarios/scenarios.h"
#include "core/fraud/steps.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// The month's bill as ever, from the company as ever, with another beneficiary behind the bar code.
class FalseBoleto : public Scenario {
public:
    std::string_view name() const override { return "false_boleto"; }
    FraudType type() const override { return FraudType::falseBoleto; }
    std::uint32_t mostRows() const override { return 1; }
    Trend trend() const override { return Trend::growing; }
    std::uint32_t readinessPermille(const Customer& customer, std::int32_t firstDay) const override {
        return customer.ageAt(firstDay) >= 30 ? 1000 : 500;
    }
    Reporting reporting() const override {
        static const LognormalTable delayMinutes(20'365, 416, 7200, 57'600);
        return {delayMinutes, 180, ReportedBy::victim};
    }

    void weave(const Episode& episode, const Loom& loom) const override {
        Rng rng(episode.key);
        const Customer& customer = loom.factory.habits().customer;
        std::vector<Bill> bills;
        loom.bills.of(customer, bills);
        // Of what is paid by direct debit a second copy comes to who has no other bill.
        if (std::ranges::any_of(bills, [](const Bill& bill) { return !bill.directDebit; }))
            std::erase_if(bills, [](const Bill& bill) { return bill.directDebit; });
        Payment p = fraudulent(type(), PaymentType::boleto, episode.t0, rng.between(8'000, 45'000));
        if (bills.empty()) {
            loom.factory.toMerchant(p, nationalOf(loom.factory.population(), billers, rng));
        } else {
            const Bill& bill = bills[rng.below(bills.size())];
            p.amountCents = std::max<std::int64_t>(100, bill.amountCents * rng.between(950, 1'050) / 1000);
            p.timeUs += daysTo(bill, episode.t0, rng) * microsPerDay;
            const std::int32_t month = monthIndex(static_cast<std::int32_t>(p.timeUs / microsPerDay));
            const std::uint32_t company = loom.bills.companyIn(bill, month);
            loom.factory.toMerchant(p, loom.factory.population().nationalMerchant(bill.category, company));
        }
        loom.factory.toPayee(p, crewCompany(loom.factory.population(), episode.crew, 3 + rng.below32(3), p.timeUs));
        loom.factory.fromOwnDevice(p, rng.chancePermille(250) ? Channel::webBanking : Channel::mobileApp, rng);
        settle(p, 40, 25, rng);
        loom.payments.push_back(p);
    }

private:
    /// Whole days from `t0` to about when the bill is due: three days early to three days late.
    static std::int64_t daysTo(const Bill& bill, std::int64_t t0, Rng& rng) {
        constexpr std::int64_t month = 30;
        const auto today = static_cast<std::int64_t>(civilFromDays(static_cast<std::int32_t>(t0 / microsPerDay)).day);
        return (bill.dueDay - today + rng.between(-3, 3) + 2 * month) % month;
    }
};

} // namespace

const Scenario& falseBoleto() {
    static const FalseBoleto scenario;
    return scenario;
}

} // namespace ledgerloom
