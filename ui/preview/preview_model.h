#pragma once

#include "core/run/preview.h"

#include <QAbstractTableModel>
#include <QList>

namespace ledgerloom {

/// The rows of a Preview. A null is a muted dash, numbers stand to the right, fraudulent rows have a tint and a sign.
/// GUI thread only.
class PreviewModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(Preview preview);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const std::optional<std::string>& cell(const QModelIndex& index) const;
    bool fraud(int row) const;
    QVariant decoration(const QModelIndex& index) const;
    QVariant toolTip(const QModelIndex& index) const;

    Preview m_preview;
    QList<bool> m_numbers; ///< by column
};

/// Whether a text is a quantity: a number that is no identifier (those have leading zeros or many digits).
bool isQuantity(const std::string& text);

} // namespace ledgerloom
