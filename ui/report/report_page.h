#pragma once

#include "ui/report/run_report.h"

#include <QImage>
#include <QWidget>

class QLabel;
class QTextBrowser;
class QToolButton;

namespace ledgerloom {

class RealismReader;
class ToneLabel;

/// What became of a run: read, held beside the world, saved as HTML or PDF, and the lines that open its dataset copied.
/// GUI thread only.
class ReportPage : public QWidget {
    Q_OBJECT

public:
    explicit ReportPage(QWidget* parent = nullptr);

    /// Shows a run's end at once, and its dataset as soon as the folder has been read, on another thread. `charts` is
    /// a picture for paper: dark on light.
    void showRun(RunReport report, const QImage& charts);
    const RunReport& report() const { return m_report; }
    /// Writes the report, in the colours of paper. False when the file cannot be written.
    bool saveHtml(const QString& file) const;
    bool savePdf(const QString& file) const;

signals:
    /// The dataset's folder has been read, or there is none to read.
    void ready();
    /// The dataset has been held beside the world, or could not be.
    void realismReady();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildControls();
    void retell();
    void readFolder();
    void take(quint64 generation, const Result<MadeDataset>& made);
    void copyLines(const QString& library);
    void askFile(bool pdf);
    void toggleRealism();
    void takeRealism(const QString& problem);
    void showRealismState();

    RunReport m_report;
    QImage m_charts;
    quint64 m_generation = 0; ///< drops what was read for an earlier run
    QTextBrowser* m_text;
    QToolButton* m_save = nullptr;
    QToolButton* m_realism = nullptr;
    RealismReader* m_reader;
    std::vector<QToolButton*> m_copy;
    ToneLabel* m_note = nullptr;
};

} // namespace ledgerloom
