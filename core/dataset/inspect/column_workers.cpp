#include "core/dataset/inspect/column_workers.h"

#include <algorithm>
#include <utility>

namespace ledgerloom {

ColumnWorkers::ColumnWorkers(unsigned threads) {
    for (unsigned i = 0; i < threads; ++i)
        m_threads.emplace_back([this] {
            std::unique_lock lock(m_mutex);
            for (;;) {
                m_begun.wait(lock, [this] { return m_stop || m_next < m_count; });
                if (m_stop)
                    return;
                doOne(lock);
            }
        });
}

ColumnWorkers::~ColumnWorkers() {
    wait();
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_begun.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
}

unsigned ColumnWorkers::usual() {
    return std::clamp(std::thread::hardware_concurrency(), 1U, 4U) - 1;
}

bool ColumnWorkers::doOne(std::unique_lock<std::mutex>& lock) {
    if (m_next >= m_count)
        return false;
    const std::size_t number = m_next++;
    lock.unlock();
    m_task(number); // stays as it is until none is left
    lock.lock();
    if (--m_left == 0)
        m_done.notify_one();
    return true;
}

void ColumnWorkers::begin(std::size_t count, Task task) {
    wait();
    {
        const std::lock_guard lock(m_mutex);
        m_task = std::move(task);
        m_count = m_left = count;
        m_next = 0;
    }
    m_begun.notify_all();
}

void ColumnWorkers::wait() {
    std::unique_lock lock(m_mutex);
    while (doOne(lock)) {
    }
    m_done.wait(lock, [this] { return m_left == 0; });
}

} // namespace ledgerloom
