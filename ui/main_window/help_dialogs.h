#pragma once

class QWidget;

namespace ledgerloom {

/// A sheet of every key that does something in `window`, taken from its actions.
void openShortcutSheet(QWidget* window);
/// Name, version and licences.
void openAbout(QWidget* window);

} // namespace ledgerloom
