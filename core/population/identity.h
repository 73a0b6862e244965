#pragma once

#include "core/population/population.h"

#include <cstdint>
#include <string>

namespace ledgerloom {

/// What the customers table says of a person beyond what behaviour needs.
struct Identity {
    std::string name;
    std::uint64_t cpf = 0;
    std::string email;
    std::uint64_t phone = 0; ///< area code and nine digits
    std::string street;
    std::string_view neighbourhood;
    std::string_view city;
    std::uint32_t cep = 0;
    std::int64_t creditLimitCents = 0;
    std::uint32_t creditScore = 0;     ///< 300 to 900; 0 to 1000 when imported
    std::uint8_t riskLevel = 0;        ///< 0 BAIXO, 1 MEDIO, 2 ALTO
    std::uint8_t accountType = 0;      ///< 0 CORRENTE, 1 POUPANCA, 2 DIGITAL
    std::uint8_t accountStatus = 0;    ///< 0 ATIVA, 1 BLOQUEADA, 2 INATIVA
    std::int64_t accountCreatedUs = 0; ///< Brasilia time, microseconds since 1970-01-01 00:00 there
};

/// Names and documents of customers, as the customers table writes them. Immutable, so safe from any thread.
class Identities {
public:
    explicit Identities(const Population& population);

    void fill(const Customer& customer, Identity& identity) const;

private:
    const Population& m_population;
    AliasTable m_streetTypes;
};

} // namespace ledgerloom
