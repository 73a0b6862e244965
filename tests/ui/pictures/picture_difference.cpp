#include "tests/ui/pictures/picture_difference.h"

#include <QColor>
#include <QMap>
#include <QStringList>
#include <QWidget>

#include <cstdlib>

namespace ledgerloom::testing {

namespace {

bool isOther(QRgb a, QRgb b) {
    return std::abs(qRed(a) - qRed(b)) > shade || std::abs(qGreen(a) - qGreen(b)) > shade ||
           std::abs(qBlue(a) - qBlue(b)) > shade;
}

Difference differenceWithin(const QRect& tile, const QImage& one, const QImage& other) {
    Difference found;
    for (int y = tile.top(); y <= tile.bottom(); ++y)
        for (int x = tile.left(); x <= tile.right(); ++x)
            if (isOther(one.pixel(x, y), other.pixel(x, y))) {
                found.place |= QRect(x, y, 1, 1);
                ++found.pixels;
            }
    return found;
}

/// By its class and by what it is called, or the nearest around it that has a name.
QString nameOf(const QWidget* shown, const QPoint& place) {
    const QWidget* widget = shown != nullptr ? shown->childAt(place) : nullptr;
    while (widget != nullptr && widget->objectName().isEmpty() && widget->accessibleName().isEmpty() &&
           widget->parentWidget() != shown)
        widget = widget->parentWidget();
    if (widget == nullptr)
        return QStringLiteral("picture");
    const QString name = widget->objectName().isEmpty() ? widget->accessibleName() : widget->objectName();
    return QString::fromLatin1(widget->metaObject()->className()) + (name.isEmpty() ? name : u' ' + name);
}

} // namespace

std::vector<Difference> differences(const QImage& one, const QImage& other) {
    std::vector<Difference> found;
    for (int y = 0; y < one.height(); y += tileSize)
        for (int x = 0; x < one.width(); x += tileSize) {
            const QRect tile = QRect(x, y, tileSize, tileSize) & one.rect();
            if (const Difference difference = differenceWithin(tile, one, other); difference.pixels > fewPixels)
                found.push_back(difference);
        }
    return found;
}

QImage differencePicture(const QImage& one, const QImage& other) {
    QImage picture = one.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x) {
            const int pale = 160 + qGray(one.pixel(x, y)) * 95 / 255;
            const bool red = !other.rect().contains(x, y) || isOther(one.pixel(x, y), other.pixel(x, y));
            picture.setPixel(x, y, red ? qRgb(220, 0, 0) : qRgb(pale, pale, pale));
        }
    return picture;
}

QString describedDifference(const QImage& now, const QImage& golden, const QWidget* shown) {
    if (now.size() != golden.size())
        return QStringLiteral("its size is %1 x %2, not %3 x %4")
            .arg(now.width())
            .arg(now.height())
            .arg(golden.width())
            .arg(golden.height());
    QMap<QString, Difference> byName;
    for (const Difference& tile : differences(now, golden)) {
        Difference& all = byName[nameOf(shown, tile.place.center())];
        all.place |= tile.place;
        all.pixels += tile.pixels;
    }
    QStringList parts;
    for (auto one = byName.cbegin(); one != byName.cend(); ++one)
        parts << QStringLiteral("%1 (%2 pixels at %3,%4, %5 x %6)")
                     .arg(one.key())
                     .arg(one->pixels)
                     .arg(one->place.x())
                     .arg(one->place.y())
                     .arg(one->place.width())
                     .arg(one->place.height());
    return parts.join(QStringLiteral(", "));
}

} // namespace ledgerloom::testing
