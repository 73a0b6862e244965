#pragma once

#include "core/base/result.h"
#include "core/cluster/cluster_plan.h"
#include "core/run/engine.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ledgerloom {

/// A run on a Spark cluster: starts spark-submit with the application, whose driver runs on this machine, and reads
/// what the driver serves. The driver goes on when this process ends without cancel(). Every public function may be
/// called from any thread; only wait() waits, and the destructor, which cancels first unless it was left.
class SparkRun {
public:
    /// Looks for Spark and Java first: badInput with what is missing. `ended` is called once, from a thread of its own.
    static Result<std::unique_ptr<SparkRun>> start(const SparkRequest& request, std::function<void()> ended = {});
    ~SparkRun();

    /// Stops the tasks that go on; the folder stays resumable.
    void cancel();
    /// Looks on no more: wait() ends, and the driver goes on by itself. See driverOf() for how to come back.
    void leave();
    bool hasEnded() const;
    /// How it ended: the driver's own error with its exit code.
    Result<void> wait();

    Snapshot snapshot() const;
    std::vector<Sample> samplesSince(std::uint64_t sequence, std::size_t most) const;
    std::vector<Event> eventsSince(std::uint64_t sequence) const;
    /// Address of what the driver serves, for others to attach to; empty before it has begun.
    std::string url() const;

private:
    SparkRun();
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace ledgerloom
