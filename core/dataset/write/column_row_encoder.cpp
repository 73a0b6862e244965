#include "core/dataset/write/column_row_encoder.h"

#include "core/dataset/write/own_columns.h"
#include "core/format/arrow/arrow_part_writer.h"
#include "core/format/arrow/arrow_schema.h"

#include <arrow/array.h>
#include <arrow/array/concatenate.h>
#include <arrow/compute/cast.h>
#include <arrow/compute/exec.h>
#include <arrow/util/byte_size.h>

#include <algorithm>
#include <optional>

namespace ledgerloom {

namespace {

/// As arrow_encoders.cpp gathers them.
constexpr std::int64_t peoplePerRecordBatch = 4'096;
constexpr std::int64_t peoplePerRowGroup = 16'384;
/// Rows of others may be of any size: a group ends before it would be too large to hold.
constexpr std::int64_t mostGroupBytes = std::int64_t{64} << 20;
constexpr std::uint64_t shareOfBudget = 12; ///< for the rows of a group, which are joined and encoded beside it

std::int64_t rowsAtOnce(const RowEncoding& encoding) {
    const bool parquet = encoding.encoding.format == Format::parquet;
    if (encoding.own && encoding.own->table != Table::transactions)
        return parquet ? peoplePerRowGroup : peoplePerRecordBatch;
    return parquet ? static_cast<std::int64_t>(rowsPerBlock) : std::int64_t{rowsPerUnit};
}

/// Columns with dots in their names as nested ones; `at` is the first column of `fields` that is not yet used.
arrow::FieldVector nestedFields(const arrow::FieldVector& fields, std::size_t from, std::size_t to, std::size_t depth) {
    const auto cut = [depth](const std::string& name) {
        std::size_t begin = 0;
        for (std::size_t i = 0; i < depth; ++i)
            begin = name.find('.', begin) + 1;
        return name.substr(begin);
    };
    arrow::FieldVector found;
    for (std::size_t i = from; i < to;) {
        const std::string name = cut(fields[i]->name());
        const std::size_t dot = name.find('.');
        if (dot == std::string::npos) {
            found.push_back(fields[i++]->WithName(name));
            continue;
        }
        std::size_t end = i;
        while (end < to && cut(fields[end]->name()).starts_with(name.substr(0, dot + 1)))
            ++end;
        found.push_back(arrow::field(name.substr(0, dot), arrow::struct_(nestedFields(fields, i, end, depth + 1))));
        i = end;
    }
    return found;
}

class ColumnRowEncoder final : public RowEncoder {
public:
    ColumnRowEncoder(const DatasetWork& work, std::shared_ptr<BudgetPool> pool, RowEncoding encoding)
        : m_pool(std::move(pool)),
          m_encoding(std::move(encoding)),
          m_parquet(m_encoding.encoding.format == Format::parquet),
          m_mostRows(rowsAtOnce(m_encoding)),
          m_mostBytes(std::min<std::int64_t>(static_cast<std::int64_t>(work.budget.stats().available / shareOfBudget),
                                             mostGroupBytes)) {}

    ~ColumnRowEncoder() override {
        const SpareMemory::Use spare(m_pool->spare());
        m_held.clear();
        m_groups.reset();
        m_batches.reset();
    }

