#include "core/base/hashing.h"

#include <xxhash.h>

namespace ledgerloom {

std::uint64_t hashText(std::string_view text) {
    return XXH3_64bits(text.data(), text.size());
}

} // namespace ledgerloom
