#include "core/format/arrow/arrow_encoders.h"

#include "core/format/arrow/arrow_part_writer.h"
#include "core/format/arrow/arrow_people.h"
#include "core/format/arrow/arrow_pool.h"
#include "core/format/arrow/arrow_records.h"
#include "core/format/arrow/arrow_transactions.h"

#define ZSTD_STATIC_LINKING_ONLY // for the estimate of a context's memory
#include <arrow/config.h>
#include <zstd.h>

#include <algorithm>
#include <new>
#include <utility>

namespace ledgerloom {

namespace {

/// Blocks have few people: their rows are gathered until they make a record batch, or a row group, of so many.
constexpr std::uint64_t peoplePerRecordBatch = 4'096;
constexpr std::uint64_t peoplePerRowGroup = 16'384;

std::uint64_t peopleAtOnce(const Encoding& encoding) {
    return encoding.format == Format::parquet ? peoplePerRowGroup : peoplePerRecordBatch;
}

ArrowFileInputs fileInputs(const EncoderInputs& inputs, Table table, const ArrowRows& rows, arrow::MemoryPool* pool) {
    return {.table = table,
            .encoding = inputs.plan.encoding,
            .schema = rows.schema(),
            .metadata = fileMetadata(table, inputs.plan, inputs.config),
            .pool = pool,
            .sortedByCustomer = !inputs.plan.importedCustomers};
}

/// What the tables have in common. `Interface` is one of the three of part_encoder.h, `Rows` its ArrowRows, `Writer`
/// an ArrowPartWriter.
// NOLINTNEXTLINE(cppcoreguidelines-virtual-class-destructor): it is virtual by its base, which the check does not see
template <class Interface, class Rows, class Writer> class ArrowEncoder : public Interface {
public:
    ~ArrowEncoder() override {
        const SpareMemory::Use spare(m_pool->spare());
        m_writer.reset();
    }

    Result<void> begin(ByteSink& sink, PartStart) override {
        m_rows.clear();
        {
            const SpareMemory::Use spare(m_pool->spare());
            m_writer->drop();
        }
        m_sink = std::make_shared<ArrowSink>(sink);
        if (!m_pool->spare().refill())
            return m_sink->errorOf(noMemory());
        return told([this] { return m_writer->open(m_sink); });
    }

    Result<void> end() override {
        if (auto flushed = flush(); !flushed)
            return flushed;
        return told([this] { return m_writer->close(); });
    }

protected:
    static arrow::Status noMemory() { return arrow::Status::OutOfMemory("the system refuses more"); }

    template <class Make, class How>
    ArrowEncoder(const EncoderInputs& inputs, Table table, std::shared_ptr<MeteredPool> pool, const Make& makeWriter,
                 How how)
        : m_pool(std::move(pool)),
          m_rows(inputs.plan, inputs.population, m_pool.get(), how),
          m_writer(makeWriter(fileInputs(inputs, table, m_rows, m_pool.get()))) {}

    Rows& rows() { return m_rows; }
    Writer& writer() { return *m_writer; }

    /// Hands over the rows that were gathered.
    virtual Result<void> flush() {
        if (m_rows.rows() == 0)
            return {};
        auto written = told([this] { return m_writer->write(*m_rows.finish()); });
        m_rows.clear();
        return written;
    }
    /// What a step of Arrow's comes to; our own columns say by an exception that there is no room. Arrow itself could
    /// not bear one everywhere: what the system refuses it gets from what is spare, and the step has failed.
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
        return status.ok() ? Result<void>() : Result<void>(m_sink->errorOf(status));
    }
    Result<void> append(const auto& given) {
        return told([&] {
            m_rows.append(given);
            return arrow::Status::OK();
        });
    }

private:
    std::shared_ptr<MeteredPool> m_pool; ///< outlives everything that is made from it
    std::shared_ptr<ArrowSink> m_sink;
    Rows m_rows;
    std::unique_ptr<Writer> m_writer;
};

/// A unit of rows is a record batch.
class IpcTransactionEncoder final : public ArrowEncoder<TransactionEncoder, ArrowTransactions, ArrowPartWriter> {
public:
    IpcTransactionEncoder(const EncoderInputs& inputs, std::shared_ptr<MeteredPool> pool)
        : ArrowEncoder(inputs, Table::transactions, std::move(pool), makeIpcWriter, ColumnsAt::once) {}

