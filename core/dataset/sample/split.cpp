#include "core/base/civil_time.h"
#include "core/base/text.h"
#include "core/dataset/external_sort.h"
#include "core/dataset/read/table_source.h"
#include "core/dataset/sample/sample.h"
#include "core/dataset/write/rows_output.h"
#include "core/storage/dataset_layout.h"

#include <arrow/array.h>
#include <arrow/compute/cast.h>
#include <arrow/compute/exec.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace ledgerloom {

namespace {

constexpr std::uint64_t shareOfBudget = 4;

class Splitting {
public:
    Splitting(const DatasetWork& work, const SplitRequest& request, const TableSource& source)
        : m_work(work),
          m_request(request),
          m_source(source),
          m_pool(std::make_shared<BudgetPool>(work.budget, "rows")) {
        m_done.bytesTotal = source.bytes * (request.cuts.empty() ? 2 : 1);
        m_report.cuts = request.cuts;
    }

    Result<SplitReport> run() {
        if (m_request.cuts.empty())
            if (auto found = findCuts(); !found)
                return found.error();
        auto place = NewPlace::beside(m_work.files, m_request.destination);
        if (!place)
            return place.error();
        m_report.names = m_report.cuts.size() == 1 ? std::vector<std::string>{"train", "test"}
                                                   : std::vector<std::string>{"train", "validation", "test"};
        for (const std::string& name : m_report.names)
            m_sets.push_back(RowsOutput::parts(m_work, m_pool, *place, under(name, m_source.name),
                                               m_request.encoding.value_or(m_source.encoding)));
        if (auto written = write(); !written)
            return written.error();
        for (const auto& set : m_sets) {
            if (auto finished = set->finish(); !finished)
                return finished.error();
            m_report.rows.push_back(set->rows());
        }
        if (auto published = place->publish(); !published)
            return published.error();
        return m_report;
    }

private:
    /// Calls `see(stream, rows, times)` for every batch.
    template <class See> Result<void> pass(const See& see) {
        auto stream = TableStream::open(m_work, m_pool, m_source.request, m_done);
        if (!stream)
            return stream.error();
        const std::string name = m_request.time.empty() ? "timestamp" : m_request.time;
        const auto field = (*stream)->schema()->GetFieldByName(name);
        if (!field || field->type()->id() != arrow::Type::TIMESTAMP)
            return Error{.code = ErrorCode::badInput,
                         .message = "column " + quotedText(name) +
                                    " has no times, or is not there. Name one that has: "
                                    "--time",
                         .field = "time"};
        arrow::compute::ExecContext context(m_pool->get());
        context.set_use_threads(false);
        arrow::compute::CastOptions options = arrow::compute::CastOptions::Unsafe();
        options.to_type = arrow::timestamp(arrow::TimeUnit::MICRO);
        auto read = (*stream)->each([&](const std::shared_ptr<arrow::RecordBatch>& rows) -> Result<void> {
            auto times = arrow::compute::Cast(arrow::Datum(rows->GetColumnByName(name)), options, &context);
            if (!times.ok())
                return arrowError(times.status(), m_request.source);
            const auto array = times->make_array();
            return see(**stream, rows, static_cast<const arrow::TimestampArray&>(*array));
        });
        m_report.notes = (*stream)->notes();
        return read;
    }

    static std::int64_t timeOf(const arrow::TimestampArray& times, std::int64_t row) {
        return times.IsNull(row) ? std::numeric_limits<std::int64_t>::min() : times.Value(row);
    }

    Result<void> findCuts() {
        ExternalSort<std::int64_t> sorted(m_work, m_request.scratchFolder,
                                          m_work.budget.stats().available / shareOfBudget, "times of rows");
        std::uint64_t count = 0;
        auto passed = pass([&](const TableStream&, const auto&, const arrow::TimestampArray& times) -> Result<void> {
            for (std::int64_t row = 0; row < times.length(); ++row, ++count)
                if (auto added = sorted.add(timeOf(times, row)); !added)
                    return added;
            return {};
        });
        if (!passed)
            return passed;
        std::vector<std::uint64_t> ranks;
        double sum = 0;
        for (std::size_t i = 0; i + 1 < m_request.shares.size(); ++i) {
            sum += m_request.shares[i];
            ranks.push_back(static_cast<std::uint64_t>(std::llround(sum * static_cast<double>(count))));
        }
        std::uint64_t at = 0;
        return sorted.drain([&](const std::int64_t& time) -> Result<void> {
            for (const std::uint64_t rank : ranks)
                if (rank == at)
                    m_report.cuts.push_back(time);
            ++at;
            return {};
        });
    }

    std::size_t setOf(std::int64_t time) const {
        std::size_t set = 0;
        while (set < m_report.cuts.size() && time >= m_report.cuts[set])
            ++set;
        return set;
    }

    Result<void> write() {
        bool begun = false;
        return pass([&](const TableStream& stream, const std::shared_ptr<arrow::RecordBatch>& rows,
                        const arrow::TimestampArray& times) -> Result<void> {
            if (!std::exchange(begun, true))
                for (const auto& set : m_sets)
                    set->setColumns(stream.schema(), stream.dotsNest());
            for (std::int64_t row = 0; row < rows->num_rows();) {
                const std::size_t set = setOf(timeOf(times, row));
                std::int64_t end = row + 1;
                while (end < rows->num_rows() && setOf(timeOf(times, end)) == set)
                    ++end;
                if (auto written = m_sets[set]->write(rows->Slice(row, end - row)); !written)
                    return written;
                row = end;
            }
            return {};
        });
    }

    const DatasetWork& m_work;
    const SplitRequest& m_request;
    const TableSource& m_source;
    std::shared_ptr<BudgetPool> m_pool;
    WorkProgress m_done;
    SplitReport m_report;
    std::vector<std::unique_ptr<RowsOutput>> m_sets;
};

} // namespace

Result<SplitReport> split(const DatasetWork& work, const SplitRequest& request) {
    if (auto obstacle = placeObstacle(work.files, request.destination))
        return *obstacle;
    const auto source = findTableSource(work, request.source, request.table);
    if (!source)
        return source.error();
    return Splitting(work, request, *source).run();
}

} // namespace ledgerloom
