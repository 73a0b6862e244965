#include "core/memory/give_back.h"

#include "core/memory/probe.h"

#include <algorithm>
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace ledgerloom {

#ifdef __GLIBC__
Reading giveBackFreeMemory() {
    const auto probe = makeSystemProbe();
    const Reading before = probe->read().processBytes;
    ::malloc_trim(0);
    const Reading after = probe->read().processBytes;
    if (!before.value || !after.value) {
        return before.value ? after : before;
    }
    return Reading::of(*before.value - std::min(*before.value, *after.value));
}
void returnLargeBuffersAtOnce() {
    ::mallopt(M_MMAP_THRESHOLD, 512 << 10);
}
#else
Reading giveBackFreeMemory() {
    return Reading::unavailable("this C library does not give memory back on demand");
}

void returnLargeBuffersAtOnce() {}
#endif

} // namespace ledgerloom
