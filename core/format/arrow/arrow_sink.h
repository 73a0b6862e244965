#pragma once

#include "core/format/part_encoder.h"

#include <arrow/io/interfaces.h>
#include <arrow/result.h>
#include <arrow/status.h>

namespace ledgerloom {

/// What Arrow writes goes to a ByteSink; what the sink refuses with is kept, since a Status cannot carry it.
class ArrowSink final : public arrow::io::OutputStream {
public:
    explicit ArrowSink(ByteSink& sink) : m_sink(&sink) {}

    /// From now on everything is dropped and the sink left alone: Arrow's writers write a footer even when they are
    /// destroyed half-way.
    void detach() { m_sink = nullptr; }
    /// The Error behind a failed Status.
    Error errorOf(const arrow::Status& status) const;

    arrow::Status Write(const void* data, int64_t size) override;
    using arrow::io::OutputStream::Write;
    arrow::Status Close() override { return arrow::Status::OK(); }
    arrow::Result<int64_t> Tell() const override { return m_bytes; }
    bool closed() const override { return false; }

private:
    ByteSink* m_sink;
    int64_t m_bytes = 0;
    Result<void> m_written;
};

} // namespace ledgerloom
