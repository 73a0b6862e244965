#include "core/dataset/read/column_reader.h"

#include "core/dataset/chunk_size.h"
#include "core/dataset/read/arrow_file.h"
#include "core/dataset/read/budget_pool.h"
#include "core/dataset/read/plain_batch.h"

#include <arrow/ipc/reader.h>
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

class ParquetBatches final : public Batches {
public:
    arrow::Status open(const std::shared_ptr<ArrowFile>& file, arrow::MemoryPool* pool, std::uint64_t chunkBytes) {
        parquet::ReaderProperties properties(pool);
        properties.enable_buffered_stream(); // bounds what a row group takes
        parquet::ArrowReaderProperties arrowProperties(/*use_threads=*/false);
        arrowProperties.set_pre_buffer(false);
        parquet::arrow::FileReaderBuilder builder;
        ARROW_RETURN_NOT_OK(builder.Open(file, properties));
        const auto metadata = builder.raw_reader()->metadata();
        std::int64_t bytes = 0;
        for (int group = 0; group < metadata->num_row_groups(); ++group)
            bytes += metadata->RowGroup(group)->total_byte_size();
        const std::int64_t bytesPerRow = bytes / std::max<std::int64_t>(metadata->num_rows(), 1) + 1;
        arrowProperties.set_batch_size(
            std::clamp(static_cast<std::int64_t>(chunkBytes) / bytesPerRow, leastRows, mostRows));
        ARROW_ASSIGN_OR_RAISE(m_file, builder.memory_pool(pool)->properties(arrowProperties)->Build());
        return m_file->GetRecordBatchReader().Value(&m_batches);
    }
    std::shared_ptr<arrow::Schema> schema() const override { return m_batches->schema(); }
    arrow::Status next(std::shared_ptr<arrow::RecordBatch>& batch) override { return m_batches->ReadNext(&batch); }

private:
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
    ColumnReader(const DatasetWork& work, std::string path)
        : m_path(std::move(path)), m_pool(work.budget, "rows of " + m_path) {}

    Result<void> open(const DatasetWork& work, Format format) {
        auto file = ArrowFile::open(work.files, m_path, m_pool.get());
        if (!file)
            return file.error();
        if (const auto opened = open(work, std::move(file).value(), format); !opened.ok())
            return arrowError(opened, m_path);
        return {};
    }

    arrow::Status open(const DatasetWork& work, std::shared_ptr<ArrowFile> file, Format format) {
        m_size = static_cast<std::uint64_t>(file->GetSize().ValueOr(0));
        if (format == Format::parquet) {
            auto batches = std::make_unique<ParquetBatches>();
            ARROW_RETURN_NOT_OK(
                batches->open(file, m_pool.get(), optimalChunkBytes(work.budget.stats().available, mostChunkBytes)));
            m_batches = std::move(batches);
        } else {
            auto batches = std::make_unique<IpcBatches>();
            ARROW_RETURN_NOT_OK(batches->open(std::move(file), m_pool.get()));
            m_batches = std::move(batches);
        }
        m_plain.emplace(*m_batches->schema(), m_pool.get());
        return arrow::Status::OK();
    }

    Result<bool> next(RowChunk& chunk) override {
        chunk = {};
        std::shared_ptr<arrow::RecordBatch> batch;
        // Arrow tells by Status, but its readers of damaged pages may throw.
        try {
            if (const auto read = m_batches->next(batch); !read.ok())
                return arrowError(read, m_path);
            if (!batch)
                return false;
            auto plain = m_plain->of(*batch);
            if (!plain.ok())
                return arrowError(plain.status(), m_path);
            chunk.rows = std::move(plain).ValueUnsafe();
            if (const auto valid = chunk.rows->Validate(); !valid.ok())
                return arrowError(valid, m_path);
        } catch (const std::exception& failure) {
            return arrowError(arrow::Status::Invalid(failure.what()), m_path);
        }
        chunk.firstRow = m_rows + 1;
        m_rows += static_cast<std::uint64_t>(chunk.rows->num_rows());
        return true;
    }
    const std::shared_ptr<arrow::Schema>& schema() const override { return m_plain->schema(); }
    std::uint64_t fileBytes() const override { return m_size; }
    std::string_view placeName() const override { return "row"; }
    std::vector<std::string> notes() const override {
        std::vector<std::string> notes;
        for (const std::string& column : m_plain->leftOut())
            notes.push_back("column " + column + " is of a type that is not read: it is left out");
        return notes;
    }

private:
    std::string m_path;
    BudgetPool m_pool; ///< outlives everything that is made from it
    std::unique_ptr<Batches> m_batches;
    std::optional<PlainBatch> m_plain;
    std::uint64_t m_rows = 0;
    std::uint64_t m_size = 0;
};

} // namespace

Result<std::unique_ptr<RowReader>> openColumnReader(const DatasetWork& work, const ReadRequest& request,
                                                    Format format) {
    auto reader = std::make_unique<ColumnReader>(work, request.path);
    try {
        if (auto opened = reader->open(work, format); !opened)
            return opened.error();
    } catch (const std::exception& failure) {
        return arrowError(arrow::Status::Invalid(failure.what()), request.path);
    }
    return std::unique_ptr<RowReader>(std::move(reader));
}

} // namespace ledgerloom
