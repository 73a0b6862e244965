#pragma once

#include <QFont>
#include <QString>

namespace ledgerloom {

/// Loads the bundled type face (Inter with figures of one width) and makes it the application's. GUI thread, once,
/// after the QApplication exists.
void installFonts();

// The type scale. Sizes in points, so a desktop's text scaling is honoured; 9.75 pt = 13 px at 96 dpi.
QFont bodyFont();
QFont strongFont();   ///< body, semi-bold
QFont captionFont();  ///< hints, axis labels
QFont overlineFont(); ///< small headings of sections, semi-bold and spaced
QFont titleFont();    ///< headings of panels
QFont figureFont();   ///< big numbers
/// Rich text in the weight of strongFont(): the type face has no bolder one, and <b> would only smear it.
QString strongText(const QString& html);

} // namespace ledgerloom
