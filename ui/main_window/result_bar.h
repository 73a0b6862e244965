#pragma once

#include "core/run/engine.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace ledgerloom {

class ToneLabel;

/// One line that says how a run ended: rows, bytes, duration, peak memory, and a way to its folder.
class ResultBar : public QWidget {
    Q_OBJECT

public:
    explicit ResultBar(QWidget* parent = nullptr);

    /// `folder` is offered to be opened; empty offers nothing. An `error` is told in place of the praise.
    /// `resumable`: going on is offered, too.
    /// Without `reported` nobody here knows what the run was asked to be, so that there is no report.
    void showResult(const Snapshot& snapshot, const QString& error, const QString& folder, bool resumable,
                    bool reported = true);
    /// A run of an earlier day, or of a studio that went down, waits in `folder`.
    void showInterrupted(const QString& folder);
    void showProblem(const QString& headline, const QString& details);
    void showNote(const QString& headline, const QString& details);
    /// A finished run was opened again; its report, rows and folder are offered.
    void showEarlier(const QString& folder, const QString& details);

signals:
    void resumeRequested();
    void reportRequested();
    /// The rows of what the run has made are to be looked at.
    void rowsRequested(const QString& folder);
    /// The person does not want to be asked again.
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* addButton(const char* name, const QString& text, const QString& icon);
    void showPlain(RunState state, const QString& headline, const QString& details);
    void offer(const QString& folder, bool resumable, bool dismissable);
    void present();
    void fitSoon();
    void fit();
    int level() const;
    void updateIcon();

    RunState m_state = RunState::ready;
    QString m_folder;
    QLabel* m_icon;
    ToneLabel* m_headline;
    ToneLabel* m_details;
    QToolButton* m_resume;
    QToolButton* m_dismiss;
    QToolButton* m_open;
    QToolButton* m_report;
    QToolButton* m_rows;
};

} // namespace ledgerloom
