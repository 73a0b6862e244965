#pragma once

#include "core/batch/truth_rows.h"
#include "core/behaviour/payment.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace ledgerloom {

enum class NodeKind : std::uint8_t { customer, account, device, merchant };
inline constexpr std::array<std::string_view, 4> nodeKindNames{"CUSTOMER", "ACCOUNT", "DEVICE", "MERCHANT"};

/// What somebody is in the run's fraud; whoever is several things is the last of them.
enum class FraudRole : std::uint8_t { none, victim, holder, mule, crew };
inline constexpr std::array<std::string_view, 4> fraudRoleNames{"VICTIM", "HOLDER", "MULE", "CREW"};

/// What names a node: kind and number, and an account's bank.
struct NodeName {
    NodeKind kind = NodeKind::customer;
    std::uint8_t bank = 0;    ///< index in Reference::banks
    std::uint64_t number = 0; ///< customer's index, account (branch * 10^9 + number), device's or merchant's number

    bool operator==(const NodeName&) const = default;
};

/// One row of nodes.
struct NodeRow {
    static constexpr std::uint64_t nobody = UINT64_MAX;

    NodeName name;
    std::uint64_t customer = nobody; ///< who it is, or whose account
    std::uint8_t detail = 0;         ///< customer: index in Reference::states; merchant: in Reference::categories
    FraudRole role = FraudRole::none;
};

enum class EdgeKind : std::uint8_t { payment, login, ownership };
inline constexpr std::array<std::string_view, 3> edgeKindNames{"PAYMENT", "LOGIN", "OWNERSHIP"};

/// One row of edges. All but source and target is of a payment: the edge's own, or the first of the session.
struct EdgeRow {
    EdgeKind kind = EdgeKind::ownership;
    NodeName source;
    NodeName target;
    std::uint64_t customer = 0; ///< who pays or logs in
    std::uint32_t sequence = 0; ///< of the payment, within the customer
    std::int64_t timeUs = 0;    ///< Brasilia time
    std::int64_t amountCents = 0;
    PaymentType type = PaymentType::pix;
    PaymentStatus status = PaymentStatus::approved;
    FraudType fraud = FraudType::none;
    EpisodeId episode; ///< of a fraudulent payment, where the plan tells it
};

} // namespace ledgerloom
