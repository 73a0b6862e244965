#include "ui/dataset/row_finder.h"

#include "ui/dataset/dataset_session.h"
#include "ui/dataset/row_table.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace ledgerloom {

namespace {

/// Names that others give to what ties the rows of one fraud together.
constexpr std::array episodeColumns{"episode_id", "campaign_id", "fraud_episode_id", "fraud_campaign_id"};
constexpr const char* customer = "customer_id";
constexpr const char* type = "fraud_type";

} // namespace

RowFinder::RowFinder(DatasetSession& session, RowTable& table, QObject* parent)
    : QObject(parent), m_session(session), m_table(table) {
    connect(&m_session, &DatasetSession::found, this, &RowFinder::take);
}

bool RowFinder::hasColumn(const std::string& name) const {
    if (m_session.opened() == nullptr)
        return false;
    const auto& columns = m_session.opened()->rows->columns();
    return std::any_of(columns.begin(), columns.end(), [&](const SourceColumn& one) { return one.name == name; });
}

QString RowFinder::idColumn() const {
    if (m_session.opened() == nullptr)
        return {};
    const auto& columns = m_session.opened()->rows->columns();
    if (hasColumn("transaction_id"))
        return QStringLiteral("transaction_id");
    const auto found = std::find_if(columns.begin(), columns.end(), [](const SourceColumn& one) {
        return one.name == "id" || one.name.ends_with("_id") || one.name.ends_with("Id");
    });
    return QString::fromStdString(found == columns.end() ? columns.front().name : found->name);
}

std::optional<QString> RowFinder::valueOf(const std::string& column) const {
    const qint64 position = m_table.currentPosition();
    if (position < 0 || m_session.opened() == nullptr)
        return std::nullopt;
    const std::uint64_t row = m_session.rowAt(std::uint64_t(position));
    const auto page = m_session.page(row / DatasetSession::rowsOfPage);
    const std::size_t at = row % DatasetSession::rowsOfPage;
    const auto& columns = m_session.opened()->rows->columns();
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const SourceColumn& one) { return one.name == column; });
    if (!page || at >= page->rows() || found == columns.end())
        return std::nullopt;
    const auto text = page->cell(at, std::size_t(found - columns.begin()));
    return text ? std::optional(QString::fromUtf8(text->data(), qsizetype(text->size()))) : std::nullopt;
}

bool RowFinder::currentIsFraud() const {
    const qint64 position = m_table.currentPosition();
    if (position < 0 || m_session.opened() == nullptr)
        return false;
    const std::uint64_t row = m_session.rowAt(std::uint64_t(position));
    const auto page = m_session.page(row / DatasetSession::rowsOfPage);
    const std::size_t at = row % DatasetSession::rowsOfPage;
    return page && at < page->rows() && page->fraud(at);
}

bool RowFinder::canShowEpisode() const {
    return std::any_of(episodeColumns.begin(), episodeColumns.end(), [this](auto name) { return hasColumn(name); }) ||
           (hasColumn(customer) && currentIsFraud());
}

bool RowFinder::canShowValue() const {
    return m_table.currentPosition() >= 0 && m_table.currentValue().isValid();
}

void RowFinder::find(const QString& id) {
    const QString wanted = id.trimmed();
    if (wanted.isEmpty() || m_session.opened() == nullptr)
        return;
    const qint64 position = m_table.currentPosition();
    // The same once more goes on to the next.
    const bool again = wanted == m_sought && position >= 0;
    const std::uint64_t after = again ? m_session.rowAt(std::uint64_t(position)) + 1 : 0;
    m_sought = wanted;
    showAll();
    emit told(tr("Looking for %1 …").arg(wanted), false);
    m_session.find({.conditions = {{idColumn().toStdString(), wanted.toStdString()}}}, after);
}

void RowFinder::take(qint64 row) {
    if (row < 0) {
        emit told(tr("No row has %1 in %2").arg(m_sought, idColumn()), true);
        return;
    }
    goToNumber(std::uint64_t(row));
    emit told(tr("Found in row %1").arg(QLocale().toString(row + 1)), false);
}

void RowFinder::goToNumber(std::uint64_t row) {
    m_table.goTo(qint64(m_session.positionOf(row)));
}

void RowFinder::goToRow(const QString& number) {
    QString digits = number;
    digits.remove(QRegularExpression(QStringLiteral("[\\s.,_']")));
    bool ok = false;
    const qulonglong wanted = digits.toULongLong(&ok);
    const RowCount count = m_session.count();
    const QString rows = QLocale().toString(qulonglong(count.rows));
    if (!ok || wanted == 0) {
        emit told(tr("%1 is no number of a row: they go from 1 to %2").arg(number, rows), true);
        return;
    }
    if (wanted > count.rows) {
        emit told(count.final ? tr("There are %1 rows").arg(rows) : tr("There are %1 rows so far").arg(rows), true);
        return;
    }
    emit told({}, false);
    goToNumber(wanted - 1);
}

void RowFinder::filterBy(const QString& name, const RowSearch& search) {
    m_filter = name;
    m_fraudOnly = search.fraudOnly && search.conditions.empty();
    m_session.filter(search);
    emit told({}, false);
    emit filterChanged();
}

void RowFinder::showFraudOnly(bool on) {
    if (on && !m_fraudOnly)
        filterBy(tr("Fraud only"), {.fraudOnly = true});
    else if (!on && m_fraudOnly)
        showAll();
}

void RowFinder::showSameValue() {
    if (!canShowValue())
        return;
    const auto& column = m_session.opened()->rows->columns()[std::size_t(m_table.currentColumn())];
    const QString value = m_table.currentValue().toString();
    filterBy(tr("%1 is %2").arg(QString::fromStdString(column.name), value),
             {.conditions = {{column.name, value.toStdString()}}});
}

void RowFinder::showEpisode() {
    for (const char* name : episodeColumns)
        if (const auto id = valueOf(name))
            return filterBy(tr("Episode %1").arg(*id), {.conditions = {{name, id->toStdString()}}});
    const auto who = valueOf(customer);
    if (!who || !currentIsFraud())
        return;
    RowSearch search{.fraudOnly = true, .conditions = {{customer, who->toStdString()}}};
    const auto how = valueOf(type);
    if (how)
        search.conditions.push_back({type, how->toStdString()});
    filterBy(how ? tr("%1 of %2").arg(*how, *who) : tr("Fraud on %1").arg(*who), search);
}

void RowFinder::showAll() {
    if (!m_session.filtered())
        return;
    const qint64 position = m_table.currentPosition();
    const bool known = position >= 0 && position < qint64(m_session.rows());
    const std::uint64_t row = known ? m_session.rowAt(std::uint64_t(position)) : 0;
    m_filter.clear();
    m_fraudOnly = false;
    m_session.showAll();
    if (known)
        goToNumber(row);
    emit filterChanged();
}

void RowFinder::forget() {
    m_filter.clear();
    m_sought.clear();
    m_fraudOnly = false;
    emit filterChanged();
}

} // namespace ledgerloom
