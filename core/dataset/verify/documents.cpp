#include "core/dataset/verify/documents.h"

#include <array>
#include <cstddef>

namespace ledgerloom {

namespace {

/// The digits of a text that has exactly Count of them.
template <std::size_t Count> bool digitsOf(std::string_view text, std::array<int, Count>& digits) {
    std::size_t found = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            continue;
        if (found == Count)
            return false;
        digits[found++] = c - '0';
    }
    return found == Count;
}

/// The check digit of the first `count` digits; weights run 2, 3, ... `most` from the right and begin again.
template <std::size_t Count> int checkDigit(const std::array<int, Count>& digits, std::size_t count, int most) {
    int sum = 0;
    int weight = 2;
    for (std::size_t i = count; i-- > 0;) {
        sum += digits[i] * weight;
        weight = weight == most ? 2 : weight + 1;
    }
    const int rest = sum % 11;
    return rest < 2 ? 0 : 11 - rest;
}

} // namespace

bool isCpf(std::string_view text) {
    std::array<int, 11> digits{};
    if (!digitsOf(text, digits))
        return false;
    bool same = true;
    for (const int digit : digits)
        same = same && digit == digits[0];
    return !same && checkDigit(digits, 9, 11) == digits[9] && checkDigit(digits, 10, 11) == digits[10];
}

bool isCnpj(std::string_view text) {
    std::array<int, 14> digits{};
    return digitsOf(text, digits) && checkDigit(digits, 12, 9) == digits[12] && checkDigit(digits, 13, 9) == digits[13];
}

} // namespace ledgerloom