    void open() {
        arrow::FieldVector fields = m_encoding.schema->fields();
        std::shared_ptr<const arrow::KeyValueMetadata> metadata = m_encoding.schema->metadata();
        if (m_encoding.own) {
            m_own.emplace(*m_encoding.own, m_pool->get());
            m_schema = m_own->schema();
            if (!m_encoding.own->config.empty())
                metadata = fileMetadata(m_encoding.own->table, *m_encoding.own->plan, m_encoding.own->config);
            m_nested = true;
        } else {
            // A file of record batches has one dictionary for all of them, which is not known before the last row.
            for (auto& field : fields)
                if (!m_parquet && field->type()->id() == arrow::Type::DICTIONARY) {
                    m_decoded += (m_decoded.empty() ? "" : ", ") + field->name();
                    field = field->WithType(static_cast<const arrow::DictionaryType&>(*field->type()).value_type());
                }
            m_leaves = fields;
            m_nested = m_encoding.dotsNest;
            m_schema = arrow::schema(m_nested ? nestedFields(fields, 0, fields.size(), 0) : fields);
        }
        const ArrowFileInputs inputs{.table = m_encoding.own ? m_encoding.own->table : Table::transactions,
                                     .encoding = m_encoding.encoding,
                                     .schema = m_schema,
                                     .metadata = metadata,
                                     .pool = m_pool->get(),
                                     .sortedByCustomer = m_encoding.own && !m_encoding.own->plan->importedCustomers,
                                     .foreign = !m_encoding.own};
        if (m_parquet)
            m_groups = makeParquetWriter(inputs);
        else
            m_batches = makeIpcWriter(inputs);
    }

    Result<void> begin(ByteSink& sink, const std::string& path) override {
        m_rows = m_bytes = 0;
        m_path = path;
        {
            const SpareMemory::Use spare(m_pool->spare());
            m_held.clear();
            writer().drop();
        }
        if (!m_pool->spare().refill())
            return arrowError(noMemory(), m_path);
        m_sink = std::make_shared<ArrowSink>(sink);
        return told([&] { return writer().open(m_sink); });
    }

    Result<void> write(const std::shared_ptr<arrow::RecordBatch>& rows) override {
        std::int64_t at = 0;
        while (at < rows->num_rows()) {
            const std::int64_t count = std::min(rows->num_rows() - at, m_mostRows - m_rows);
            if (auto held = told([&] { return hold(rows->Slice(at, count)); }); !held)
                return held;
            at += count;
            if (m_rows == m_mostRows || m_bytes >= m_mostBytes)
                if (auto flushed = flush(); !flushed)
                    return flushed;
        }
        return {};
    }

    Result<void> endBlock() override {
        // People come in handfuls and are gathered across blocks.
        return m_encoding.own && m_encoding.own->table != Table::transactions ? Result<void>() : flush();
    }
    Result<void> end() override {
        if (auto flushed = flush(); !flushed)
            return flushed;
        return told([this] { return writer().close(); });
    }
    std::string note() const override {
        return m_decoded.empty()
                   ? std::string()
                   : m_decoded + ": written as values, since an Arrow file has one dictionary for all rows";
    }

private:
    static arrow::Status noMemory() { return arrow::Status::OutOfMemory("the system refuses more"); }
    ArrowPartWriter& writer() { return m_groups ? *m_groups : *m_batches; }

    arrow::Status hold(std::shared_ptr<arrow::RecordBatch> rows) {
        m_rows += rows->num_rows();
        if (!m_encoding.own)
            m_bytes += arrow::util::ReferencedBufferSize(*rows).ValueOr(0);
        m_held.push_back(std::move(rows));
        return arrow::Status::OK();
    }

    Result<void> flush() {
        if (m_rows == 0)
            return {};
        auto written = told([this] {
            arrow::Status group = writeGroup();
            m_held.clear();
            return group;
        });
        m_rows = m_bytes = 0;
        return written;
    }

    arrow::Status writeGroup() {
        if (m_parquet)
            ARROW_RETURN_NOT_OK(m_groups->beginGroup());
        arrow::ArrayVector arrays;
        std::size_t leaf = 0;
        for (const auto& field : m_schema->fields()) {
            ARROW_ASSIGN_OR_RAISE(auto array, column(*field, leaf));
            // Column after column, so that one at a time is held beside the rows.
            if (m_parquet)
                ARROW_RETURN_NOT_OK(m_groups->writeColumn(*array));
            else
                arrays.push_back(std::move(array));
        }
        return m_parquet ? arrow::Status::OK()
                         : m_batches->write(*arrow::RecordBatch::Make(m_schema, m_rows, std::move(arrays)));
    }

