#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QPixmap>
#include <QString>

#include <cstdint>

namespace ledgerloom {

/// A bundled line icon (resources/icons/NAME.svg, without the ending) that is always drawn in the application
/// palette's colour of `role`: switching the theme needs no new icon. Sharp at any size and scale.
QIcon themedIcon(const QString& name, QPalette::ColorRole role = QPalette::ButtonText);

/// The same icon in one fixed colour, at `size` device-independent pixels.
QPixmap iconPixmap(const QString& name, const QColor& color, int size, double devicePixelRatio);

/// Name of the icon of a memory level (numeric value of ledgerloom::Level): each has its own outline, so that
/// colour is never the only sign.
QString levelIconName(std::uint8_t level);

} // namespace ledgerloom
