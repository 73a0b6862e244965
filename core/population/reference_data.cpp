#include "core/population/reference_data.h"

#include <cstddef>

#define LEDGERLOOM_TABLE(name)                                                                                         \
    extern "C" const char ledgerloom_table_##name[];                                                                   \
    extern "C" const char ledgerloom_table_##name##_end[];
#define LEDGERLOOM_ENTRY(name) Entry{#name, ledgerloom_table_##name, ledgerloom_table_##name##_end},

// clang-format off
#define LEDGERLOOM_TABLES(X)                                                                                           \
    X(first_names) X(surnames) X(states) X(cities) X(banks) X(professions) X(streets) X(devices)                       \
    X(mcc) X(merchant_names) X(profiles) X(pix) X(cards) X(declines) X(email_domains) X(ip_ranges)      \
    X(schema_en)
// clang-format on

LEDGERLOOM_TABLES(LEDGERLOOM_TABLE)

namespace ledgerloom {

std::string_view referenceData(std::string_view name) {
    struct Entry {
        std::string_view name;
        const char* begin;
        const char* end;
    };
    static const Entry entries[] = {LEDGERLOOM_TABLES(LEDGERLOOM_ENTRY)};
    for (const Entry& entry : entries)
        if (entry.name == name)
            return {entry.begin, static_cast<std::size_t>(entry.end - entry.begin)};
    return {};
}

} // namespace ledgerloom
