#include "core/dataset/external_sort.h"
#include "core/dataset/read/row_columns.h"
#include "core/dataset/verify/row_check.h"
#include "core/dataset/verify/stream_replay.h"

#include <xxhash.h>

#include <array>
#include <cmath>

namespace ledgerloom {

namespace {

constexpr std::size_t checkCount = 12;

/// Minutes from Brasilia of a state's clocks, as the tz database has them since 2019 (the west of Amazonas and Fernando
/// de Noronha left out, as the data do).
std::int16_t zoneOf(std::string_view state) {
    if (state == "AC")
        return -120;
    for (const std::string_view west : {"MT", "MS", "RO", "RR", "AM"})
        if (state == west)
            return -60;
    return 0;
}

/// Identity for novelty: the key of a Pix, else the merchant, else the account.
std::uint64_t receiverKey(char kind, std::string_view text) {
    return XXH3_64bits_withSeed(text.data(), text.size(), static_cast<XXH64_hash_t>(kind));
}

/// Features, devices and customers: gathers what each customer's replay needs, sorts it by customer and time, in memory
/// or on disk, and replays it; by shard, since a customer's rows are of one shard, or all at the end where the table is
/// in the order of time.
class StreamCheck final : public RowCheck {
public:
    explicit StreamCheck(const CheckInputs& inputs)
        : m_inputs(inputs),
          m_sort(inputs.work, inputs.scratchFolder, inputs.sortBytes, "customers' payments"),
          m_replay([this](StreamReplay::Check check, const StreamRecord& record,
                          const std::string& why) { fault(check, record, why); },
                   inputs.listing.plan.credits),
          m_places(inputs.listing.parts.size(), "row") {
        constexpr std::array<const char*, checkCount> names{"every customer of a row exists",
                                                            "device and customer of every payment are a row of devices",
                                                            "no device is used before its first use",
                                                            "a customer's times are unique",
                                                            "transacoes_ultimas_24h is as replayed",
                                                            "valor_acumulado_24h is as replayed",
                                                            "tempo_desde_ultima_transacao_min is as replayed",
                                                            "distancia_ultima_transacao_km is as replayed",
                                                            "novo_beneficiario is as replayed",
                                                            "horario_incomum is as replayed",
                                                            "saldo_depois is saldo_antes with the amount",
                                                            "saldo_antes is what the row before left"};
        for (std::size_t i = 0; i < checkCount; ++i)
            m_checks[i] = inputs.report.add(names[i]);
    }

    Result<void> beginPart(const CheckedPart& part) override {
        m_part = part;
        m_places[part.number] = part.place;
        return {};
    }

    Result<void> rows(const arrow::RecordBatch& batch, std::uint64_t firstRow) override {
        for (TextRows* column : std::initializer_list<TextRows*>{&m_customer, &m_device, &m_state, &m_type, &m_status,
                                                                 &m_pixKey, &m_merchant, &m_account})
            column->bind(batch);
        const auto& table = m_part.listed->table;
        if (table == "transactions" || table == "credits")
            bindPayments(batch);
        m_firstUse.bind(batch);
        for (std::int64_t row = 0; row < batch.num_rows(); ++row) {
            if (m_customer.isNull(row))
                continue;
            StreamRecord record;
            record.customer = keyOfId(m_customer[row]);
            record.part = static_cast<std::uint32_t>(m_part.number);
            record.row = static_cast<std::uint32_t>(firstRow) + static_cast<std::uint32_t>(row);
            if (table == "customers")
                record.zoneMinutes = m_state.isNull(row) ? std::int16_t{0} : zoneOf(m_state[row]);
            else if (table == "devices")
                fillDevice(record, row);
            else if (table == "transactions")
                fillPayment(record, row);
            else if (table == "credits")
                fillCredit(record, row);
            else
                continue;
            if (auto added = m_sort.add(record); !added)
                return added;
        }
        return {};
    }

    Result<void> endShard() override { return m_inputs.listing.plan.order == Order::time ? Result<void>() : replay(); }
    Result<void> finish() override {
        if (auto done = replay(); !done)
            return done;
        for (const VerifyReport::CheckId check : m_checks)
            m_inputs.report.checked(check, m_replay.payments());
        return {};
    }

private:
    void bindPayments(const arrow::RecordBatch& batch) {
        m_time.bind(batch);
        for (NumberRows* column :
             std::initializer_list<NumberRows*>{&m_amount, &m_lat, &m_lon, &m_distance, &m_sum, &m_before, &m_after})
            column->bind(batch);
        m_minutes.bind(batch);
        m_count.bind(batch);
        m_hour.bind(batch);
        m_novelty.bind(batch);
    }

    void fillDevice(StreamRecord& record, std::int64_t row) const {
        record.kind = StreamRecord::Kind::device;
        record.device = m_device.isNull(row) ? IdKey() : keyOfId(m_device[row]);
        record.timeUs = m_firstUse.isNull(row) ? 0 : m_firstUse[row];
    }

