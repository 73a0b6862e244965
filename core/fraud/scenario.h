#pragma once

#include "core/behaviour/bills.h"
#include "core/behaviour/ordinary.h"
#include "core/behaviour/payment_factory.h"
#include "core/fraud/reports.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// What a scenario is asked to weave: one episode against the factory's customer.
struct Episode {
    std::uint64_t key = 0;      ///< base of everything drawn for the episode
    std::uint64_t crew = 0;     ///< who does it: the same crew has the same devices and accounts
    std::uint64_t campaign = 0; ///< 0: a single one
    std::uint32_t customer = 0; ///< within the block
    std::uint32_t rows = 0;     ///< fraudulent rows to weave, exactly
    std::int64_t t0 = 0;        ///< the compromise, Brasilia microseconds
};

/// A device that attackers enrolled on a customer's account: a row of the devices table.
struct Enrolment {
    std::uint32_t customer = 0; ///< within the block
    Device device;
};

class MuleRings;

/// How often a scenario is seen over the run's dates: as often on every day, more and more, less and less.
enum class Trend : std::uint8_t { steady, growing, fading };

/// What the customer is in an episode: the one who loses, the one whose account it is and who cheats, a mule.
enum class EpisodeRole : std::uint8_t { victim, holder, mule };
inline constexpr std::array<std::string_view, 3> episodeRoleNames{"VICTIM", "HOLDER", "MULE"};

/// What a scenario weaves with, and where it puts what it weaves.
struct Loom {
    const Ordinary& ordinary;
    const Bills& bills;
    const MuleRings& rings;
    PaymentFactory& factory;
    Payments& payments;
    std::vector<Enrolment>& enrolments;
};

/// One fraud scenario: who falls for it, how many rows an episode has, and the sequence itself. Stateless, so safe
/// from any thread. To add one: a file in scenarios/, a line in fraud_mix.cpp.
class Scenario {
public:
    virtual ~Scenario() = default;

    virtual std::string_view name() const = 0;
    virtual FraudType type() const = 0;
    /// Least and most fraudulent rows of an episode; it can be cut to any number from least up.
    virtual std::uint32_t leastRows() const { return 1; }
    virtual std::uint32_t mostRows() const = 0;
    /// Honest rows that come with an episode (the purchase at the bad terminal).
    virtual std::uint32_t honestRows() const { return 0; }
    /// How readily a customer falls for it, per mille of the most ready.
    virtual std::uint32_t readinessPermille(const Customer& customer, std::int32_t firstDay) const = 0;
    /// Campaigns strike many customers of one cell at one merchant.
    virtual bool hasCampaigns() const { return false; }
    /// Its episodes are not single ones: they strike several customers of a block in some days, at one place.
    virtual bool strikesTogether() const { return false; }
    /// Its episodes are those of rings of customers (mule_rings.h), and there are no others.
    virtual bool hasRings() const { return false; }

    virtual EpisodeRole role() const { return EpisodeRole::victim; }
    /// Whether somebody else does it, who may come back to others.
    virtual bool hasCrew() const { return true; }
    virtual Reporting reporting() const = 0;
    /// Of its local episodes; campaigns and rings are steady.
    virtual Trend trend() const { return Trend::steady; }
    /// Whether its crews enrol devices of their own on the account, which some of them spoof (crew_access.h).
    virtual bool enrolsCrewDevices() const { return false; }

    /// Appends exactly episode.rows fraudulent and honestRows() honest payments, the first at or after episode.t0.
    virtual void weave(const Episode& episode, const Loom& loom) const = 0;

    /// Rows an episode has by itself.
    std::uint32_t drawRows(Rng& rng) const { return static_cast<std::uint32_t>(rng.between(leastRows(), mostRows())); }
};

} // namespace ledgerloom
