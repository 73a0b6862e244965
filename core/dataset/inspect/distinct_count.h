#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace ledgerloom {

/// How many different values there are, within some 2 % (HyperLogLog, Flajolet and others 2007, of 4,096 registers).
/// One thread.
class DistinctCount {
public:
    void add(std::string_view bytes);
    /// A value by its hash, any good one.
    void addHash(std::uint64_t hash);
    double estimate() const;

private:
    static constexpr unsigned indexBits = 12;
    std::array<std::uint8_t, std::size_t{1} << indexBits> m_registers{};
};

} // namespace ledgerloom
