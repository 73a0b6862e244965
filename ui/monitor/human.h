#pragma once

#include "core/memory/level.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace ledgerloom::human {

// Numbers as the live screens write them: short, with a unit, of nearly constant width. A value that is not known
// is a dash, never a zero.

/// "84.2 MiB".
QString memory(std::optional<std::uint64_t> bytes);
/// "+18 MiB/s", "−3 MiB/s", "0 MiB/s" (a true minus sign).
QString growth(double bytesPerSecond);
/// "742k", "1.24M", "980".
QString count(double value);
/// "742k rows/s".
QString rows(double rowsPerSecond);
/// "1.52 GB/s"; decimal, as disks are sold and speeds are told.
QString bytes(double bytesPerSecond);
/// "2.1 %", "62 %", "0.004 %": two significant digits, none lost to rounding.
QString percent(double part, double whole);
/// "0:49" or "1:02:03".
QString duration(double seconds);
/// How long something took: "0.061 s", "3.24 s", "0:49".
QString elapsed(std::int64_t us);
/// "WARNING", as the language has it.
QString levelWord(Level level);

} // namespace ledgerloom::human
