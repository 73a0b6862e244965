#include "core/format/jsonl_transactions.h"

#include "core/format/customer_id.h"
#include "core/format/document_writer.h"

#include <algorithm>

namespace ledgerloom {

namespace {

std::string quoted(std::string_view text) {
    return '"' + std::string(text) + '"';
}

std::string boolean(bool value) {
    return value ? "true" : "false";
}

std::string cardChecks(std::uint32_t flags) {
    const auto one = [flags](std::uint8_t asked, std::uint8_t passed) {
        return (flags & asked) == 0 ? std::string("null") : boolean((flags & passed) != 0);
    };
    return ",\"cvv_validado\":" + one(Payment::cvvChecked, Payment::cvvMatches) +
           ",\"autenticacao_3ds\":" + one(Payment::threeDsAsked, Payment::threeDsPassed);
}

} // namespace

JsonlTransactions::JsonlTransactions(const Reference& reference, bool ownColumns, bool labels)
    : m_ownColumns(ownColumns) {
    for (std::size_t i = 0; i < m_type.size(); ++i)
        m_type[i] = PaddedText<48>("\",\"tipo\":" + quoted(paymentTypeNames[i]) + ",\"valor\":");
    for (std::size_t i = 0; i < m_channel.size(); ++i)
        m_channel[i] = PaddedText<64>(
            ",\"moeda\":\"BRL\",\"canal\":" + (i < channelNames.size() ? quoted(channelNames[i]) : "null") +
            ",\"ip_address\":");
    for (const MerchantCategory& category : reference.categories)
        m_category.emplace_back("\",\"merchant_category\":" + quoted(category.name) + ",\"mcc_code\":" +
                                quoted(category.code) + ",\"mcc_risk_level\":" + quoted(category.risk));
    for (const WeightedText& brand : reference.brands)
        for (const char* kind : {"DEBITO", "CREDITO"})
            m_brand.emplace_back("\",\"bandeira\":" + quoted(brand.text) + ",\"tipo_cartao\":" + quoted(kind) +
                                 ",\"parcelas\":");
    for (std::size_t i = 0; i < m_entry.size(); ++i)
        m_entry[i] =
            PaddedText<32>(",\"entrada_cartao\":" + (i < cardEntryNames.size() ? quoted(cardEntryNames[i]) : "null"));
    for (std::uint32_t flags = 0; flags < m_cardChecks.size(); ++flags)
        m_cardChecks[flags] = PaddedText<64>(cardChecks(flags));
    for (std::size_t i = 0; i < m_keyType.size(); ++i)
        m_keyType[i] =
            PaddedText<64>(",\"chave_pix_tipo\":" + quoted(pixKeyTypeNames[i]) + ",\"chave_pix_destino\":\"");
    for (const Bank& bank : reference.banks) {
        m_bank.emplace_back(",\"banco_destino\":" + quoted(bank.code));
        m_bankCode.emplace_back(bank.code);
    }
    for (std::uint32_t i = 0; i < m_hourAndNovelty.size(); ++i)
        m_hourAndNovelty[i] = PaddedText<64>(",\"horario_incomum\":" + boolean((i & 1U) != 0) +
                                             ",\"novo_beneficiario\":" + boolean((i & 2U) != 0));
    for (std::size_t status = 0; status < m_outcome.size(); ++status)
        for (std::size_t reason = 0; reason < m_outcome[status].size(); ++reason)
            m_outcome[status][reason] =
                PaddedText<96>(",\"status\":" + quoted(paymentStatusNames[status]) + ",\"motivo_recusa\":" +
                               (reason < refusalReasonNames.size() ? quoted(refusalReasonNames[reason]) : "null") +
                               ",\"fraud_score\":");
    for (std::size_t i = 0; labels && i < m_fraud.size(); ++i)
        m_fraud[i] =
            PaddedText<64>(i < fraudTypeNames.size() ? ",\"is_fraud\":true,\"fraud_type\":" + quoted(fraudTypeNames[i])
                                                     : ",\"is_fraud\":false,\"fraud_type\":null");
    for (std::size_t i = 0; i < m_octet.size(); ++i)
        m_octet[i] = PaddedText<4>(std::to_string(i) + '.');
}

char* JsonlTransactions::write(const Batch& batch, std::size_t from, std::size_t to, char* out) {
    // Entries lie where their customer's first row put them: ask for them some rows before.
    constexpr std::size_t ahead = 6;
    for (std::size_t i = from; i < to; ++i) {
        const std::size_t later = std::min<std::size_t>(i + ahead, batch.rows - 1);
        if (batch.merchant[later] != noEntry)
            __builtin_prefetch(&batch.dictionary->merchants[batch.merchant[later]]);
        if (batch.payee[later] != noEntry)
            __builtin_prefetch(&batch.dictionary->payees[batch.payee[later]]);
        if (batch.card[later] != noEntry)
            __builtin_prefetch(&batch.dictionary->cards[batch.card[later]]);
        if (batch.device[later] != noEntry)
            __builtin_prefetch(&batch.dictionary->devices[batch.device[later]]);
        out = putRow(out, batch, i);
    }
    return out;
}

char* JsonlTransactions::putRow(char* out, const Batch& batch, std::size_t i) {
    out = putParties(out, batch, i);
    out = putMerchant(out, batch, i);
    out = putCard(out, batch, i);
    out = putPix(out, batch, i);
    out = putFeatures(out, batch, i);
    return putOutcome(out, batch, i);
}

char* JsonlTransactions::putParties(char* out, const Batch& batch, std::size_t i) {
    const std::uint64_t customer = batch.customer[i];
    const CustomerDigits digits(customer);
    out = put(out, "{\"transaction_id\":\"TXN_");
    out = digits.put(out, batch.sequence[i]);
    out = putCustomerId(put(out, "\",\"customer_id\":\""), *batch.dictionary, customer);
    out = put(out, "\",\"session_id\":\"SESS_");
    out = digits.put(out, batch.session[i]);
    if (batch.device[i] == noEntry)
        out = put(out, "\",\"device_id\":null,\"timestamp\":\"");
    else {
        out = put(out, "\",\"device_id\":\"DEV_");
        out = putTwelve(out, batch.dictionary->devices[batch.device[i]]);
        out = put(out, "\",\"timestamp\":\"");
    }
    out = m_timestamp.put(out, batch.timeUs[i]);
    out = put(out, m_type[indexOf(batch.type[i])]);
    out = putCentesimal(out, static_cast<std::uint64_t>(batch.amountCents[i]));
    out = put(out, m_channel[indexOf(batch.channel[i])]);
    const std::uint32_t ip = batch.ip[i];
    if (ip == 0)
        out = put(out, "null");
    else {
        *out++ = '"';
        out = put(out, m_octet[ip >> 24U]);
        out = put(out, m_octet[(ip >> 16U) & 255U]);
        out = put(out, m_octet[(ip >> 8U) & 255U]);
        out = put(out, m_octet[ip & 255U]);
        out[-1] = '"';
    }
    if (batch.latE6[i] == noPlace)
        return put(out, ",\"geolocalizacao_lat\":null,\"geolocalizacao_lon\":null");
    out = put(out, ",\"geolocalizacao_lat\":");
    out = putMicroDegrees(out, batch.latE6[i]);
    out = put(out, ",\"geolocalizacao_lon\":");
    return putMicroDegrees(out, batch.lonE6[i]);
}

char* JsonlTransactions::putMerchant(char* out, const Batch& batch, std::size_t i) const {
    if (batch.merchant[i] == noEntry)
        return put(out, ",\"merchant_id\":null,\"merchant_name\":null,\"merchant_category\":null,\"mcc_code\":null,"
                        "\"mcc_risk_level\":null");
    const Merchant& merchant = batch.dictionary->merchants[batch.merchant[i]];
    out = put(out, ",\"merchant_id\":\"MERCH_");
    out = putMerchantNumber(out, merchant.number);
    out = put(out, "\",\"merchant_name\":\"");
    out = putUpTo48(out, merchant.nameText.data(), merchant.nameLength);
    return put(out, m_category[merchant.category]);
}

char* JsonlTransactions::putCard(char* out, const Batch& batch, std::size_t i) const {
    if (batch.card[i] == noEntry)
        return put(out, ",\"numero_cartao_hash\":null,\"bandeira\":null,\"tipo_cartao\":null,\"parcelas\":null,"
                        "\"entrada_cartao\":null,\"cvv_validado\":null,\"autenticacao_3ds\":null");
    const PaymentCard& card = batch.dictionary->cards[batch.card[i]];
    out = put(out, ",\"numero_cartao_hash\":\"");
    out = putHex16(out, card.hash);
    out = put(out, m_brand[std::size_t{2} * card.brand + (card.credit ? 1 : 0)]);
    out = putNumber(out, batch.installments[i]);
    out = put(out, m_entry[indexOf(batch.entry[i])]);
    return put(out, m_cardChecks[batch.flags[i] & 15U]);
}

char* JsonlTransactions::putPix(char* out, const Batch& batch, std::size_t i) const {
    if (batch.payee[i] == noEntry)
        return put(out, ",\"chave_pix_tipo\":null,\"chave_pix_destino\":null,\"banco_destino\":null");
    const Payee& payee = batch.dictionary->payees[batch.payee[i]];
    if (batch.type[i] == PaymentType::pix) {
        out = put(out, m_keyType[payee.keyType]);
        out = putUpTo48(out, payee.keyText.data(), payee.keyLength);
        *out++ = '"';
    } else
        out = put(out, ",\"chave_pix_tipo\":null,\"chave_pix_destino\":null");
    return put(out, m_bank[payee.bank]);
}

char* JsonlTransactions::putFeatures(char* out, const Batch& batch, std::size_t i) const {
    out = put(out, ",\"distancia_ultima_transacao_km\":");
    if (batch.distanceCentiKm[i] < 0)
        out = put(out, "null");
    else
        out = putCentesimal(out, static_cast<std::uint64_t>(batch.distanceCentiKm[i]));
    out = put(out, ",\"tempo_desde_ultima_transacao_min\":");
    if (batch.minutesSinceLast[i] < 0)
        out = put(out, "null");
    else
        out = putNumber(out, static_cast<std::uint64_t>(batch.minutesSinceLast[i]));
    out = put(out, ",\"transacoes_ultimas_24h\":");
    out = putNumber(out, batch.countLast24h[i]);
    out = put(out, ",\"valor_acumulado_24h\":");
    out = putCentesimal(out, static_cast<std::uint64_t>(batch.sumLast24hCents[i]));
    const std::uint8_t flags = batch.flags[i];
    return put(out, m_hourAndNovelty[((flags & Payment::unusualHour) != 0 ? 1U : 0U) +
                                     ((flags & Payment::newReceiver) != 0 ? 2U : 0U)]);
}

char* JsonlTransactions::putOutcome(char* out, const Batch& batch, std::size_t i) const {
    out = put(out, m_outcome[indexOf(batch.status[i])][indexOf(batch.reason[i])]);
    out = putCentesimal(out, batch.scoreCenti[i]);
    out = put(out, m_fraud[indexOf(batch.fraud[i])]);
    return m_ownColumns ? putAccount(out, batch, i) : put(out, "}\n");
}

char* JsonlTransactions::putAccount(char* out, const Batch& batch, std::size_t i) const {
    if (batch.payee[i] == noEntry)
        out = put(out, ",\"conta_destino\":null,\"saldo_antes\":");
    else {
        const Payee& payee = batch.dictionary->payees[batch.payee[i]];
        out = put(out, ",\"conta_destino\":\"");
        out = put(out, m_bankCode[payee.bank]);
        *out++ = '/';
        out = putBranch(out, payee.account);
        *out++ = '/';
        out = putAccountNumber(out, payee.account);
        out = put(out, "\",\"saldo_antes\":");
    }
    out = putCentesimal(out, static_cast<std::uint64_t>(batch.balanceBeforeCents(i)));
    out = put(out, ",\"saldo_depois\":");
    out = putCentesimal(out, static_cast<std::uint64_t>(batch.balanceAfterCents[i]));
    return put(out, "}\n");
}

} // namespace ledgerloom
