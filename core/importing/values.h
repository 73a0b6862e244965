#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ledgerloom {

// Values as people write them into files of customers. Empty where the text is something else. Pure; any thread.

/// "1234.5", "1.234,50", "R$ 1.234,50" in centavos, half up; not negative, at most 10^9 reais. "1.234" alone is
/// refused: it could be either.
std::optional<std::uint64_t> readMoney(std::string_view text);

/// "1987-03-15", with or without a time after it, or "15/03/1987", from 1900 to 2100: days since 1970-01-01.
std::optional<std::int32_t> readBirthDate(std::string_view text);

/// The digits of "123.456.789-09" or "12345678909"; fewer digits have lost their leading zeros.
std::optional<std::uint64_t> readCpf(std::string_view text);

/// Area code and eight or nine digits out of "+55 (11) 98765-4321" and the like.
std::optional<std::uint64_t> readPhone(std::string_view text);

/// A whole number from 0 to `most`; "720.0" is one, too.
std::optional<std::uint32_t> readWhole(std::string_view text, std::uint32_t most);

} // namespace ledgerloom
