#pragma once

#include "core/run/engine.h"
#include "core/telemetry/sample.h"

#include <QtGlobal>

#include <cstddef>
#include <vector>

namespace ledgerloom {

/// What the screens read of one run, by value. An Engine behind a RunThread is one; a recorded or remote run is
/// another. Every function may be called from the GUI thread at each refresh and must not wait for the run's work.
class RunSource {
public:
    virtual ~RunSource() = default;

    virtual Snapshot snapshot() const = 0;
    /// The samples newer than `sequence` (see Snapshot::samplesRecorded), oldest first, thinned to at most `most`.
    virtual std::vector<Sample> samplesSince(quint64 sequence, std::size_t most) const = 0;
    /// The events newer than `sequence` (see Event::sequence), oldest first.
    virtual std::vector<Event> eventsSince(quint64 sequence) const = 0;
};

} // namespace ledgerloom
