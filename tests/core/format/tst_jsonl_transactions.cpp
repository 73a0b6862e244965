#include "core/format/jsonl_transactions.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <memory>

using namespace ledgerloom;
using Json = nlohmann::ordered_json;

class TestJsonlTransactions : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Batch> batch = std::make_unique<Batch>();
    Dictionary dictionary;
    JsonlTransactions writer{reference(), true};

    /// A row with everything in it.
    void init_() {
        dictionary.clear();
        dictionary.merchants.push_back({});
        dictionary.payees.push_back({});
        dictionary.devices.push_back(999'999'999'999);
        dictionary.cards.push_back({~0ULL, 0, true});
        Merchant& m = dictionary.merchants[0];
        m.number = 999;
        m.nameText.fill('m');
        m.nameLength = Merchant::nameCapacity;
        Payee& p = dictionary.payees[0];
        p.account = 9'999 * 1'000'000'000ULL + 999'999'999;
        p.keyText.fill('k');
        p.keyLength = Payee::keyCapacity;
        Batch& b = *batch;
        b.rows = 1;
        b.dictionary = &dictionary;
        b.customer[0] = 9'999'999'999;
        b.sequence[0] = b.session[0] = 99'999;
        b.timeUs[0] = 1'751'338'800'000'000; // 2025-07-01
        b.amountCents[0] = 8'000'000;
        b.sumLast24hCents[0] = 12'345;
        b.merchant[0] = b.payee[0] = b.device[0] = b.card[0] = 0;
        b.ip[0] = 0xc8c8c8c8;
        b.latE6[0] = -23'550'500;
        b.lonE6[0] = -46'633'300;
        b.distanceCentiKm[0] = 123'456;
        b.minutesSinceLast[0] = 77;
        b.countLast24h[0] = 3;
        b.scoreCenti[0] = 10'000;
        b.type[0] = PaymentType::pix;
        b.channel[0] = Channel::mobileApp;
        b.entry[0] = CardEntry::chip;
        b.installments[0] = 12;
        b.status[0] = PaymentStatus::refused;
        b.reason[0] = RefusalReason::noBalance;
        b.fraud[0] = FraudType::none;
        b.flags[0] = 0;
    }
    std::string line(JsonlTransactions& by) {
        std::string text(JsonlTransactions::mostBytesPerRow * 4 + writerSlack, '#');
        const char* end = by.write(*batch, 0, 1, text.data());
        text.resize(static_cast<std::size_t>(end - text.data()));
        return text;
    }
    Json row() { return Json::parse(line(writer)); }
    void fillNulls() {
        Batch& b = *batch;
        b.merchant[0] = b.payee[0] = b.device[0] = b.card[0] = noEntry;
        b.ip[0] = 0;
        b.latE6[0] = b.lonE6[0] = noPlace;
        b.distanceCentiKm[0] = b.minutesSinceLast[0] = -1;
        b.channel[0] = Channel::none;
        b.reason[0] = RefusalReason::none;
    }
    /// Sets one cell to each of [0, count) and keeps the value that makes the longest row.
    template <class Cell> void makeLongest(Cell& cell, std::size_t count) {
        std::size_t longest = 0;
        Cell best{};
        for (std::size_t i = 0; i < count; ++i) {
            cell = static_cast<Cell>(i);
            const std::size_t length = line(writer).size();
            if (length > longest) {
                longest = length;
                best = cell;
            }
        }
        cell = best;
    }

private slots:
    void init() { init_(); }

    void keysAreInTheFrozenOrder() {
        QFile file(QFINDTESTDATA("../../../resources/schema/transactions.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Json schema = Json::parse(file.readAll().toStdString());
        std::vector<std::string> all;
        std::vector<std::string> v3;
        for (const Json& column : schema.at("columns")) {
            all.push_back(column.at("name"));
            if (!column.value("own", false))
                v3.push_back(column.at("name"));
        }
        QCOMPARE(v3.size(), std::size_t{38});
        JsonlTransactions without(reference(), false);
        for (const bool nulls : {false, true}) {
            if (nulls)
                fillNulls();
            for (const auto& [by, expected] : {std::pair{&writer, &all}, std::pair{&without, &v3}}) {
                const Json parsed = Json::parse(line(*by));
                std::vector<std::string> keys;
                for (const auto& [key, value] : parsed.items())
                    keys.push_back(key);
                QVERIFY(keys == *expected);
            }
        }
    }
    void valuesAreAsGiven() {
        const Json r = row();
        QCOMPARE(r.at("transaction_id").get<std::string>(), std::string("TXN_999999999999999"));
        QCOMPARE(r.at("customer_id").get<std::string>(), std::string("CUST_010000000000"));
        QCOMPARE(r.at("session_id").get<std::string>(), std::string("SESS_999999999999999"));
        QCOMPARE(r.at("device_id").get<std::string>(), std::string("DEV_999999999999"));
        QCOMPARE(r.at("timestamp").get<std::string>(), std::string("2025-07-01T03:00:00.000000"));
        QCOMPARE(r.at("valor").get<double>(), 80'000.0);
        QCOMPARE(r.at("ip_address").get<std::string>(), std::string("200.200.200.200"));
        QCOMPARE(r.at("geolocalizacao_lat").get<double>(), -23.5505);
        QCOMPARE(r.at("merchant_id").get<std::string>(), std::string("MERCH_001000"));
        QCOMPARE(r.at("merchant_name").get<std::string>(), std::string(46, 'm'));
        QCOMPARE(r.at("numero_cartao_hash").get<std::string>(), std::string("ffffffffffffffff"));
        QCOMPARE(r.at("chave_pix_destino").get<std::string>(), std::string(46, 'k'));
        QCOMPARE(r.at("conta_destino").get<std::string>(), reference().banks[0].code + "/9999/999999999-0");
        QCOMPARE(r.at("distancia_ultima_transacao_km").get<double>(), 1'234.56);
        QCOMPARE(r.at("fraud_score").get<double>(), 100.0);
        QCOMPARE(r.at("parcelas").get<int>(), 12);
    }
    void whatIsAbsentIsNull() {
        fillNulls();
        const Json r = row();
        for (const char* key : {"device_id",
                                "canal",
                                "ip_address",
                                "geolocalizacao_lat",
                                "geolocalizacao_lon",
                                "merchant_id",
                                "merchant_name",
                                "merchant_category",
                                "mcc_code",
                                "mcc_risk_level",
                                "numero_cartao_hash",
                                "bandeira",
                                "tipo_cartao",
                                "parcelas",
                                "entrada_cartao",
                                "cvv_validado",
                                "autenticacao_3ds",
                                "chave_pix_tipo",
                                "chave_pix_destino",
                                "banco_destino",
                                "distancia_ultima_transacao_km",
                                "tempo_desde_ultima_transacao_min",
                                "motivo_recusa",
                                "fraud_type",
                                "conta_destino"})
            QVERIFY2(r.at(key).is_null(), key);
    }
    void everyValueOfEverySetIsWrittenWhole() {
        const auto is = [this](const char* key, std::string_view expected) {
            return row().at(key).get<std::string>() == expected;
        };
        for (std::size_t i = 0; i < paymentTypeNames.size(); ++i) {
            batch->type[0] = static_cast<PaymentType>(i);
            QVERIFY(is("tipo", paymentTypeNames[i]));
            QCOMPARE(row().at("chave_pix_tipo").is_null(), i != 0);
        }
        batch->type[0] = PaymentType::pix;
        for (std::size_t i = 0; i < channelNames.size(); ++i) {
            batch->channel[0] = static_cast<Channel>(i);
            QVERIFY(is("canal", channelNames[i]));
        }
        for (std::size_t i = 0; i < cardEntryNames.size(); ++i) {
            batch->entry[0] = static_cast<CardEntry>(i);
            QVERIFY(is("entrada_cartao", cardEntryNames[i]));
        }
        for (std::size_t i = 0; i < paymentStatusNames.size(); ++i)
            for (std::size_t k = 0; k < refusalReasonNames.size(); ++k) {
                batch->status[0] = static_cast<PaymentStatus>(i);
                batch->reason[0] = static_cast<RefusalReason>(k);
                QVERIFY(is("status", paymentStatusNames[i]) && is("motivo_recusa", refusalReasonNames[k]));
            }
        for (std::size_t i = 0; i < fraudTypeNames.size(); ++i) {
            batch->fraud[0] = static_cast<FraudType>(i);
            QVERIFY(is("fraud_type", fraudTypeNames[i]) && row().at("is_fraud").get<bool>());
        }
        for (std::size_t i = 0; i < pixKeyTypeNames.size(); ++i) {
            dictionary.payees[0].keyType = static_cast<std::uint8_t>(i);
            QVERIFY(is("chave_pix_tipo", pixKeyTypeNames[i]));
        }
    }
    void everyEntryOfEveryTableIsWrittenWhole() {
        for (std::size_t i = 0; i < reference().categories.size(); ++i) {
            dictionary.merchants[0].category = static_cast<std::uint8_t>(i);
            const Json r = row();
            QVERIFY(r.at("merchant_category").get<std::string>() == reference().categories[i].name);
            QVERIFY(r.at("mcc_code").get<std::string>() == reference().categories[i].code);
            QVERIFY(r.at("mcc_risk_level").get<std::string>() == reference().categories[i].risk);
        }
        for (std::size_t i = 0; i < reference().banks.size(); ++i) {
            dictionary.payees[0].bank = static_cast<std::uint8_t>(i);
            QVERIFY(row().at("banco_destino").get<std::string>() == reference().banks[i].code);
        }
        for (std::size_t i = 0; i < reference().brands.size(); ++i)
            for (const bool credit : {false, true}) {
                dictionary.cards[0].brand = static_cast<std::uint8_t>(i);
                dictionary.cards[0].credit = credit;
                QVERIFY(row().at("bandeira").get<std::string>() == reference().brands[i].text);
                QVERIFY(row().at("tipo_cartao").get<std::string>() == (credit ? "CREDITO" : "DEBITO"));
            }
    }
    void flagsAreTheirColumns() {
        for (int flags = 0; flags < 256; ++flags) {
            batch->flags[0] = static_cast<std::uint8_t>(flags);
            const Json r = row();
            const auto check = [&](const char* key, int asked, int passed) {
                QCOMPARE(r.at(key).is_null(), (flags & asked) == 0);
                if ((flags & asked) != 0)
                    QCOMPARE(r.at(key).get<bool>(), (flags & passed) != 0);
            };
            check("cvv_validado", Payment::cvvChecked, Payment::cvvMatches);
            check("autenticacao_3ds", Payment::threeDsAsked, Payment::threeDsPassed);
            QCOMPARE(r.at("horario_incomum").get<bool>(), (flags & Payment::unusualHour) != 0);
            QCOMPARE(r.at("novo_beneficiario").get<bool>(), (flags & Payment::newReceiver) != 0);
        }
    }
    /// Every cell at its longest at once, which no real row is.
    void noRowCanBeLongerThanPromised() {
        Batch& b = *batch;
        b.amountCents[0] = 99'999'999'999'999;
        b.sumLast24hCents[0] = 99'999'999'999'999'999;
        b.distanceCentiKm[0] = 2'001'509; // half around the Earth
        b.minutesSinceLast[0] = INT32_MAX;
        b.countLast24h[0] = UINT16_MAX;
        b.latE6[0] = b.lonE6[0] = -179'999'999;
        b.installments[0] = 255;
        dictionary.merchants[0].number = ~0ULL - 1;
        makeLongest(b.channel[0], channelNames.size() + 1);
        makeLongest(b.entry[0], cardEntryNames.size() + 1);
        makeLongest(b.fraud[0], fraudTypeNames.size() + 1);
        makeLongest(b.status[0], paymentStatusNames.size());
        makeLongest(b.reason[0], refusalReasonNames.size() + 1);
        makeLongest(b.flags[0], 256);
        makeLongest(dictionary.merchants[0].category, reference().categories.size());
        makeLongest(dictionary.payees[0].keyType, pixKeyTypeNames.size());
        makeLongest(dictionary.payees[0].bank, reference().banks.size());
        makeLongest(dictionary.cards[0].brand, reference().brands.size());
        const std::string pix = line(writer);
        // Only Pix has a key; the longest name of a type is added on top.
        const std::size_t longest = pix.size() + std::string_view("DEBITO_AUTOMATICO").size();
        QVERIFY(Json::accept(pix));
        QVERIFY2(longest <= JsonlTransactions::mostBytesPerRow, qPrintable(QString::number(longest)));
    }
};

QTEST_APPLESS_MAIN(TestJsonlTransactions)
#include "tst_jsonl_transactions.moc"
