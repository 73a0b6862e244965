#pragma once

#include "core/run/worker_job.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// Takes work from the queue and does it until there is none, a stop is asked for or the target is broken. Lives on
/// its own thread; holds one job, whose memory it gives back while it is parked.
class Worker {
public:
    Worker(const WorkerContext& context, std::uint32_t index, std::unique_ptr<WorkerJob> job)
        : m_context(context), m_index(index), m_job(std::move(job)) {}

    /// The thread's function. Lets no exception out.
    void run();

private:
    void work();
    /// False when there is no memory for the job: then this worker ends.
    bool ensureOpen();
    bool leave(const std::string& name, const Error& why);
    void close();
    void make(QueuedShard task);
    void handle(QueuedShard task, const Error& error);

    WorkerContext m_context;
    std::uint32_t m_index;
    std::unique_ptr<WorkerJob> m_job;
    std::vector<Reservation> m_reservations; ///< while it is open
    bool m_open = false;
};

} // namespace ledgerloom
