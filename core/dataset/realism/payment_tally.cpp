#include "core/dataset/realism/payment_tally.h"

#include "core/base/civil_time.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace ledgerloom {

namespace {

constexpr std::string_view idStart = "CUST_";

/// The number of one of Ledgerloom's ids, from 1; 0 of any other text.
std::uint64_t numberOf(std::string_view id) {
    std::uint64_t number = 0;
    if (!id.starts_with(idStart))
        return 0;
    const char* const end = id.data() + id.size();
    const auto [at, error] = std::from_chars(id.data() + idStart.size(), end, number);
    return error == std::errc() && at == end ? number : 0;
}

std::string hourText(std::int64_t hour) {
    std::string text = std::to_string(hour);
    return (text.size() < 2 ? "0" : "") + text;
}

std::string_view textOr(const TextRows& column, std::int64_t row, std::string_view missing) {
    return column.isNull(row) ? missing : std::string_view(column[row]);
}

} // namespace

std::uint8_t SizeCounts::stepOf(double value) {
    if (!(value >= 0)) // also what is no number
        return 0;
    constexpr double perDoubling = 5;
    const double step = 1 + perDoubling * std::log2(1 + value);
    return static_cast<std::uint8_t>(std::min<double>(step, steps - 1));
}

double SizeCounts::area() const {
    const double up = areaOf(m_counts);
    return std::max(up, 1 - up);
}

void CustomerStates::set(std::string_view customerId, std::string_view state) {
    const std::uint64_t number = numberOf(customerId);
    if (number == 0 || number > m_states.size())
        return;
    auto found = std::ranges::find(m_names, state);
    if (found == m_names.end()) {
        if (m_names.size() == 255)
            return; // there are 27
        found = m_names.insert(m_names.end(), std::string(state));
    }
    m_states[number - 1] = static_cast<std::uint8_t>(found - m_names.begin() + 1);
}

std::string_view CustomerStates::of(std::string_view customerId) const {
    const std::uint64_t number = numberOf(customerId);
    if (number == 0 || number > m_states.size() || m_states[number - 1] == 0)
        return {};
    return m_names[m_states[number - 1] - 1U];
}

PaymentTally::PaymentTally(std::int32_t cutDay, const CustomerStates& states) : m_cutDay(cutDay), m_states(states) {
    for (const char* name : {"tipo", "canal", "status", "mcc_code", "entrada_cartao", "chave_pix_tipo", "banco_destino",
                             "bandeira", "merchant_category"})
        m_words.push_back({TextRows(name), {}});
    for (const char* name :
         {"valor", "valor_acumulado_24h", "distancia_ultima_transacao_km", "saldo_antes", "saldo_depois"})
        m_numbers.push_back({NumberRows(name), {}});
}

void PaymentTally::take(const arrow::RecordBatch& rows) {
    for (Words& words : m_words)
        words.column.bind(rows);
    for (Numbers& numbers : m_numbers)
        numbers.column.bind(rows);
    for (TextRows* column : {&m_customer, &m_type, &m_channel, &m_category, &m_keyType, &m_fraudType})
        column->bind(rows);
    m_amount.bind(rows);
    m_score.bind(rows);
    m_time.bind(rows);
    m_fraud.bind(rows);
    m_newReceiver.bind(rows);
    m_count.bind(rows);
    m_minutes.bind(rows);
    for (std::int64_t row = 0; row < rows.num_rows(); ++row)
        take(row, !m_fraud.isNull(row) && m_fraud[row]);
}

