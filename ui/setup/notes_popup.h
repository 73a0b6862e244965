#pragma once

#include <QMenu>

class QLabel;

namespace ledgerloom {

/// A pop-up that explains the estimate; closes like a menu.
class NotesPopup : public QMenu {
    Q_OBJECT

public:
    explicit NotesPopup(QWidget* parent);

    void setHtml(const QString& html);

private:
    QLabel* m_text;
};

} // namespace ledgerloom
