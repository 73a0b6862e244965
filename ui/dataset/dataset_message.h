#pragma once

#include "ui/style/tone_label.h"

#include <QWidget>

class QPushButton;

namespace ledgerloom {

/// What stands in place of the table: that nothing is open, that something is being opened, or why it cannot be.
class DatasetMessage : public QWidget {
    Q_OBJECT

public:
    explicit DatasetMessage(QWidget* parent = nullptr);

    void showEmpty();
    void showOpening(const QString& path);
    void showProblem(const QString& text);

signals:
    void folderWanted();
    void fileWanted();

private:
    void say(Tone tone, const QString& title, const QString& text, bool buttons);

    ToneLabel* m_title;
    ToneLabel* m_text;
    QPushButton* m_folder;
    QPushButton* m_file;
};

} // namespace ledgerloom
