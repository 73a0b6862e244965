#pragma once

#include <QImage>
#include <QRect>
#include <QString>

#include <vector>

class QWidget;

namespace ledgerloom::testing {

/// A part of two pictures of one size in which they differ.
struct Difference {
    QRect place; ///< of the pixels that differ
    int pixels = 0;
};

/// Pictures are judged tile by tile: what is missing in one place is not outweighed by all that is right elsewhere. A
/// pixel differs when one of its channels does by more than `shade`, since curves are drawn with floating point, which
/// other processors round otherwise; a tile does when more than `fewPixels` of its pixels do. A changed digit of the
/// small type has some 15.
inline constexpr int tileSize = 32;
inline constexpr int shade = 24;
inline constexpr int fewPixels = 6;

/// The tiles that differ, row by row; the pictures are of one size.
std::vector<Difference> differences(const QImage& one, const QImage& other);

/// The one picture in pale grey, with what differs from the other in red.
QImage differencePicture(const QImage& one, const QImage& other);

/// What differs, in words: the part of the window (where there is one) with its place. Empty when nothing does.
QString describedDifference(const QImage& now, const QImage& golden, const QWidget* shown);

} // namespace ledgerloom::testing
