#pragma once

#include "core/config/run_config.h"
#include "core/run/engine.h"

#include <functional>

class QString;
class QWidget;

namespace ledgerloom {

// The questions before a run is ended. They are opened over `window`, not waited for; a run that ends meanwhile
// makes the answer harmless.

/// "Cancel the run?", with what that means now; `yes` is called when the person wants it.
void askWhetherToCancel(QWidget* window, const Snapshot& snapshot, const std::function<void()>& yes);
/// What else may be done than to end the run; empty where it cannot.
struct WaysToGo {
    std::function<void()> keepInTray = {};
    std::function<void()> leave = {}; ///< the cluster goes on without the studio
};
/// "Quit while a run is under way?"
void askWhetherToQuit(QWidget* window, const Snapshot& snapshot, const std::function<void()>& yes,
                      const WaysToGo& ways);

/// "Start a pressure drill?", with what it will do under which limit.
void askWhetherToDrill(QWidget* window, const RunConfig& drill, const std::function<void()>& yes);
/// Asks for the address of a run's --serve; `chosen` gets what was typed.
void askForAddress(QWidget* window, const std::function<void(const QString&)>& chosen);

} // namespace ledgerloom
