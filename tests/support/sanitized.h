#pragma once

namespace ledgerloom::testing {

/// Whether this program and the ones it starts run under AddressSanitizer, whose shadow and quarantine count as memory
/// of the process: what is promised of memory cannot be seen then.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

} // namespace ledgerloom::testing
