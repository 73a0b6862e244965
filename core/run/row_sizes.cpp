#include "core/run/row_sizes.h"

#include "core/base/civil_time.h"
#include "core/format/shard_encoder.h"
#include "core/memory/give_back.h"
#include "core/run/mixed_rows.h"

#include <algorithm>
#include <mutex>
#include <tuple>
#include <utility>
#include <vector>

namespace ledgerloom {

namespace {

constexpr std::uint64_t fewBlocks = 4;

/// Rows as they are encoded together: a piece of text, or a unit.
constexpr std::uint64_t rowsWeighedAtOnce(const Encoding& encoding) {
    if (!encoding.isText())
        return rowsPerUnit;
    return encoding.format == Format::csv ? 1'024 : 512;
}

class CountingSink final : public ByteSink {
public:
    Result<void> write(std::string_view bytes) override {
        m_bytes += bytes.size();
        return {};
    }
    std::uint64_t take() { return std::exchange(m_bytes, 0); }

private:
    std::uint64_t m_bytes = 0;
};

/// Rows of a row group on average: with a partition the last one of each folder has what is left.
std::uint64_t rowsPerGroup(const Plan& plan) {
    const std::uint64_t rows = std::max<std::uint64_t>(1, plan.rows / partFolders(plan));
    return rows / ((rows + rowsPerBlock - 1) / rowsPerBlock);
}

/// A handful of megabytes, held while a plan is made; the run's own are reserved.
class NoMeter final : public MemoryMeter {
public:
    bool take(std::uint64_t) override { return true; }
    void giveBack(std::uint64_t) override {}
};

class Scales {
public:
    Scales(const Plan& plan, const std::string& config) : m_plan(plan), m_config(config) {}

    Result<RowSizes> weigh() {
        if (auto made = makeEncoder(); !made)
            return made.error();
        for (const Table table : allTables)
            if (auto weighed = hasTable(m_plan, table) ? weighEmptyPart(table) : Result<void>(); !weighed)
                return weighed.error();
        const BlockTotals totals = m_encoder->makeBlock(0, customersToMake());
        for (const auto step : {&Scales::weighPeople, &Scales::weighTruth, &Scales::weighGraph})
            if (auto weighed = (this->*step)(totals); !weighed)
                return weighed.error();
        if (isMixed()) {
            auto weighed = weighMixed();
            return weighed ? Result<RowSizes>(m_sizes) : weighed.error();
        }
        if (auto weighed = weighTransactions(totals); !weighed)
            return weighed.error();
        // The last block of a small run is smaller, so its customers repeat themselves sooner, and it packs better.
        if (m_plan.blocks > 1 && m_plan.blocks <= fewBlocks && !isPlain()) {
            const BlockTotals last = m_encoder->makeBlock(m_plan.blocks - 1, UINT64_MAX);
            if (auto weighed = weighTransactions(last); !weighed)
                return weighed.error();
        }
        return m_sizes;
    }

private:
    Result<void> makeEncoder() {
        m_encoder.reset();
        auto encoder = ShardEncoder::make(m_plan, m_meter, m_config);
        if (!encoder)
            return encoder.error();
        m_encoder = std::move(encoder).value();
        return {};
    }

    /// A run of a few blocks is weighed whole, so that its size is met closely; in a large one a quarter of the first
    /// block's customers stand for all within half a percent. Compressed they would not: fewer customers repeat
    /// themselves sooner.
    std::uint64_t customersToMake() const {
        const std::uint64_t customers = m_plan.customersBefore(1);
        return m_plan.blocks <= fewBlocks || !isPlain() ? customers : (customers + 3) / 4;
    }

    bool isPlain() const { return m_plan.encoding.isText() && m_plan.encoding.compression == Compression::none; }

    /// Whether rows are packed together with those of other blocks.
    bool isMixed() const { return m_plan.order == Order::time && m_plan.rows > 0 && !isPlain(); }

    Result<void> weighEmptyPart(Table table) {
        if (auto begun = m_encoder->begin(table, m_sink); !begun)
            return begun;
        if (auto ended = m_encoder->end(table); !ended)
            return ended;
        m_sizes.emptyPartBytes[static_cast<std::size_t>(table)] = m_sink.take();
        return {};
    }

    /// Bytes of a part that `write` fills, without its header and footer.
    template <class Write> Result<std::uint64_t> weighPart(Table table, const Write& write) {
        if (auto begun = m_encoder->begin(table, m_sink); !begun)
            return begun.error();
        if (auto written = write(); !written)
            return written.error();
        if (auto cut = m_encoder->endBlock(table); !cut)
            return cut.error();
        if (auto ended = m_encoder->end(table); !ended)
            return ended.error();
        const std::uint64_t bytes = m_sink.take();
        return bytes - std::min(bytes, m_sizes.emptyPartBytes[static_cast<std::size_t>(table)]);
    }

