#include "core/dataset/write/part_cuts.h"

#include <arrow/array.h>

#include <algorithm>
#include <numeric>

namespace ledgerloom {

namespace {

/// The path in the encoding of the new dataset.
std::string pathFor(const std::string& path, const Encoding& encoding) {
    const std::size_t name = path.rfind('/') + 1;
    std::string relative = path.substr(0, path.find('.', name)) + fileExtension(encoding);
    if (relative.starts_with("chunk-"))
        relative.erase(0, relative.find('/') + 1);
    return relative;
}

} // namespace

PartCuts::PartCuts(const Plan& plan, const DatasetLayout& layout, Table table,
                   const std::vector<const ListedPart*>& parts, bool asGenerated,
                   std::vector<std::string>& firstCustomers)
    : m_plan(plan),
      m_layout(layout),
      m_firstCustomers(firstCustomers),
      m_byBlocks(table == Table::transactions && plan.order == Order::shard && asGenerated),
      m_byCustomers(asGenerated && (table == Table::devices || table == Table::labels || table == Table::episodes ||
                                    table == Table::credits)),
      m_byKinds(asGenerated && (table == Table::nodes || table == Table::edges)),
      m_table(table) {
    planParts(table, parts, asGenerated);
}

void PartCuts::planParts(Table table, const std::vector<const ListedPart*>& parts, bool asGenerated) {
    if (!asGenerated) {
        for (const ListedPart* part : parts)
            m_planned.push_back({.unit = part->isShard ? part->unit : m_plan.shards + part->unit,
                                 .rows = part->rows,
                                 .path = pathFor(part->path, m_plan.encoding)});
        return;
    }
    const std::uint64_t rows =
        std::accumulate(parts.begin(), parts.end(), std::uint64_t{0},
                        [](std::uint64_t sum, const ListedPart* part) { return sum + part->rows; });
    for (std::uint64_t unit = 0; unit < m_layout.units(); ++unit) {
        if (!m_layout.has(table, unit))
            continue;
        Part part{.unit = unit, .rows = toTheEnd, .path = m_layout.partPath(table, unit)};
        const std::uint64_t first = m_plan.firstBlock(unit);
        const std::uint64_t behind = std::min(m_plan.firstBlock(unit + 1), m_plan.blocks);
        if (table == Table::transactions)
            part.rows = unit < m_plan.shards ? m_plan.rowsBefore(behind) - m_plan.rowsBefore(first)
                                             : m_layout.partRanges().range(unit - m_plan.shards).rows;
        else if (table == Table::customers)
            part.rows = m_plan.customersBefore(behind) - m_plan.customersBefore(first);
        else if (table == Table::merchants)
            part.rows = mulDiv(rows, behind, m_plan.blocks) - mulDiv(rows, first, m_plan.blocks);
        m_planned.push_back(std::move(part));
    }
}

/// Rows from `at` on that are still of the part.
std::uint64_t PartCuts::rowsLeft(const arrow::RecordBatch& rows, std::int64_t at) {
    if (m_byKinds)
        return rowsToBlocksEnd(rows, at);
    if (!m_byCustomers)
        return m_planned[m_part].rows - m_row;
    if (m_part + 1 >= m_firstCustomers.size())
        return toTheEnd;
    const auto& customers = static_cast<const arrow::StringArray&>(*rows.GetColumnByName("customer_id"));
    std::int64_t end = at;
    // Ids are as long as one another, so that their order as texts is that of their numbers.
    while (end < rows.num_rows() && customers.GetView(end) < m_firstCustomers[m_part + 1])
        ++end;
    return static_cast<std::uint64_t>(end - at);
}

std::uint64_t PartCuts::rowsToBlocksEnd(const arrow::RecordBatch& rows, std::int64_t at) {
    const auto& kinds = static_cast<const arrow::StringArray&>(*rows.GetColumnByName("kind"));
    const std::uint64_t behind =
        m_part + 1 < m_planned.size() ? m_plan.firstBlock(m_planned[m_part].unit + 1) : toTheEnd;
    std::int64_t end = at;
    for (; end < rows.num_rows(); ++end) {
        // Of nodes customers come first, of edges ownership comes last.
        const bool tail =
            m_table == Table::nodes ? kinds.GetView(end) != "CUSTOMER" : kinds.GetView(end) == "OWNERSHIP";
        if (m_atTail && !tail)
            ++m_block;
        m_atTail = tail;
        if (m_block == behind)
            break;
    }
    return static_cast<std::uint64_t>(end - at);
}

/// The row of the part at which its block ends.
std::uint64_t PartCuts::blockEnd() const {
    if (m_table != Table::transactions)
        return toTheEnd;
    if (!m_byBlocks)
        return (m_row / rowsPerBlock + 1) * rowsPerBlock;
    std::uint64_t block = (m_rowBefore + m_row) / rowsPerBlock;
    while (m_plan.rowsBefore(block) <= m_rowBefore + m_row)
        ++block;
    return m_plan.rowsBefore(block) - m_rowBefore;
}

Result<void> PartCuts::begin(Table table, OwnDatasetWriter& writer) {
    m_open = true;
    ++m_parts;
    return writer.beginPart(table, m_planned[m_part].unit, m_planned[m_part].path);
}

Result<void> PartCuts::finishPart(OwnDatasetWriter& writer) {
    auto ended = writer.endPart();
    m_rowBefore += m_row;
    m_row = 0;
    m_open = false;
    ++m_part;
    return ended;
}

Result<void> PartCuts::write(const std::shared_ptr<arrow::RecordBatch>& rows, Table table, OwnDatasetWriter& writer) {
    std::int64_t at = 0;
    while (at < rows->num_rows()) {
        if (m_part == m_planned.size())
            return Error{.code = ErrorCode::verification,
                         .message = std::string(tableName(table)) + " has more rows than its manifest says"};
        if (!m_open)
            if (auto begun = begin(table, writer); !begun)
                return begun;
        const std::uint64_t end = blockEnd();
        const std::uint64_t left = std::min(rowsLeft(*rows, at), end - m_row);
        const std::int64_t count =
            static_cast<std::int64_t>(std::min<std::uint64_t>(left, static_cast<std::uint64_t>(rows->num_rows() - at)));
        if (table == Table::customers && m_row == 0 && count > 0)
            m_firstCustomers.emplace_back(
                static_cast<const arrow::StringArray&>(*rows->GetColumnByName("customer_id")).GetView(at));
        if (count > 0)
            if (auto written = writer.write(rows->Slice(at, count)); !written)
                return written;
        m_row += static_cast<std::uint64_t>(count);
        at += count;
        if (m_row == end || m_row == m_planned[m_part].rows)
            if (auto ended = writer.endBlock(); !ended)
                return ended;
        if (m_row == m_planned[m_part].rows || ((m_byCustomers || m_byKinds) && at < rows->num_rows()))
            if (auto finished = finishPart(writer); !finished)
                return finished;
    }
    return {};
}

Result<void> PartCuts::end(Table table, OwnDatasetWriter& writer) {
    while (m_part < m_planned.size()) {
        if (!m_open)
            if (auto begun = begin(table, writer); !begun)
                return begun;
        const std::uint64_t planned = m_planned[m_part].rows;
        if (planned != toTheEnd && planned != m_row)
            return Error{.code = ErrorCode::verification,
                         .message = std::string(tableName(table)) + " has fewer rows than its manifest says"};
        if (auto finished = finishPart(writer); !finished)
            return finished;
    }
    return {};
}

} // namespace ledgerloom
