#pragma once

#include "core/dataset/row_source.h"

#include <QObject>
#include <QString>

#include <optional>

namespace ledgerloom {

class DatasetSession;
class RowTable;

/// Turns what a person wants to see into searches: a row by its id, fraudulent rows, rows with the same value, the rows
/// of an episode of fraud. GUI thread only; both references outlive this.
class RowFinder : public QObject {
    Q_OBJECT

public:
    RowFinder(DatasetSession& session, RowTable& table, QObject* parent = nullptr);

    /// What the rows that are looked at have in common; empty where it is all of them.
    QString filter() const { return m_filter; }
    bool fraudOnly() const { return m_fraudOnly; }
    /// The column that find() looks into; empty where nothing is open.
    QString idColumn() const;
    bool canShowEpisode() const;
    bool canShowValue() const;

    void find(const QString& id);
    /// By its number in the dataset, from 1, with or without separators.
    void goToRow(const QString& number);
    void showFraudOnly(bool on);
    void showSameValue();
    /// Of the fraudulent row that is current: by the episode's id where the table has one; else, since a customer is
    /// seldom robbed twice in the same way, the fraudulent rows of its customer and type.
    void showEpisode();
    /// Stays at the row that is current.
    void showAll();
    /// Another dataset.
    void forget();

signals:
    void filterChanged();
    void told(const QString& text, bool problem);

private:
    void filterBy(const QString& name, const RowSearch& search);
    void take(qint64 row);
    std::optional<QString> valueOf(const std::string& column) const;
    bool hasColumn(const std::string& name) const;
    bool currentIsFraud() const;
    void goToNumber(std::uint64_t row);

    DatasetSession& m_session;
    RowTable& m_table;
    QString m_filter;
    QString m_sought;
    bool m_fraudOnly = false;
};

} // namespace ledgerloom
