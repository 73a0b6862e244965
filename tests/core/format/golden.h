#pragma once

#include <cstdint>

namespace ledgerloom::testing {

/// The bytes of a run of about 2 MB at the default seed, dates and fraud rate, frozen: XXH3 of each table of its only
/// block. Every machine, compiler and number of workers must give these. When a change alters them on purpose, the
/// data version must be raised with it: run tst_golden, which prints what it found, and copy that here.
inline constexpr std::uint64_t goldenRows = 1'900;
inline constexpr std::uint64_t goldenCustomers = 200;
inline constexpr std::int32_t goldenDays = 4;

inline constexpr std::uint64_t goldenCustomersHash = 0x2e5b91c831b46041ULL;
inline constexpr std::uint64_t goldenDevicesHash = 0x1ebdc1f28ba981b3ULL;
inline constexpr std::uint64_t goldenTransactionsHash = 0xf7ca46f74d884e72ULL;

} // namespace ledgerloom::testing