    Result<void> write(const Batch& batch) override {
        auto appended = append(batch);
        return appended ? flush() : appended;
    }
};

/// Holds the rows of a block as they come, which is a third of what they weigh in Arrow's layout or as pages, and
/// makes and writes one column of them after the other.
class ParquetTransactionEncoder final : public ArrowEncoder<TransactionEncoder, ArrowTransactions, ParquetPartWriter> {
public:
    static constexpr std::size_t unitsHeld = rowsPerBlock / rowsPerUnit;

    ParquetTransactionEncoder(const EncoderInputs& inputs, std::shared_ptr<MeteredPool> pool)
        : ArrowEncoder(inputs, Table::transactions, std::move(pool), makeParquetWriter, ColumnsAt::turn) {}

    Result<void> begin(ByteSink& sink, PartStart start) override {
        m_held = 0;
        return ArrowEncoder::begin(sink, start);
    }
    Result<void> write(const Batch& batch) override {
        if (m_held == m_units.size())
            m_units.push_back(std::make_unique_for_overwrite<Batch>());
        *m_units[m_held++] = batch;
        return m_held == unitsHeld ? flush() : Result<void>();
    }
    Result<void> endBlock() override { return flush(); }

private:
    Result<void> flush() override {
        const std::size_t held = std::exchange(m_held, 0);
        return held == 0 ? Result<void>() : told([&] { return writeGroup(held); });
    }
    arrow::Status writeGroup(std::size_t units) {
        ARROW_RETURN_NOT_OK(writer().beginGroup());
        for (std::size_t column = 0; column < rows().columnCount(); ++column)
            ARROW_RETURN_NOT_OK(writer().writeColumn(*rows().columnOf(column, m_units, units)));
        return arrow::Status::OK();
    }

    std::vector<std::unique_ptr<Batch>> m_units;
    std::size_t m_held = 0; ///< of them with rows of the block
};

/// People, labels and the like come in handfuls and are gathered across blocks.
template <class Rows, class Row>
class ArrowRowEncoder final : public ArrowEncoder<TableEncoder<Row>, Rows, ArrowPartWriter> {
public:
    ArrowRowEncoder(const EncoderInputs& inputs, Table table, std::shared_ptr<MeteredPool> pool)
        : ArrowEncoder<TableEncoder<Row>, Rows, ArrowPartWriter>(inputs, table, std::move(pool), makeWriter,
                                                                 peopleAtOnce(inputs.plan.encoding)) {}

    Result<void> write(std::span<const Row> rows) override {
        while (!rows.empty()) {
            const std::size_t count = std::min(rows.size(), this->rows().room());
            if (auto appended = this->append(rows.first(count)); !appended)
                return appended;
            rows = rows.subspan(count);
            if (this->rows().room() == 0)
                if (auto flushed = this->flush(); !flushed)
                    return flushed;
        }
        return {};
    }

private:
    static std::unique_ptr<ArrowPartWriter> makeWriter(const ArrowFileInputs& inputs) {
        if (inputs.encoding.format == Format::parquet)
            return makeParquetWriter(inputs);
        return makeIpcWriter(inputs);
    }
};

std::unique_ptr<TransactionEncoder> transactionEncoder(const EncoderInputs& inputs,
                                                       const std::shared_ptr<MeteredPool>& pool) {
    if (inputs.plan.encoding.format == Format::parquet)
        return std::make_unique<ParquetTransactionEncoder>(inputs, pool);
    return std::make_unique<IpcTransactionEncoder>(inputs, pool);
}

/// What the compressor of one column, or of one buffer, holds.
std::uint64_t codecBytes(const Encoding& encoding) {
    constexpr std::uint64_t small = 1'000'000; // what snappy and LZ4 work in
    constexpr std::uint64_t largestBuffer = 1U << 20U;
    constexpr std::uint64_t gzipStream = 280'000;
    switch (encoding.compression) {
    case Compression::zstd:
        return ZSTD_estimateCCtxSize_usingCParams(ZSTD_getCParams(static_cast<int>(encoding.level), largestBuffer, 0)) +
               small;
    case Compression::gzip:
        return gzipStream;
    case Compression::none:
        return 0;
    case Compression::snappy:
    case Compression::lz4:
        break;
    }
    return small;
}

} // namespace

