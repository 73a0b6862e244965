#pragma once

#include "core/behaviour/habits.h"

namespace ledgerloom {

/// Builds payments of the customer in `habits` and fills the block's dictionary on the way. Behaviour uses it for
/// honest payments; scenarios use the same steps and change what the fraud changes. One a worker; not thread-safe.
class PaymentFactory {
public:
    PaymentFactory(const Population& population, Habits& habits, Dictionary& dictionary)
        : m_population(population), m_habits(habits), m_dictionary(dictionary) {}
    /// One that only draws: a payment ends where it would, of the stream that it is drawn from, but of what it points
    /// to nothing is made. `met` gets the people of the neighbourhood that are paid. For everyday payments (Ordinary).
    PaymentFactory(const Population& population, Habits& habits, Dictionary& unused, std::vector<std::uint16_t>& met)
        : m_population(population), m_habits(habits), m_dictionary(unused), m_met(&met) {}

    bool onlyDraws() const { return m_met != nullptr; }
    void meet(std::uint16_t neighbour) { m_met->push_back(neighbour); }

    const Population& population() const { return m_population; }
    const Habits& habits() const { return m_habits; }

    /// Sent from one of the customer's own devices: device, address and place.
    void fromOwnDevice(Payment& payment, Channel channel, Rng& rng);
    /// Sent from somebody else's device; `fresh` when it is new on the account.
    void fromStrangeDevice(Payment& payment, Channel channel, std::uint64_t deviceNumber, std::uint32_t ip,
                           bool fresh = true);
    /// After a payment was moved in time: an own device that is not in use then gives way to one that is.
    void followTime(Payment& payment);
    /// At a cash machine or counter: the place is near home.
    void atBank(Payment& payment, Channel channel, Rng& rng);

    void toContact(Payment& payment, std::uint32_t slot);
    void toPayee(Payment& payment, const Payee& payee);
    void toFavourite(Payment& payment, std::size_t favourite);
    void toMerchant(Payment& payment, const Merchant& merchant);
    /// To what a function makes: one that only draws does not ask for it.
    template <class Make> void toPayeeBy(Payment& payment, const Make& make) {
        if (!onlyDraws())
            toPayee(payment, make());
    }
    template <class Make> void toMerchantBy(Payment& payment, const Make& make) {
        if (!onlyDraws())
            toMerchant(payment, make());
    }
    /// Account of the payee named, without a key: TED.
    static std::uint64_t accountReceiver(const Payee& payee);

    void cardPresent(Payment& payment, std::uint32_t card, Rng& rng);
    void cardOnline(Payment& payment, std::uint32_t card, Rng& rng);
    void merchantPlace(Payment& payment);

    std::uint32_t cardEntry(std::uint32_t card);
    std::uint32_t deviceEntry(std::uint32_t device);
    const Merchant& merchantOf(const Payment& payment) const { return m_dictionary.merchants[payment.merchant]; }

private:
    Merchant favouriteMerchant(const Favourite& favourite) const;
    void personPlace(Payment& payment, bool desktop, Rng& rng);

    const Population& m_population;
    Habits& m_habits;
    Dictionary& m_dictionary;
    std::vector<std::uint16_t>* m_met = nullptr; ///< of one that only draws
};

/// Payment::receiver of a Pix key.
std::uint64_t keyReceiver(const Payee& payee);

} // namespace ledgerloom
