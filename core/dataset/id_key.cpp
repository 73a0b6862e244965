#include "core/dataset/id_key.h"

#include <xxhash.h>

namespace ledgerloom {

IdKey hashedKey(std::string_view text) {
    const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
    return {hash.high64 | (std::uint64_t{1} << 63U), hash.low64};
}

} // namespace ledgerloom
