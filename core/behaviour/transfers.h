#pragma once

#include "core/behaviour/amount_mixture.h"
#include "core/behaviour/calendar.h"
#include "core/behaviour/rates.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ledgerloom {

/// One Pix from a customer to a contact: a value, the same from whichever end it is asked for.
struct Transfer {
    std::uint64_t payer = 0; ///< customers' indices
    std::uint64_t receiver = 0;
    std::uint32_t slot = 0;   ///< which of the payer's contacts
    std::uint32_t month = 0;  ///< monthIndex()
    std::uint32_t number = 0; ///< within (payer, month)
    std::int64_t timeUs = 0;
    std::int64_t amountCents = 0;
    bool approved = true;

    bool operator==(const Transfer&) const = default;
};

/// The transfers between customers. Each is a pure function of (payer, receiver, month, slot): no balance, no other
/// block, no other slot, so that the receiver's end costs as little as the payer's. One is a part of the month's income
/// at most, and large ones happen by day, so an approved one can be paid for and is lawful. Immutable, so safe from any
/// thread.
class Transfers {
public:
    Transfers(const Population& population, const Calendar& calendar);

    /// All of a payer's transfers of a month that fall into the run's range, by slot.
    void sent(const Customer& payer, std::int32_t month, std::vector<Transfer>& out) const;
    /// Appends those of all months of the range, one after the other.
    void appendSent(const Customer& payer, std::vector<Transfer>& out) const;
    /// All that a customer receives in the run's range, by walking back to everybody who might pay.
    void received(const Customer& receiver, std::vector<Transfer>& out) const;

private:
    /// Where a month's transfers lie, and what they are at most.
    struct Month {
        std::int32_t number = 0; ///< monthIndex()
        std::int32_t firstDay = 0;
        std::int32_t days = 0;
    };

    static Month monthOf(std::int32_t number);
    /// Transfers a month on average, in millionths.
    std::uint64_t rateOf(const Payer& payer, std::uint32_t slot) const;
    static std::uint32_t countOf(const Payer& payer, std::uint64_t rate, std::uint32_t slot, const Month& month);
    Transfer make(const Payer& payer, std::uint32_t slot, const Month& month, std::uint32_t number) const;
    void appendSent(const Customer& payer, std::span<const Month> months, std::vector<Transfer>& out) const;
    /// Appends those of `count` that fall into the run's range.
    void append(const Payer& payer, std::uint64_t receiver, std::uint32_t slot, const Month& month, std::uint32_t count,
                std::vector<Transfer>& out) const;

    const Population& m_population;
    const Calendar& m_calendar;
    std::vector<Month> m_months;           ///< of the range
    std::vector<std::uint32_t> m_permille; ///< transfers per thousand payments, by profile
    AmountMixture m_amounts;
};

} // namespace ledgerloom