void PaymentTally::take(std::int64_t row, bool fraud) {
    ++m_rows;
    m_fraudRows += fraud ? 1U : 0U;
    for (Words& words : m_words)
        words.counts.add(textOr(words.column, row, "(none)"), fraud);
    for (Numbers& numbers : m_numbers)
        numbers.counts.add(SizeCounts::stepOf(numbers.column.isNull(row) ? -1 : numbers.column[row]), fraud);
    m_counts.add(SizeCounts::stepOf(m_count.isNull(row) ? -1 : static_cast<double>(m_count[row])), fraud);
    m_gaps.add(SizeCounts::stepOf(m_minutes.isNull(row) ? -1 : static_cast<double>(m_minutes[row])), fraud);
    m_receivers.add(!m_newReceiver.isNull(row) && m_newReceiver[row] ? "true" : "false", fraud);
    if (!m_score.isNull(row))
        ++m_scores[static_cast<std::size_t>(std::clamp(m_score[row], 0.0, 100.0))][fraud ? 1 : 0];
    m_types.add(textOr(m_type, row, "(none)"), fraud);
    m_channels.add(textOr(m_channel, row, "(none)"), fraud);
    if (textOr(m_type, row, "") == "PIX")
        m_keys.add(textOr(m_keyType, row, "(none)"), fraud);
    if (fraud)
        m_fraudTypes.add(textOr(m_fraudType, row, "(none)"), true);
    if (const std::string_view state = m_states.of(textOr(m_customer, row, "")); !state.empty())
        m_byState.add(state, fraud);
    if (m_time.isNull(row))
        return;
    const std::int64_t time = m_time[row];
    const std::int64_t hour = time % microsPerDay / (3'600 * microsPerSecond);
    const auto day = static_cast<std::int32_t>(time / microsPerDay);
    m_hours.add(hourText(hour), fraud);
    auto& ofDay = m_days[day];
    ++ofDay[0];
    ofDay[1] += fraud ? 1U : 0U;
    judge(row, hour, day, fraud);
}

std::uint8_t PaymentTally::codeOf(std::size_t feature, std::string_view value) {
    std::vector<std::string>& known = m_codes[feature];
    const auto found = std::ranges::find(known, value);
    if (found != known.end())
        return static_cast<std::uint8_t>(found - known.begin());
    if (known.size() == Baseline::bins - 1)
        return Baseline::bins - 1;
    known.emplace_back(value);
    return static_cast<std::uint8_t>(known.size() - 1);
}

void PaymentTally::judge(std::int64_t row, std::int64_t hour, std::int32_t day, bool fraud) {
    const Baseline::Row bins{SizeCounts::stepOf(m_amount.isNull(row) ? -1 : m_amount[row]),
                             static_cast<std::uint8_t>(hour), codeOf(2, textOr(m_type, row, "(none)")),
                             codeOf(3, textOr(m_channel, row, "(none)")), codeOf(4, textOr(m_category, row, "(none)"))};
    if (day < m_cutDay)
        m_baseline.learn(bins, fraud);
    else
        m_baseline.judge(bins, fraud);
}

void PaymentTally::tellDays(RealismReport& report) const {
    constexpr std::uint64_t rowsToTell = 4'000; // of which some are fraudulent by any rate that is used
    std::uint64_t without = 0;
    for (const auto& [day, counts] : m_days)
        without += counts[0] > rowsToTell && counts[1] == 0 ? 1U : 0U;
    report.figures.push_back({"days without fraud", static_cast<double>(without), {}, 0.0});
}

void PaymentTally::tell(RealismReport& report) const {
    report.rows += m_rows;
    report.fraudRows += m_fraudRows;
    report.tables.push_back(m_types.table("payment types", paymentTypeTargets()));
    report.tables.push_back(m_keys.table("Pix keys", pixKeyTargets()));
    report.tables.push_back(m_fraudTypes.fraudTable("fraud types", fraudTypeTargets()));
    report.tables.push_back(m_hours.table("hours", {}, true));
    report.tables.push_back(m_channels.table("channels"));
    report.tables.push_back(m_byState.table("states of payers"));

    std::string name;
    double most = 0;
    const auto consider = [&](const std::string& column, double area) {
        if (area > most) {
            most = area;
            name = column;
        }
    };
    for (const Words& words : m_words)
        consider(words.column.name(), words.counts.area());
    for (const Numbers& numbers : m_numbers)
        consider(numbers.column.name(), numbers.counts.area());
    consider("novo_beneficiario", m_receivers.area());
    consider("transacoes_ultimas_24h", m_counts.area());
    consider("tempo_desde_ultima_transacao_min", m_gaps.area());
    report.figures.push_back({"area of the column that tells most (" + name + ")", most, {}, 0.80});
    report.figures.push_back({"area of a naive Bayes on the row alone", m_baseline.area(), 0.65, 0.80});
    report.figures.push_back({"area of fraud_score", areaOf(m_scores), 0.75, 0.88});
    tellDays(report);
}

} // namespace ledgerloom