    Result<void> weighTransactions(const BlockTotals& totals) {
        if (totals.rows == 0)
            return {};
        const std::uint64_t atOnce = rowsWeighedAtOnce(m_plan.encoding);
        // A quarter of a large block, spread evenly: rows are in time order, and the range's beginning is not like
        // its end. A row group is weighed whole, since its dictionaries do not grow with its rows.
        const bool whole = !m_plan.encoding.isText() || totals.rows <= 16 * 512;
        const std::uint64_t stride = whole ? atOnce : 4 * atOnce;
        std::uint64_t rows = 0;
        const auto bytes = weighPart(Table::transactions, [&]() -> Result<void> {
            for (std::uint64_t first = 0; first < totals.rows; first += stride) {
                const std::uint64_t count = std::min(atOnce, totals.rows - first);
                if (auto written = m_encoder->encodeRows(first, count); !written)
                    return written;
                rows += count;
            }
            return {};
        });
        if (!bytes)
            return bytes.error();
        m_rows += rows;
        m_rowBytes += *bytes;
        m_sizes.rows = m_rows;
        m_sizes.rowBytes = m_rowBytes;
        return {};
    }

    /// A row group of rows from all blocks, or some pieces of text.
    Result<void> weighMixed() {
        constexpr std::uint64_t textRows = 16'384;
        MixedRows mixed(m_plan, m_plan.encoding.isText() ? textRows : rowsPerGroup(m_plan));
        for (std::uint64_t i = 0; i < mixed.blocks(); ++i) {
            m_encoder->makeBlock(mixed.block(i));
            mixed.add(m_encoder->rows(), i);
        }
        mixed.finish(m_encoder->rows().population());
        // Gives back what making blocks took: with that, it would be more than a run is begun with.
        if (auto made = makeEncoder(); !made)
            return made;
        giveBackFreeMemory();
        const auto batch = std::make_unique<Batch>();
        Dictionary dictionary; // which the encoder looks into until the row group is cut
        batch->dictionary = &dictionary;
        if (m_plan.importedCustomers) {
            dictionary.everybody = &m_encoder->rows().population();
            dictionary.longestCustomerId = longestImportedId;
        }
        const auto bytes = weighPart(Table::transactions, [&] { return encodeMixed(mixed, *batch, dictionary); });
        if (!bytes)
            return bytes.error();
        m_sizes.rows = mixed.rows();
        m_sizes.rowBytes = *bytes;
        return {};
    }

    Result<void> encodeMixed(const MixedRows& mixed, Batch& batch, Dictionary& dictionary) {
        for (std::uint64_t first = 0; first < mixed.rows(); first += rowsPerUnit) {
            batch.rows = 0;
            for (std::uint64_t row = first; row < std::min<std::uint64_t>(first + rowsPerUnit, mixed.rows()); ++row)
                mixed.append(row, batch, dictionary);
            if (auto written = m_encoder->encode(batch); !written)
                return written;
        }
        return {};
    }

    Result<void> weighPeople(const BlockTotals& totals) {
        if (totals.customers == 0)
            return {};
        m_sizes.people = totals.customers;
        for (const auto& [table, into] : {std::pair(Table::customers, &m_sizes.peopleCustomerBytes),
                                          std::pair(Table::devices, &m_sizes.peopleDeviceBytes),
                                          std::pair(Table::credits, &m_sizes.peopleCreditBytes)})
            if (auto weighed = weighWhole(table, *into); !weighed)
                return weighed;
        m_sizes.merchants = std::max<std::uint64_t>(1, totals.merchants);
        return weighWhole(Table::merchants, m_sizes.merchantRowBytes);
    }

    Result<void> weighTruth(const BlockTotals& totals) {
        if (totals.fraudRows == 0)
            return {};
        m_sizes.frauds = totals.fraudRows;
        auto weighed = weighWhole(Table::labels, m_sizes.fraudLabelBytes);
        return weighed ? weighWhole(Table::episodes, m_sizes.fraudEpisodeBytes) : weighed;
    }

