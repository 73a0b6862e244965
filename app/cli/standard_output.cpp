#include "app/cli/standard_output.h"

#include "app/cli/signals.h"
#include "core/storage/file_io.h"

#include <climits>

#include <algorithm>
#include <cerrno>
#include <unistd.h>

namespace ledgerloom {

Result<void> StandardOutput::write(std::string_view text) {
    constexpr int pollMs = 50;
    while (!text.empty()) {
        const int ready = m_files.waitWritable(STDOUT_FILENO, pollMs);
        if (notedSignal() != 0)
            return Error{ErrorCode::cancelled, "stopped as asked"};
        if (ready == 0 || ready == -EINTR)
            continue;
        const std::size_t count = std::min<std::size_t>(text.size(), PIPE_BUF);
        const std::int64_t written = ready < 0 ? ready : m_files.write(STDOUT_FILENO, text.data(), count);
        if (written == -EINTR || written == -EAGAIN)
            continue;
        if (written == -EPIPE)
            return Error{ErrorCode::io, "whoever read standard output has gone"};
        if (written <= 0)
            return fileError(written, "write", "standard output");
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

} // namespace ledgerloom
