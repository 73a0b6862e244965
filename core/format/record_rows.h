#pragma once

#include "core/batch/graph_rows.h"
#include "core/batch/truth_rows.h"
#include "core/format/columns.h"
#include "core/format/customer_id.h"
#include "core/fraud/fraud_mix.h"
#include "core/population/population.h"

#include <string>
#include <vector>

namespace ledgerloom {

/// Rows of the small tables (labels, episodes, merchants, credits, nodes, edges), value by value in the order of their
/// columns, for every format. `Out` takes them: text(write) for what no format has to quote, name(text) for what it
/// may, category(index), integer(n), money(centavos), degrees(micro-degrees), timestamp(us), boolean(b) and null().

/// No text is longer.
inline constexpr std::size_t mostBytesPerRecordText = 256;

/// What the categories of a table's columns are called, by column; empty for columns of another type.
std::vector<std::vector<std::string>> recordCategories(Table table, const Plan& plan, const Reference& reference);

/// "EPI_" and fifteen digits: twelve for the customer, three for its episodes.
char* putEpisodeId(char* out, const EpisodeId& id);
/// "CREW_" or "CAMP_" and twelve hexadecimal digits.
char* putActorId(char* out, std::string_view prefix, std::uint64_t key);

template <class Out> void putRecord(const LabelRow& row, const Population& population, Out& out) {
    const bool fraud = row.fraud != FraudType::none;
    out.text([&](char* to) { return putFifteen(put(to, "TXN_"), row.customer * 100'000 + row.sequence); });
    out.text([&](char* to) { return putCustomerId(to, population, row.customer); });
    out.boolean(fraud);
    if (fraud) {
        out.category(indexOf(row.fraud));
        out.text([&](char* to) { return putEpisodeId(to, row.episode); });
        out.integer(row.step);
    } else {
        for (int value = 0; value < 3; ++value)
            out.null();
    }
    if (!row.report.isKnown()) {
        for (int value = 0; value < 3; ++value)
            out.null();
        return;
    }
    out.timestamp(row.report.timeUs);
    out.category(indexOf(row.report.source));
    out.boolean(row.report.confirmed);
}

template <class Out> void putRecord(const EpisodeRow& row, const Population& population, Out& out) {
    const Scenario& scenario = *row.scenario;
    const auto actor = [&](bool known, std::string_view prefix, std::uint64_t key) {
        if (known)
            out.text([&](char* to) { return putActorId(to, prefix, key); });
        else
            out.null();
    };
    out.text([&](char* to) { return putEpisodeId(to, row.id); });
    out.text([&](char* to) { return putCustomerId(to, population, row.id.customer); });
    out.category(indexOf(scenario.role()));
    out.category(scenarioIndex(scenario));
    out.category(indexOf(scenario.type()));
    actor(row.campaign != 0, "CAMP_", row.campaign);
    actor(scenario.hasCrew(), "CREW_", row.crew);
    if (row.device != EpisodeRow::noDevice)
        out.text([&](char* to) { return putTwelve(put(to, "DEV_"), row.device); });
    else
        out.null();
    if (row.isSpoofed())
        out.category(0);
    else
        out.null();
    out.timestamp(row.firstUs);
    out.timestamp(row.lastUs);
    out.integer(row.payments);
    out.money(row.attemptedCents);
    out.money(row.approvedCents);
}

/// The account that a credit came from, as conta_destino names accounts; nullptr where it has none.
char* putPayerAccount(char* out, const Credit& credit, const Population& population);

template <class Out> void putRecord(const CreditRow& row, const Population& population, Out& out) {
    const Credit& credit = row.credit;
    out.text([&](char* to) { return putFifteen(put(to, "CRED_"), row.customer * 100'000 + credit.number); });
    out.text([&](char* to) { return putCustomerId(to, population, row.customer); });
    out.timestamp(credit.timeUs);
    out.category(indexOf(credit.kind));
    out.money(credit.amountCents);
    if (credit.payer != Credit::nobody || credit.outsider != 0)
        out.text([&](char* to) { return putPayerAccount(to, credit, population); });
    else
        out.null();
    if (credit.payment != Credit::noPayment)
        out.text([&](char* to) { return putFifteen(put(to, "TXN_"), row.customer * 100'000 + credit.payment); });
    else
        out.null();
    out.money(credit.balanceAfterCents - credit.amountCents);
    out.money(credit.balanceAfterCents);
}

/// "CUST_...", "DEV_...", "MERCH_...", or an account as conta_destino names it.
char* putNodeId(char* out, const NodeName& node, const Population& population);

template <class Out> void putRecord(const NodeRow& row, const Population& population, Out& out) {
    const NodeKind kind = row.name.kind;
    const auto only = [&](bool known, std::size_t index) {
        if (known)
            out.category(index);
        else
            out.null();
    };
    out.text([&](char* to) { return putNodeId(to, row.name, population); });
    out.category(indexOf(kind));
    if (row.customer != NodeRow::nobody)
        out.text([&](char* to) { return putCustomerId(to, population, row.customer); });
    else
        out.null();
    only(kind == NodeKind::account, row.name.bank);
    only(kind == NodeKind::customer, row.detail);
    only(kind == NodeKind::merchant, row.detail);
    if (population.plan().inlineLabels())
        only(row.role != FraudRole::none, indexOf(row.role) - 1);
}

template <class Out> void putRecord(const EdgeRow& row, const Population& population, Out& out) {
    out.text([&](char* to) { return putNodeId(to, row.source, population); });
    out.text([&](char* to) { return putNodeId(to, row.target, population); });
    out.category(indexOf(row.kind));
    const bool truth = population.plan().inlineLabels();
    if (row.kind == EdgeKind::ownership) {
        for (int value = 0; value < (truth ? 8 : 5); ++value)
            out.null();
        return;
    }
    out.text([&](char* to) { return putFifteen(put(to, "TXN_"), row.customer * 100'000 + row.sequence); });
    out.timestamp(row.timeUs);
    if (row.kind == EdgeKind::payment) {
        out.category(indexOf(row.type));
        out.money(row.amountCents);
        out.category(indexOf(row.status));
    } else {
        for (int value = 0; value < 3; ++value)
            out.null();
    }
    if (!truth)
        return;
    const bool fraud = row.fraud != FraudType::none;
    out.boolean(fraud);
    if (fraud) {
        out.category(indexOf(row.fraud));
        out.text([&](char* to) { return putEpisodeId(to, row.episode); });
    } else {
        out.null();
        out.null();
    }
}

template <class Out> void putRecord(const Merchant& row, const Population& population, Out& out) {
    out.text([&](char* to) { return putMerchantNumber(put(to, "MERCH_"), row.number); });
    out.name(row.name());
    for (int column = 0; column < 3; ++column)
        out.category(row.category);
    out.degrees(row.latE6);
    out.degrees(row.lonE6);
    out.boolean(population.isNational(row));
}

} // namespace ledgerloom
