#pragma once

#include "core/format/part_encoder.h"
#include "core/storage/file_system.h"

namespace ledgerloom {

/// Writes to standard output without ever being held up by its reader for long: a signal ends it between two lines, but
/// for what a pipe has already taken. One thread.
class StandardOutput final : public ByteSink {
public:
    Result<void> write(std::string_view text) override;

private:
    FileSystem m_files;
};

} // namespace ledgerloom
