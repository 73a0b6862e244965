#pragma once

#include "core/base/quantile_table.h"
#include "core/behaviour/credit.h"
#include "core/behaviour/payment.h"
#include "core/population/vocabulary.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace ledgerloom {

/// Who told the bank: the account's holder, the central bank's return mechanism for Pix (MED), a card's chargeback, the
/// bank's own rules, or collection, when nobody paid.
enum class ReportSource : std::uint8_t { customer, med, chargeback, bank, collection };
inline constexpr std::array<std::string_view, 5> reportSourceNames{"CLIENTE", "MED", "CHARGEBACK", "BANCO", "COBRANCA"};

/// Who finds out about a scenario.
enum class ReportedBy : std::uint8_t { victim, bank, collection };

/// When, by whom and how often a scenario's episodes are reported after their last payment. Ranges are those that the
/// press and the industry's associations report; the shape and the shares that never are reported are assumptions.
struct Reporting {
    const LognormalTable& delayMinutes;
    std::uint32_t neverPermille = 0;
    ReportedBy by = ReportedBy::victim;
};

/// What a bank comes to know of one payment.
struct Report {
    static constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

    std::int64_t timeUs = never; ///< Brasilia time; it may lie behind the run's last day
    ReportSource source = ReportSource::customer;
    bool confirmed = false; ///< what the investigation came to; it errs at times

    bool isKnown() const { return timeUs != never; }
};

/// Of a fraudulent payment of the episode `episodeKey`, whose last payment was at `lastUs`. What the bank held back
/// itself it knows within the hour; the rest of an episode is reported at once, or never.
Report reportOf(const Reporting& reporting, std::uint64_t episodeKey, std::int64_t lastUs, const Payment& payment);

/// What comes back of a payment that was taken from an account, once its bank believes the report: a part of a Pix, at
/// times, by the return mechanism, which has eleven days for it; the whole of a debit card's purchase, mostly.
std::optional<Credit> returnOf(const Report& report, std::uint64_t episodeKey, const Payment& payment);

/// Honest payments that their payers dispute all the same, and what comes of it: about one for 25 fraudulent rows.
/// A pure function of the payment and its customer.
class Disputes {
public:
    explicit Disputes(std::uint32_t fraudRatePpb);

    std::optional<Report> of(std::uint64_t customerKey, const Payment& payment) const;
    /// Of a block with so many fraudulent rows, at most.
    static std::uint64_t mostOf(std::uint64_t fraudRows) { return fraudRows / 8 + 16; }

private:
    std::uint64_t m_disputedPpb;
};

} // namespace ledgerloom
