#pragma once

#include "core/run/engine.h"

#include <functional>

class QWidget;

namespace ledgerloom {

// The questions before a run is ended. They are opened over `window`, not waited for; a run that ends meanwhile
// makes the answer harmless.

/// "Cancel the run?", with what that means now; `yes` is called when the person wants it.
void askWhetherToCancel(QWidget* window, const Snapshot& snapshot, const std::function<void()>& yes);
/// "Quit while a run is under way?"
void askWhetherToQuit(QWidget* window, const Snapshot& snapshot, const std::function<void()>& yes);

} // namespace ledgerloom