    void fillPayment(StreamRecord& record, std::int64_t row) const {
        const auto e6 = [](const NumberRows& column, std::int64_t at) {
            return column.isNull(at) ? StreamRecord::none : static_cast<std::int32_t>(std::lround(column[at] * 1e6));
        };
        const auto cents = [](const NumberRows& column, std::int64_t at) {
            return column.isNull(at) ? std::int64_t{0} : hundredthsOf(column[at]);
        };
        const auto whole = [](const IntegerRows& column, std::int64_t at) {
            return column.isNull(at) ? StreamRecord::none : static_cast<std::int32_t>(column[at]);
        };
        record.kind = StreamRecord::Kind::payment;
        record.timeUs = m_time.isNull(row) ? 0 : m_time[row];
        record.amountCents = cents(m_amount, row);
        record.sumCents = cents(m_sum, row);
        record.latE6 = e6(m_lat, row);
        record.lonE6 = e6(m_lon, row);
        if (!m_distance.isNull(row))
            record.distanceCentiKm = static_cast<std::int32_t>(hundredthsOf(m_distance[row]));
        record.minutes = whole(m_minutes, row);
        record.count = whole(m_count, row);
        record.unusualHour = !m_hour.isNull(row) && m_hour[row];
        record.newReceiver = !m_novelty.isNull(row) && m_novelty[row];
        record.hasDevice = !m_device.isNull(row);
        if (record.hasDevice)
            record.device = keyOfId(m_device[row]);
        record.receiver = receiverOf(row);
        const bool through = !m_status.isNull(row) && (m_status[row] == "APROVADA" || m_status[row] == "ESTORNADA");
        record.debits = through && !m_type.isNull(row) && m_type[row] != "CARTAO_CREDITO";
        fillBalance(record, row);
    }

    void fillCredit(StreamRecord& record, std::int64_t row) const {
        record.kind = StreamRecord::Kind::credit;
        record.timeUs = m_time.isNull(row) ? 0 : m_time[row];
        record.amountCents = m_amount.isNull(row) ? 0 : hundredthsOf(m_amount[row]);
        fillBalance(record, row);
    }

    void fillBalance(StreamRecord& record, std::int64_t row) const {
        if (!m_before.isNull(row))
            record.balanceBeforeCents = hundredthsOf(m_before[row]);
        if (!m_after.isNull(row))
            record.balanceAfterCents = hundredthsOf(m_after[row]);
    }

    std::uint64_t receiverOf(std::int64_t row) const {
        if (!m_type.isNull(row) && m_type[row] == "PIX" && !m_pixKey.isNull(row))
            return receiverKey('k', m_pixKey[row]);
        const bool boleto = !m_type.isNull(row) && m_type[row] == "BOLETO" && !m_account.isNull(row);
        if (!boleto && !m_merchant.isNull(row))
            return receiverKey('m', m_merchant[row]);
        return m_account.isNull(row) ? 0 : receiverKey('a', m_account[row]);
    }

    Result<void> replay() {
        m_replay.reset();
        return m_sort.drain([this](const StreamRecord& record) -> Result<void> {
            m_replay.take(record);
            return {};
        });
    }

    void fault(StreamReplay::Check check, const StreamRecord& record, const std::string& why) {
        // Without own columns the account is not told, so what has neither key nor merchant cannot be replayed.
        if (check == StreamReplay::Check::newReceiver && !m_inputs.listing.plan.ownColumns)
            return;
        m_inputs.report.fault(m_checks[static_cast<std::size_t>(check)], m_inputs.listing.parts[record.part].path,
                              record.row, m_places[record.part], why);
    }

    const CheckInputs& m_inputs;
    ExternalSort<StreamRecord> m_sort;
    StreamReplay m_replay;
    std::array<VerifyReport::CheckId, checkCount> m_checks{};
    CheckedPart m_part;
    std::vector<std::string> m_places;
    TextRows m_customer{"customer_id"}, m_device{"device_id"}, m_state{"endereco.estado"}, m_type{"tipo"},
        m_status{"status"}, m_pixKey{"chave_pix_destino"}, m_merchant{"merchant_id"}, m_account{"conta_destino"};
    DateRows m_firstUse{"primeiro_uso"};
    TimeRows m_time{"timestamp"};
    NumberRows m_amount{"valor"}, m_lat{"geolocalizacao_lat"}, m_lon{"geolocalizacao_lon"},
        m_distance{"distancia_ultima_transacao_km"}, m_sum{"valor_acumulado_24h"}, m_before{"saldo_antes"},
        m_after{"saldo_depois"};
    IntegerRows m_minutes{"tempo_desde_ultima_transacao_min"}, m_count{"transacoes_ultimas_24h"};
    BooleanRows m_hour{"horario_incomum"}, m_novelty{"novo_beneficiario"};
};

} // namespace

std::unique_ptr<RowCheck> makeStreamCheck(const CheckInputs& inputs) {
    return std::make_unique<StreamCheck>(inputs);
}

} // namespace ledgerloom
