#include "core/format/arrow/arrow_encoders.h"

#include "core/format/arrow/arrow_part_writer.h"
#include "core/format/arrow/arrow_people.h"
#include "core/format/arrow/arrow_pool.h"
#include "core/format/arrow/arrow_transactions.h"

#define ZSTD_STATIC_LINKING_ONLY // for the estimate of a context's memory
#include <arrow/config.h>
#include <zstd.h>

#include <algorithm>
#include <utility>

namespace ledgerloom {

namespace {

constexpr std::int64_t peoplePerRowGroup = 4 * static_cast<std::int64_t>(peoplePerRecordBatch);

std::unique_ptr<ArrowPartWriter> makeWriter(const ArrowFileInputs& inputs) {
    return inputs.encoding.format == Format::parquet ? makeParquetWriter(inputs) : makeIpcWriter(inputs);
}

/// What the tables have in common. `Interface` is one of the three of part_encoder.h, `Rows` its ArrowRows.
template <class Interface, class Rows> class ArrowEncoder : public Interface {
public:
    ArrowEncoder(const EncoderInputs& inputs, Table table, std::shared_ptr<MeteredPool> pool, std::int64_t rowsPerGroup)
        : m_pool(std::move(pool)),
          m_rows(inputs.plan, inputs.population, m_pool.get()),
          m_writer(makeWriter({.table = table,
                               .encoding = inputs.plan.encoding,
                               .schema = m_rows.schema(),
                               .metadata = fileMetadata(table, inputs.plan, inputs.config),
                               .pool = m_pool.get(),
                               .mostRowsPerGroup = rowsPerGroup,
                               .sortedByCustomer = !inputs.plan.importedCustomers})) {}

    Result<void> begin(ByteSink& sink, PartStart) override {
        m_rows.clear();
        m_writer->drop();
        m_sink = std::make_shared<ArrowSink>(sink);
        return told(m_writer->open(m_sink));
    }

    Result<void> end() override {
        if (auto flushed = flush(); !flushed)
            return flushed;
        return told(m_writer->close());
    }

protected:
    Rows& rows() { return m_rows; }
    ArrowPartWriter& writer() { return *m_writer; }

    /// Hands over the rows that were gathered.
    Result<void> flush() {
        if (m_rows.rows() == 0)
            return {};
        auto written = told(m_writer->write(*m_rows.finish()));
        m_rows.clear();
        return written;
    }

private:
    Result<void> told(const arrow::Status& status) const {
        return status.ok() ? Result<void>() : Result<void>(m_sink->errorOf(status));
    }

    std::shared_ptr<MeteredPool> m_pool; ///< outlives everything that is made from it
    std::shared_ptr<ArrowSink> m_sink;
    Rows m_rows;
    std::unique_ptr<ArrowPartWriter> m_writer;
};

class ArrowTransactionEncoder final : public ArrowEncoder<TransactionEncoder, ArrowTransactions> {
public:
    using ArrowEncoder::ArrowEncoder;

    Result<void> write(const Batch& batch) override {
        rows().append(batch);
        return flush();
    }
    Result<void> endBlock() override {
        writer().endRowGroup();
        return {};
    }
};

/// People come in handfuls and are gathered across blocks.
template <class Interface, class Rows, class Row>
class ArrowPeopleEncoder final : public ArrowEncoder<Interface, Rows> {
public:
    using ArrowEncoder<Interface, Rows>::ArrowEncoder;

    Result<void> write(std::span<const Row> people) override {
        while (!people.empty()) {
            const std::size_t count = std::min(people.size(), this->rows().room());
            this->rows().append(people.first(count));
            people = people.subspan(count);
            if (this->rows().room() == 0)
                if (auto flushed = this->flush(); !flushed)
                    return flushed;
        }
        return {};
    }
};

} // namespace

PartEncoders makeArrowEncoders(const EncoderInputs& inputs) {
    const auto pool = std::make_shared<MeteredPool>(inputs.memory);
    return {std::make_unique<ArrowTransactionEncoder>(inputs, Table::transactions, pool,
                                                      static_cast<std::int64_t>(rowsPerBlock)),
            std::make_unique<ArrowPeopleEncoder<CustomerEncoder, ArrowCustomers, Customer>>(inputs, Table::customers,
                                                                                            pool, peoplePerRowGroup),
            std::make_unique<ArrowPeopleEncoder<DeviceEncoder, ArrowDevices, DeviceRow>>(inputs, Table::devices, pool,
                                                                                         peoplePerRowGroup)};
}

std::string arrowVersion() {
    return "Apache Arrow " + arrow::GetBuildInfo().version_string;
}

std::uint64_t arrowMeteredBytes(const Encoding& encoding) {
    // Measured by micro_formats: units of rows in Arrow's layout and, in Parquet, all columns of a row group as pages
    // (most without compression: 25.3 MiB); two megabytes of each are for people.
    return encoding.format == Format::parquet ? 29'000'000 : 8'500'000;
}

std::uint64_t arrowCodecBytes(const Encoding& encoding) {
    constexpr std::uint64_t small = 1'000'000; // what snappy and LZ4 work in
    constexpr std::uint64_t largestBuffer = 1U << 20U;
    constexpr std::uint64_t columns = 39 + 24 + 10; // each holds its own gzip stream from row group to row group
    constexpr std::uint64_t gzipStream = 280'000;
    switch (encoding.compression) {
    case Compression::zstd: // one column after the other
        return ZSTD_estimateCCtxSize_usingCParams(ZSTD_getCParams(static_cast<int>(encoding.level), largestBuffer, 0)) +
               small;
    case Compression::gzip:
        return columns * gzipStream;
    case Compression::none:
        return 0;
    case Compression::snappy:
    case Compression::lz4:
        break;
    }
    return small;
}

} // namespace ledgerloom
