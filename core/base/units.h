#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ledgerloom {

// Texts of people to numbers and back. Exact decimal arithmetic, no floating point on the way in, no locale.
// Case does not matter, spaces may stand around the number and the unit; errors are badInput and quote the text.

/// Bytes: "50GB" = 50 * 10^9, "1.5GiB" = 1.5 * 2^30; a bare K, M, G, T, P is binary; a plain number is bytes.
/// A fraction of a byte is rounded to the nearest one.
Result<std::uint64_t> parseSize(std::string_view text);

/// Things that are counted: "10M" = 10,000,000. K, M, B or G, T are decimal.
Result<std::uint64_t> parseCount(std::string_view text);

/// A share, in parts per 10^9: "0.5%" and "0.005" are 5,000,000. A bare number over 1 is refused with the likely
/// meaning.
Result<std::uint32_t> parseRate(std::string_view text);

/// Either a share of something (per mille) or a size (bytes).
struct PercentOrSize {
    std::optional<std::uint32_t> permille;
    std::uint64_t bytes = 0;
};
/// "90%" or "1.5GiB".
Result<PercentOrSize> parsePercentOrSize(std::string_view text);

/// Microseconds: "100ms", "2s", "1.5m", "1h", "2d". A number without a unit is counted in `bareUnitUs`; 0 refuses it.
Result<std::uint64_t> parseDuration(std::string_view text, std::uint64_t bareUnitUs = 0);

/// Bytes a second: "100MB/s"; the "/s" may be left out.
Result<std::uint64_t> parseRatePerSecond(std::string_view text);

enum class SizeStyle : std::uint8_t { decimal, binary };

/// Three significant digits: "12.0 GB", "3.41 GiB", "742 KB", "17 bytes".
std::string formatSize(std::uint64_t bytes, SizeStyle style = SizeStyle::decimal);

/// The shortest text that parseSize() reads back to the same number: "50GB", "1.5GiB", "1234567".
std::string exactSize(std::uint64_t bytes);

/// A size in both worlds, to echo what was understood: "12 GB = 11.2 GiB", "1.5 GiB = 1.61 GB".
std::string describeSize(std::uint64_t bytes);

/// "10,000,000".
std::string formatCount(std::uint64_t count);

/// "1 part", "2,000 parts": `noun` is the singular of a regular one.
std::string counted(std::uint64_t count, std::string_view noun);

/// The shortest text that parseCount() reads back: "10M", "1500".
std::string exactCount(std::uint64_t count);

/// The shortest percentage that parseRate() reads back: "0.5%".
std::string exactRate(std::uint32_t ppb);

/// "0:49", "2:10", "1:02:03"; from a day on "2 d 3:04:05". Rounded to seconds.
std::string formatDuration(std::uint64_t micros);

/// A number with a point and `decimals` (0 to 6) digits after it: "61.0". Values beyond +-9 * 10^12 are cut to that.
std::string formatFixed(double value, int decimals);

} // namespace ledgerloom
