#include "core/importing/parquet_source.h"

#include "core/base/text.h"

#include <arrow/api.h>
#include <arrow/io/file.h>
#include <parquet/arrow/reader.h>

#include <array>
#include <vector>

namespace ledgerloom {

namespace {

constexpr std::int64_t rowsAtOnce = 2'048;

Error unreadable(const std::string& path, const arrow::Status& status) {
    const bool lacksMemory = status.IsOutOfMemory();
    return {lacksMemory ? ErrorCode::memory : ErrorCode::badInput,
            path + " cannot be read as Parquet: " + status.message() + ". " +
                (lacksMemory ? "Free memory" : "Write it again, or save it as CSV or JSON lines") + ".",
            {}};
}

class ParquetSource final : public CustomerSource {
public:
    explicit ParquetSource(std::string path) : m_path(std::move(path)) {}

    arrow::Status open(const std::string& real) {
        // The C library's allocator gives back what is freed; buffered streams bound what a row group takes.
        arrow::MemoryPool* pool = arrow::system_memory_pool();
        ARROW_ASSIGN_OR_RAISE(auto file, arrow::io::ReadableFile::Open(real, pool));
        parquet::ReaderProperties properties(pool);
        properties.enable_buffered_stream();
        parquet::ArrowReaderProperties arrowProperties(/*use_threads=*/false);
        arrowProperties.set_batch_size(rowsAtOnce);
        arrowProperties.set_pre_buffer(false);
        parquet::arrow::FileReaderBuilder builder;
        ARROW_RETURN_NOT_OK(builder.Open(file, properties));
        ARROW_ASSIGN_OR_RAISE(m_reader, builder.memory_pool(pool)->properties(arrowProperties)->Build());
        return chooseColumns();
    }

    Result<bool> next(SourceRow& row) override {
        row.bad.clear();
        row.values = {};
        // Arrow reports by Status, but its readers of damaged pages may throw.
        try {
            if (!m_batch || m_inBatch == m_batch->num_rows())
                if (auto more = readBatch(); !more || !*more)
                    return more;
            takeRow(row);
        } catch (const std::exception& failure) {
            return unreadable(m_path, arrow::Status::Invalid(failure.what()));
        }
        ++m_inBatch;
        return true;
    }
    const ColumnMap& columns() const override { return m_columns; }
    std::string_view placeName() const override { return "row"; }

private:
    struct Leaf {
        std::vector<int> path;  ///< of fields, from the top
        int parquetColumn = -1; ///< number among the file's leaves
    };

    arrow::Status chooseColumns() {
        std::shared_ptr<arrow::Schema> schema;
        ARROW_RETURN_NOT_OK(m_reader->GetSchema(&schema));
        std::vector<Leaf> leaves;
        int column = 0;
        for (int i = 0; i < schema->num_fields(); ++i)
            addLeaves(*schema->field(i), schema->field(i)->name(), {i}, leaves, column);
        std::vector<int> wanted;
        for (std::size_t i = 0; i < customerColumnCount; ++i)
            if (const auto field = m_columns.fieldOf(static_cast<CustomerColumn>(i)))
                wanted.push_back(leaves[*field].parquetColumn);
        return readOnly(wanted);
    }

    /// Lists are counted, for the numbers of what follows, but are no column of a customer.
    void addLeaves(const arrow::Field& field, const std::string& name, std::vector<int> path, std::vector<Leaf>& leaves,
                   int& column) {
        const arrow::DataType& type = *field.type();
        if (type.id() == arrow::Type::STRUCT) {
            for (int i = 0; i < type.num_fields(); ++i) {
                std::vector<int> deeper = path;
                deeper.push_back(i);
                addLeaves(*type.field(i), name + '.' + type.field(i)->name(), std::move(deeper), leaves, column);
            }
            return;
        }
        if (type.num_fields() > 0) {
            column += countLeaves(type);
            return;
        }
        m_columns.add(name, leaves.size());
        leaves.push_back({std::move(path), column++});
    }

    static int countLeaves(const arrow::DataType& type) {
        int count = type.num_fields() == 0 ? 1 : 0;
        for (const auto& field : type.fields())
            count += countLeaves(*field->type());
        return count;
    }

