#include "core/run/mixed_rows.h"

#include "core/base/civil_time.h"

#include <algorithm>
#include <numeric>

namespace ledgerloom {

namespace {

constexpr std::uint64_t mostCopies = 4'096; ///< nobody is met twice long before

/// Of a few blocks so many that they can stand for all evenly.
std::uint64_t blocksFor(const Plan& plan) {
    constexpr std::uint64_t fewest = 5;
    constexpr std::uint64_t most = 8;
    if (plan.blocks <= most)
        return std::max<std::uint64_t>(1, plan.blocks);
    std::uint64_t best = fewest;
    for (std::uint64_t count = fewest; count <= most; ++count)
        best = plan.blocks % count < plan.blocks % best ? count : best;
    return best;
}

std::int64_t rangeOf(const Plan& plan) {
    return static_cast<std::int64_t>(plan.days()) * microsPerDay;
}

constexpr std::uint64_t accountMarks = ~std::uint64_t{UINT32_MAX};

std::uint64_t accountMark(std::uint64_t account) {
    return mix64(account) & accountMarks;
}

std::uint64_t payerMark(std::uint64_t customer) {
    return mix64(customer) & ~accountMarks;
}

/// The same text with other digits; a key stays one of its type.
void disguiseKey(Payee& payee, std::uint64_t key) {
    const bool hexadecimal = payee.keyType == static_cast<std::uint8_t>(PixKeyType::random);
    for (std::size_t i = 0; i < payee.keyLength; ++i) {
        char& c = payee.keyText[i];
        const std::uint64_t turn = mix64(key + i / 16) >> (i % 16 * 4U) & 15U;
        const bool digit = c >= '0' && c <= '9';
        if (hexadecimal && (digit || (c >= 'a' && c <= 'f')))
            c = "0123456789abcdef"[(static_cast<std::uint64_t>(digit ? c - '0' : c - 'a' + 10) + turn) % 16];
        else if (digit)
            c = static_cast<char>('0' + (static_cast<std::uint64_t>(c - '0') + turn) % 10);
    }
}

void disguisePayee(Payee& payee, std::uint64_t key) {
    constexpr std::uint64_t numbers = 1'000'000'000; // of accounts in a branch
    payee.account = (payee.account / numbers + key % 9'000) % 9'999 * numbers +
                    (payee.account % numbers + key % 499'000'000) % numbers;
    disguiseKey(payee, key);
}

} // namespace

MixedRows::MixedRows(const Plan& plan, std::uint64_t mostRows)
    : m_plan(plan),
      m_blocks(blocksFor(plan)),
      m_copies(std::clamp<std::uint64_t>(plan.blocks / m_blocks, 1, mostCopies)),
      m_rangeUs(rangeOf(plan)),
      m_slotUs(std::max<std::int64_t>(1, m_rangeUs / static_cast<std::int64_t>(m_copies))),
      m_stepUs(m_slotUs / static_cast<std::int64_t>(m_blocks)) {
    const std::uint64_t rows = std::min({mostRows, rowsPerBlock, std::max<std::uint64_t>(1, plan.rows)});
    // A stretch is as long as the whole run takes for so many rows, of the blocks that are stood for.
    const std::uint64_t stoodFor = mulDiv(plan.rows, m_blocks * m_copies, std::max<std::uint64_t>(1, plan.blocks));
    m_stretchUs = std::max<std::int64_t>(
        1, static_cast<std::int64_t>(mulDiv(static_cast<std::uint64_t>(m_rangeUs), rows, std::max(rows, stoodFor))));
    // Days of one stretch lie on days of the others.
    if (m_plan.encoding.isText() && m_stretchUs >= microsPerDay && m_stepUs >= microsPerDay) {
        m_slotUs -= m_slotUs % microsPerDay;
        m_stepUs -= m_stepUs % microsPerDay;
    }
    m_rows.reserve(rows + rows / 8);
}

/// Which stretch of the `i`-th block's rows a time lies in, if any.
bool MixedRows::choose(std::int64_t timeUs, std::uint64_t i, Stretch& stretch) const {
    const std::int64_t sinceStart =
        std::clamp<std::int64_t>(timeUs - m_plan.startDate * microsPerDay, 0, m_rangeUs - 1);
    const auto slot = std::min<std::uint64_t>(static_cast<std::uint64_t>(sinceStart / m_slotUs), m_copies - 1);
    // Blocks take turns, so that all of the range is seen.
    const std::int64_t begin = static_cast<std::int64_t>(slot) * m_slotUs + m_stepUs * static_cast<std::int64_t>(i);
    const std::int64_t within = sinceStart - begin;
    if (within < 0 || within >= m_stretchUs)
        return false;
    // Text is packed some hundred rows at a time, which are of one time of day: of a stretch shorter than a day all
    // hours follow each other in it. A row group has rows of many hours.
    const auto ofDay = static_cast<std::uint64_t>(sinceStart % microsPerDay);
    const std::int64_t place =
        m_plan.encoding.isText() && m_stretchUs < microsPerDay
            ? static_cast<std::int64_t>(mulDiv(ofDay, static_cast<std::uint64_t>(m_stretchUs), microsPerDay))
            : within;
    stretch.copy = slot;
    stretch.timeUs = (m_plan.startDate + m_rangeUs / microsPerDay / 2) * microsPerDay + place;
    return true;
}

void MixedRows::add(BlockRows& rows, std::uint64_t i) {
    const std::uint64_t all = rows.totals().rows;
    for (std::uint64_t first = 0; first < all; first += rowsPerUnit) {
        const Batch& batch = rows.transactions(first, std::min<std::uint64_t>(rowsPerUnit, all - first));
        notePayees(batch);
        Stretch stretch;
        for (std::size_t at = 0; at < batch.rows; ++at) {
            if (!choose(batch.timeUs[at], i, stretch))
                continue;
            OrderedRow& row = m_rows.emplace_back();
            row.take(batch, at);
            row.timeUs = stretch.timeUs;
            m_copyOf.push_back(static_cast<std::uint32_t>(stretch.copy));
        }
    }
    std::ranges::sort(m_payers);
    m_payers.erase(std::unique(m_payers.begin(), m_payers.end()), m_payers.end());
}

void MixedRows::notePayees(const Batch& batch) {
    for (std::size_t at = 0; at < batch.rows; ++at)
        if (batch.payee[at] != noEntry)
            m_payers.push_back(accountMark(batch.dictionary->payees[batch.payee[at]].account) |
                               payerMark(batch.customer[at]));
}

bool MixedRows::isPaidBySeveral(const Payee& payee) const {
    const std::uint64_t mark = accountMark(payee.account);
    const auto first = std::ranges::lower_bound(m_payers, mark);
    return first != m_payers.end() && m_payers.end() - first > 1 && (*first & accountMarks) == mark &&
           (*(first + 1) & accountMarks) == mark;
}

void MixedRows::finish(const Population& population) {
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        if (m_copyOf[row] > 0)
            disguise(m_rows[row], m_copyOf[row], population);
    m_payers = {};
    m_copyOf = {};
    m_order.resize(m_rows.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    std::ranges::sort(m_order, [this](std::uint32_t a, std::uint32_t b) { return m_rows[a].key() < m_rows[b].key(); });
}

void MixedRows::disguise(OrderedRow& row, std::uint64_t copy, const Population& population) const {
    const std::uint64_t customersOfBlock = std::max<std::uint64_t>(1, m_plan.customers / m_plan.blocks);
    constexpr std::uint64_t deviceNumbers = 1'000'000'000'000;
    const std::uint64_t key = mix64(copy);
    row.customer = (row.customer + copy * customersOfBlock) % m_plan.customers;
    row.device = (row.device + key % deviceNumbers) % deviceNumbers;
    row.cardHash = mix64(row.cardHash + copy);
    row.ip = row.ip == 0 ? 0 : row.ip ^ static_cast<std::uint32_t>(key & 0x0fffU);
    if (row.has(OrderedRow::hasMerchant))
        moveMerchant(row, copy, population);
    else if (row.has(OrderedRow::hasPayee))
        disguisePayeeOf(row, copy);
}

void MixedRows::disguisePayeeOf(OrderedRow& row, std::uint64_t copy) const {
    if (!isPaidBySeveral(row.payee))
        disguisePayee(row.payee, mix64(row.payee.account ^ mix64(copy)));
}

/// To a merchant of the same kind elsewhere: the copy's customers live elsewhere.
void MixedRows::moveMerchant(OrderedRow& row, std::uint64_t copy, const Population& population) const {
    const Merchant before = row.merchant;
    const Places& places = population.places();
    if (!places.isNational(before.number)) {
        const Places::MerchantPlace place = places.merchantPlace(before.number);
        const Cell cell = places.cellOf((place.cell.from + mix64(copy) % m_plan.customers) % m_plan.customers);
        const std::uint32_t choice = places.merchantsIn(cell.city, place.category);
        if (choice > 0)
            row.merchant = population.localMerchant(cell, place.category, place.which % choice);
        if (row.latE6 == before.latE6 && row.lonE6 == before.lonE6) {
            row.latE6 = row.merchant.latE6;
            row.lonE6 = row.merchant.lonE6;
        }
    }
    if (!row.has(OrderedRow::hasPayee))
        return;
    if (row.payee.account == population.merchantPayee(before.number).account)
        row.payee = population.merchantPayee(row.merchant.number);
    else
        disguisePayeeOf(row, copy);
}

} // namespace ledgerloom
