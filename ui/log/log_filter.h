#pragma once

#include <QSortFilterProxyModel>

namespace ledgerloom {

/// The lines of a LogModel that are of a kind and contain a text. GUI thread only.
class LogFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class Kinds { all, pressure, warnings, errors };

    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setKinds(Kinds kinds);
    /// Case does not matter; empty lets everything through.
    void setText(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    bool acceptsKind(int kind) const;

    Kinds m_kinds = Kinds::all;
    QString m_text;
};

} // namespace ledgerloom
