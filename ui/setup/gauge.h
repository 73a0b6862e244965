#pragma once

#include <QString>
#include <QWidget>

namespace ledgerloom {

/// A capacity gauge: what a run needs of what there is. Over capacity the bar turns red, shows by how much, and says
/// so in words.
class Gauge : public QWidget {
    Q_OBJECT

public:
    Gauge(const QString& icon, const QString& title, QWidget* parent = nullptr);

    /// `text` stands at the right. `needed` and `capacity` in the same unit; capacity 0 = unknown, only the text shows.
    void show(quint64 needed, quint64 capacity, const QString& text);
    void clear();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBar(QPainter& painter, const QRect& bar) const;

    QString m_icon;
    QString m_title;
    QString m_text;
    quint64 m_needed = 0;
    quint64 m_capacity = 0;
};

} // namespace ledgerloom
