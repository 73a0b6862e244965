#include "core/storage/stdout_target.h"

#include "core/base/stream_hash.h"
#include "core/storage/file_io.h"

#include <climits>

#include <algorithm>
#include <cerrno>

namespace ledgerloom {

namespace {

constexpr int pollMs = 50; // how soon a stop is seen while the reader of the pipe stands still

Error stopped() {
    return {.code = ErrorCode::cancelled, .message = "stopped while writing to standard output"};
}

} // namespace

class StdoutTarget::Writer final : public ShardWriter {
public:
    Writer(StdoutTarget& target, std::uint64_t shard) : m_target(target), m_shard(shard) {}

    ~Writer() override {
        if (m_bytes > 0 && !m_committed) {
            m_target.breakOff({.code = ErrorCode::io,
                               .message = "standard output ends inside shard " + std::to_string(m_shard) +
                                          " because its making failed; discard what was read and start again"});
        }
    }

    Result<void> write(Table, std::string_view bytes) override {
        m_bytes += bytes.size();
        m_hash.add(bytes);
        return m_target.send(bytes);
    }

    Result<ShardRecord> commit(const ShardTotals& totals) override {
        m_committed = true;
        ShardRecord record{.shard = m_shard, .totals = totals, .parts = {}};
        record.parts.push_back({.table = m_target.m_table, .path = "-", .bytes = m_bytes, .checksum = m_hash.hex()});
        return record;
    }

private:
    StdoutTarget& m_target;
    std::uint64_t m_shard;
    std::uint64_t m_bytes = 0;
    StreamHash m_hash;
    bool m_committed = false;
};

StdoutTarget::StdoutTarget(FileSystem& files, int descriptor, const Plan& plan)
    : m_files(files), m_descriptor(descriptor), m_table(plan.customersOnly ? Table::customers : Table::transactions) {}

Result<std::unique_ptr<ShardWriter>> StdoutTarget::openShard(std::uint64_t shard) {
    return std::unique_ptr<ShardWriter>(std::make_unique<Writer>(*this, shard));
}

Result<void> StdoutTarget::send(std::string_view bytes) {
    while (!bytes.empty()) {
        // A ready pipe takes PIPE_BUF bytes without blocking, so a stop is never held up by its reader.
        const int ready = m_files.waitWritable(m_descriptor, pollMs);
        if (m_interrupted) {
            return stopped();
        }
        if (ready == 0 || ready == -EINTR) {
            continue;
        }
        const std::size_t count = std::min<std::size_t>(bytes.size(), PIPE_BUF);
        const std::int64_t written = ready < 0 ? ready : m_files.write(m_descriptor, bytes.data(), count);
        if (written == -EINTR || written == -EAGAIN) {
            continue;
        }
        if (written <= 0) {
            Error error = fileError(written == 0 ? -EIO : written, "write to", "standard output");
            breakOff(error);
            return error;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

void StdoutTarget::breakOff(Error error) {
    const std::lock_guard lock(m_mutex);
    if (!m_broken && !m_interrupted) {
        m_broken = std::move(error);
    }
}

std::optional<Error> StdoutTarget::broken() const {
    const std::lock_guard lock(m_mutex);
    return m_broken;
}

} // namespace ledgerloom
