#pragma once

#include "core/behaviour/amount_mixture.h"
#include "core/behaviour/payment_factory.h"
#include "core/behaviour/rates.h"

#include <limits>
#include <vector>

namespace ledgerloom {

/// Everyday payments by profile: what, when, where, how much. Immutable, so safe from any thread; the factory given
/// is the caller's.
class Ordinary {
public:
    Ordinary(const Population& population, const Calendar& calendar);

    /// Fills in a new payment: an everyday one of the factory's customer at a moment of the customer's choosing.
    void make(Payment& payment, PaymentFactory& factory, Rng& rng) const;
    /// A purchase of a category's usual size for the customer's profile.
    std::int64_t purchaseAmount(const Customer& customer, std::uint32_t category, Rng& rng) const;
    /// A merchant of a category that the customer's profile buys from, online or in `cell`.
    Merchant merchantOnline(const Customer& customer, Rng& rng) const;
    Merchant merchantIn(const Cell& cell, const Customer& customer, Rng& rng) const;
    /// What is paid to a person.
    std::int64_t personAmount(Rng& rng) const { return m_personAmounts.draw(rng); }
    const Calendar& calendar() const { return m_calendar; }

    /// People outside the dataset that a neighbourhood pays, and the key of one of them.
    static constexpr std::uint64_t strangersPerCell = 400;
    std::uint64_t neighbourhoodStranger(std::uint64_t cell, std::uint64_t which) const;
    /// Everyday payments of a customer, one after the other, are drawn from this.
    static Rng streamOf(const Customer& customer) { return Rng(keyOf(customer.key, EntityKind::ordinary, 3)); }

private:
    void card(Payment& payment, PaymentFactory& factory, Rng& rng) const;
    void pix(Payment& payment, PaymentFactory& factory, Rng& rng) const;
    void pixToMerchant(Payment& payment, PaymentFactory& factory, Rng& rng) const;
    void pixToOwnAccount(Payment& payment, PaymentFactory& factory, Rng& rng) const;
    void pixToStranger(Payment& payment, PaymentFactory& factory, Rng& rng) const;
    void boleto(Payment& payment, PaymentFactory& factory, Rng& rng) const;
    void wire(Payment& payment, PaymentFactory& factory, Rng& rng) const;
    void withdrawal(Payment& payment, PaymentFactory& factory, Rng& rng) const;
    void topUp(Payment& payment, PaymentFactory& factory, Rng& rng) const;
    Channel channel(const Customer& customer, Rng& rng) const;
    void throughChannel(Payment& payment, PaymentFactory& factory, Rng& rng) const;
    /// A category of the profile's that `has` merchants; the last one tried when none of a few has.
    template <class Has> std::uint32_t categoryWith(const Customer& customer, Rng& rng, const Has& has) const;
    /// A merchant that was chosen, not yet made: not every payment shows its own.
    struct Shop {
        std::uint32_t category = 0;
        std::uint32_t which = 0;
        bool national = false;
        std::size_t favourite = notFavourite; ///< of the habits
        const Cell* cell = nullptr;           ///< of a local one that is no favourite

        static constexpr std::size_t notFavourite = std::numeric_limits<std::size_t>::max();
    };
    /// A favourite or another merchant, at a payment's time.
    Shop shop(std::int64_t timeUs, const Habits& habits, bool online, Rng& rng) const;
    void toShop(Payment& payment, PaymentFactory& factory, const Shop& shop) const;
    /// To its account alone.
    void toShopsAccount(Payment& payment, PaymentFactory& factory, const Shop& shop) const;

    const Population& m_population;
    const Calendar& m_calendar;
    std::vector<ProfileRates> m_rates;
    std::vector<LognormalTable> m_purchase; ///< by category
    AmountMixture m_personAmounts;
    AmountMixture m_ownAmounts; ///< to an account of one's own
    AliasTable m_installments;
    std::uint32_t m_cashCategory;
    std::uint32_t m_telecomCategory;
    std::uint32_t m_marketplaceCategory;
    std::vector<std::uint32_t> m_billerCategories;
};

} // namespace ledgerloom
