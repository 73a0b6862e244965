#include "core/format/arrow/arrow_transactions.h"

#include "core/format/customer_id.h"
#include "core/format/document_writer.h"

namespace ledgerloom {

namespace {

constexpr std::size_t noCategory = SIZE_MAX;

template <class Names> std::vector<std::string> texts(const Names& names) {
    return {std::begin(names), std::end(names)};
}

template <class List, class Member> std::vector<std::string> textsOf(const List& list, Member member) {
    std::vector<std::string> found;
    found.reserve(list.size());
    for (const auto& item : list)
        found.push_back(item.*member);
    return found;
}

double hundredths(std::int64_t value) {
    return static_cast<double>(value) / 100.0;
}

} // namespace

ArrowTransactions::ArrowTransactions(const Plan& plan, const Population& population, arrow::MemoryPool* pool)
    : ArrowRows(Table::transactions, plan, pool, rowsPerUnit),
      m_reference(population.reference()),
      m_transaction(text(19)),
      m_customer(text(17)),
      m_session(text(20)),
      m_device(text(16)),
      m_timestamp(timestamp()),
      m_type(category(texts(paymentTypeNames))),
      m_amount(number()),
      m_currency(category({"BRL"})),
      m_channel(category(texts(channelNames))),
      m_ip(text(15)),
      m_lat(number()),
      m_lon(number()),
      m_merchant(text(26)),
      m_merchantName(text(Merchant::nameCapacity)),
      m_category(category(textsOf(m_reference.categories, &MerchantCategory::name))),
      m_mcc(category(textsOf(m_reference.categories, &MerchantCategory::code))),
      m_risk(category(textsOf(m_reference.categories, &MerchantCategory::risk))),
      m_cardHash(text(16)),
      m_brand(category(textsOf(m_reference.brands, &WeightedText::text))),
      m_cardKind(category({"DEBITO", "CREDITO"})),
      m_installments(integer()),
      m_entry(category(texts(cardEntryNames))),
      m_cvv(boolean()),
      m_threeDs(boolean()),
      m_keyType(category(texts(pixKeyTypeNames))),
      m_key(text(Payee::keyCapacity)),
      m_bank(category(textsOf(m_reference.banks, &Bank::code))),
      m_distance(number()),
      m_minutes(integer()),
      m_count(integer()),
      m_sum(number()),
      m_hour(boolean()),
      m_novelty(boolean()),
      m_status(category(texts(paymentStatusNames))),
      m_reason(category(texts(refusalReasonNames))),
      m_score(number()),
      m_isFraud(boolean()),
      m_fraudType(category(texts(fraudTypeNames))),
      m_account(plan.ownColumns ? &text(20) : nullptr) {}

void ArrowTransactions::append(const Batch& batch) {
    appendParties(batch);
    appendPlace(batch);
    appendMerchant(batch);
    appendCard(batch);
    appendPix(batch);
    appendFeatures(batch);
    appendOutcome(batch);
    appendAccount(batch);
    appended(batch.rows);
}

void ArrowTransactions::appendParties(const Batch& batch) {
    const std::size_t rows = batch.rows;
    m_transaction.append(rows, 19, [&](std::size_t i, char* out) {
        return putFifteen(put(out, "TXN_"), batch.customer[i] * 100'000 + batch.sequence[i]);
    });
    m_customer.append(
        rows, std::max<std::size_t>(17, batch.dictionary->longestCustomerId),
        [&](std::size_t i, char* out) { return putCustomerId(out, *batch.dictionary, batch.customer[i]); });
    m_session.append(rows, 20, [&](std::size_t i, char* out) {
        return putFifteen(put(out, "SESS_"), batch.customer[i] * 100'000 + batch.session[i]);
    });
    m_device.append(rows, 16, [&](std::size_t i, char* out) {
        return batch.device[i] == noEntry ? nullptr
                                          : putTwelve(put(out, "DEV_"), batch.dictionary->devices[batch.device[i]]);
    });
    m_timestamp.append(rows, [&](std::size_t i, std::int64_t& value) {
        value = batch.timeUs[i];
        return true;
    });
    m_type.append(rows, [&](std::size_t i) { return indexOf(batch.type[i]); });
    m_amount.append(rows, [&](std::size_t i, double& value) {
        value = hundredths(batch.amountCents[i]);
        return true;
    });
    m_currency.append(rows, [](std::size_t) { return std::size_t{0}; });
    m_channel.append(rows, [&](std::size_t i) { return indexOf(batch.channel[i]); });
}

void ArrowTransactions::appendPlace(const Batch& batch) {
    m_ip.append(batch.rows, 15, [&](std::size_t i, char* out) -> char* {
        const std::uint32_t ip = batch.ip[i];
        if (ip == 0)
            return nullptr;
        for (const unsigned shift : {24U, 16U, 8U, 0U}) {
            out = putNumber(out, (ip >> shift) & 255U);
            *out++ = '.';
        }
        return out - 1; // without the last dot
    });
    const auto degrees = [](FixedColumn<double>& column, const Batch::Column<std::int32_t>& microDegrees,
                            std::size_t rows) {
        column.append(rows, [&](std::size_t i, double& value) {
            value = static_cast<double>(microDegrees[i]) / 1e6;
            return microDegrees[i] != noPlace;
        });
    };
    degrees(m_lat, batch.latE6, batch.rows);
    degrees(m_lon, batch.lonE6, batch.rows);
}

void ArrowTransactions::appendMerchant(const Batch& batch) {
    const std::vector<Merchant>& merchants = batch.dictionary->merchants;
    m_merchant.append(batch.rows, 26, [&](std::size_t i, char* out) {
        return batch.merchant[i] == noEntry
                   ? nullptr
                   : putMerchantNumber(put(out, "MERCH_"), merchants[batch.merchant[i]].number);
    });
    m_merchantName.append(batch.rows, Merchant::nameCapacity, [&](std::size_t i, char* out) -> char* {
        if (batch.merchant[i] == noEntry)
            return nullptr;
        const Merchant& merchant = merchants[batch.merchant[i]];
        return putUpTo48(out, merchant.nameText.data(), merchant.nameLength);
    });
    for (CategoryColumn* column : {&m_category, &m_mcc, &m_risk})
        column->append(batch.rows, [&](std::size_t i) {
            return batch.merchant[i] == noEntry ? noCategory : merchants[batch.merchant[i]].category;
        });
}

void ArrowTransactions::appendCard(const Batch& batch) {
    const std::size_t rows = batch.rows;
    const std::vector<PaymentCard>& cards = batch.dictionary->cards;
    const auto byCard = [&](CategoryColumn& column, auto read) {
        column.append(rows, [&](std::size_t i) {
            return batch.card[i] == noEntry ? noCategory : std::size_t{read(cards[batch.card[i]])};
        });
    };
    m_cardHash.append(rows, 16, [&](std::size_t i, char* out) {
        return batch.card[i] == noEntry ? nullptr : putHex16(out, cards[batch.card[i]].hash);
    });
    byCard(m_brand, [](const PaymentCard& card) { return card.brand; });
    byCard(m_cardKind, [](const PaymentCard& card) { return card.credit; });
    m_installments.append(rows, [&](std::size_t i, std::int32_t& value) {
        value = batch.installments[i];
        return batch.card[i] != noEntry;
    });
    m_entry.append(rows,
                   [&](std::size_t i) { return batch.card[i] == noEntry ? noCategory : indexOf(batch.entry[i]); });
    const auto check = [&](BooleanColumn& column, unsigned asked, unsigned passed) {
        column.append(rows, [&](std::size_t i, bool& value) {
            value = (batch.flags[i] & passed) != 0;
            return batch.card[i] != noEntry && (batch.flags[i] & asked) != 0;
        });
    };
    check(m_cvv, Payment::cvvChecked, Payment::cvvMatches);
    check(m_threeDs, Payment::threeDsAsked, Payment::threeDsPassed);
}

void ArrowTransactions::appendPix(const Batch& batch) {
    const std::vector<Payee>& payees = batch.dictionary->payees;
    const auto hasKey = [&](std::size_t i) { return batch.payee[i] != noEntry && batch.type[i] == PaymentType::pix; };
    m_keyType.append(batch.rows,
                     [&](std::size_t i) { return hasKey(i) ? payees[batch.payee[i]].keyType : noCategory; });
    m_key.append(batch.rows, Payee::keyCapacity, [&](std::size_t i, char* out) -> char* {
        if (!hasKey(i))
            return nullptr;
        const Payee& payee = payees[batch.payee[i]];
        return putUpTo48(out, payee.keyText.data(), payee.keyLength);
    });
    m_bank.append(batch.rows,
                  [&](std::size_t i) { return batch.payee[i] == noEntry ? noCategory : payees[batch.payee[i]].bank; });
}

void ArrowTransactions::appendFeatures(const Batch& batch) {
    const std::size_t rows = batch.rows;
    m_distance.append(rows, [&](std::size_t i, double& value) {
        value = hundredths(batch.distanceCentiKm[i]);
        return batch.distanceCentiKm[i] >= 0;
    });
    m_minutes.append(rows, [&](std::size_t i, std::int32_t& value) {
        value = batch.minutesSinceLast[i];
        return value >= 0;
    });
    m_count.append(rows, [&](std::size_t i, std::int32_t& value) {
        value = batch.countLast24h[i];
        return true;
    });
    m_sum.append(rows, [&](std::size_t i, double& value) {
        value = hundredths(batch.sumLast24hCents[i]);
        return true;
    });
    const auto flag = [&](BooleanColumn& column, unsigned mask) {
        column.append(rows, [&](std::size_t i, bool& value) {
            value = (batch.flags[i] & mask) != 0;
            return true;
        });
    };
    flag(m_hour, Payment::unusualHour);
    flag(m_novelty, Payment::newReceiver);
}

void ArrowTransactions::appendOutcome(const Batch& batch) {
    const std::size_t rows = batch.rows;
    m_status.append(rows, [&](std::size_t i) { return indexOf(batch.status[i]); });
    m_reason.append(rows, [&](std::size_t i) { return indexOf(batch.reason[i]); });
    m_score.append(rows, [&](std::size_t i, double& value) {
        value = hundredths(batch.scoreCenti[i]);
        return true;
    });
    m_isFraud.append(rows, [&](std::size_t i, bool& value) {
        value = batch.fraud[i] != FraudType::none;
        return true;
    });
    m_fraudType.append(rows, [&](std::size_t i) { return indexOf(batch.fraud[i]); });
}

void ArrowTransactions::appendAccount(const Batch& batch) {
    if (m_account == nullptr)
        return;
    m_account->append(batch.rows, 32, [&](std::size_t i, char* out) -> char* {
        if (batch.payee[i] == noEntry)
            return nullptr;
        const Payee& payee = batch.dictionary->payees[batch.payee[i]];
        const std::string& bank = m_reference.banks[payee.bank].code;
        out = std::copy(bank.begin(), bank.end(), out);
        *out++ = '/';
        out = putBranch(out, payee.account);
        *out++ = '/';
        return putAccountNumber(out, payee.account);
    });
}

} // namespace ledgerloom
