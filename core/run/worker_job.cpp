#include "core/run/worker_job.h"

#include "core/population/customer_index.h"

namespace ledgerloom {

namespace {

// While memory grows too fast a worker rests after each unit about as long as it worked on it.
constexpr std::int64_t restUs = 5'000;

} // namespace

bool mayGoOn(const WorkerContext& context) {
    // Standard output cannot take back what it was given: there the open shard waits.
    if (context.control.shortOfMemory() && !context.target.inOrder()) {
        return false;
    }
    if (context.guard.slowDown() && !context.control.sleepUntil(context.clock.monotonicUs() + restUs)) {
        return false;
    }
    return context.control.checkpoint();
}

Error stoppedByControl() {
    return {.code = ErrorCode::cancelled, .message = "stopped"};
}

Result<void> UnitSink::write(std::string_view bytes) {
    if (!mayGoOn(m_context)) {
        return stoppedByControl();
    }
    m_progress.add(0, bytes.size());
    return m_writer.write(m_table, bytes);
}

std::optional<Error> troubleWithCustomers(const Plan& plan) {
    return plan.importedCustomers ? plan.importedCustomers->trouble() : std::nullopt;
}

} // namespace ledgerloom
