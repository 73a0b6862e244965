#include "core/dataset/verify/stream_replay.h"

#include "core/base/civil_time.h"
#include "core/base/units.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace ledgerloom {

namespace {

constexpr std::int64_t microsPerMinute = 60 * microsPerSecond;
constexpr double earthKm = 6371.0088;      ///< mean radius of the IUGG
constexpr std::int32_t mostOffCentiKm = 1; ///< distances are right to 0.01 km

/// By the haversine formula and libm, which shares nothing with the arithmetic that made the data.
double greatCircleKm(const StreamRecord& a, const StreamRecord& b) {
    const auto radians = [](std::int32_t e6) { return e6 * (std::numbers::pi / 180e6); };
    const double lat1 = radians(a.latE6);
    const double lat2 = radians(b.latE6);
    const double x = std::sin((lat2 - lat1) / 2);
    const double y = std::sin((radians(b.lonE6) - radians(a.lonE6)) / 2);
    return 2 * earthKm * std::asin(std::sqrt(x * x + std::cos(lat1) * std::cos(lat2) * y * y));
}

std::string shown(std::int32_t value) {
    return value == StreamRecord::none ? "null" : std::to_string(value);
}

std::string told(const std::string& column, const std::string& is, const std::string& should) {
    return column + " is " + is + ", replayed " + should;
}

} // namespace

void StreamReplay::begin(const StreamRecord& record) {
    m_any = true;
    m_customer = record.customer;
    m_known = m_hasLast = false;
    m_zoneMinutes = 0;
    m_devices.clear();
    m_window.clear();
    m_windowCents = 0;
    m_balanceCents = StreamRecord::noBalance;
    m_receivers.clear();
}

void StreamReplay::take(const StreamRecord& record) {
    if (!m_any || record.customer != m_customer)
        begin(record);
    if (record.kind == StreamRecord::Kind::customer) {
        m_known = true;
        m_zoneMinutes = record.zoneMinutes;
        return;
    }
    if (!m_known)
        m_onFault(Check::customerExists, record, "there is no such customer where its rows belong");
    if (record.kind == StreamRecord::Kind::device)
        m_devices.push_back({record.device, record.timeUs});
    else if (record.kind == StreamRecord::Kind::credit)
        checkBalance(record);
    else
        payment(record);
}

void StreamReplay::payment(const StreamRecord& record) {
    ++m_payments;
    if (record.hasDevice)
        checkDevice(record);
    checkWindow(record);
    checkLast(record);
    checkHabits(record);
    checkBalance(record);
    m_last = record;
    m_hasLast = true;
}

void StreamReplay::checkDevice(const StreamRecord& record) {
    const auto found = std::find_if(m_devices.begin(), m_devices.end(),
                                    [&](const Device& device) { return device.device == record.device; });
    if (found == m_devices.end())
        m_onFault(Check::deviceExists, record, "its device and customer are no row of devices");
    else if (record.timeUs < found->firstDay * microsPerDay)
        m_onFault(Check::deviceInUse, record,
                  "it is of " + formatTimestamp(record.timeUs) + ", its device is in use from " +
                      formatDate(static_cast<std::int32_t>(found->firstDay)));
}

void StreamReplay::checkWindow(const StreamRecord& record) {
    m_window.push_back({record.timeUs, record.amountCents});
    m_windowCents += record.amountCents;
    while (m_window.front().timeUs <= record.timeUs - microsPerDay) {
        m_windowCents -= m_window.front().cents;
        m_window.pop_front();
    }
    const auto count = static_cast<std::int32_t>(m_window.size());
    if (record.count != count)
        m_onFault(Check::count24h, record, told("transacoes_ultimas_24h", shown(record.count), shown(count)));
    if (record.sumCents != m_windowCents)
        m_onFault(Check::sum24h, record,
                  told("valor_acumulado_24h", formatFixed(static_cast<double>(record.sumCents) / 100, 2),
                       formatFixed(static_cast<double>(m_windowCents) / 100, 2)));
}

void StreamReplay::checkLast(const StreamRecord& record) {
    if (m_hasLast && record.timeUs == m_last.timeUs)
        m_onFault(Check::timesUnique, record, "the customer has another payment at " + formatTimestamp(record.timeUs));
    const std::int32_t minutes =
        m_hasLast ? static_cast<std::int32_t>((record.timeUs - m_last.timeUs) / microsPerMinute) : StreamRecord::none;
    if (record.minutes != minutes)
        m_onFault(Check::minutes, record,
                  told("tempo_desde_ultima_transacao_min", shown(record.minutes), shown(minutes)));
    const bool places = m_hasLast && record.latE6 != StreamRecord::none && m_last.latE6 != StreamRecord::none;
    const auto centi =
        places ? static_cast<std::int32_t>(std::lround(greatCircleKm(m_last, record) * 100)) : StreamRecord::none;
    const bool both = places && record.distanceCentiKm != StreamRecord::none;
    if (both ? std::abs(record.distanceCentiKm - centi) > mostOffCentiKm : record.distanceCentiKm != centi)
        m_onFault(Check::distance, record,
                  told("distancia_ultima_transacao_km in hundredths", shown(record.distanceCentiKm), shown(centi)));
}

void StreamReplay::checkHabits(const StreamRecord& record) {
    const bool isNew = m_receivers.insert(record.receiver).second;
    if (record.newReceiver != isNew)
        m_onFault(Check::newReceiver, record,
                  std::string("novo_beneficiario is ") + (isNew ? "false" : "true") + ", replayed " +
                      (isNew ? "true" : "false"));
    if (!m_known)
        return; // its zone is not known either
    const std::int64_t local = record.timeUs + m_zoneMinutes * microsPerMinute;
    const bool unusual = (local % microsPerDay + microsPerDay) % microsPerDay < 360 * microsPerMinute;
    if (record.unusualHour != unusual)
        m_onFault(Check::unusualHour, record,
                  std::string("horario_incomum is ") + (unusual ? "false" : "true") + " at " +
                      formatTimestamp(record.timeUs));
}

void StreamReplay::checkBalance(const StreamRecord& record) {
    const std::int64_t before = record.balanceBeforeCents;
    const std::int64_t after = record.balanceAfterCents;
    if (before == StreamRecord::noBalance || after == StreamRecord::noBalance)
        return; // the dataset has no balances
    const auto reais = [](std::int64_t cents) { return formatFixed(static_cast<double>(cents) / 100, 2); };
    const bool credit = record.kind == StreamRecord::Kind::credit;
    const std::int64_t moved = credit ? record.amountCents : record.debits ? -record.amountCents : 0;
    if (after != before + moved || after < 0)
        m_onFault(Check::balanceSum, record, told("saldo_depois", reais(after), reais(before + moved)));
    const std::int64_t left = std::exchange(m_balanceCents, after);
    if (left == StreamRecord::noBalance)
        return;
    // Without a table of what came in, the balance can only have grown.
    if (m_withCredits ? before != left : before < left)
        m_onFault(Check::balanceChain, record,
                  told("saldo_antes", reais(before), (m_withCredits ? "" : "at least ") + reais(left)));
}

} // namespace ledgerloom
