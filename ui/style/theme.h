#pragma once

#include <QString>

namespace ledgerloom {

enum class ThemeChoice { system, light, dark, contrast };

/// "system", "light", "dark", "contrast": as kept in the settings.
QString themeChoiceName(ThemeChoice choice);
ThemeChoice themeChoiceFromName(const QString& name);

/// Sets up fonts, icons and style once. GUI thread, right after the QApplication exists and before any widget.
void installStyle();

/// Applies a theme to the whole application; every widget repaints. `system` follows the lightness of the palette
/// the platform gave at the start.
void applyTheme(ThemeChoice choice);

} // namespace ledgerloom
