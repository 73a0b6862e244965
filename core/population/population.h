#pragma once

#include "core/base/alias_table.h"
#include "core/base/permutation.h"
#include "core/config/plan.h"
#include "core/population/customer.h"
#include "core/population/customer_index.h"
#include "core/population/merchant.h"
#include "core/population/names.h"
#include "core/population/vocabulary.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// Customers, devices, cards, accounts, merchants and payees of a plan, each a pure function of (seed, kind, index):
/// nothing is held but the reference tables. Of imported customers the index says what it knows, and the same functions
/// say the rest. Immutable after construction, so safe from any thread.
class Population {
public:
    Population(const Plan& plan, const Reference& reference);

    const Plan& plan() const { return m_plan; }
    const Reference& reference() const { return m_reference; }
    const Places& places() const { return m_places; }
    /// The six profiles, or a single average one where the plan wants none.
    const std::vector<Profile>& profiles() const { return m_profiles; }

    Customer customer(std::uint64_t index) const;
    /// The same without devices and cards: half the work.
    Customer accountHolder(std::uint64_t index) const;
    /// What customer() would say of the payments a month alone; cheap.
    std::uint32_t monthlyPayments(std::uint64_t index) const;
    /// What was imported of a customer; empty where customers are made. Its texts live as long as the plan's index.
    std::optional<ImportedCustomer> imported(std::uint64_t index) const;

    Merchant localMerchant(const Cell& cell, std::uint32_t category, std::uint32_t which) const;
    Merchant nationalMerchant(std::uint32_t category, std::uint32_t which) const;
    /// Whether it serves the whole country, not a cell.
    bool isNational(const Merchant& merchant) const { return m_places.isNational(merchant.number); }
    std::uint64_t merchantCount() const { return m_places.merchantCount(); }
    /// By its number, below merchantCount().
    Merchant merchantAt(std::uint64_t number) const;

    /// The account of a customer with one of its Pix keys; the same `choice` gives the same key.
    Payee customerPayee(const Customer& customer, std::uint64_t choice) const;
    /// A merchant's account and key, by its number.
    Payee merchantPayee(std::uint64_t merchant) const;
    /// A person or company outside the dataset, by key; the same key is the same payee.
    Payee outsidePayee(std::uint64_t key, bool company) const;
    /// The accounts of those two, alone: far cheaper than a Pix key.
    AccountNumber merchantAccount(std::uint64_t merchant) const;
    AccountNumber outsideAccount(std::uint64_t key) const;

    /// The digits of a DEV_ number for the `slot`-th device of anybody: customers' devices are slots 4c to 4c + 3,
    /// attackers' devices come from the top; scattered, so that numbers do not tell them apart.
    std::uint64_t deviceNumber(std::uint64_t slot) const { return m_deviceNumbers.forward(slot); }
    /// The `which`-th device of an attackers' crew.
    Device crewDevice(std::uint64_t crew, std::uint32_t which, std::int32_t firstUse) const;
    /// An address that a subscriber line (`key`) has at that time.
    std::uint32_t ipAddress(std::uint64_t key, IpKind kind) const;

    /// Contact of a customer in slot `slot` (below contactCount); the customer's own index when the slot is void.
    std::uint64_t contactOf(const Customer& payer, std::uint32_t slot) const;
    /// Everybody who has `receiver` as contact in slot `slot` (below maxContacts), yet without what fillMeans() says.
    void payersOf(const Customer& receiver, std::uint32_t slot, std::vector<Payer>& payers) const;
    /// Income and time zone.
    void fillMeans(Payer& payer) const;
    static constexpr std::uint32_t maxContacts = 20;

    const Names& names() const { return m_names; }
    NameChoice nameOf(const Customer& customer) const;
    std::string emailOf(const Customer& customer) const;
    std::uint64_t cpfOf(const Customer& customer) const;
    /// Area code and nine digits, or eight where it is the land line of an imported customer.
    std::uint64_t phoneOf(const Customer& customer) const;
    /// Account number (branch * 10^9 + number) of a customer.
    std::uint64_t accountOf(const Customer& customer) const;

private:
    std::uint8_t profileOf(std::uint64_t index, Rng& rng) const;
    AccountNumber drawAccount(Rng& rng) const;
    /// How often somebody pays, and how many others.
    Payer activityOf(std::uint64_t index, std::uint64_t position) const;
    struct Money {
        std::uint16_t profession = 0;
        std::int64_t incomeCents = 0;
    };
    Money moneyOf(std::uint64_t customerKey, std::uint8_t profile) const;
    bool hasNeighbours(std::uint64_t position) const;
    void fillDevices(Customer& c, const Profile& profile) const;
    void fillCards(Customer& c) const;
    Device makeDevice(std::uint64_t number, DeviceKind kind, Rng& rng) const;
    Merchant merchant(std::uint64_t number, std::uint32_t category, std::string_view nationalName,
                      GeoPoint place) const;
    void writeKey(Payee& payee, PixKeyType type, std::uint64_t key, const NameChoice& name, std::uint64_t cpf,
                  std::uint64_t phone) const;
    void writeOwnEmail(Payee& payee, const Customer& customer, std::uint64_t key) const;
    Permutation cellNeighbours(const Cell& cell, std::uint32_t slot) const;

    Plan m_plan;
    // What the keys of all of them begin with: keyOf(seed, kind).
    std::uint64_t m_customerKey;
    std::uint64_t m_merchantKey;
    std::uint64_t m_payeeKey;
    const Reference& m_reference;
    std::vector<Profile> m_profiles;
    Places m_places;
    Names m_names;
    Permutation m_deviceNumbers;
    Permutation m_accountNumbers;
    Permutation m_taxNumbers;
    AliasTable m_profileChoice;
    AliasTable m_bankChoice;
    AliasTable m_brandChoice;
    AliasTable m_keyTypeChoice;
    std::vector<PixKeyType> m_keyTypes; ///< that m_keyTypeChoice chooses from
    AliasTable m_professionChoice;
    std::array<AliasTable, deviceKindCount> m_modelChoice;
    std::array<std::vector<std::uint16_t>, deviceKindCount> m_modelsOfKind;
    std::array<AliasTable, 3> m_ipChoice;
    std::array<std::vector<std::uint16_t>, 3> m_ipOfKind;
    std::vector<AliasTable> m_kindChoice;                ///< device kind by profile
    std::array<Permutation, maxContacts> m_farPayers;    ///< payer's position -> hub, by slot
    std::array<Permutation, maxContacts> m_farReceivers; ///< hub -> receiver's position, by slot
};

} // namespace ledgerloom
