#include "core/dataset/read/column_reader.h"

#include "core/dataset/chunk_size.h"
#include "core/dataset/read/arrow_file.h"
#include "core/dataset/read/budget_pool.h"
#include "core/dataset/read/plain_batch.h"

#include <arrow/ipc/reader.h>
#include <arrow/util/byte_size.h>
#include <parquet/arrow/reader.h>
#include <parquet/file_reader.h>

#include <algorithm>
#include <optional>

namespace ledgerloom {

namespace {

constexpr std::int64_t leastRows = 1'024;
constexpr std::int64_t mostRows = 65'536;

/// Batches of a file, one after the other.
class Batches {
public:
    Batches() = default;
    Batches(const Batches&) = delete;
    Batches& operator=(const Batches&) = delete;
    virtual ~Batches() = default;

    virtual std::shared_ptr<arrow::Schema> schema() const = 0;
    /// Null at the end.
    virtual arrow::Status next(std::shared_ptr<arrow::RecordBatch>& batch) = 0;
};

/// Row groups one after the other, each in pieces whose rows are as many as the level allows when it begins.
class ParquetBatches final : public Batches {
public:
    ParquetBatches(const DatasetWork& work, std::uint64_t chunkBytes) : m_work(work), m_chunkBytes(chunkBytes) {}

    arrow::Status open(const std::shared_ptr<ArrowFile>& file, arrow::MemoryPool* pool) {
        parquet::ReaderProperties properties(pool);
        properties.enable_buffered_stream(); // bounds what a row group takes
        parquet::ArrowReaderProperties arrowProperties(/*use_threads=*/false);
        arrowProperties.set_pre_buffer(false);
        parquet::arrow::FileReaderBuilder builder;
        ARROW_RETURN_NOT_OK(builder.Open(file, properties));
        const auto metadata = builder.raw_reader()->metadata();
        m_groups = metadata->num_row_groups();
        std::int64_t bytes = 0;
        for (int group = 0; group < m_groups; ++group)
            bytes += metadata->RowGroup(group)->total_byte_size();
        m_bytesPerRow = bytes / std::max<std::int64_t>(metadata->num_rows(), 1) + 1;
        ARROW_ASSIGN_OR_RAISE(m_file, builder.memory_pool(pool)->properties(arrowProperties)->Build());
        return m_file->GetSchema(&m_schema);
    }
    std::shared_ptr<arrow::Schema> schema() const override { return m_schema; }
    arrow::Status next(std::shared_ptr<arrow::RecordBatch>& batch) override {
        for (;;) {
            if (m_batches)
                ARROW_RETURN_NOT_OK(m_batches->ReadNext(&batch));
            if (batch || m_group == m_groups)
                return arrow::Status::OK();
            const auto bytes = static_cast<std::int64_t>(chunkBytesAt(m_work.levelNow(), m_chunkBytes));
            m_batches.reset(); // before the next one takes its memory
            m_file->set_batch_size(std::clamp(bytes / m_bytesPerRow, leastRows, mostRows));
            ARROW_RETURN_NOT_OK(m_file->GetRecordBatchReader({m_group++}).Value(&m_batches));
        }
    }

private:
    const DatasetWork& m_work;
    std::uint64_t m_chunkBytes;
    std::int64_t m_bytesPerRow = 1;
    int m_groups = 0;
    int m_group = 0;
    std::shared_ptr<arrow::Schema> m_schema;
    std::unique_ptr<parquet::arrow::FileReader> m_file;
    std::unique_ptr<arrow::RecordBatchReader> m_batches;
};

class IpcBatches final : public Batches {
public:
    arrow::Status open(std::shared_ptr<ArrowFile> file, arrow::MemoryPool* pool) {
        m_file = std::move(file);
        arrow::ipc::IpcReadOptions options;
        options.memory_pool = pool;
        options.use_threads = false;
        ARROW_ASSIGN_OR_RAISE(auto head, m_file->ReadAt(0, 6));
        if (head->ToString() == "ARROW1")
            return arrow::ipc::RecordBatchFileReader::Open(m_file, options).Value(&m_reader);
        return arrow::ipc::RecordBatchStreamReader::Open(m_file, options).Value(&m_stream);
    }
    std::shared_ptr<arrow::Schema> schema() const override {
        return m_reader ? m_reader->schema() : m_stream->schema();
    }
    arrow::Status next(std::shared_ptr<arrow::RecordBatch>& batch) override {
        if (m_stream)
            return m_stream->ReadNext(&batch);
        if (m_at == m_reader->num_record_batches()) {
            batch.reset();
            return arrow::Status::OK();
        }
        return m_reader->ReadRecordBatch(m_at++).Value(&batch);
    }

private:
    std::shared_ptr<ArrowFile> m_file;
    std::shared_ptr<arrow::ipc::RecordBatchFileReader> m_reader;
    std::shared_ptr<arrow::ipc::RecordBatchStreamReader> m_stream;
    int m_at = 0;
};

class ColumnReader final : public RowReader {
public:
    ColumnReader(const DatasetWork& work, const ReadRequest& request)
        : m_work(work),
          m_path(request.path),
          m_types(request.types),
          m_optimalBytes(optimalChunkBytes(work.budget.stats().available, mostChunkBytes)),
          m_pool(request.pool ? request.pool : std::make_shared<BudgetPool>(work.budget, "rows of " + m_path)) {}

