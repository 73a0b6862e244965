#pragma once

#include "core/base/result.h"
#include "core/memory/level.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ledgerloom {

/// How a LazyLoader did. A plain value.
struct LazyStats {
    std::uint64_t hits = 0;      ///< asked for and there
    std::uint64_t misses = 0;    ///< asked for and not there
    std::uint64_t loaded = 0;    ///< also ahead of being asked for
    std::uint64_t evicted = 0;   ///< to make room or under pressure
    std::uint64_t entries = 0;   ///< held now
    std::uint64_t bytes = 0;     ///< held now
    std::uint64_t peakBytes = 0; ///< most that was held at once
};

/// Values that are loaded when they are wanted, on a thread of its own, and kept as long as there is room: the one that
/// was used longest ago goes first. `Load` reserves from the Budget what a value takes before it allocates it, and the
/// value holds the reservation: where it is refused (ErrorCode::memory) half of what is held goes, and it is tried once
/// more, until nothing is left to give. A Value tells its `bytes()`.
///
/// Under pressure it gives way: WARNING halves what may be held, from CRITICAL on nothing is kept but what is wanted at
/// the moment, and nothing is loaded ahead. Thread-safe; the callback comes on the loading thread.
///
/// The pages of rows that people look at stand behind it. The tables of reference (names, cities, banks, merchants:
/// some 0.3 MB) do not, on purpose: every customer and payment that is made asks all of them, so that there is nothing
/// a cache could give back, and a look-up under a lock would cost more than the row. reference() parses them on first
/// use. The one such table that may be large, the user's own customers, is mapped (CustomerIndex): there the page cache
/// is what is bounded, loaded ahead, shared by all processes and taken back under pressure.
template <class Key, class Value> class LazyLoader {
public:
    using Pointer = std::shared_ptr<const Value>;
    /// `dropped` turns true when nobody wants the value any more; whatever is answered then is thrown away.
    using Load = std::function<Result<Pointer>(const Key&, const std::function<bool()>& dropped)>;
    using Told = std::function<void(const Key&, const Result<Pointer>&)>;

    struct Options {
        std::uint64_t mostBytes = 0;       ///< that are held at NORMAL
        std::function<Level()> level = {}; ///< empty: always NORMAL
    };

    LazyLoader(Options options, Load load, Told told = {})
        : m_options(std::move(options)),
          m_load(std::move(load)),
          m_told(std::move(told)),
          m_thread([this] { run(); }) {}
    /// Ends what is being loaded and waits for it.
    ~LazyLoader() {
        {
            const std::lock_guard lock(m_mutex);
            m_stopping = true;
            m_wanted.clear();
            ++m_generation;
        }
        m_wake.notify_all();
        m_thread.join();
    }
    LazyLoader(const LazyLoader&) = delete;
    LazyLoader& operator=(const LazyLoader&) = delete;

    /// The value where it is there, else null: never waits for a load.
    Pointer find(const Key& key) {
        const std::lock_guard lock(m_mutex);
        const auto found = m_places.find(key);
        ++(found == m_places.end() ? m_stats.misses : m_stats.hits);
        return found == m_places.end() ? nullptr : use(found->second);
    }

    /// Loads these, the first first, in place of all that were wanted before: `now` are needed, `ahead` may be soon.
    void want(std::vector<Key> now, std::vector<Key> ahead = {}) {
        {
            const std::lock_guard lock(m_mutex);
            m_needed = now.size();
            m_wanted = std::move(now);
            m_wanted.insert(m_wanted.end(), ahead.begin(), ahead.end());
            m_tried.clear();
            if (m_loading && std::find(m_wanted.begin(), m_wanted.end(), *m_loading) == m_wanted.end())
                ++m_generation;
        }
        m_wake.notify_all();
    }

    /// Gives way at once, where memory is short between two loads.
    void relieve() {
        const std::lock_guard lock(m_mutex);
        makeRoom(0);
    }
    /// Forgets all values.
    void clear() {
        const std::lock_guard lock(m_mutex);
        ++m_generation;
        m_tried.clear();
        shrinkTo(0, false);
    }
    LazyStats stats() const {
        const std::lock_guard lock(m_mutex);
        return m_stats;
    }

private:
    using Entries = std::list<std::pair<Key, Pointer>>; ///< used last first

    Level level() const { return m_options.level ? m_options.level() : Level::normal; }

    Pointer use(typename Entries::iterator entry) {
        m_entries.splice(m_entries.begin(), m_entries, entry);
        return entry->second;
    }

    bool isNeeded(const Key& key) const {
        const auto end = m_wanted.begin() + static_cast<std::ptrdiff_t>(m_needed);
        return std::find(m_wanted.begin(), end, key) != end;
    }

    /// `needed`: keeps what is needed at the moment.
    void shrinkTo(std::uint64_t bytes, bool needed) {
        for (auto entry = m_entries.end(); entry != m_entries.begin() && m_stats.bytes > bytes;) {
            --entry;
            if (needed && isNeeded(entry->first))
                continue;
            m_stats.bytes -= entry->second->bytes();
            ++m_stats.evicted;
            m_places.erase(entry->first);
            entry = m_entries.erase(entry);
        }
        m_stats.entries = m_entries.size();
    }

    void makeRoom(std::uint64_t bytes) {
        const Level now = level();
        const std::uint64_t most = now == Level::normal ? m_options.mostBytes : m_options.mostBytes / 2;
        if (now >= Level::critical)
            shrinkTo(0, true);
        else
            shrinkTo(most - std::min(most, bytes), false);
    }

    void keep(const Key& key, const Pointer& value) {
        makeRoom(value->bytes());
        m_entries.emplace_front(key, value);
        m_places[key] = m_entries.begin();
        m_stats.bytes += value->bytes();
        m_stats.peakBytes = std::max(m_stats.peakBytes, m_stats.bytes);
        m_stats.entries = m_entries.size();
        ++m_stats.loaded;
    }

    /// The next that is wanted and neither there nor tried in vain.
    bool takeNext(Key& key) {
        const std::size_t count = level() >= Level::critical ? std::min(m_needed, m_wanted.size()) : m_wanted.size();
        for (std::size_t i = 0; i < count; ++i) {
            const bool tried = std::find(m_tried.begin(), m_tried.end(), m_wanted[i]) != m_tried.end();
            if (!tried && m_places.find(m_wanted[i]) == m_places.end()) {
                key = m_wanted[i];
                m_tried.push_back(key); // once, whatever comes of it: it may be evicted again by its neighbours
                return true;
            }
        }
        return false;
    }

    Result<Pointer> loadWithRoom(const Key& key, const std::function<bool()>& dropped) {
        for (;;) {
            auto value = m_load(key, dropped);
            if (value || value.error().code != ErrorCode::memory)
                return value;
            const std::lock_guard lock(m_mutex);
            if (m_entries.empty())
                return value;
            shrinkTo(m_stats.bytes / 2, false);
        }
    }

    void run() {
        std::unique_lock lock(m_mutex);
        for (;;) {
            Key key{};
            m_wake.wait(lock, [&] { return m_stopping || takeNext(key); });
            if (m_stopping)
                return;
            const std::uint64_t mine = m_generation;
            m_loading = &key;
            lock.unlock();
            auto value = loadWithRoom(key, [this, mine] { return m_generation.load() != mine; });
            lock.lock();
            m_loading = nullptr;
            if (m_generation != mine)
                continue;
            if (value)
                keep(key, *value);
            lock.unlock();
            if (m_told)
                m_told(key, value);
            lock.lock();
        }
    }

    const Options m_options;
    const Load m_load;
    const Told m_told;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::atomic<std::uint64_t> m_generation{0}; // raised under m_mutex, as all below is used
    Entries m_entries;
    std::unordered_map<Key, typename Entries::iterator> m_places;
    std::vector<Key> m_wanted;
    std::size_t m_needed = 0; ///< of the wanted ones, from the first on
    std::vector<Key> m_tried; ///< since want()
    const Key* m_loading = nullptr;
    LazyStats m_stats;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace ledgerloom
