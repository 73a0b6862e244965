#pragma once

#include <memory>
#include <string>
#include <string_view>

struct XXH3_state_s;

namespace ledgerloom {

/// XXH3, 128 bits, over bytes that come piece by piece; what `xxh128sum` prints for the whole. Not thread-safe.
class StreamHash {
public:
    StreamHash();
    void add(std::string_view bytes);
    /// 32 lower-case hexadecimal digits; more may be added afterwards.
    std::string hex() const;

private:
    struct Free {
        void operator()(XXH3_state_s* state) const;
    };
    std::unique_ptr<XXH3_state_s, Free> m_state;
};

} // namespace ledgerloom
