#pragma once

#include "core/dataset/inspect/inspect.h"

#include <QString>
#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QToolButton;

namespace ledgerloom {

class ToneLabel;
class ValueBars;

/// What all rows of the table come to, for the column that is chosen: counts, least and most, quantiles, the most
/// frequent values and the share of fraud. GUI thread only.
class SummaryPanel : public QWidget {
    Q_OBJECT

public:
    explicit SummaryPanel(QWidget* parent = nullptr);

    /// Nothing is known yet; `size` is what would have to be read.
    void forget(const QString& size);
    bool isKnown() const { return m_summary.has_value(); }
    void showSummary(const TableSummary& summary);
    void showColumn(const QString& name);
    void showProgress(bool going, double share);
    void showProblem(const QString& message);

signals:
    void wanted();
    void stopped();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retell();
    QString facts(const ColumnSummary& column) const;

    std::optional<TableSummary> m_summary;
    QString m_column;
    ToneLabel* m_title;
    ToneLabel* m_table;
    QLabel* m_facts;
    ToneLabel* m_topTitle;
    ValueBars* m_bars;
    ToneLabel* m_note;
    QProgressBar* m_progress;
    QToolButton* m_button;
    bool m_going = false;
};

} // namespace ledgerloom
