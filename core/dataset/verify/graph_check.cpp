#include "core/dataset/external_sort.h"
#include "core/dataset/id_key.h"
#include "core/dataset/read/row_columns.h"
#include "core/dataset/verify/row_check.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// A node, or an end of an edge. Nodes come before the edges that they are an end of.
struct PlacedEnd {
    static constexpr std::uint32_t node = 0;

    IdKey key;
    std::uint32_t edge = node; ///< 1: its source; 2: its target
    std::uint32_t part = 0;
    std::uint32_t row = 0;

    // NOLINTNEXTLINE(modernize-use-nullptr): the check takes the comparison with 0 that is made for a pointer
    auto operator<=>(const PlacedEnd&) const = default;
};

/// Both ends of every edge are rows of nodes. Nodes and ends are sorted together, in memory or on disk.
class GraphCheck final : public RowCheck {
public:
    explicit GraphCheck(const CheckInputs& inputs)
        : m_inputs(inputs),
          m_places(inputs.listing.parts.size(), "row"),
          m_sort(inputs.work, inputs.scratchFolder, inputs.sortBytes, "ends of edges") {
        // One chunk of a dataset has edges to nodes that stand in others.
        const auto& tables = inputs.listing.tables;
        m_wanted = tables.contains("edges") && tables.contains("nodes") && !inputs.listing.manifest.chunk;
        if (m_wanted)
            m_check = inputs.report.add("both ends of every edge are nodes");
    }

    Result<void> beginPart(const CheckedPart& part) override {
        m_part = static_cast<std::uint32_t>(part.number);
        m_places[m_part] = part.place;
        m_table = part.listed->table;
        return {};
    }

    Result<void> rows(const arrow::RecordBatch& batch, std::uint64_t firstRow) override {
        if (!m_wanted || (m_table != "nodes" && m_table != "edges"))
            return {};
        if (m_table == "nodes")
            return add(m_node, PlacedEnd::node, batch, firstRow);
        m_inputs.report.checked(m_check, static_cast<std::uint64_t>(batch.num_rows()));
        auto added = add(m_source, 1, batch, firstRow);
        return added ? add(m_target, 2, batch, firstRow) : added;
    }

    Result<void> finish() override {
        IdKey known;
        bool any = false;
        const auto& parts = m_inputs.listing.parts;
        return m_sort.drain([&](const PlacedEnd& next) -> Result<void> {
            if (next.edge == PlacedEnd::node) {
                known = next.key;
                any = true;
            } else if (!any || next.key != known) {
                m_inputs.report.fault(m_check, parts[next.part].path, next.row, m_places[next.part],
                                      std::string(next.edge == 1 ? "source" : "target") + " is no row of nodes");
            }
            return {};
        });
    }

private:
    Result<void> add(TextRows& column, std::uint32_t edge, const arrow::RecordBatch& batch, std::uint64_t firstRow) {
        column.bind(batch);
        for (std::int64_t row = 0; row < batch.num_rows(); ++row) {
            if (column.isNull(row))
                continue;
            const PlacedEnd end{keyOfId(column[row]), edge, m_part,
                                static_cast<std::uint32_t>(firstRow) + static_cast<std::uint32_t>(row)};
            if (auto added = m_sort.add(end); !added)
                return added;
        }
        return {};
    }

    const CheckInputs& m_inputs;
    std::vector<std::string> m_places; ///< what a row is called, by part
    ExternalSort<PlacedEnd> m_sort;
    bool m_wanted = false;
    VerifyReport::CheckId m_check = 0;
    std::uint32_t m_part = 0;
    std::string m_table;
    TextRows m_node{"node_id"};
    TextRows m_source{"source"};
    TextRows m_target{"target"};
};

} // namespace

std::unique_ptr<RowCheck> makeGraphCheck(const CheckInputs& inputs) {
    return std::make_unique<GraphCheck>(inputs);
}

} // namespace ledgerloom
