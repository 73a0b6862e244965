#pragma once

#include <QColor>
#include <QPalette>

#include <array>
#include <cstdint>

namespace ledgerloom {

/// How one memory level looks. `solid` is for lines and bars, `tint` a quiet ground, `text` is readable on `tint`
/// and on the surface (contrast 4.5:1 or better).
struct LevelColors {
    QColor solid;
    QColor tint;
    QColor text;
};

/// Every colour the studio uses. Widgets ask for them while painting and repaint on QEvent::PaletteChange, so
/// nobody keeps a copy.
struct ThemeColors {
    bool dark = false;
    QColor window;   ///< ground between panels
    QColor surface;  ///< panels, charts, tables
    QColor raised;   ///< buttons, chips, table headers
    QColor field;    ///< inputs
    QColor hairline; ///< quiet separators, grid lines
    QColor border;   ///< edges of inputs and buttons
    QColor text;
    QColor muted;  ///< secondary text, 4.5:1 on surface and window
    QColor faint;  ///< disabled text, placeholders
    QColor accent; ///< primary action, selection, focus
    QColor accentHover;
    QColor accentPressed;
    QColor onAccent;                   ///< text and icons on accent
    QColor accentTint;                 ///< quiet accent ground
    QColor danger;                     ///< text of errors
    QColor series1;                    ///< first line of a chart without level colouring
    QColor series2;                    ///< second line
    QColor limit;                      ///< limit lines
    std::array<LevelColors, 4> levels; ///< by ledgerloom::Level

    const LevelColors& level(std::uint8_t value) const { return levels[value < 4 ? value : 3]; }
};

const ThemeColors& lightColors();
const ThemeColors& darkColors();
/// White and bright on black, edges as strong as text: text 7:1 or better everywhere.
const ThemeColors& contrastColors();

/// The colours that go with a palette: dark ones when its window is dark, those of high contrast when it is black.
const ThemeColors& themeColors(const QPalette& palette);

/// The QPalette of a theme, disabled group included.
QPalette makePalette(const ThemeColors& colors);

} // namespace ledgerloom
