#include "core/base/stream_hash.h"

#include <xxhash.h>
// The library's code for the processor at hand, where it brings one: the same hash, nearly twice as fast.
#if defined(__x86_64__) && __has_include(<xxh_x86dispatch.h>)
#include <xxh_x86dispatch.h>
#endif

#include <new>

namespace ledgerloom {

void StreamHash::Free::operator()(XXH3_state_s* state) const {
    XXH3_freeState(state);
}

StreamHash::StreamHash() : m_state(XXH3_createState()) {
    if (m_state == nullptr) {
        throw std::bad_alloc();
    }
    XXH3_128bits_reset(m_state.get());
}

void StreamHash::add(std::string_view bytes) {
    XXH3_128bits_update(m_state.get(), bytes.data(), bytes.size());
}

std::string StreamHash::hex() const {
    XXH128_canonical_t canonical = {};
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(m_state.get()));
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : canonical.digest) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

} // namespace ledgerloom
