#pragma once

#include "ui/queue/run_queue.h"

#include <QByteArray>

#include <vector>

namespace ledgerloom {

/// The queue as it is kept: a version, and of each run its state, its message and its config as a preset.
QByteArray queueText(const std::vector<QueuedRun>& runs);
/// Reads it back, strictly; badInput says what is wrong with it.
Result<std::vector<QueuedRun>> parseQueue(const QByteArray& text);

} // namespace ledgerloom
