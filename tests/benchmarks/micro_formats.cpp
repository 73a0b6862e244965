// From a block's rows to the bytes of a part, in every format and compression: taken from the block, encoded,
// compressed, dropped. Beside it Arrow's own cost of writing the same table from memory and a plain copy of the same
// bytes. Items are rows; `metered_MiB` is what Arrow took from the memory meter at most, `bytes_a_row` what came out.
#include "core/format/shard_encoder.h"
#include "tests/benchmarks/plans.h"

#include <benchmark/benchmark.h>

#ifdef LEDGERLOOM_BENCHMARK_ARROW
#include <arrow/api.h>
#include <arrow/io/memory.h>
#include <arrow/ipc/reader.h>
#include <arrow/ipc/writer.h>
#include <parquet/arrow/writer.h>
#endif

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

namespace ledgerloom::benchmarks {

namespace {

class PeakMeter final : public MemoryMeter {
public:
    bool take(std::uint64_t bytes) override {
        m_taken += bytes;
        m_peak = std::max(m_peak, m_taken);
        return true;
    }
    void giveBack(std::uint64_t bytes) override { m_taken -= bytes; }
    double peakMiB() const { return static_cast<double>(m_peak) / (1 << 20); }

private:
    std::uint64_t m_taken = 0;
    std::uint64_t m_peak = 0;
};

class KeepingSink final : public ByteSink {
public:
    explicit KeepingSink(std::string* kept = nullptr) : m_kept(kept) {}
    Result<void> write(std::string_view given) override {
        bytes += given.size();
        if (m_kept != nullptr)
            m_kept->append(given);
        return {};
    }
    std::uint64_t bytes = 0;

private:
    std::string* m_kept;
};

/// A block in the middle of a plan of 1 GB of JSON lines, made once.
class Part {
public:
    explicit Part(Encoding encoding) {
        Plan plan = planOf(configOf(oneGB));
        plan.encoding = encoding;
        m_encoder = ShardEncoder::make(plan, meter, "{}").value();
        m_encoder->makeBlock(plan.blocks / 2);
    }
    bool write(ByteSink& sink) {
        constexpr Table table = Table::transactions;
        bool good = m_encoder->begin(table, sink).ok();
        for (std::uint32_t piece = 0; good && piece < m_encoder->rows().pieceCount(table); ++piece)
            good = m_encoder->encode(table, piece).ok();
        return good && m_encoder->endBlock(table).ok() && m_encoder->end(table).ok();
    }
    std::int64_t rows() { return static_cast<std::int64_t>(m_encoder->rows().totals().rows); }
    PeakMeter meter;

private:
    std::unique_ptr<ShardEncoder> m_encoder;
};

void encodePart(benchmark::State& state, Encoding encoding) {
    Part part(encoding);
    KeepingSink sink;
    for (auto _ : state)
        if (!part.write(sink))
            state.SkipWithError("encoding failed");
    const auto turns = static_cast<std::int64_t>(state.iterations());
    state.SetItemsProcessed(turns * part.rows());
    state.SetBytesProcessed(static_cast<std::int64_t>(sink.bytes));
    state.counters["bytes_a_row"] = static_cast<double>(sink.bytes) / static_cast<double>(turns * part.rows());
    state.counters["metered_MiB"] = part.meter.peakMiB();
}

void copyPart(benchmark::State& state, Encoding encoding) {
    Part part(encoding);
    std::string bytes;
    KeepingSink sink(&bytes);
    if (!part.write(sink))
        state.SkipWithError("encoding failed");
    std::vector<char> copy(bytes.size());
    for (auto _ : state) {
        std::memcpy(copy.data(), bytes.data(), bytes.size());
        benchmark::DoNotOptimize(copy.data());
        benchmark::ClobberMemory();
    }
    const auto turns = static_cast<std::int64_t>(state.iterations());
    state.SetItemsProcessed(turns * part.rows());
    state.SetBytesProcessed(turns * static_cast<std::int64_t>(bytes.size()));
}

#ifdef LEDGERLOOM_BENCHMARK_ARROW

class NullStream final : public arrow::io::OutputStream {
public:
    arrow::Status Write(const void*, int64_t size) override {
        m_bytes += size;
        return arrow::Status::OK();
    }
    arrow::Status Close() override { return arrow::Status::OK(); }
    arrow::Result<int64_t> Tell() const override { return m_bytes; }
    bool closed() const override { return false; }

private:
    int64_t m_bytes = 0;
};

/// The block as Arrow has it in memory, read from an uncompressed file of ours.
std::shared_ptr<arrow::Table> tableInMemory() {
    std::string bytes;
    Part part({.format = Format::arrow});
    KeepingSink sink(&bytes);
    if (!part.write(sink))
        return nullptr;
    const auto buffer = arrow::Buffer::FromString(std::move(bytes));
    const auto reader = arrow::ipc::RecordBatchFileReader::Open(std::make_shared<arrow::io::BufferReader>(buffer));
    return reader.ok() ? (*reader)->ToTable().ValueOr(nullptr) : nullptr;
}

/// parquet::arrow::WriteTable as pyarrow calls it: dictionaries and statistics for every column.
void arrowWritesParquet(benchmark::State& state, parquet::Compression::type codec, int level) {
    const auto table = tableInMemory();
    parquet::WriterProperties::Builder builder;
    builder.compression(codec)->memory_pool(arrow::system_memory_pool());
    if (level > 0)
        builder.compression_level(level);
    const auto properties = builder.build();
    for (auto _ : state) {
        const auto sink = std::make_shared<NullStream>();
        if (!table || !parquet::arrow::WriteTable(*table, arrow::system_memory_pool(), sink, table->num_rows(),
                                                  properties, parquet::ArrowWriterProperties::Builder().build())
                           .ok())
            state.SkipWithError("Arrow failed");
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * table->num_rows());
}

void arrowWritesIpc(benchmark::State& state, arrow::Compression::type codec) {
    const auto table = tableInMemory();
    arrow::ipc::IpcWriteOptions options;
    options.use_threads = false;
    options.memory_pool = arrow::system_memory_pool();
    if (codec != arrow::Compression::UNCOMPRESSED)
        options.codec = arrow::util::Codec::Create(codec).ValueOr(nullptr);
    for (auto _ : state) {
        const auto sink = std::make_shared<NullStream>();
        const auto writer = arrow::ipc::MakeFileWriter(sink, table->schema(), options);
        if (!writer.ok() || !(*writer)->WriteTable(*table, rowsPerUnit).ok() || !(*writer)->Close().ok())
            state.SkipWithError("Arrow failed");
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * table->num_rows());
}

#endif

void registerAll() {
    for (const Format format : {Format::jsonl, Format::csv, Format::parquet, Format::arrow}) {
#ifndef LEDGERLOOM_BENCHMARK_ARROW
        if (format == Format::parquet || format == Format::arrow)
            continue;
#endif
        for (const Compression compression : compressionsOf(format)) {
            const Encoding encoding = *resolveEncoding(format, compression, 0);
            const std::string name = std::string(formatName(format)) + "/" + std::string(compressionName(compression));
            benchmark::RegisterBenchmark(("encodePart/" + name).c_str(), encodePart, encoding)
                ->Unit(benchmark::kMillisecond);
            benchmark::RegisterBenchmark(("copyPart/" + name).c_str(), copyPart, encoding)
                ->Unit(benchmark::kMillisecond);
        }
    }
#ifdef LEDGERLOOM_BENCHMARK_ARROW
    using Codec = parquet::Compression;
    for (const auto& [name, codec, level] :
         {std::tuple("none", Codec::UNCOMPRESSED, 0), std::tuple("gzip", Codec::GZIP, 6),
          std::tuple("zstd", Codec::ZSTD, 1), std::tuple("snappy", Codec::SNAPPY, 0), std::tuple("lz4", Codec::LZ4, 0)})
        benchmark::RegisterBenchmark((std::string("arrowAlone/parquet/") + name).c_str(), arrowWritesParquet, codec,
                                     level)
            ->Unit(benchmark::kMillisecond);
    for (const auto& [name, codec] :
         {std::pair("none", Codec::UNCOMPRESSED), std::pair("zstd", Codec::ZSTD), std::pair("lz4", Codec::LZ4_FRAME)})
        benchmark::RegisterBenchmark((std::string("arrowAlone/arrow/") + name).c_str(), arrowWritesIpc, codec)
            ->Unit(benchmark::kMillisecond);
#endif
}

[[maybe_unused]] const bool registered = (registerAll(), true);

} // namespace

} // namespace ledgerloom::benchmarks
