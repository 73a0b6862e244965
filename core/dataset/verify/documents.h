#pragma once

#include <string_view>

namespace ledgerloom {

// Brazilian documents by their two check digits (modulo 11), as Receita Federal defines them. Signs between the digits
// are passed over. Any thread.

/// Eleven digits, not all the same.
bool isCpf(std::string_view text);
/// Fourteen digits.
bool isCnpj(std::string_view text);

} // namespace ledgerloom
