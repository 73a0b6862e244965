#pragma once

#include "core/format/text_writer.h"

namespace ledgerloom {

/// Documents and account numbers as text, the same in every text format. Like text_writer.h, unchecked.

/// The digits of MERCH_: six or more.
inline char* putMerchantNumber(char* out, std::uint64_t number) {
    const std::uint64_t shown = number + 1;
    if (shown >= 1'000'000)
        return putNumber(out, shown);
    putPair(out, static_cast<std::uint32_t>(shown / 10'000));
    putFour(out + 2, static_cast<std::uint32_t>(shown % 10'000));
    return out + 6;
}

inline constexpr std::uint64_t accountsPerBranch = 1'000'000'000;

/// "1234" of an account (branch * 10^9 + number).
inline char* putBranch(char* out, std::uint64_t account) {
    putFour(out, static_cast<std::uint32_t>(account / accountsPerBranch));
    return out + 4;
}

/// "512345678-9": the number and a check digit (mod 10 over branch and number; banks have each their own rule).
inline char* putAccountNumber(char* out, std::uint64_t account) {
    const std::uint64_t number = account % accountsPerBranch;
    out = putNumber(out, number);
    *out = '-';
    out[1] = static_cast<char>('0' + (number * 7 + account / accountsPerBranch * 3) % 10);
    return out + 2;
}

} // namespace ledgerloom
