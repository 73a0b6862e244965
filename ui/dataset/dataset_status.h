#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace ledgerloom {

class DatasetSession;
class ToneLabel;

/// The line below the table: how many rows there are, so far or in all, what is being looked for, and what the mark
/// means. GUI thread only.
class DatasetStatus : public QWidget {
    Q_OBJECT

public:
    explicit DatasetStatus(QWidget* parent = nullptr);

    /// `filter` is what the rows that are looked at have in common; empty where it is all of them.
    void show(const DatasetSession& session, const QString& filter);
    /// Something that was done or went wrong; empty takes it away.
    void tell(const QString& text, bool problem = false);

signals:
    void stopWanted();
    void stopExportWanted();
    void allWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void drawLegend();

    ToneLabel* m_count;
    ToneLabel* m_notice;
    QToolButton* m_all;
    QProgressBar* m_progress;
    QToolButton* m_stop;
    QProgressBar* m_exported;
    QToolButton* m_stopExport;
    QLabel* m_sign;
    ToneLabel* m_legend;
};

} // namespace ledgerloom
