#pragma once

#include <cstdint>

namespace ledgerloom {

/// First part of every key after the seed: two kinds never share a stream. The numbers decide bytes: append only.
enum class EntityKind : std::uint8_t {
    position = 1,
    cell,
    merchant,
    customer,
    identity,
    device,
    card,
    account,
    payee,
    contact,
    edge,
    bills,
    ordinary,
    walk,
    campaign,
    crew,
    episode,
    quota,
    deviceNumber,
    taxNumber,
    accountNumber,
    sample,
    report,
    credit,
};

} // namespace ledgerloom
