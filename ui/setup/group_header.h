#pragma once

#include <QAbstractButton>

namespace ledgerloom {

/// The line one clicks to fold a group: an arrow, the title, and a summary at the right while it is folded.
class GroupHeader : public QAbstractButton {
    Q_OBJECT

public:
    GroupHeader(const QString& title, QWidget* parent);

    void setSummary(const QString& summary);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_summary;
};

} // namespace ledgerloom
