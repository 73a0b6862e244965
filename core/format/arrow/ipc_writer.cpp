#include "core/format/arrow/arrow_part_writer.h"

#include <arrow/ipc/writer.h>
#include <arrow/type.h>
#include <arrow/util/compression.h>

namespace ledgerloom {

namespace {

arrow::Result<arrow::ipc::IpcWriteOptions> optionsOf(const ArrowFileInputs& inputs) {
    arrow::ipc::IpcWriteOptions options = arrow::ipc::IpcWriteOptions::Defaults();
    options.memory_pool = inputs.pool;
    options.use_threads = false;
    if (inputs.encoding.compression == Compression::zstd) {
        ARROW_ASSIGN_OR_RAISE(options.codec, arrow::util::Codec::Create(arrow::Compression::ZSTD,
                                                                        static_cast<int>(inputs.encoding.level)));
    } else if (inputs.encoding.compression == Compression::lz4) {
        ARROW_ASSIGN_OR_RAISE(options.codec, arrow::util::Codec::Create(arrow::Compression::LZ4_FRAME));
    }
    return options;
}

/// A record batch is what it is given: one unit of rows.
class IpcPartWriter final : public ArrowPartWriter {
public:
    explicit IpcPartWriter(const ArrowFileInputs& inputs)
        : m_inputs(inputs), m_schema(inputs.schema->WithMetadata(inputs.metadata)) {}
    ~IpcPartWriter() override { drop(); }

    arrow::Status open(const std::shared_ptr<ArrowSink>& sink) override {
        drop();
        m_sink = sink;
        ARROW_ASSIGN_OR_RAISE(const auto options, optionsOf(m_inputs));
        return arrow::ipc::MakeFileWriter(sink, m_schema, options).Value(&m_writer);
    }

    arrow::Status write(const arrow::RecordBatch& rows) override { return m_writer->WriteRecordBatch(rows); }

    arrow::Status close() override {
        arrow::Status closed = m_writer->Close();
        drop();
        return closed;
    }
    void drop() override {
        if (m_sink)
            m_sink->detach();
        m_writer.reset();
        m_sink.reset();
    }

private:
    ArrowFileInputs m_inputs;
    std::shared_ptr<arrow::Schema> m_schema;
    std::shared_ptr<ArrowSink> m_sink;
    std::shared_ptr<arrow::ipc::RecordBatchWriter> m_writer;
};

} // namespace

std::unique_ptr<ArrowPartWriter> makeIpcWriter(const ArrowFileInputs& inputs) {
    return std::make_unique<IpcPartWriter>(inputs);
}

} // namespace ledgerloom