PartEncoders makeArrowEncoders(const EncoderInputs& inputs) {
    const auto pool = std::make_shared<MeteredPool>(inputs.memory);
    PartEncoders::Encoders made{
        .transactions = transactionEncoder(inputs, pool),
        .customers = std::make_unique<ArrowRowEncoder<ArrowCustomers, Customer>>(inputs, Table::customers, pool),
        .devices = std::make_unique<ArrowRowEncoder<ArrowDevices, DeviceRow>>(inputs, Table::devices, pool),
        .labels = std::make_unique<ArrowRowEncoder<ArrowLabels, LabelRow>>(inputs, Table::labels, pool),
        .episodes = std::make_unique<ArrowRowEncoder<ArrowEpisodes, EpisodeRow>>(inputs, Table::episodes, pool),
        .merchants = std::make_unique<ArrowRowEncoder<ArrowMerchants, Merchant>>(inputs, Table::merchants, pool),
        .credits = std::make_unique<ArrowRowEncoder<ArrowCredits, CreditRow>>(inputs, Table::credits, pool),
        .nodes = std::make_unique<ArrowRowEncoder<ArrowNodes, NodeRow>>(inputs, Table::nodes, pool),
        .edges = std::make_unique<ArrowRowEncoder<ArrowEdges, EdgeRow>>(inputs, Table::edges, pool)};
    return PartEncoders(std::move(made));
}

std::string arrowVersion() {
    return "Apache Arrow " + arrow::GetBuildInfo().version_string;
}

std::uint64_t arrowMeteredBytes(const Plan& plan) {
    // Measured: one column of a block, its pages and dictionary, or all columns of a unit and their compressed buffers;
    // then people, with their devices, as many as a part has or are gathered at most.
    constexpr std::uint64_t transactions = 5'500'000;
    const bool parquet = plan.encoding.format == Format::parquet;
    const std::uint64_t people = std::min(plan.customersBefore(plan.blocksPerShard), peopleAtOnce(plan.encoding));
    const std::uint64_t longIds =
        plan.importedCustomers ? longestImportedId * (parquet ? rowsPerBlock : rowsPerUnit) : 0;
    // Of the small tables, rows as they are gathered at most.
    constexpr std::uint64_t perSmallRow = 400;
    const std::uint64_t small = (plan.labelTables() ? 2U : 0U) + (plan.merchants ? 1U : 0U) + (plan.credits ? 1U : 0U) +
                                (plan.graphTables() ? 2U : 0U);
    return transactions + longIds + people * (parquet ? 700 : 500) + small * peopleAtOnce(plan.encoding) * perSmallRow;
}

std::uint64_t arrowOtherBytes(const Plan& plan) {
    if (!PartEncoders::holdsBlocks(plan))
        return codecBytes(plan.encoding) + SpareMemory::bytes;
    // Between buffers of all sizes that come and go with every column; measured over parts of ten row groups.
    constexpr std::uint64_t allocatorsHoles = 4'000'000;
    const std::uint64_t units = (std::min(plan.rows, rowsPerBlock) + rowsPerUnit - 1) / rowsPerUnit;
    return codecBytes(plan.encoding) + units * sizeof(Batch) + allocatorsHoles + SpareMemory::bytes;
}

} // namespace ledgerloom
