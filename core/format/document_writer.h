#pragma once

#include "core/base/civil_time.h"
#include "core/format/text_writer.h"
#include "core/population/names.h"

#include <algorithm>
#include <string_view>

namespace ledgerloom {

/// Documents and account numbers as text, the same in every text format. Like text_writer.h, unchecked.

/// Names of Identity's numbers.
inline constexpr std::string_view riskLevels[] = {"BAIXO", "MEDIO", "ALTO"};
inline constexpr std::string_view accountTypes[] = {"CORRENTE", "POUPANCA", "DIGITAL"};
inline constexpr std::string_view accountStatuses[] = {"ATIVA", "BLOQUEADA", "INATIVA"};

/// A text of any length: these rows are few.
inline char* put(char* out, std::string_view text) {
    return std::copy(text.begin(), text.end(), out);
}

inline char* putDate(char* out, std::int32_t day) {
    const CivilDate date = civilFromDays(day);
    putFour(out, static_cast<std::uint32_t>(date.year));
    out[4] = '-';
    putPair(out + 5, static_cast<std::uint32_t>(date.month));
    out[7] = '-';
    putPair(out + 8, static_cast<std::uint32_t>(date.day));
    return out + 10;
}

/// "123.456.789-09".
inline char* putCpf(char* out, std::uint64_t cpf) {
    const auto three = [](char* at, std::uint64_t value) {
        at[0] = static_cast<char>('0' + value / 100 % 10);
        putPair(at + 1, static_cast<std::uint32_t>(value % 100));
    };
    three(out, cpf / 100'000'000);
    out[3] = '.';
    three(out + 4, cpf / 100'000 % 1000);
    out[7] = '.';
    three(out + 8, cpf / 100 % 1000);
    out[11] = '-';
    putPair(out + 12, static_cast<std::uint32_t>(cpf % 100));
    return out + 14;
}

/// "(11) 98765-4321", a land line "(11) 3456-7890".
inline char* putPhone(char* out, std::uint64_t phone) {
    const bool landLine = phone < firstMobileNumber;
    *out++ = '(';
    putPair(out, static_cast<std::uint32_t>(phone / (landLine ? 100'000'000 : 1'000'000'000)));
    out = put(out + 2, std::string_view(") "));
    if (!landLine)
        *out++ = static_cast<char>('0' + phone / 100'000'000 % 10);
    putFour(out, static_cast<std::uint32_t>(phone / 10'000 % 10'000));
    out[4] = '-';
    putFour(out + 5, static_cast<std::uint32_t>(phone % 10'000));
    return out + 9;
}

/// "01310-100".
inline char* putCep(char* out, std::uint32_t cep) {
    out[0] = static_cast<char>('0' + cep / 10'000'000);
    putFour(out + 1, cep / 1000 % 10'000);
    out[5] = '-';
    out[6] = static_cast<char>('0' + cep / 100 % 10);
    putPair(out + 7, cep % 100);
    return out + 9;
}

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
    constexpr std::uint64_t nineDigits = 100'000'000;
    const std::uint64_t number = account % accountsPerBranch;
    if (number >= nineDigits) { // nearly all of them
        *out = static_cast<char>('0' + number / nineDigits);
        putEight(out + 1, static_cast<std::uint32_t>(number % nineDigits));
        out += 9;
    } else
        out = putNumber(out, number);
    *out = '-';
    out[1] = static_cast<char>('0' + (number * 7 + account / accountsPerBranch * 3) % 10);
    return out + 2;
}

} // namespace ledgerloom
