#pragma once

#include "core/run/engine.h"

#include <string>

namespace ledgerloom {

/// One line of at most `width` columns about a running run: percent, bar, rows, speed, memory with its level as a
/// word (and colour), time left as a range. What does not fit is left out, the least needed first.
std::string progressBar(const Snapshot& snapshot, int width, bool colour);

/// The same facts as a plain line for logs.
std::string progressText(const Snapshot& snapshot);

/// "Done: 1,003,412 rows, 1.00 GB in 0:02, ...", or how far it came.
std::string summaryText(const Snapshot& snapshot, const std::string& output);

} // namespace ledgerloom
