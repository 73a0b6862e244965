// What the studio's Dataset page waits for: opening and the first rows, a page at any place, counting and searching. In
// LEDGERLOOM_BENCH_ROWS stands a folder; each dataset or file in it is one case.
#include "core/dataset/row_source.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

using namespace ledgerloom;

namespace {

constexpr std::uint64_t budgetBytes = std::uint64_t{256} << 20; // as the studio's
constexpr std::size_t rowsOfPage = 256;
constexpr std::size_t mostCellBytes = 4'096;

struct Opened {
    explicit Opened(const std::string& path) : budget(budgetBytes), rows(openRows(work, path)) {}

    FileSystem files;
    Budget budget;
    DatasetWork work{.files = files, .budget = budget};
    Result<OpenedRows> rows;
};

using Run = std::function<Result<void>(RowSource&, std::uint64_t turn)>;

Result<void> page(RowSource& source, std::uint64_t first) {
    auto made = source.page(first, rowsOfPage, mostCellBytes, {});
    return made ? Result<void>() : made.error();
}

void firstRows(benchmark::State& state, const std::string& path) {
    for (auto _ : state) {
        const Opened opened(path);
        if (!opened.rows || !page(*opened.rows->rows, 0))
            state.SkipWithError("cannot be opened");
    }
}

void opened(benchmark::State& state, const std::string& path, const Run& run) {
    const Opened opened(path);
    if (!opened.rows || !opened.rows->rows->countRows({}, {}))
        return state.SkipWithError("cannot be opened");
    std::uint64_t turn = 0;
    for (auto _ : state)
        if (!run(*opened.rows->rows, turn++))
            return state.SkipWithError("cannot be read");
    state.counters["rows"] = static_cast<double>(opened.rows->rows->count().rows);
}

void count(benchmark::State& state, const std::string& path) {
    std::uint64_t bytes = 0;
    for (auto _ : state) {
        const Opened opened(path);
        if (!opened.rows || !opened.rows->rows->countRows({}, {}))
            return state.SkipWithError("cannot be opened");
        bytes += opened.rows->bytes;
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void search(benchmark::State& state, const std::string& path) {
    std::uint64_t bytes = 0;
    for (auto _ : state) {
        Opened opened(path);
        MatchList matches(opened.budget, std::uint64_t{32} << 20);
        if (!opened.rows || !opened.rows->rows->search({.fraudOnly = true}, matches, {}, {}))
            return state.SkipWithError("cannot be searched");
        bytes += opened.rows->bytes;
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

const bool registered = [] {
    const char* folder = std::getenv("LEDGERLOOM_BENCH_ROWS");
    if (folder == nullptr)
        return false;
    FileSystem files;
    std::vector<std::string> names;
    files.list(folder, names);
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
        const std::string path = std::string(folder) + "/" + name;
        const auto add = [&](const char* what, auto run) {
            benchmark::RegisterBenchmark((std::string("rows/") + what + "/" + name).c_str(), run)
                ->Unit(benchmark::kMillisecond);
        };
        add("first", [path](benchmark::State& state) { firstRows(state, path); });
        add("any_place", [path](benchmark::State& state) {
            opened(state, path, [](RowSource& source, std::uint64_t turn) {
                return page(source, turn * 7'919'999 % (source.count().rows + 1));
            });
        });
        add("count", [path](benchmark::State& state) { count(state, path); });
        add("fraud", [path](benchmark::State& state) { search(state, path); });
    }
    return true;
}();

} // namespace
