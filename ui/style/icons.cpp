#include "ui/style/icons.h"

#include "ui/style/theme_colors.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace ledgerloom {

namespace {

QByteArray iconSource(const QString& name) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll();
}

// What is cut out of a filled sign, such as the mark in the warning triangle, must contrast with the fill.
QColor knockoutFor(const QColor& color) {
    return color.lightness() > 140 ? QColor(0x14, 0x17, 0x1d) : QColor(Qt::white);
}

void drawIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& color) {
    QByteArray source = iconSource(name);
    source.replace("currentColor", color.name().toLatin1());
    source.replace("knockout", knockoutFor(color).name().toLatin1());
    QSvgRenderer renderer(source);
    painter.save();
    painter.setOpacity(painter.opacity() * color.alphaF());
    renderer.render(&painter, rect);
    painter.restore();
}

class ThemeIconEngine : public QIconEngine {
public:
    ThemeIconEngine(QString name, QPalette::ColorRole role) : m_name(std::move(name)), m_role(role) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        drawIcon(*painter, rect, m_name, color(mode));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        const QColor ink = color(mode);
        const QString key =
            QStringLiteral("ledgerloom-icon/%1/%2/%3").arg(m_name, ink.name(QColor::HexArgb)).arg(size.width());
        QPixmap result;
        if (QPixmapCache::find(key, &result))
            return result;
        result = QPixmap(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        drawIcon(painter, QRectF(QPointF(0, 0), QSizeF(size)), m_name, ink);
        painter.end();
        QPixmapCache::insert(key, result);
        return result;
    }

    QIconEngine* clone() const override { return new ThemeIconEngine(*this); }

private:
    QColor color(QIcon::Mode mode) const {
        const QPalette palette = QApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        return palette.color(mode == QIcon::Selected ? QPalette::HighlightedText : m_role);
    }

    QString m_name;
    QPalette::ColorRole m_role;
};

} // namespace

QIcon themedIcon(const QString& name, QPalette::ColorRole role) {
    return QIcon(new ThemeIconEngine(name, role));
}

QPixmap iconPixmap(const QString& name, const QColor& color, int size, double devicePixelRatio) {
    const int pixels = qRound(size * devicePixelRatio);
    const QString key = QStringLiteral("ledgerloom-pixmap/%1/%2/%3").arg(name, color.name(QColor::HexArgb)).arg(pixels);
    QPixmap result;
    if (!QPixmapCache::find(key, &result)) {
        result = QPixmap(pixels, pixels);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        drawIcon(painter, QRectF(0, 0, pixels, pixels), name, color);
        painter.end();
        QPixmapCache::insert(key, result);
    }
    result.setDevicePixelRatio(devicePixelRatio);
    return result;
}

QString levelIconName(std::uint8_t level) {
    switch (level) {
    case 0:
        return QStringLiteral("level-normal");
    case 1:
        return QStringLiteral("level-warning");
    case 2:
        return QStringLiteral("level-critical");
    default:
        return QStringLiteral("level-emergency");
    }
}

} // namespace ledgerloom