    arrow::Result<std::shared_ptr<arrow::Array>> column(const arrow::Field& field, std::size_t& leaf) {
        if (!m_nested || field.type()->id() != arrow::Type::STRUCT)
            return leafColumn(leaf++);
        arrow::ArrayVector children;
        for (const auto& child : field.type()->fields()) {
            ARROW_ASSIGN_OR_RAISE(auto array, column(*child, leaf));
            children.push_back(std::move(array));
        }
        return std::make_shared<arrow::StructArray>(field.type(), m_rows, children);
    }

    arrow::Result<std::shared_ptr<arrow::Array>> leafColumn(std::size_t leaf) {
        arrow::ArrayVector pieces;
        for (const auto& rows : m_held)
            pieces.push_back(rows->column(static_cast<int>(leaf)));
        ARROW_ASSIGN_OR_RAISE(auto whole, arrow::Concatenate(pieces, m_pool->get()));
        if (m_own)
            return m_own->of(leaf, *whole);
        if (whole->type()->Equals(*m_leaves[leaf]->type()))
            return whole;
        arrow::compute::ExecContext context(m_pool->get());
        context.set_use_threads(false);
        ARROW_ASSIGN_OR_RAISE(auto cast, arrow::compute::Cast(arrow::Datum(whole), m_leaves[leaf]->type(),
                                                              arrow::compute::CastOptions::Safe(), &context));
        return cast.make_array();
    }

    /// Arrow tells by Status, our own columns by an exception that there is no room; the sink's reason goes before.
    /// Where Arrow could not bear an exception it gets what is spare, and the step has failed.
    template <class Step> Result<void> told(const Step& step) const {
        arrow::Status status;
        const SpareMemory::Use spare(m_pool->spare());
        try {
            status = step();
            if (status.ok() && m_pool->spare().isSpent())
                status = noMemory();
        } catch (const std::bad_alloc&) {
            status = arrow::Status::OutOfMemory("columns have no room");
        }
        if (status.ok())
            return {};
        if (status.IsIOError())
            return m_sink->errorOf(status);
        Error error = arrowError(status, m_path);
        if (error.code == ErrorCode::verification)
            error.code = ErrorCode::badInput; // rows that the format cannot have, not a damaged file
        return error;
    }

    std::shared_ptr<BudgetPool> m_pool; ///< outlives everything that is made from it
    RowEncoding m_encoding;
    bool m_parquet;
    std::int64_t m_mostRows;
    std::int64_t m_mostBytes;
    std::optional<OwnColumns> m_own;
    std::shared_ptr<arrow::Schema> m_schema; ///< of the file
    arrow::FieldVector m_leaves;             ///< its columns without nesting, where it is not ours
    bool m_nested = false;
    std::string m_decoded;
    std::shared_ptr<ArrowSink> m_sink;
    std::unique_ptr<ParquetPartWriter> m_groups;
    std::unique_ptr<ArrowPartWriter> m_batches;
    std::string m_path;
    arrow::RecordBatchVector m_held;
    std::int64_t m_rows = 0;  ///< that are held
    std::int64_t m_bytes = 0; ///< of them, about
};

} // namespace

Result<std::unique_ptr<RowEncoder>>
makeColumnRowEncoder(const DatasetWork& work, const std::shared_ptr<BudgetPool>& pool, RowEncoding encoding) {
    auto encoder = std::make_unique<ColumnRowEncoder>(work, pool, std::move(encoding));
    try {
        encoder->open();
    } catch (const std::bad_alloc&) {
        return Error{.code = ErrorCode::memory,
                     .message = "the memory limit has no room for writing columns. Raise --memory-limit"};
    }
    return std::unique_ptr<RowEncoder>(std::move(encoder));
}

} // namespace ledgerloom
