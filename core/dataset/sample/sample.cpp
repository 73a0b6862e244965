#include "core/dataset/sample/sample.h"

#include "core/base/text.h"
#include "core/dataset/external_sort.h"
#include "core/dataset/read/table_source.h"
#include "core/dataset/write/cell_text.h"
#include "core/dataset/write/rows_output.h"

#include <xxhash.h>

#include <cmath>
#include <compare>

namespace ledgerloom {

namespace {

constexpr std::uint64_t shareOfBudget = 4;

struct HashedRow {
    std::uint64_t hash = 0;
    std::uint64_t row = 0;

    // NOLINTNEXTLINE(modernize-use-nullptr): the check takes the comparison with 0 that is made for a pointer
    auto operator<=>(const HashedRow&) const = default;
};

class Sampling {
public:
    Sampling(const DatasetWork& work, const SampleRequest& request, const TableSource& source)
        : m_work(work),
          m_request(request),
          m_source(source),
          m_pool(std::make_shared<BudgetPool>(work.budget, "rows")) {
        m_done.bytesTotal = source.bytes * (request.rows > 0 ? 2 : 1);
    }

    Result<SampleReport> run() {
        HashedRow last{.hash = 0, .row = UINT64_MAX};
        if (m_request.rows > 0) {
            if (auto found = findLast(last); !found)
                return found.error();
        } else
            last.hash = m_request.fraction >= 1 ? UINT64_MAX
                                                : static_cast<std::uint64_t>(std::ldexp(m_request.fraction, 64)) - 1;
        auto output =
            RowsOutput::folder(m_work, m_pool, m_request.destination, m_request.encoding.value_or(m_source.encoding));
        if (!output)
            return output.error();
        if (auto taken = take(last, **output); !taken)
            return taken.error();
        m_report.rows = (*output)->rows();
        m_report.files = (*output)->files();
        return m_report;
    }

private:
    /// Calls `see(rows, row, hash)` for every row; `behind(rows)` after each batch.
    template <class See, class Behind> Result<void> pass(const See& see, const Behind& behind) {
        auto stream = TableStream::open(m_work, m_pool, m_source.request, m_done);
        if (!stream)
            return stream.error();
        const arrow::Schema& schema = *(*stream)->schema();
        const std::string& named = m_request.by.empty() ? m_request.id : m_request.by;
        const int column = named.empty() ? 0 : schema.GetFieldIndex(named);
        const int own = m_request.id.empty() ? 0 : schema.GetFieldIndex(m_request.id);
        if (column < 0 || own < 0)
            return noColumn(column < 0 ? named : m_request.id, schema);
        auto cells = CellText::make(*schema.field(column)->type(), TextKind::csv, Decimals::shortest);
        auto ownCells = CellText::make(*schema.field(own)->type(), TextKind::csv, Decimals::shortest);
        if (!cells || !ownCells)
            return noColumn(schema.field(column)->name(), schema);
        std::string text;
        auto read = (*stream)->each([&](const std::shared_ptr<arrow::RecordBatch>& rows) -> Result<void> {
            cells->bind(*rows->column(column));
            ownCells->bind(*rows->column(own));
            for (std::int64_t row = 0; row < rows->num_rows(); ++row) {
                text.clear();
                // Where there is no value to stay together by, the row's own decides.
                (rows->column(column)->IsNull(row) ? ownCells : cells)->write(text, row);
                if (auto seen = see(*stream, row, XXH3_64bits_withSeed(text.data(), text.size(), m_request.seed));
                    !seen)
                    return seen;
            }
            return behind(*stream, rows);
        });
        m_report.notes = (*stream)->notes();
        return read;
    }

    static Error noColumn(const std::string& name, const arrow::Schema& schema) {
        const bool episode = name == "episode_id";
        std::string names;
        for (const std::string& one : schema.field_names())
            names += (names.empty() ? "" : ", ") + one;
        return {.code = ErrorCode::badInput,
                .message = episode
                               ? "the table does not tell episodes (it has no column episode_id): sample by rows, or "
                                 "by customer_id to keep each customer's payments together"
                               : "there is no column " + quotedText(name) + "; there are " + names};
    }

    /// The hash and number of the last row that is taken.
    Result<void> findLast(HashedRow& last) {
        ExternalSort<HashedRow> sorted(m_work, m_request.scratchFolder, m_work.budget.stats().available / shareOfBudget,
                                       "hashes of rows");
        std::uint64_t number = 0;
        auto passed = pass(
            [&](const auto&, std::int64_t, std::uint64_t hash) {
                return sorted.add({hash, number++});
            },
            [](const auto&, const auto&) { return Result<void>(); });
        if (!passed)
            return passed;
        if (m_request.rows > number)
            return Error{.code = ErrorCode::badInput,
                         .message = "rows: " + std::to_string(m_request.rows) + " were asked for, there are " +
                                    std::to_string(number),
                         .field = "rows"};
        std::uint64_t at = 0;
        auto drained = sorted.drain([&](const HashedRow& next) -> Result<void> {
            last = ++at <= m_request.rows ? next : last;
            return {};
        });
        if (!m_request.by.empty())
            last.row = UINT64_MAX; // all rows of the last value
        return drained;
    }

    Result<void> take(const HashedRow& last, RowsOutput& output) {
        std::uint64_t number = 0;
        std::int64_t begin = -1; ///< of rows that follow one another
        bool first = true;
        const auto see = [&](const auto& stream, std::int64_t row, std::uint64_t hash) -> Result<void> {
            if (std::exchange(first, false))
                output.setColumns(stream->schema(), stream->dotsNest());
            const bool taken = HashedRow{hash, number++} <= last;
            if (taken)
                m_spans.push_back(row);
            return {};
        };
        const auto behind = [&](const auto&, const std::shared_ptr<arrow::RecordBatch>& rows) -> Result<void> {
            for (std::size_t i = 0; i < m_spans.size(); ++i) {
                begin = begin < 0 ? m_spans[i] : begin;
                if (i + 1 < m_spans.size() && m_spans[i + 1] == m_spans[i] + 1)
                    continue;
                if (auto written = output.write(rows->Slice(begin, m_spans[i] + 1 - begin)); !written)
                    return written;
                begin = -1;
            }
            m_spans.clear();
            return {};
        };
        if (auto passed = pass(see, behind); !passed)
            return passed;
        m_report.of = number;
        if (number == 0)
            return Error{.code = ErrorCode::badInput, .message = m_request.source + " has no rows"};
        return output.finish();
    }

    const DatasetWork& m_work;
    const SampleRequest& m_request;
    const TableSource& m_source;
    std::shared_ptr<BudgetPool> m_pool;
    WorkProgress m_done;
    SampleReport m_report;
    std::vector<std::int64_t> m_spans; ///< rows of the batch that are taken
};

} // namespace

Result<SampleReport> sample(const DatasetWork& work, const SampleRequest& request) {
    if (auto obstacle = placeObstacle(work.files, request.destination))
        return *obstacle;
    const auto source = findTableSource(work, request.source, request.table);
    if (!source)
        return source.error();
    return Sampling(work, request, *source).run();
}

} // namespace ledgerloom
