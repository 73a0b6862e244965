#include "ui/preview/preview_model.h"

#include "ui/style/icons.h"
#include "ui/style/theme_colors.h"

#include <QApplication>
#include <QPixmap>

#include <algorithm>
#include <charconv>

namespace ledgerloom {

namespace {

constexpr int signSize = 14;

const ThemeColors& colors() {
    return themeColors(QApplication::palette());
}

/// Numbers keep off the column to their right, whose texts may begin at its very edge.
QString withRoom(const QString& text, bool number) {
    return number ? text + QChar(QChar::SpecialCharacter::Nbsp) + QChar(QChar::SpecialCharacter::Nbsp) : text;
}

QPixmap emptySign() {
    const double ratio = qApp->devicePixelRatio();
    QPixmap sign(QSize(signSize, signSize) * ratio);
    sign.setDevicePixelRatio(ratio);
    sign.fill(Qt::transparent);
    return sign;
}

/// A column is of numbers when every value in it is one, and there is at least one.
bool isNumberColumn(const Preview& preview, std::size_t column) {
    bool any = false;
    for (const auto& row : preview.rows) {
        if (!row[column]) {
            continue;
        }
        if (!isQuantity(*row[column])) {
            return false;
        }
        any = true;
    }
    return any;
}

} // namespace

bool isQuantity(const std::string& text) {
    constexpr std::size_t longestWhole = 9;
    const std::size_t sign = !text.empty() && text[0] == '-' ? 1 : 0;
    const std::size_t point = text.find('.');
    const std::size_t wholeDigits = (point == std::string::npos ? text.size() : point) - sign;
    const bool leadingZero = wholeDigits > 1 && text[sign] == '0';
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && !leadingZero &&
           (point != std::string::npos || wholeDigits <= longestWhole);
}

void PreviewModel::show(Preview preview) {
    beginResetModel();
    m_preview = std::move(preview);
    m_numbers.clear();
    for (std::size_t column = 0; column < m_preview.columns.size(); ++column) {
        m_numbers << isNumberColumn(m_preview, column);
    }
    endResetModel();
}

int PreviewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_preview.rows.size());
}

int PreviewModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_preview.columns.size());
}

const std::optional<std::string>& PreviewModel::cell(const QModelIndex& index) const {
    return m_preview.rows[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())];
}

bool PreviewModel::fraud(int row) const {
    const auto at = static_cast<std::size_t>(row);
    return at < m_preview.fraud.size() && m_preview.fraud[at];
}

QVariant PreviewModel::decoration(const QModelIndex& index) const {
    const bool anyFraud = std::find(m_preview.fraud.begin(), m_preview.fraud.end(), true) != m_preview.fraud.end();
    if (index.column() != 0 || !anyFraud) {
        return {};
    }
    // The others get room of the same width, so that their texts stay in line.
    return fraud(index.row()) ? iconPixmap(QStringLiteral("error"), colors().danger, signSize, qApp->devicePixelRatio())
                              : emptySign();
}

QVariant PreviewModel::toolTip(const QModelIndex& index) const {
    const QString text = cell(index) ? QString::fromStdString(*cell(index)).toHtmlEscaped() : tr("null: no value");
    return fraud(index.row()) ? tr("%1<br>A row of a fraud scenario").arg(text) : text;
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return withRoom(cell(index) ? QString::fromStdString(*cell(index)) : QStringLiteral("–"),
                        m_numbers[index.column()]);
    case Qt::EditRole: // what is copied: nothing for null
        return cell(index) ? QString::fromStdString(*cell(index)) : QString();
    case Qt::AccessibleTextRole:
        return cell(index) ? QString::fromStdString(*cell(index)) : tr("null");
    case Qt::DecorationRole:
        return decoration(index);
    case Qt::ForegroundRole:
        return cell(index) ? QVariant() : QVariant(colors().faint);
    case Qt::BackgroundRole:
        return fraud(index.row()) ? QVariant(colors().level(3).tint) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (m_numbers[index.column()] ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
        return toolTip(index);
    default:
        return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical) {
        return role == Qt::DisplayRole      ? QVariant(section + 1)
               : role == Qt::ForegroundRole ? QVariant(colors().muted)
                                            : QVariant();
    }
    if (section < 0 || section >= columnCount()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignVCenter | (m_numbers[section] ? Qt::AlignRight : Qt::AlignLeft));
    }
    const QString name = QString::fromStdString(m_preview.columns[static_cast<std::size_t>(section)]);
    return role == Qt::DisplayRole   ? QVariant(withRoom(name, m_numbers[section]))
           : role == Qt::ToolTipRole ? QVariant(name)
                                     : QVariant();
}

} // namespace ledgerloom