    Result<void> open(Format format) {
        auto file = ArrowFile::open(m_work.files, m_path, m_pool->get());
        if (!file)
            return file.error();
        if (const auto opened = open(std::move(file).value(), format); !opened.ok())
            return arrowError(opened, m_path);
        return {};
    }

    arrow::Status open(std::shared_ptr<ArrowFile> file, Format format) {
        m_size = static_cast<std::uint64_t>(file->GetSize().ValueOr(0));
        if (format == Format::parquet) {
            auto batches = std::make_unique<ParquetBatches>(m_work, m_optimalBytes);
            ARROW_RETURN_NOT_OK(batches->open(file, m_pool->get()));
            m_batches = std::move(batches);
        } else {
            auto batches = std::make_unique<IpcBatches>();
            ARROW_RETURN_NOT_OK(batches->open(std::move(file), m_pool->get()));
            m_batches = std::move(batches);
        }
        m_plain.emplace(*m_batches->schema(), m_pool->get());
        m_schema = m_types == RowTypes::plain ? m_plain->schema() : m_batches->schema();
        return arrow::Status::OK();
    }

    Result<bool> next(RowChunk& chunk) override {
        chunk = {};
        // Arrow tells by Status, but its readers of damaged pages may throw.
        try {
            if (const auto read = fill(); !read.ok())
                return arrowError(read, m_path);
            if (!m_held)
                return false;
            if (const auto given = give(chunk); !given.ok())
                return arrowError(given, m_path);
        } catch (const std::exception& failure) {
            return arrowError(arrow::Status::Invalid(failure.what()), m_path);
        }
        chunk.firstRow = m_rows + 1;
        m_rows += static_cast<std::uint64_t>(chunk.rows->num_rows());
        return true;
    }
    const std::shared_ptr<arrow::Schema>& schema() const override { return m_schema; }
    std::uint64_t fileBytes() const override { return m_size; }
    std::string_view placeName() const override { return "row"; }
    std::vector<std::string> notes() const override {
        std::vector<std::string> notes;
        for (const std::string& column : m_types == RowTypes::plain ? m_plain->leftOut() : std::vector<std::string>())
            notes.push_back("column " + column + " is of a type that is not read: it is left out");
        return notes;
    }

private:
    /// The file's next batch, where nothing is left of the one before.
    arrow::Status fill() {
        if (m_held && m_at < m_held->num_rows())
            return arrow::Status::OK();
        m_held.reset();
        m_at = 0;
        ARROW_RETURN_NOT_OK(m_batches->next(m_held));
        return m_held ? m_held->Validate() : arrow::Status::OK();
    }

    /// As much of it as is worked on at once: a file's own batches may be of any size, and are handed on in pieces.
    arrow::Status give(RowChunk& chunk) {
        const std::int64_t all = std::max<std::int64_t>(m_held->num_rows(), 1);
        const std::int64_t bytesPerRow = arrow::util::TotalBufferSize(*m_held) / all + 1;
        const auto bytes = static_cast<std::int64_t>(chunkBytesAt(m_work.levelNow(), 4 * m_optimalBytes));
        const std::int64_t most = std::clamp(bytes / bytesPerRow, leastRows, mostRows);
        auto piece = m_held->Slice(m_at, most);
        m_at += std::max<std::int64_t>(piece->num_rows(), 1);
        if (m_types == RowTypes::asStored) {
            chunk.rows = std::move(piece);
            return arrow::Status::OK();
        }
        ARROW_ASSIGN_OR_RAISE(chunk.rows, m_plain->of(*piece));
        return chunk.rows->Validate();
    }

    const DatasetWork& m_work;
    std::string m_path;
    RowTypes m_types;
    std::uint64_t m_optimalBytes;
    std::shared_ptr<BudgetPool> m_pool; ///< outlives everything that is made from it
    std::unique_ptr<Batches> m_batches;
    std::optional<PlainBatch> m_plain;
    std::shared_ptr<arrow::Schema> m_schema;
    std::shared_ptr<arrow::RecordBatch> m_held; ///< of the file, handed on up to m_at
    std::int64_t m_at = 0;
    std::uint64_t m_rows = 0;
    std::uint64_t m_size = 0;
};

} // namespace

Result<std::unique_ptr<RowReader>> openColumnReader(const DatasetWork& work, const ReadRequest& request,
                                                    Format format) {
    auto reader = std::make_unique<ColumnReader>(work, request);
    try {
        if (auto opened = reader->open(format); !opened)
            return opened.error();
    } catch (const std::exception& failure) {
        return arrowError(arrow::Status::Invalid(failure.what()), request.path);
    }
    return std::unique_ptr<RowReader>(std::move(reader));
}

} // namespace ledgerloom
