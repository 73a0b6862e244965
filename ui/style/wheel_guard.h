#pragma once

class QWidget;

namespace ledgerloom {

/// The wheel over a choice scrolls the page it stands on and never changes what was chosen. GUI thread only.
void keepFromWheel(QWidget* input);

} // namespace ledgerloom
