#include "core/run/worker.h"

#include "core/format/part_encoders.h"
#include "core/memory/give_back.h"

#include <csignal>
#include <exception>
#include <new>

namespace ledgerloom {

namespace {

/// A closed pipe is to be an error of write(), not the end of the process.
void ignoreBrokenPipes() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

} // namespace

void Worker::run() {
    ignoreBrokenPipes();
    work();
    close();
    m_context.control.workerEnded();
}

void Worker::work() {
    while (m_context.control.awaitWork(m_index, [this] { close(); })) {
        if (!ensureOpen()) {
            return;
        }
        const NextShard next = m_context.queue.next(m_context.clock.monotonicUs());
        if (next.shard) {
            make(*next.shard);
            if (PartEncoders::holdsBlocks(m_context.plan)) {
                (void)giveBackFreeMemory(); // the holes between row groups' buffers would grow from part to part
            }
        } else if (!next.retryAtUs || !m_context.control.sleepUntil(*next.retryAtUs)) {
            return;
        }
    }
}

void Worker::make(QueuedShard task) {
    // The standard library and the encoder report by exceptions; here they become a Result.
    const std::string name = m_job->nameOf(task.shard);
    try {
        if (const auto made = m_job->make(task.shard); !made) {
            handle(task, made.error());
        }
    } catch (const std::bad_alloc&) {
        handle(task, {.code = ErrorCode::memory,
                      .message = "no memory for " + name + "; use fewer workers or raise the limit of this process"});
    } catch (const std::exception& exception) {
        handle(task, {.code = ErrorCode::failed, .message = name + " failed: " + exception.what()});
    }
}

bool Worker::ensureOpen() {
    if (m_open) {
        return true;
    }
    const std::string name = "worker " + std::to_string(m_index + 1);
    std::vector<MemoryShare> shares = m_job->memory();
    shares.push_back({.purpose = Purpose::staging, .bytes = m_context.stagedBytes});
    auto reserved = m_context.budget.reserve(shares, name + "'s encoder and write buffers");
    if (!reserved) {
        return leave(name, reserved.error());
    }
    try {
        if (auto opened = m_job->open(name); !opened) {
            return leave(name, opened.error());
        }
    } catch (const std::bad_alloc&) {
        return leave(name, {.code = ErrorCode::memory,
                            .message = "the system has no memory for " + name +
                                       "'s encoder; use fewer workers or raise the limit of this process"});
    }
    m_reservations = std::move(reserved).value();
    m_open = true;
    return true;
}

bool Worker::leave(const std::string& name, const Error& why) {
    m_job->close();
    if (m_context.control.workersAlive() == 1) {
        m_context.control.requestStop(why);
    } else {
        m_context.log.tell(EventKind::warning, name + " leaves its work to the others: " + why.message);
    }
    return false;
}

void Worker::close() {
    m_job->close();
    m_open = false;
    m_reservations.clear();
}

void Worker::handle(QueuedShard task, const Error& error) {
    if (m_context.control.stopping()) {
        return;
    }
    if (m_context.control.shortOfMemory() && error.code == ErrorCode::cancelled) {
        m_context.queue.giveBack(task, m_context.clock.monotonicUs());
        return;
    }
    auto broken = m_context.target.broken();
    if (!broken) {
        broken = troubleWithCustomers(m_context.plan); // trying again would read the same file
    }
    if (broken) {
        m_context.control.requestStop(*broken);
        return;
    }
    if (error.code == ErrorCode::diskFull) {
        if (m_context.disk.full()) {
            m_context.queue.giveBack(task, m_context.clock.monotonicUs());
        }
        return;
    }
    const std::string name = m_job->nameOf(task.shard);
    if (error.code == ErrorCode::verification) {
        // What it reads is damaged: it has to be made anew first, trying again is in vain.
        m_context.queue.giveUp(error);
        m_context.log.tell(EventKind::warning, name + " waits: " + error.message);
        return;
    }
    const bool again = m_context.queue.failed(task, error, m_context.clock.monotonicUs());
    m_context.log.tell(again ? EventKind::warning : EventKind::error,
                       again ? name + " failed and will be tried again: " + error.message
                             : name + " was given up after " + std::to_string(task.failures + 1) +
                                   " tries: " + error.message);
}

} // namespace ledgerloom
