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
    void showResult(const Snapshot& snapshot, const QString& error, const QString& folder);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int level() const;
    void updateIcon();

    RunState m_state = RunState::ready;
    QString m_folder;
    QLabel* m_icon;
    ToneLabel* m_headline;
    ToneLabel* m_details;
    QToolButton* m_open;
};

} // namespace ledgerloom
