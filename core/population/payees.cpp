#include "core/base/digits.h"
#include "core/population/population.h"

#include <algorithm>
#include <cstring>

namespace ledgerloom {

namespace {

constexpr std::uint64_t customerAccounts = 500'000'000;
constexpr std::uint64_t accountShift = 1'000'000'000;

/// `digits` decimal digits of `value`, 8 to 16, with leading zeros.
char* putDigits(char* out, std::uint64_t value, std::ptrdiff_t digits) {
    constexpr std::uint64_t ofEight = 100'000'000;
    char text[16];
    putEight(text, static_cast<std::uint32_t>(value / ofEight));
    putEight(text + 8, static_cast<std::uint32_t>(value % ofEight));
    return std::copy(std::end(text) - digits, std::end(text), out);
}

/// A random key as the central bank gives them: a version 4 UUID.
char* putUuid(char* out, std::uint64_t key) {
    const std::uint64_t high = (mix64(key + 11) & ~0xf000ULL) | 0x4000ULL;
    const std::uint64_t low = (mix64(key + 12) & ~(3ULL << 62U)) | (2ULL << 62U);
    char hex[32];
    putHexEight(hex, static_cast<std::uint32_t>(high >> 32U));
    putHexEight(hex + 8, static_cast<std::uint32_t>(high));
    putHexEight(hex + 16, static_cast<std::uint32_t>(low >> 32U));
    putHexEight(hex + 24, static_cast<std::uint32_t>(low));
    std::memcpy(out, hex, 8);
    std::memcpy(out + 9, hex + 8, 4);
    std::memcpy(out + 14, hex + 12, 4);
    std::memcpy(out + 19, hex + 16, 4);
    std::memcpy(out + 24, hex + 20, 12);
    for (const std::ptrdiff_t dash : {8, 13, 18, 23})
        out[dash] = '-';
    return out + 36;
}

} // namespace

NameChoice Population::nameOf(const Customer& c) const {
    return m_names.choose(c.key ^ 0x6e616d65, c.feminine);
}

std::string Population::emailOf(const Customer& c) const {
    const auto given = imported(c.index);
    if (given && !given->email.empty())
        return std::string(given->email);
    std::string email(Payee::keyCapacity, '\0');
    const NameChoice name = nameOf(c);
    email.resize(given && !given->name.empty() ? m_names.writeEmail(given->name, name, email.data(), email.size())
                                               : m_names.writeEmail(name, email.data(), email.size()));
    return email;
}

std::uint64_t Population::cpfOf(const Customer& c) const {
    if (const auto given = imported(c.index); given && given->record.cpf != CustomerRecord::noNumber)
        return given->record.cpf;
    // Distinct for the first hundred million customers; there are only so many serials in a region.
    return cpfWithCheckDigits(m_taxNumbers.forward(c.index % m_taxNumbers.size()),
                              m_reference.states[c.state].cpfRegion);
}

std::uint64_t Population::phoneOf(const Customer& c) const {
    if (const auto given = imported(c.index); given && given->record.phone != CustomerRecord::noNumber)
        return given->record.phone;
    return mobileNumber(c.key ^ 0x70686f6e65, m_reference.states[c.state]);
}

std::uint64_t Population::accountOf(const Customer& c) const {
    const std::uint64_t branch = 1 + scaleTo(keyOf(m_plan.seed, EntityKind::account, c.bank, c.cell.index), 9'998);
    constexpr std::uint64_t leastNumber = 10'000; // five digits at least
    return branch * accountShift + leastNumber + m_accountNumbers.forward(c.index % m_accountNumbers.size());
}

void Population::writeKey(Payee& payee, PixKeyType type, std::uint64_t key, const NameChoice& name, std::uint64_t cpf,
                          std::uint64_t phone) const {
    char* out = payee.keyText.data();
    char* end = out;
    switch (type) {
    case PixKeyType::cpf:
        end = putDigits(out, cpf, 11);
        break;
    case PixKeyType::phone:
        end =
            putDigits(std::ranges::copy(std::string_view("+55"), out).out, phone, phone < firstMobileNumber ? 10 : 11);
        break;
    case PixKeyType::email:
        end = out + m_names.writeEmail(name, out, Payee::keyCapacity);
        break;
    case PixKeyType::random:
        end = putUuid(out, key);
        break;
    case PixKeyType::cnpj:
        end = putDigits(out, cpf, 14);
        break;
    }
    payee.keyType = static_cast<std::uint8_t>(type);
    payee.keyLength = static_cast<std::uint8_t>(end - out);
}

Payee Population::customerPayee(const Customer& c, std::uint64_t choice) const {
    // Two keys at most: a first one that most payers use, and another.
    const std::uint64_t key = keyOf(c.key, EntityKind::payee, mix64(choice) % 10 < 7 ? 0 : 1);
    Payee payee;
    payee.account = accountOf(c);
    payee.bank = c.bank;
    payee.origin = PayeeOrigin::customer;
    const PixKeyType type = m_keyTypes[m_keyTypeChoice.pick(mix64(key))];
    const PixKeyType ownType = type == PixKeyType::cnpj ? PixKeyType::cpf : type;
    if (ownType == PixKeyType::email && m_plan.importedCustomers) {
        writeOwnEmail(payee, c, key);
        return payee;
    }
    writeKey(payee, ownType, key, ownType == PixKeyType::email ? nameOf(c) : NameChoice{}, cpfOf(c), phoneOf(c));
    return payee;
}

void Population::writeOwnEmail(Payee& payee, const Customer& c, std::uint64_t key) const {
    const std::string email = emailOf(c);
    const bool fits = email.size() <= Payee::keyCapacity && std::ranges::all_of(email, [](char letter) {
                          return letter > ' ' && letter <= '~' && letter != '"' && letter != '\\';
                      });
    if (!fits) {
        writeKey(payee, PixKeyType::random, key, {}, 0, 0);
        return;
    }
    std::ranges::copy(email, payee.keyText.begin());
    payee.keyType = static_cast<std::uint8_t>(PixKeyType::email);
    payee.keyLength = static_cast<std::uint8_t>(email.size());
}

Payee Population::merchantPayee(std::uint64_t merchant) const {
    Payee payee = outsidePayee(combineKeys(combineKeys(m_merchantKey, merchant), 1), true);
    payee.origin = PayeeOrigin::merchant;
    return payee;
}

AccountNumber Population::merchantAccount(std::uint64_t merchant) const {
    return outsideAccount(combineKeys(combineKeys(m_merchantKey, merchant), 1));
}

AccountNumber Population::outsideAccount(std::uint64_t key) const {
    Rng rng(combineKeys(m_payeeKey, key));
    return drawAccount(rng);
}

AccountNumber Population::drawAccount(Rng& rng) const {
    AccountNumber number;
    number.bank = static_cast<std::uint8_t>(m_bankChoice.pick(rng));
    const auto branch = static_cast<std::uint64_t>(rng.between(1, 9'998));
    number.account = branch * accountShift + customerAccounts + rng.below(customerAccounts);
    return number;
}

Payee Population::outsidePayee(std::uint64_t key, bool company) const {
    Rng rng(combineKeys(m_payeeKey, key));
    const AccountNumber number = drawAccount(rng);
    Payee payee;
    payee.bank = number.bank;
    payee.account = number.account;
    PixKeyType type = m_keyTypes[m_keyTypeChoice.pick(rng)];
    if (company)
        type = rng.chancePermille(450) ? PixKeyType::random : PixKeyType::cnpj;
    else if (type == PixKeyType::cnpj)
        type = PixKeyType::cpf;
    const State& state = m_reference.states[rng.below(m_reference.states.size())];
    const std::uint64_t serial = rng.below(100'000'000);
    const std::uint64_t taxNumber = type == PixKeyType::cnpj  ? cnpjWithCheckDigits(serial)
                                    : type == PixKeyType::cpf ? cpfWithCheckDigits(serial, state.cpfRegion)
                                                              : 0;
    const NameChoice name = type == PixKeyType::email ? m_names.choose(rng.next(), (key & 1U) != 0) : NameChoice{};
    // In this order: the arguments of one call could be drawn in any.
    const std::uint64_t phone = rng.next();
    writeKey(payee, type, rng.next(), name, taxNumber, type == PixKeyType::phone ? mobileNumber(phone, state) : 0);
    return payee;
}

Merchant Population::merchant(std::uint64_t number, std::uint32_t category, std::string_view nationalName,
                              GeoPoint place) const {
    const MerchantCategory& kind = m_reference.categories[category];
    Merchant m;
    m.number = number;
    m.category = static_cast<std::uint8_t>(category);
    m.latE6 = place.latE6;
    m.lonE6 = place.lonE6;
    char* out = m.nameText.data();
    const auto put = [&](std::string_view text) {
        if (m.nameLength + text.size() <= Merchant::nameCapacity) {
            std::memcpy(out + m.nameLength, text.data(), text.size());
            m.nameLength = static_cast<std::uint8_t>(m.nameLength + text.size());
        }
    };
    if (!nationalName.empty()) {
        put(nationalName);
        return m;
    }
    Rng rng(combineKeys(combineKeys(m_merchantKey, number), 2));
    put(kind.prefixes[rng.below(kind.prefixes.size())]);
    put(" ");
    put(m_reference.merchantCores[rng.below(m_reference.merchantCores.size())]);
    if (rng.chancePermille(250)) {
        const std::string& suffix = m_reference.merchantSuffixes[rng.below(m_reference.merchantSuffixes.size())];
        if (m.nameLength + 1 + suffix.size() <= Merchant::nameCapacity) {
            put(" ");
            put(suffix);
        }
    }
    return m;
}

Merchant Population::localMerchant(const Cell& cell, std::uint32_t category, std::uint32_t which) const {
    const std::uint64_t number = m_places.localMerchant(cell, category, which);
    Rng rng(combineKeys(combineKeys(m_merchantKey, number), 3));
    const GeoPoint place = pointNear({cell.latE6, cell.lonE6}, 1500, rng);
    return merchant(number, category, {}, place);
}

Merchant Population::merchantAt(std::uint64_t number) const {
    const Places::MerchantPlace place = m_places.merchantPlace(number);
    return place.national ? nationalMerchant(place.category, place.which)
                          : localMerchant(place.cell, place.category, place.which);
}

Merchant Population::nationalMerchant(std::uint32_t category, std::uint32_t which) const {
    const std::uint64_t number = m_places.nationalMerchant(category, which);
    // Its seat, in one of the larger cities: they come first in the list.
    Rng rng(combineKeys(combineKeys(m_merchantKey, number), 3));
    const City& seat = m_reference.cities[rng.below(std::min<std::size_t>(20, m_reference.cities.size()))];
    const GeoPoint place = pointNear({seat.latE6, seat.lonE6}, 4000, rng);
    return merchant(number, category, m_reference.categories[category].nationalNames[which], place);
}

} // namespace ledgerloom
