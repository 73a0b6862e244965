#include "ui/dataset/row_window_model.h"

#include "ui/dataset/dataset_session.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/theme_colors.h"

#include <QApplication>
#include <QLocale>
#include <QPixmap>

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr int signSize = 14;

const ThemeColors& colors() {
    return themeColors(QApplication::palette());
}

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// One line, whatever the text holds; numbers keep off the column to their right.
QString inOneLine(QString text, bool number) {
    text.replace(u'\n', QChar(0x21B5));
    return number ? text + QChar(QChar::Nbsp) + QChar(QChar::Nbsp) : text;
}

QPixmap emptySign() {
    const double ratio = qApp->devicePixelRatio();
    QPixmap sign(QSize(signSize, signSize) * ratio);
    sign.setDevicePixelRatio(ratio);
    sign.fill(Qt::transparent);
    return sign;
}

} // namespace

RowWindowModel::RowWindowModel(DatasetSession& session, QObject* parent)
    : QAbstractTableModel(parent), m_session(session) {}

void RowWindowModel::readTotal() {
    m_total = qint64(m_session.rows());
    m_rows = int(std::clamp<qint64>(m_total - m_base, 0, mostRows));
}

void RowWindowModel::setBase(qint64 base) {
    const qint64 total = qint64(m_session.rows());
    beginResetModel();
    m_base = std::clamp<qint64>(base, 0, std::max<qint64>(0, total - mostRows));
    readTotal();
    endResetModel();
}

void RowWindowModel::reset() {
    beginResetModel();
    m_last.reset();
    m_missing = none;
    m_base = 0;
    m_columns = m_session.opened() != nullptr ? int(m_session.opened()->rows->columns().size()) : 0;
    readTotal();
    endResetModel();
}

void RowWindowModel::grow() {
    const qint64 total = qint64(m_session.rows());
    const int rows = int(std::clamp<qint64>(total - m_base, 0, mostRows));
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        readTotal();
        endInsertRows();
    }
    m_total = total;
}

void RowWindowModel::refresh() {
    m_last.reset();
    m_missing = none;
    if (m_rows > 0 && m_columns > 0)
        emit dataChanged(index(0, 0), index(m_rows - 1, m_columns - 1));
    if (m_rows > 0)
        emit headerDataChanged(Qt::Vertical, 0, m_rows - 1);
}

void RowWindowModel::setTellingColumn(int column) {
    if (m_telling == column)
        return;
    m_telling = column;
    refresh();
}

int RowWindowModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int RowWindowModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_columns;
}

RowWindowModel::Cell RowWindowModel::cell(int row) const {
    const std::uint64_t number = m_session.rowAt(std::uint64_t(m_base + row));
    const std::uint64_t page = number / DatasetSession::rowsOfPage;
    const bool held = m_last && m_last->firstRow() == page * DatasetSession::rowsOfPage;
    if (!held && page == m_missing)
        return {.page = nullptr, .row = 0, .gone = false};
    if (!held)
        m_last = m_session.page(page);
    m_missing = m_last ? none : page;
    const std::size_t at = number % DatasetSession::rowsOfPage;
    return {.page = m_last, .row = at, .gone = m_last && at >= m_last->rows()};
}

bool RowWindowModel::isNumber(int column) const {
    return m_session.opened()->rows->columns()[std::size_t(column)].isNumber;
}

QVariant RowWindowModel::display(const Cell& cell, int column) const {
    if (!cell.page || cell.gone)
        return QStringLiteral("…");
    if (const auto fault = cell.page->fault(cell.row); !fault.empty())
        return column == m_telling ? engineText(fault) : QString();
    const auto text = cell.page->cell(cell.row, std::size_t(column));
    if (!text)
        return inOneLine(QStringLiteral("–"), isNumber(column));
    return inOneLine(qs(*text), isNumber(column)) +
           (cell.page->cut(cell.row, std::size_t(column)) ? QStringLiteral(" …") : QString());
}

QPixmap RowWindowModel::mark(const Cell& cell) {
    if (!cell.page || cell.gone)
        return emptySign();
    if (!cell.page->fault(cell.row).empty())
        return iconPixmap(QStringLiteral("level-warning"), colors().level(1).solid, signSize, qApp->devicePixelRatio());
    // The others get room of the same width, so that their texts stay in line.
    return cell.page->fraud(cell.row)
               ? iconPixmap(QStringLiteral("error"), colors().danger, signSize, qApp->devicePixelRatio())
               : emptySign();
}

QVariant RowWindowModel::toolTip(const Cell& cell, int column) const {
    if (!cell.page || cell.gone)
        return tr("This row is being read");
    if (const auto fault = cell.page->fault(cell.row); !fault.empty())
        return tr("This row cannot be read: %1").arg(engineText(fault).toHtmlEscaped());
    const auto value = cell.page->cell(cell.row, std::size_t(column));
    QString text = value ? qs(value->substr(0, 400)).toHtmlEscaped() : tr("null: no value");
    if (cell.page->fraud(cell.row))
        text = tr("%1<br>A fraudulent row").arg(text);
    return text;
}

QVariant RowWindowModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || m_session.opened() == nullptr)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    const Cell cell = this->cell(index.row());
    const bool there = cell.page && !cell.gone;
    const bool bad = there && !cell.page->fault(cell.row).empty();
    const bool fraud = there && cell.page->fraud(cell.row);
    switch (role) {
    case Qt::DisplayRole:
        return display(cell, index.column());
    case Qt::EditRole: { // what is searched for and copied: nothing for null
        const auto text = there ? cell.page->cell(cell.row, std::size_t(index.column())) : std::nullopt;
        return text ? QVariant(qs(*text)) : QVariant();
    }
    case Qt::AccessibleTextRole: {
        if (!there || bad)
            return toolTip(cell, index.column());
        const auto text = cell.page->cell(cell.row, std::size_t(index.column()));
        const QString told = text ? qs(*text) : tr("null");
        return fraud && index.column() == m_telling ? tr("%1, fraudulent row").arg(told) : told;
    }
    case Qt::ForegroundRole: {
        const bool value = there && !bad && cell.page->cell(cell.row, std::size_t(index.column()));
        return bad ? QVariant(colors().level(1).text) : value ? QVariant() : QVariant(colors().faint);
    }
    case Qt::BackgroundRole:
        return fraud ? QVariant(colors().level(3).tint) : bad ? QVariant(colors().level(1).tint) : QVariant();
    case Qt::ToolTipRole:
        return toolTip(cell, index.column());
    default:
        return {};
    }
}

QVariant RowWindowModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical) {
        if (role == Qt::DisplayRole && section >= 0 && section < m_rows)
            return QString(QLocale().toString(m_session.rowAt(std::uint64_t(m_base + section)) + 1) +
                           QChar(QChar::Nbsp));
        // Beside its number a row's mark is seen, whatever columns are.
        if (role == Qt::DecorationRole && section >= 0 && section < m_rows && m_session.opened() != nullptr)
            return mark(cell(section));
        return role == Qt::ForegroundRole ? QVariant(colors().muted) : QVariant();
    }
    if (section < 0 || section >= m_columns || m_session.opened() == nullptr)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    const QString name = QString::fromStdString(m_session.opened()->rows->columns()[std::size_t(section)].name);
    return role == Qt::DisplayRole ? QVariant(inOneLine(name, isNumber(section)))
                                   : (role == Qt::ToolTipRole ? QVariant(name) : QVariant());
}

} // namespace ledgerloom
