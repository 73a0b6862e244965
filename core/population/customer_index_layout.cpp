#include "core/population/customer_index_layout.h"

#include "core/base/stream_hash.h"
#include "core/population/reference.h"

#include <algorithm>
#include <cstddef>

namespace ledgerloom {

namespace {

std::array<char, 32> digits(const StreamHash& hash) {
    std::array<char, 32> text{};
    std::ranges::copy(hash.hex(), text.begin());
    return text;
}

} // namespace

std::array<char, 32> vocabularyHash(const Reference& reference) {
    StreamHash hash;
    const auto add = [&hash](const std::string& name) {
        hash.add(name);
        hash.add("\n");
    };
    for (const City& city : reference.cities) {
        add(city.name);
        add(reference.states[city.state].uf);
    }
    for (const Profile& profile : reference.profiles)
        add(profile.name);
    for (const Bank& bank : reference.banks)
        add(bank.code);
    return digits(hash);
}

std::array<char, 32> headerHash(const CustomerIndexHeader& header) {
    StreamHash hash;
    hash.add({reinterpret_cast<const char*>(&header), offsetof(CustomerIndexHeader, header)});
    return digits(hash);
}

} // namespace ledgerloom
