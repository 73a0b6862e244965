#pragma once

#include <cstdint>
#include <string_view>

namespace ledgerloom {

/// CRC-32 of IEEE 802.3 (the one of gzip and PNG), so that any tool can check a journal's lines.
constexpr std::uint32_t crc32(std::string_view bytes) {
    constexpr std::uint32_t polynomial = 0xEDB88320U;
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1) ^ ((crc & 1U) != 0 ? polynomial : 0U);
        }
    }
    return ~crc;
}

} // namespace ledgerloom