    arrow::Status readOnly(const std::vector<int>& wanted) {
        std::vector<int> groups(static_cast<std::size_t>(m_reader->num_row_groups()));
        for (std::size_t i = 0; i < groups.size(); ++i)
            groups[i] = static_cast<int>(i);
        ARROW_ASSIGN_OR_RAISE(m_batches, m_reader->GetRecordBatchReader(groups, wanted));
        // What is read is less than what is there, so places in it are found anew, by name.
        ColumnMap inBatch;
        std::vector<Leaf> leaves;
        const auto schema = m_batches->schema();
        ColumnMap all = std::exchange(m_columns, {});
        int column = 0;
        for (int i = 0; i < schema->num_fields(); ++i)
            addLeaves(*schema->field(i), schema->field(i)->name(), {i}, leaves, column);
        for (std::size_t i = 0; i < customerColumnCount; ++i)
            if (const auto field = m_columns.fieldOf(static_cast<CustomerColumn>(i)))
                m_paths[i] = leaves[*field].path;
        m_columns = std::move(all);
        return arrow::Status::OK();
    }

    Result<bool> readBatch() {
        do {
            if (const auto status = m_batches->ReadNext(&m_batch); !status.ok())
                return unreadable(m_path, status);
            if (!m_batch)
                return false;
        } while (m_batch->num_rows() == 0);
        m_inBatch = 0;
        for (std::size_t i = 0; i < customerColumnCount; ++i) {
            m_arrays[i] = nullptr;
            if (m_paths[i].empty())
                continue;
            std::shared_ptr<arrow::Array> array = m_batch->column(m_paths[i].front());
            for (std::size_t depth = 1; depth < m_paths[i].size(); ++depth) {
                const auto& parent = static_cast<const arrow::StructArray&>(*array);
                auto child = parent.GetFlattenedField(m_paths[i][depth], arrow::system_memory_pool());
                if (!child.ok())
                    return unreadable(m_path, child.status());
                array = *child;
            }
            m_arrays[i] = std::move(array);
        }
        return true;
    }

    void takeRow(SourceRow& row) {
        row.line = ++m_row;
        for (std::size_t i = 0; i < customerColumnCount; ++i) {
            if (!m_arrays[i] || m_arrays[i]->IsNull(m_inBatch))
                continue;
            row.values[i] = textOf(*m_arrays[i], m_inBatch, m_texts[i]);
            if (!isUtf8(*row.values[i]))
                row.bad = "is not valid UTF-8";
        }
    }

    static std::string_view textOf(const arrow::Array& array, std::int64_t at, std::string& kept) {
        if (array.type_id() == arrow::Type::STRING)
            return static_cast<const arrow::StringArray&>(array).GetView(at);
        if (array.type_id() == arrow::Type::LARGE_STRING)
            return static_cast<const arrow::LargeStringArray&>(array).GetView(at);
        if (array.type_id() == arrow::Type::DICTIONARY) {
            const auto& coded = static_cast<const arrow::DictionaryArray&>(array);
            return textOf(*coded.dictionary(), coded.GetValueIndex(at), kept);
        }
        auto scalar = array.GetScalar(at);
        kept = scalar.ok() ? (*scalar)->ToString() : std::string();
        return kept;
    }

    std::string m_path;
    std::unique_ptr<parquet::arrow::FileReader> m_reader;
    std::shared_ptr<arrow::RecordBatchReader> m_batches;
    std::shared_ptr<arrow::RecordBatch> m_batch;
    std::int64_t m_inBatch = 0;
    std::uint64_t m_row = 0;
    ColumnMap m_columns;
    std::array<std::vector<int>, customerColumnCount> m_paths;
    std::array<std::shared_ptr<arrow::Array>, customerColumnCount> m_arrays;
    std::array<std::string, customerColumnCount> m_texts;
};

} // namespace

Result<std::unique_ptr<CustomerSource>> openParquet(const std::string& real, const std::string& path) {
    try {
        auto source = std::make_unique<ParquetSource>(path);
        if (const auto status = source->open(real); !status.ok())
            return unreadable(path, status);
        if (const std::string missing = missingColumns(source->columns(), path); !missing.empty())
            return Error{ErrorCode::badInput, missing, {}};
        return std::unique_ptr<CustomerSource>(std::move(source));
    } catch (const std::exception& failure) {
        return unreadable(path, arrow::Status::Invalid(failure.what()));
    }
}

} // namespace ledgerloom
