#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace ledgerloom {

enum class Links : std::uint8_t { follow, refuse };

/// The whole of a small regular file (at most 1 MiB). A pipe, device or folder is refused, never waited for.
/// Missing file, wrong kind, too large: badInput; anything else: io.
Result<std::string> readSmallFile(const std::filesystem::path& path, Links links);

/// Writes so that the file under its name is always whole, also after a power cut: temporary file, fsync, rename,
/// fsync of the folder. With `replace` off an existing file is left alone: badInput. Failures: diskFull or io.
Result<void> writeSmallFile(const std::filesystem::path& path, std::string_view text, bool replace);

} // namespace ledgerloom
