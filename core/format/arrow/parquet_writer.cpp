#include "core/format/arrow/arrow_part_writer.h"

#include <arrow/type.h>
#include <parquet/arrow/writer.h>
#include <parquet/properties.h>

#include <string>
#include <string_view>

namespace ledgerloom {

namespace {

parquet::Compression::type codecOf(Compression compression) {
    switch (compression) {
    case Compression::gzip:
        return parquet::Compression::GZIP;
    case Compression::zstd:
        return parquet::Compression::ZSTD;
    case Compression::snappy:
        return parquet::Compression::SNAPPY;
    case Compression::lz4:
        return parquet::Compression::LZ4; // LZ4_RAW in the file, the one of the specification
    case Compression::none:
        break;
    }
    return parquet::Compression::UNCOMPRESSED;
}

/// Columns whose values hardly repeat: a dictionary would be built and thrown away.
bool isMostlyUnique(std::string_view column) {
    constexpr std::string_view unique[] = {"transaction_id", "session_id",   "cpf",       "email",
                                           "telefone",       "numero_conta", "device_id", "fingerprint",
                                           "customer_id",    "nome",         "node_id"};
    return std::ranges::find(unique, column) != std::end(unique);
}

bool wantsDictionary(Table table, const arrow::Field& field) {
    // A customer has many payments, and a few cards and devices they are made with.
    const bool manyRowsEach = table == Table::transactions && field.name().ends_with("_id") &&
                              (field.name().starts_with("customer") || field.name().starts_with("device"));
    if (manyRowsEach)
        return true;
    const bool text = field.type()->id() == arrow::Type::STRING || field.type()->id() == arrow::Type::DICTIONARY;
    const bool smallNumbers = field.name() == "parcelas" || field.name() == "transacoes_ultimas_24h";
    return (text && !isMostlyUnique(field.name())) || smallNumbers;
}

/// Where a row group says something about its rows: each has other customers, and in time order other times.
bool wantsStatistics(const arrow::Field& field) {
    constexpr std::string_view useful[] = {"transaction_id", "customer_id", "timestamp", "valor", "is_fraud"};
    return std::ranges::find(useful, std::string_view(field.name())) != std::end(useful);
}

/// A quarter of the usual: readers skip pages, and a page that is being compressed is held twice.
constexpr std::int64_t pageBytes = std::int64_t{256} << 10;

/// Dictionaries and statistics for all, as others write it.
std::shared_ptr<parquet::WriterProperties> foreignProperties(const ArrowFileInputs& inputs) {
    parquet::WriterProperties::Builder builder;
    builder.memory_pool(inputs.pool)
        ->compression(codecOf(inputs.encoding.compression))
        ->data_pagesize(pageBytes)
        ->dictionary_pagesize_limit(pageBytes); // all columns' dictionaries are open at once
    if (inputs.encoding.level > 0)
        builder.compression_level(static_cast<int>(inputs.encoding.level));
    return builder.build();
}

/// The column that rows of a part ascend by; empty where there is none. Ids of imported customers are in no order.
std::string sortedColumn(const ArrowFileInputs& inputs) {
    switch (inputs.table) {
    case Table::transactions:
        return "timestamp";
    case Table::customers:
    case Table::devices:
        return inputs.sortedByCustomer ? "customer_id" : "";
    case Table::episodes:
        return "episode_id";
    case Table::merchants:
    case Table::labels:
    case Table::credits:
    case Table::nodes:
    case Table::edges:
        break;
    }
    return {};
}

std::shared_ptr<parquet::WriterProperties> propertiesOf(const ArrowFileInputs& inputs) {
    if (inputs.foreign)
        return foreignProperties(inputs);
    parquet::WriterProperties::Builder builder;
    builder.memory_pool(inputs.pool)
        ->compression(codecOf(inputs.encoding.compression))
        ->disable_dictionary()
        ->disable_statistics()
        ->data_pagesize(pageBytes);
    if (inputs.encoding.level > 0)
        builder.compression_level(static_cast<int>(inputs.encoding.level));
    for (const auto& field : inputs.schema->fields()) {
        if (wantsDictionary(inputs.table, *field))
            builder.enable_dictionary(field->name());
        if (wantsStatistics(*field))
            builder.enable_statistics(field->name());
        if (field->type()->id() == arrow::Type::TIMESTAMP)
            builder.encoding(field->name(), parquet::Encoding::DELTA_BINARY_PACKED);
        for (const auto& child : field->type()->fields())
            if (wantsDictionary(inputs.table, *child))
                builder.enable_dictionary(field->name() + "." + child->name());
    }
    const std::string sortedBy = sortedColumn(inputs);
    if (sortedBy.empty())
        return builder.build();
    const int sorted = inputs.schema->GetFieldIndex(sortedBy);
    // No nested column comes before these, so that the field's index is the column's.
    builder.set_sorting_columns({{.column_idx = sorted, .descending = false, .nulls_first = false}});
    return builder.build();
}

class ColumnsAfterEachOther final : public ParquetPartWriter {
public:
    explicit ColumnsAfterEachOther(const ArrowFileInputs& inputs)
        : m_inputs(inputs), m_properties(propertiesOf(inputs)) {}
    ~ColumnsAfterEachOther() override { drop(); }

    arrow::Status open(const std::shared_ptr<ArrowSink>& sink) override {
        drop();
        m_sink = sink;
        const auto arrowProperties = parquet::ArrowWriterProperties::Builder().store_schema()->build();
        ARROW_ASSIGN_OR_RAISE(m_writer, parquet::arrow::FileWriter::Open(*m_inputs.schema, m_inputs.pool, sink,
                                                                         m_properties, arrowProperties));
        return m_inputs.metadata ? m_writer->AddKeyValueMetadata(m_inputs.metadata) : arrow::Status::OK();
    }

    arrow::Status write(const arrow::RecordBatch& rows) override {
        ARROW_RETURN_NOT_OK(beginGroup());
        for (const auto& column : rows.columns())
            ARROW_RETURN_NOT_OK(writeColumn(*column));
        return arrow::Status::OK();
    }
    arrow::Status beginGroup() override { return m_writer->NewRowGroup(); }
    arrow::Status writeColumn(const arrow::Array& column) override { return m_writer->WriteColumnChunk(column); }

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
    std::shared_ptr<parquet::WriterProperties> m_properties;
    std::shared_ptr<ArrowSink> m_sink;
    std::unique_ptr<parquet::arrow::FileWriter> m_writer;
};

} // namespace

std::unique_ptr<ParquetPartWriter> makeParquetWriter(const ArrowFileInputs& inputs) {
    return std::make_unique<ColumnsAfterEachOther>(inputs);
}

} // namespace ledgerloom
