#include "core/base/mapping_guard.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <mutex>
#include <sys/mman.h>
#include <unistd.h>

namespace ledgerloom::mapping_guard {

namespace {

/// Read by the signal handler, so nothing but lock-free atomics. A slot is in use while `end` is not 0.
struct Watched {
    std::atomic<std::uintptr_t> begin{0};
    std::atomic<std::uintptr_t> end{0};
    std::atomic<bool> lost{false};
};
static_assert(std::atomic<std::uintptr_t>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

constexpr std::size_t slots = 256;

std::array<Watched, slots>& table() {
    static std::array<Watched, slots> watched;
    return watched;
}

std::uintptr_t pageBytes = 4096;
struct sigaction before = {};

Watched* watchedAt(std::uintptr_t address) {
    for (Watched& one : table()) {
        if (address < one.end.load(std::memory_order_acquire) && address >= one.begin.load(std::memory_order_relaxed))
            return &one;
    }
    return nullptr;
}

/// Only what a signal handler may do: atomics and one system call.
void onBusError(int signal, siginfo_t* info, void* context) {
    const int keptErrno = errno;
    const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
    Watched* lost = watchedAt(address);
    if (lost != nullptr) {
        lost->lost.store(true, std::memory_order_release);
        void* page = reinterpret_cast<void*>(address & ~(pageBytes - 1));
        if (::mmap(page, pageBytes, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) != MAP_FAILED) {
            errno = keptErrno;
            return; // the reading instruction is tried again and finds zeros
        }
    }
    // Not ours, or beyond help: whoever was responsible before us.
    if ((before.sa_flags & SA_SIGINFO) != 0 && before.sa_sigaction != nullptr) {
        before.sa_sigaction(signal, info, context);
    } else if (before.sa_handler != SIG_DFL && before.sa_handler != SIG_IGN) {
        before.sa_handler(signal);
    } else {
        ::signal(SIGBUS, SIG_DFL); // the instruction is tried again and ends the process as it would have
    }
    errno = keptErrno;
}

void install() {
    table(); // made before the first signal can ask for it
    pageBytes = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    struct sigaction action = {};
    action.sa_sigaction = onBusError;
    action.sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    ::sigaction(SIGBUS, &action, &before);
}

std::mutex& changing() {
    static std::mutex mutex;
    return mutex;
}

} // namespace

std::size_t watch(void* begin, std::size_t size) {
    static std::once_flag installed;
    std::call_once(installed, install);
    const std::lock_guard lock(changing());
    const std::uintptr_t first = reinterpret_cast<std::uintptr_t>(begin);
    for (std::size_t slot = 0; slot < slots; ++slot) {
        Watched& one = table()[slot];
        if (one.end.load(std::memory_order_relaxed) != 0)
            continue;
        one.lost.store(false, std::memory_order_relaxed);
        one.begin.store(first, std::memory_order_relaxed);
        one.end.store((first + size + pageBytes - 1) & ~(pageBytes - 1), std::memory_order_release);
        return slot;
    }
    return noSlot;
}

void forget(std::size_t slot) {
    const std::lock_guard lock(changing());
    table()[slot].end.store(0, std::memory_order_release);
}

bool hasLost(std::size_t slot) {
    return table()[slot].lost.load(std::memory_order_acquire);
}

} // namespace ledgerloom::mapping_guard
