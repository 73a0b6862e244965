#pragma once

#include "core/order/ordered_row.h"

#include <array>
#include <cstdint>

namespace ledgerloom {

/// Which rows have a column.
inline constexpr std::uint8_t inEveryRow = 0;

/// Shows `visit` every column of OrderedRow but time and parts, in the order of the encoded form: the part that a row
/// must have, and a function that gives the column's place in a row. A new column of rows is one more line here.
template <class Visitor> void visitNumbers(Visitor&& visit) {
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.customer; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.sequence; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.session; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.amountCents; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.sumLast24hCents; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.balanceAfterCents; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.ip; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.latE6; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.lonE6; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.distanceCentiKm; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.minutesSinceLast; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.countLast24h; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.scoreCenti; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.type; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.channel; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.entry; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.installments; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.status; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.reason; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.fraud; });
    visit(
        inEveryRow, [](auto& row) -> auto& { return row.flags; });
    visit(
        OrderedRow::hasDevice, [](auto& row) -> auto& { return row.device; });
    visit(
        OrderedRow::hasCard, [](auto& row) -> auto& { return row.cardHash; });
    visit(
        OrderedRow::hasCard, [](auto& row) -> auto& { return row.cardBrand; });
    visit(
        OrderedRow::hasCard, [](auto& row) -> auto& { return row.cardCredit; });
    visit(
        OrderedRow::hasMerchant, [](auto& row) -> auto& { return row.merchant.number; });
    visit(
        OrderedRow::hasMerchant, [](auto& row) -> auto& { return row.merchant.latE6; });
    visit(
        OrderedRow::hasMerchant, [](auto& row) -> auto& { return row.merchant.lonE6; });
    visit(
        OrderedRow::hasMerchant, [](auto& row) -> auto& { return row.merchant.category; });
    visit(
        OrderedRow::hasMerchant, [](auto& row) -> auto& { return row.merchant.nameLength; });
    visit(
        OrderedRow::hasPayee, [](auto& row) -> auto& { return row.payee.account; });
    visit(
        OrderedRow::hasPayee, [](auto& row) -> auto& { return row.payee.keyType; });
    visit(
        OrderedRow::hasPayee, [](auto& row) -> auto& { return row.payee.bank; });
    visit(
        OrderedRow::hasPayee, [](auto& row) -> auto& { return row.payee.keyLength; });
}

/// The same for texts: the part, the text's field and its length, which is one of the numbers.
template <class Visitor> void visitTexts(Visitor&& visit) {
    visit(
        OrderedRow::hasMerchant, [](auto& row) -> auto& { return row.merchant.nameText; },
        [](auto& row) -> auto& { return row.merchant.nameLength; });
    visit(
        OrderedRow::hasPayee, [](auto& row) -> auto& { return row.payee.keyText; },
        [](auto& row) -> auto& { return row.payee.keyLength; });
}

} // namespace ledgerloom