    /// Nodes and edges of each kind by themselves: they do not grow together.
    Result<void> weighGraph(const BlockTotals& totals) {
        BlockRows& rows = m_encoder->rows();
        BlockGraph* graph = rows.graph();
        if (graph == nullptr || totals.customers == 0 || totals.rows == 0)
            return {};
        using Nodes = BlockGraph::Nodes;
        GraphSizes& sizes = m_sizes.graph;
        sizes.people = totals.customers;
        sizes.merchants = std::max<std::uint64_t>(1, graph->nodes(Nodes::merchants));
        sizes.others = std::max<std::uint64_t>(1, graph->nodes(Nodes::others));
        sizes.rows = totals.rows;
        sizes.rowOthers = graph->ownOthers();
        sizes.sharedOthers = graph->sharedOthers();
        const std::uint32_t payments = rows.paymentPieces();
        const auto [merchants, others] = rows.nodePieces(Nodes::merchants);
        for (const auto& [table, first, end, into] :
             {std::tuple(Table::nodes, 0U, merchants, &sizes.peopleNodeBytes),
              std::tuple(Table::nodes, merchants, others, &sizes.merchantNodeBytes),
              std::tuple(Table::nodes, others, rows.pieceCount(Table::nodes), &sizes.otherNodeBytes),
              std::tuple(Table::edges, 0U, payments, &sizes.rowEdgeBytes),
              std::tuple(Table::edges, payments, rows.pieceCount(Table::edges), &sizes.peopleEdgeBytes)})
            if (auto weighed = weighPieces(table, first, end, *into); !weighed)
                return weighed;
        return {};
    }

    /// All of the block's rows of a table, if the plan has it.
    Result<void> weighWhole(Table table, std::uint64_t& into) {
        return hasTable(m_plan, table) ? weighPieces(table, 0, m_encoder->rows().pieceCount(table), into)
                                       : Result<void>();
    }
    Result<void> weighPieces(Table table, std::uint32_t first, std::uint32_t end, std::uint64_t& into) {
        const auto bytes = weighPart(table, [&]() -> Result<void> {
            for (std::uint32_t piece = first; piece < end; ++piece)
                if (auto written = m_encoder->encode(table, piece); !written)
                    return written;
            return {};
        });
        if (!bytes)
            return bytes.error();
        into = *bytes;
        return {};
    }

    const Plan& m_plan;
    const std::string& m_config;
    NoMeter m_meter;
    CountingSink m_sink;
    std::uint64_t m_rows = 0; ///< weighed, of transactions
    std::uint64_t m_rowBytes = 0;
    std::unique_ptr<ShardEncoder> m_encoder;
    RowSizes m_sizes;
};

/// All that a sample depends on.
struct SampleOf {
    Plan plan;
    std::string config;

    bool operator==(const SampleOf& other) const {
        const auto numbers = [](const Plan& p) {
            return std::tuple(p.seed, p.rows, p.customers, p.startDate, p.endDate, p.fraudRatePpb, p.difficultyPermille,
                              p.scenarioWeights, p.activityPermille, p.profiles, p.ownColumns, p.customersOnly,
                              p.schema, p.labels, p.merchants, p.credits, p.graph, p.importedCustomers.get(),
                              p.encoding, p.order, p.partition, p.blocks);
        };
        return numbers(plan) == numbers(other.plan) && config == other.config;
    }
};

/// The samples taken last: an estimate and a preview of the same config come one after the other, from two threads.
class RecentSizes {
public:
    Result<RowSizes> of(const Plan& plan, const std::string& config) {
        // Held while weighing, too: whoever asks for the same meanwhile waits for it instead of weighing again.
        const std::lock_guard lock(m_mutex);
        const SampleOf wanted{plan, config};
        const auto found = std::ranges::find(m_known, wanted, &std::pair<SampleOf, RowSizes>::first);
        if (found != m_known.end())
            return found->second;
        auto sizes = Scales(plan, config).weigh();
        if (sizes) {
            if (m_known.size() == mostKnown)
                m_known.erase(m_known.begin());
            m_known.emplace_back(wanted, *sizes);
        }
        return sizes;
    }

private:
    static constexpr std::size_t mostKnown = 8;

    std::mutex m_mutex;
    std::vector<std::pair<SampleOf, RowSizes>> m_known;
};

} // namespace

std::uint64_t partFolders(const Plan& plan) {
    switch (plan.partition) {
    case Partition::day:
        return plan.days();
    case Partition::month:
        return static_cast<std::uint64_t>(monthIndex(plan.endDate) - monthIndex(plan.startDate)) + 1;
    case Partition::none:
        break;
    }
    return 1;
}

std::uint64_t transactionParts(const Plan& plan) {
    const std::uint64_t folders = partFolders(plan);
    if (folders == 1)
        return plan.shards;
    const std::uint64_t rowsOfFolder = (plan.rows + folders - 1) / folders;
    return std::min(plan.rows, folders * ((rowsOfFolder + plan.rowsPerPart() - 1) / plan.rowsPerPart()));
}

Result<RowSizes> sampleRowSizes(const Plan& plan, const std::string& config) {
    static RecentSizes recent;
    return recent.of(plan, config);
}

} // namespace ledgerloom
