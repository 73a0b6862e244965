#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace ledgerloom {

/// What stands for an id while it is sorted and compared. Ids of the form letters, '_', digits are kept exactly; others
/// by their XXH3 of 128 bits: two equal ids are never taken for different ones, and that two different ones were taken
/// for equal is no more likely than that the machine errs.
struct IdKey {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    // NOLINTNEXTLINE(modernize-use-nullptr): the check takes the comparison with 0 that is made for a pointer
    auto operator<=>(const IdKey&) const = default;
};

/// XXH3 of 128 bits.
IdKey hashedKey(std::string_view text);

inline IdKey keyOfId(std::string_view id) {
    const std::size_t line = id.find('_');
    if (line == 0 || line > 5 || id.size() - line - 1 > 18 || id.size() == line + 1)
        return hashedKey(id);
    IdKey key;
    for (const char c : id.substr(0, line))
        key.high = key.high << 8U | static_cast<std::uint8_t>(c & 0x7F);
    for (const char c : id.substr(line + 1)) {
        if (c < '0' || c > '9')
            return hashedKey(id);
        key.low = key.low * 10 + static_cast<std::uint64_t>(c - '0');
    }
    key.high = key.high << 8U | (id.size() - line - 1); // "X_01" is not "X_1"
    return key;
}

/// Of two ids together.
inline IdKey keyOfIds(std::string_view one, std::string_view other, std::string& scratch) {
    scratch.assign(one);
    scratch += '\x1f';
    scratch += other;
    return hashedKey(scratch);
}

} // namespace ledgerloom
