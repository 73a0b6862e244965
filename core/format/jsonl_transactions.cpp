#include "core/format/jsonl_transactions.h"

#include "core/format/customer_id.h"
#include "core/format/document_writer.h"
#include "core/format/entry_prefetch.h"
#include "core/format/schema_names.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

namespace ledgerloom {

namespace {

std::string quoted(std::string_view text) {
    return '"' + std::string(text) + '"';
}

/// Makes the constant pieces of a row, named as a schema names them.
class Pieces {
public:
    explicit Pieces(SchemaLanguage schema) : m_names(SchemaNames::of(schema)) {}

    /// `,"name":`
    std::string key(std::string_view column) const { return ',' + quoted(m_names.column(column)) + ':'; }
    std::string value(std::string_view column, std::string_view original) const {
        return key(column) + quoted(m_names.value(column, original));
    }
    /// The value with an index; null behind the last.
    template <class List> std::string value(std::string_view column, const List& list, std::size_t i) const {
        return i < list.size() ? value(column, list[i]) : nulls({column});
    }
    std::string nulls(std::initializer_list<std::string_view> columns) const {
        std::string text;
        for (const std::string_view column : columns)
            text += key(column) + "null";
        return text;
    }
    std::string flag(std::string_view column, bool set) const { return key(column) + (set ? "true" : "false"); }
    std::string cardChecks(std::uint32_t flags) const {
        const auto one = [&](std::string_view column, std::uint8_t asked, std::uint8_t passed) {
            return (flags & asked) == 0 ? nulls({column}) : flag(column, (flags & passed) != 0);
        };
        return one("cvv_validado", Payment::cvvChecked, Payment::cvvMatches) +
               one("autenticacao_3ds", Payment::threeDsAsked, Payment::threeDsPassed);
    }

private:
    const SchemaNames& m_names;
};

} // namespace

JsonlTransactions::JsonlTransactions(const Reference& reference, bool ownColumns, bool labels, SchemaLanguage schema)
    : m_ownColumns(ownColumns) {
    makeKeys(schema);
    makeValues(schema, labels);
    const Pieces pieces(schema);
    for (const MerchantCategory& category : reference.categories)
        m_category.emplace_back('"' + pieces.value("merchant_category", category.name) +
                                pieces.value("mcc_code", category.code) +
                                pieces.value("mcc_risk_level", category.risk));
    for (const WeightedText& brand : reference.brands)
        for (const char* kind : {"DEBITO", "CREDITO"})
            m_brand.emplace_back('"' + pieces.value("bandeira", brand.text) + pieces.value("tipo_cartao", kind) +
                                 pieces.key("parcelas"));
    for (const Bank& bank : reference.banks) {
        m_bank.emplace_back(pieces.value("banco_destino", bank.code));
        m_bankCode.emplace_back(bank.code);
    }
    for (std::size_t i = 0; i < m_octet.size(); ++i)
        m_octet[i] = PaddedText<4>(std::to_string(i) + '.');
}

void JsonlTransactions::makeKeys(SchemaLanguage schema) {
    const Pieces pieces(schema);
    m_noPlace = PaddedText<64>(pieces.nulls({"geolocalizacao_lat", "geolocalizacao_lon"}));
    m_lat = PaddedText<32>(pieces.key("geolocalizacao_lat"));
    m_lon = PaddedText<32>(pieces.key("geolocalizacao_lon"));
    m_noCard = PaddedText<176>(pieces.nulls({"numero_cartao_hash", "bandeira", "tipo_cartao", "parcelas",
                                             "entrada_cartao", "cvv_validado", "autenticacao_3ds"}));
    m_cardHash = PaddedText<32>(pieces.key("numero_cartao_hash") + '"');
    m_noKey = PaddedText<64>(pieces.nulls({"chave_pix_tipo", "chave_pix_destino"}));
    m_noPayee = PaddedText<96>(pieces.nulls({"chave_pix_tipo", "chave_pix_destino", "banco_destino"}));
    m_distance = PaddedText<48>(pieces.key("distancia_ultima_transacao_km"));
    m_minutes = PaddedText<48>(pieces.key("tempo_desde_ultima_transacao_min"));
    m_count24h = PaddedText<32>(pieces.key("transacoes_ultimas_24h"));
    m_sum24h = PaddedText<32>(pieces.key("valor_acumulado_24h"));
    m_account = PaddedText<32>(pieces.key("conta_destino") + '"');
    m_balanceBefore = PaddedText<32>('"' + pieces.key("saldo_antes"));
    m_noAccount = PaddedText<64>(pieces.nulls({"conta_destino"}) + pieces.key("saldo_antes"));
    m_balanceAfter = PaddedText<32>(pieces.key("saldo_depois"));
}

void JsonlTransactions::makeValues(SchemaLanguage schema, bool labels) {
    const Pieces pieces(schema);
    for (std::size_t i = 0; i < m_type.size(); ++i)
        m_type[i] = PaddedText<48>('"' + pieces.value("tipo", paymentTypeNames[i]) + pieces.key("valor"));
    for (std::size_t i = 0; i < m_channel.size(); ++i)
        m_channel[i] = PaddedText<64>(pieces.value("moeda", "BRL") + pieces.value("canal", channelNames, i) +
                                      pieces.key("ip_address"));
    for (std::size_t i = 0; i < m_entry.size(); ++i)
        m_entry[i] = PaddedText<48>(pieces.value("entrada_cartao", cardEntryNames, i));
    for (std::uint32_t flags = 0; flags < m_cardChecks.size(); ++flags)
        m_cardChecks[flags] = PaddedText<64>(pieces.cardChecks(flags));
    for (std::size_t i = 0; i < m_keyType.size(); ++i)
        m_keyType[i] =
            PaddedText<64>(pieces.value("chave_pix_tipo", pixKeyTypeNames[i]) + pieces.key("chave_pix_destino") + '"');
    for (std::uint32_t i = 0; i < m_hourAndNovelty.size(); ++i)
        m_hourAndNovelty[i] = PaddedText<64>(pieces.flag("horario_incomum", (i & 1U) != 0) +
                                             pieces.flag("novo_beneficiario", (i & 2U) != 0));
    for (std::size_t status = 0; status < m_outcome.size(); ++status)
        for (std::size_t reason = 0; reason < m_outcome[status].size(); ++reason)
            m_outcome[status][reason] =
                PaddedText<96>(pieces.value("status", paymentStatusNames[status]) +
                               pieces.value("motivo_recusa", refusalReasonNames, reason) + pieces.key("fraud_score"));
    for (std::size_t i = 0; labels && i < m_fraud.size(); ++i)
        m_fraud[i] = PaddedText<64>(pieces.flag("is_fraud", i < fraudTypeNames.size()) +
                                    pieces.value("fraud_type", fraudTypeNames, i));
}

char* JsonlTransactions::write(const Batch& batch, std::size_t from, std::size_t to, char* out) {
    for (std::size_t i = from; i < to; ++i) {
        prefetchEntries(batch, i);
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
    if (hasMadeIds(*batch.dictionary))
        out = m_parties.put(out, customer, batch.sequence[i], batch.session[i]);
    else {
        const CustomerDigits digits(customer);
        out = put(out, "{\"transaction_id\":\"TXN_");
        out = digits.put(out, batch.sequence[i]);
        out = putCustomerId(put(out, "\",\"customer_id\":\""), *batch.dictionary, customer);
        out = put(out, "\",\"session_id\":\"SESS_");
        out = digits.put(out, batch.session[i]);
    }
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
        return put(out, m_noPlace);
    out = put(out, m_lat);
    out = putMicroDegrees(out, batch.latE6[i]);
    out = put(out, m_lon);
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
        return put(out, m_noCard);
    const PaymentCard& card = batch.dictionary->cards[batch.card[i]];
    out = put(out, m_cardHash);
    out = putHex16(out, card.hash);
    out = put(out, m_brand[std::size_t{2} * card.brand + (card.credit ? 1 : 0)]);
    out = putNumber(out, batch.installments[i]);
    out = put(out, m_entry[indexOf(batch.entry[i])]);
    return put(out, m_cardChecks[batch.flags[i] & 15U]);
}

char* JsonlTransactions::putPix(char* out, const Batch& batch, std::size_t i) const {
    if (batch.payee[i] == noEntry)
        return put(out, m_noPayee);
    const Payee& payee = batch.dictionary->payees[batch.payee[i]];
    if (batch.type[i] == PaymentType::pix) {
        out = put(out, m_keyType[payee.keyType]);
        out = putUpTo48(out, payee.keyText.data(), payee.keyLength);
        *out++ = '"';
    } else
        out = put(out, m_noKey);
    return put(out, m_bank[payee.bank]);
}

char* JsonlTransactions::putFeatures(char* out, const Batch& batch, std::size_t i) const {
    out = put(out, m_distance);
    if (batch.distanceCentiKm[i] < 0)
        out = put(out, "null");
    else
        out = putCentesimal(out, static_cast<std::uint64_t>(batch.distanceCentiKm[i]));
    out = put(out, m_minutes);
    if (batch.minutesSinceLast[i] < 0)
        out = put(out, "null");
    else
        out = putNumber(out, static_cast<std::uint64_t>(batch.minutesSinceLast[i]));
    out = put(out, m_count24h);
    out = putNumber(out, batch.countLast24h[i]);
    out = put(out, m_sum24h);
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
        out = put(out, m_noAccount);
    else {
        const Payee& payee = batch.dictionary->payees[batch.payee[i]];
        out = put(out, m_account);
        out = put(out, m_bankCode[payee.bank]);
        *out++ = '/';
        out = putBranch(out, payee.account);
        *out++ = '/';
        out = putAccountNumber(out, payee.account);
        out = put(out, m_balanceBefore);
    }
    out = putCentesimal(out, static_cast<std::uint64_t>(batch.balanceBeforeCents(i)));
    out = put(out, m_balanceAfter);
    out = putCentesimal(out, static_cast<std::uint64_t>(batch.balanceAfterCents[i]));
    return put(out, "}\n");
}

} // namespace ledgerloom
