// One part of 64 MiB from its first byte to its final name, in pieces as a worker writes them. Wall time, since most
// of it is waiting. LEDGERLOOM_BENCH_FOLDER names the folder on the disk to measure; else it is the current one.
#include "core/storage/part_file.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>

namespace ledgerloom::benchmarks {

namespace {

constexpr std::size_t pieceBytes = 512 << 10;
constexpr std::size_t partBytes = 64 << 20;

Result<void> writePart(FileSystem& files, const std::string& folder, const std::string& piece) {
    auto part = PartFile::create(files, folder + "/ledgerloom-bench.tmp", folder + "/ledgerloom-bench.part");
    if (!part)
        return part.error();
    for (std::size_t written = 0; written < partBytes; written += piece.size())
        if (auto done = part.value().write(piece); !done)
            return done;
    if (auto sealed = part.value().seal(); !sealed)
        return sealed;
    auto published = part.value().publish();
    part.value().abandon();
    return published;
}

void writeParts(benchmark::State& state, const std::string& folder) {
    FileSystem files;
    const std::string piece(pieceBytes, 'x');
    for (auto _ : state)
        if (const auto written = writePart(files, folder, piece); !written) {
            state.SkipWithError(written.error().message.c_str());
            break;
        }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * std::int64_t{partBytes});
}

void writePartsToMemory(benchmark::State& state) {
    writeParts(state, "/dev/shm");
}
BENCHMARK(writePartsToMemory)->UseRealTime()->Unit(benchmark::kMillisecond);

void writePartsToDisk(benchmark::State& state) {
    const char* folder = std::getenv("LEDGERLOOM_BENCH_FOLDER");
    writeParts(state, folder != nullptr ? folder : ".");
}
BENCHMARK(writePartsToDisk)->UseRealTime()->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);

} // namespace

} // namespace ledgerloom::benchmarks
