#include "app/cli/signals.h"

#include <atomic>
#include <csignal>
#include <initializer_list>
#include <unistd.h>

namespace ledgerloom {

namespace {

std::atomic<int> noted = 0;
std::atomic<bool> freeing = false;
static_assert(std::atomic<int>::is_always_lock_free, "signal handlers may touch nothing else");

void note(int signal) {
    int none = 0;
    if (!noted.compare_exchange_strong(none, signal))
        ::_exit(128 + signal);
}

void noteFreeing(int) {
    freeing = true;
}

} // namespace

void watchSignals() {
    struct sigaction action {};
    action.sa_handler = note;
    sigemptyset(&action.sa_mask);
    // Calls that were interrupted go on: the run is stopped by the one who asks notedSignal().
    action.sa_flags = SA_RESTART;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        ::sigaction(signal, nullptr, &before);
        // nohup and the shell's "&" have some of them ignored on purpose.
        if (before.sa_handler != SIG_IGN)
            ::sigaction(signal, &action, nullptr);
    }
    action.sa_handler = noteFreeing;
    ::sigaction(SIGUSR1, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

bool takeFreeRequest() {
    return freeing.exchange(false);
}

int notedSignal() {
    return noted.load();
}

} // namespace ledgerloom
