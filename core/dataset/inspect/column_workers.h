#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace ledgerloom {

/// Threads that do a batch's columns while the next batch is read. Which thread does which column changes nothing of
/// what comes out. Used by one thread.
class ColumnWorkers {
public:
    using Task = std::function<void(std::size_t)>;

    /// None where there is one core: then wait() does all of it.
    explicit ColumnWorkers(unsigned threads);
    ColumnWorkers(const ColumnWorkers&) = delete;
    ColumnWorkers& operator=(const ColumnWorkers&) = delete;
    ~ColumnWorkers();

    /// As many as there are cores beside the one that reads, three at most.
    static unsigned usual();

    /// Begins task(0) to task(count - 1); all that was begun before is done.
    void begin(std::size_t count, Task task);
    /// Helps, and returns when all is done.
    void wait();

private:
    /// One task, without the lock meanwhile; false where none is left to begin.
    bool doOne(std::unique_lock<std::mutex>& lock);

    std::mutex m_mutex;
    std::condition_variable m_begun;
    std::condition_variable m_done;
    Task m_task; // this and all below: guarded by m_mutex
    std::size_t m_count = 0;
    std::size_t m_next = 0;
    std::size_t m_left = 0;
    bool m_stop = false;
    std::vector<std::thread> m_threads;
};

} // namespace ledgerloom
