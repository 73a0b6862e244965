#include "core/format/csv_transactions.h"

#include "core/format/csv_text.h"
#include "core/format/customer_id.h"
#include "core/format/document_writer.h"
#include "core/format/entry_prefetch.h"
#include "core/format/schema_names.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

namespace ledgerloom {

namespace {

std::string boolean(bool value) {
    return value ? "true," : "false,";
}

std::string cardChecks(std::uint32_t flags) {
    const auto one = [flags](std::uint8_t asked, std::uint8_t passed) {
        return (flags & asked) == 0 ? std::string(",") : boolean((flags & passed) != 0);
    };
    return one(Payment::cvvChecked, Payment::cvvMatches) + one(Payment::threeDsAsked, Payment::threeDsPassed);
}

/// The values of columns, named as a schema names them, each with the comma behind it.
class Pieces {
public:
    explicit Pieces(SchemaLanguage schema) : m_names(SchemaNames::of(schema)) {}

    std::string value(std::string_view column, std::string_view original) const {
        return csvText(m_names.value(column, original)) + ',';
    }
    /// The value with an index; empty behind the last.
    template <class List> std::string value(std::string_view column, const List& list, std::size_t i) const {
        return i < list.size() ? value(column, list[i]) : ",";
    }

private:
    const SchemaNames& m_names;
};

/// Whether a merchant's name needs no quotes; zeros follow its end.
bool isPlain(const char* text) {
    using Sixteen [[gnu::vector_size(16)]] = char;
    Sixteen special{};
    for (const std::size_t i : {std::size_t{0}, std::size_t{16}, Merchant::nameCapacity - 16}) {
        Sixteen letters;
        std::memcpy(&letters, text + i, 16);
        special |= (letters == ',') | (letters == '"');
    }
    std::uint64_t halves[2];
    std::memcpy(halves, &special, 16);
    return (halves[0] | halves[1]) == 0;
}

} // namespace

CsvTransactions::CsvTransactions(const Reference& reference, bool ownColumns, bool labels, SchemaLanguage schema)
    : m_ownColumns(ownColumns) {
    makeValues(schema, labels);
    const Pieces pieces(schema);
    for (const MerchantCategory& category : reference.categories)
        m_category.emplace_back(',' + pieces.value("merchant_category", category.name) + category.code + ',' +
                                pieces.value("mcc_risk_level", category.risk));
    for (const WeightedText& brand : reference.brands)
        for (const char* kind : {"DEBITO", "CREDITO"})
            m_brand.emplace_back(',' + pieces.value("bandeira", brand.text) + pieces.value("tipo_cartao", kind));
    for (const Bank& bank : reference.banks)
        m_bank.emplace_back(bank.code + ",");
    for (std::size_t i = 0; i < m_octet.size(); ++i)
        m_octet[i] = PaddedText<4>(std::to_string(i) + '.');
}

void CsvTransactions::makeValues(SchemaLanguage schema, bool labels) {
    const Pieces pieces(schema);
    for (std::size_t i = 0; i < m_type.size(); ++i)
        m_type[i] = PaddedText<32>(',' + pieces.value("tipo", paymentTypeNames[i]));
    for (std::size_t i = 0; i < m_channel.size(); ++i)
        m_channel[i] = PaddedText<24>(",BRL," + pieces.value("canal", channelNames, i));
    for (std::size_t i = 0; i < m_entry.size(); ++i)
        m_entry[i] = PaddedText<24>(',' + pieces.value("entrada_cartao", cardEntryNames, i));
    for (std::uint32_t flags = 0; flags < m_cardChecks.size(); ++flags)
        m_cardChecks[flags] = PaddedText<16>(cardChecks(flags));
    for (std::size_t i = 0; i < m_keyType.size(); ++i)
        m_keyType[i] = PaddedText<16>(pieces.value("chave_pix_tipo", pixKeyTypeNames[i]));
    for (std::uint32_t i = 0; i < m_hourAndNovelty.size(); ++i)
        m_hourAndNovelty[i] = PaddedText<16>("," + boolean((i & 1U) != 0) + boolean((i & 2U) != 0));
    for (std::size_t status = 0; status < m_outcome.size(); ++status)
        for (std::size_t reason = 0; reason < m_outcome[status].size(); ++reason)
            m_outcome[status][reason] = PaddedText<32>(pieces.value("status", paymentStatusNames[status]) +
                                                       pieces.value("motivo_recusa", refusalReasonNames, reason));
    for (std::size_t i = 0; labels && i < m_fraud.size(); ++i) {
        const std::string type = pieces.value("fraud_type", fraudTypeNames, i);
        m_fraud[i] =
            PaddedText<32>((i < fraudTypeNames.size() ? ",true," : ",false,") + type.substr(0, type.size() - 1));
    }
}

char* CsvTransactions::write(const Batch& batch, std::size_t from, std::size_t to, char* out) {
    for (std::size_t i = from; i < to; ++i) {
        prefetchEntries(batch, i);
        out = putRow(out, batch, i);
    }
    return out;
}

char* CsvTransactions::putRow(char* out, const Batch& batch, std::size_t i) {
    out = putParties(out, batch, i);
    out = putWhere(out, batch, i);
    out = putMerchant(out, batch, i);
    out = putCard(out, batch, i);
    out = putPix(out, batch, i);
    out = putFeatures(out, batch, i);
    return putOutcome(out, batch, i);
}

char* CsvTransactions::putParties(char* out, const Batch& batch, std::size_t i) {
    const std::uint64_t customer = batch.customer[i];
    if (hasMadeIds(*batch.dictionary))
        out = m_parties.put(out, customer, batch.sequence[i], batch.session[i]);
    else {
        const CustomerDigits digits(customer);
        out = put(out, "TXN_");
        out = digits.put(out, batch.sequence[i]);
        *out++ = ',';
        out = putCustomerId(out, *batch.dictionary, customer);
        out = put(out, ",SESS_");
        out = digits.put(out, batch.session[i]);
    }
    *out++ = ',';
    if (batch.device[i] != noEntry) {
        out = put(out, "DEV_");
        out = putTwelve(out, batch.dictionary->devices[batch.device[i]]);
    }
    *out++ = ',';
    out = m_timestamp.put(out, batch.timeUs[i]);
    out = put(out, m_type[indexOf(batch.type[i])]);
    out = putCentesimal(out, static_cast<std::uint64_t>(batch.amountCents[i]));
    return put(out, m_channel[indexOf(batch.channel[i])]);
}

char* CsvTransactions::putWhere(char* out, const Batch& batch, std::size_t i) const {
    if (const std::uint32_t ip = batch.ip[i]; ip != 0) {
        out = put(out, m_octet[ip >> 24U]);
        out = put(out, m_octet[(ip >> 16U) & 255U]);
        out = put(out, m_octet[(ip >> 8U) & 255U]);
        out = put(out, m_octet[ip & 255U]) - 1; // without the last dot
    }
    *out++ = ',';
    if (batch.latE6[i] == noPlace)
        return put(out, ",,");
    out = putMicroDegrees(out, batch.latE6[i]);
    *out++ = ',';
    out = putMicroDegrees(out, batch.lonE6[i]);
    *out++ = ',';
    return out;
}

char* CsvTransactions::putMerchant(char* out, const Batch& batch, std::size_t i) const {
    if (batch.merchant[i] == noEntry)
        return put(out, ",,,,,");
    const Merchant& merchant = batch.dictionary->merchants[batch.merchant[i]];
    out = put(out, "MERCH_");
    out = putMerchantNumber(out, merchant.number);
    *out++ = ',';
    out = isPlain(merchant.nameText.data()) ? putUpTo48(out, merchant.nameText.data(), merchant.nameLength)
                                            : putCsvText(out, merchant.name());
    return put(out, m_category[merchant.category]);
}

char* CsvTransactions::putCard(char* out, const Batch& batch, std::size_t i) const {
    if (batch.card[i] == noEntry)
        return put(out, ",,,,,,,");
    const PaymentCard& card = batch.dictionary->cards[batch.card[i]];
    out = putHex16(out, card.hash);
    out = put(out, m_brand[std::size_t{2} * card.brand + (card.credit ? 1 : 0)]);
    out = putNumber(out, batch.installments[i]);
    out = put(out, m_entry[indexOf(batch.entry[i])]);
    return put(out, m_cardChecks[batch.flags[i] & 15U]);
}

char* CsvTransactions::putPix(char* out, const Batch& batch, std::size_t i) const {
    if (batch.payee[i] == noEntry)
        return put(out, ",,,");
    const Payee& payee = batch.dictionary->payees[batch.payee[i]];
    if (batch.type[i] == PaymentType::pix) {
        out = put(out, m_keyType[payee.keyType]);
        out = putUpTo48(out, payee.keyText.data(), payee.keyLength);
        *out++ = ',';
    } else
        out = put(out, ",,");
    return put(out, m_bank[payee.bank]);
}

char* CsvTransactions::putFeatures(char* out, const Batch& batch, std::size_t i) const {
    if (batch.distanceCentiKm[i] >= 0)
        out = putCentesimal(out, static_cast<std::uint64_t>(batch.distanceCentiKm[i]));
    *out++ = ',';
    if (batch.minutesSinceLast[i] >= 0)
        out = putNumber(out, static_cast<std::uint64_t>(batch.minutesSinceLast[i]));
    *out++ = ',';
    out = putNumber(out, batch.countLast24h[i]);
    *out++ = ',';
    out = putCentesimal(out, static_cast<std::uint64_t>(batch.sumLast24hCents[i]));
    const std::uint8_t flags = batch.flags[i];
    return put(out, m_hourAndNovelty[((flags & Payment::unusualHour) != 0 ? 1U : 0U) +
                                     ((flags & Payment::newReceiver) != 0 ? 2U : 0U)]);
}

char* CsvTransactions::putOutcome(char* out, const Batch& batch, std::size_t i) const {
    out = put(out, m_outcome[indexOf(batch.status[i])][indexOf(batch.reason[i])]);
    out = putCentesimal(out, batch.scoreCenti[i]);
    out = put(out, m_fraud[indexOf(batch.fraud[i])]);
    if (m_ownColumns) {
        *out++ = ',';
        if (batch.payee[i] != noEntry) {
            const Payee& payee = batch.dictionary->payees[batch.payee[i]];
            out = put(out, m_bank[payee.bank]);
            out[-1] = '/'; // in place of the comma
            out = putBranch(out, payee.account);
            *out++ = '/';
            out = putAccountNumber(out, payee.account);
        }
        *out++ = ',';
        out = putCentesimal(out, static_cast<std::uint64_t>(batch.balanceBeforeCents(i)));
        *out++ = ',';
        out = putCentesimal(out, static_cast<std::uint64_t>(batch.balanceAfterCents[i]));
    }
    *out++ = '\n';
    return out;
}

} // namespace ledgerloom
