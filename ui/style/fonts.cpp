#include "ui/style/fonts.h"

#include <QApplication>
#include <QFontDatabase>

namespace ledgerloom {

namespace {

QFont sized(double points, QFont::Weight weight) {
    QFont font(QStringLiteral("Ledgerloom Sans"));
    font.setPointSizeF(points);
    font.setWeight(weight);
    // Whole-pixel hinting distorts Inter's spacing; the font is drawn as designed.
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace

void installFonts() {
    for (const auto* file : {":/fonts/ledgerloom-sans-regular.otf", ":/fonts/ledgerloom-sans-medium.otf",
                             ":/fonts/ledgerloom-sans-semibold.otf"})
        QFontDatabase::addApplicationFont(QString::fromLatin1(file));
    QApplication::setFont(bodyFont());
}

QFont bodyFont() {
    return sized(9.75, QFont::Normal);
}
QFont strongFont() {
    return sized(9.75, QFont::DemiBold);
}
QFont captionFont() {
    return sized(8.25, QFont::Normal);
}

QFont overlineFont() {
    QFont font = sized(8.25, QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    return font;
}

QFont titleFont() {
    return sized(11.25, QFont::DemiBold);
}
QFont figureFont() {
    return sized(15, QFont::DemiBold);
}

QString strongText(const QString& html) {
    return QStringLiteral("<span style=\"font-weight:600\">%1</span>").arg(html);
}

} // namespace ledgerloom
