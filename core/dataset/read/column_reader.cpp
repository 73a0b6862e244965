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
constexpr std::uint64_t farthestRow = std::uint64_t{1} << 62U;

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
    /// Goes to the batch of a row, or back to one before it; answers its first row.
    virtual arrow::Result<std::int64_t> seek(std::int64_t row) = 0;
    /// -1 where only reading on would tell.
    virtual arrow::Result<std::int64_t> rowCount() = 0;
    /// The row behind those that are being read together, which next() comes to by going on.
    virtual std::int64_t readEnd() const { return 0; }
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
            m_end += m_file->parquet_reader()->metadata()->RowGroup(m_group)->num_rows();
            ARROW_RETURN_NOT_OK(m_file->GetRecordBatchReader({m_group++}).Value(&m_batches));
        }
    }
    arrow::Result<std::int64_t> seek(std::int64_t row) override {
        const auto metadata = m_file->parquet_reader()->metadata();
        std::int64_t first = 0;
        m_batches.reset();
        for (m_group = 0; m_group < m_groups; ++m_group) {
            const std::int64_t behind = first + metadata->RowGroup(m_group)->num_rows();
            if (row < behind)
                break;
            first = behind;
        }
        m_end = first;
        return first;
    }
    arrow::Result<std::int64_t> rowCount() override { return m_file->parquet_reader()->metadata()->num_rows(); }
    std::int64_t readEnd() const override { return m_end; }

private:
    const DatasetWork& m_work;
    std::uint64_t m_chunkBytes;
    std::int64_t m_bytesPerRow = 1;
    int m_groups = 0;
    int m_group = 0;
    std::int64_t m_end = 0;
    std::shared_ptr<arrow::Schema> m_schema;
    std::unique_ptr<parquet::arrow::FileReader> m_file;
    std::unique_ptr<arrow::RecordBatchReader> m_batches;
};

class IpcBatches final : public Batches {
public:
    arrow::Status open(std::shared_ptr<ArrowFile> file, arrow::MemoryPool* pool) {
        m_file = std::move(file);
        m_pool = pool;
        ARROW_ASSIGN_OR_RAISE(auto head, m_file->ReadAt(0, 6));
        if (head->ToString() == "ARROW1")
            return arrow::ipc::RecordBatchFileReader::Open(m_file, options()).Value(&m_reader);
        m_isStream = true;
        return openStream();
    }
    std::shared_ptr<arrow::Schema> schema() const override {
        return m_isStream ? m_stream->schema() : m_reader->schema();
    }
    arrow::Status next(std::shared_ptr<arrow::RecordBatch>& batch) override {
        if (m_isStream)
            return m_stream->ReadNext(&batch);
        if (m_at == m_reader->num_record_batches()) {
            batch.reset();
            return arrow::Status::OK();
        }
        return m_reader->ReadRecordBatch(m_at++).Value(&batch);
    }
    arrow::Result<std::int64_t> seek(std::int64_t row) override {
        if (m_isStream) { // which knows no way but its own
            ARROW_RETURN_NOT_OK(openStream());
            return 0;
        }
        while (m_ends.empty() || m_ends.back() <= row) {
            const auto batch = static_cast<int>(m_ends.size());
            if (batch == m_reader->num_record_batches())
                break;
            ARROW_ASSIGN_OR_RAISE(const std::int64_t rows, rowsOf(batch));
            m_ends.push_back((m_ends.empty() ? 0 : m_ends.back()) + rows);
        }
        m_at = static_cast<int>(std::upper_bound(m_ends.begin(), m_ends.end(), row) - m_ends.begin());
        return m_at == 0 ? 0 : m_ends[static_cast<std::size_t>(m_at) - 1];
    }
    arrow::Result<std::int64_t> rowCount() override {
        if (m_isStream)
            return -1;
        return m_reader->CountRows();
    }

private:
    arrow::ipc::IpcReadOptions options() const {
        arrow::ipc::IpcReadOptions options;
        options.memory_pool = m_pool;
        options.use_threads = false;
        return options;
    }

    arrow::Status openStream() {
        ARROW_RETURN_NOT_OK(m_file->Seek(0));
        return arrow::ipc::RecordBatchStreamReader::Open(m_file, options()).Value(&m_stream);
    }

    /// By reading its first column alone.
    arrow::Result<std::int64_t> rowsOf(int batch) {
        if (!m_counter) {
            auto firstColumn = options();
            firstColumn.included_fields = {0};
            ARROW_ASSIGN_OR_RAISE(m_counter, arrow::ipc::RecordBatchFileReader::Open(m_file, firstColumn));
        }
        ARROW_ASSIGN_OR_RAISE(const auto rows, m_counter->ReadRecordBatch(batch));
        return rows->num_rows();
    }

    arrow::MemoryPool* m_pool = nullptr;
    bool m_isStream = false;
    std::shared_ptr<arrow::ipc::RecordBatchFileReader> m_counter;
    std::vector<std::int64_t> m_ends; ///< of the batches that were looked for: the row behind each
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
    Result<std::uint64_t> seek(std::uint64_t row) override {
        const auto held = static_cast<std::uint64_t>(m_held ? m_held->num_rows() - m_at : 0);
        if (row >= m_rows && row - m_rows < held) {
            m_at += static_cast<std::int64_t>(row - m_rows);
            return m_rows = row;
        }
        if (row >= m_rows && row < static_cast<std::uint64_t>(m_batches->readEnd()))
            return m_rows;
        try {
            m_held.reset();
            m_at = 0;
            const auto first = m_batches->seek(static_cast<std::int64_t>(std::min<std::uint64_t>(row, farthestRow)));
            if (!first.ok())
                return arrowError(first.status(), m_path);
            m_rows = static_cast<std::uint64_t>(*first);
        } catch (const std::exception& failure) {
            return arrowError(arrow::Status::Invalid(failure.what()), m_path);
        }
        return m_rows;
    }
    Result<std::optional<std::uint64_t>> rowCount() override {
        const auto rows = m_batches->rowCount();
        if (!rows.ok())
            return arrowError(rows.status(), m_path);
        return *rows < 0 ? std::optional<std::uint64_t>() : std::optional(static_cast<std::uint64_t>(*rows));
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
