#include "core/base/civil_time.h"
#include "core/base/text.h"
#include "core/dataset/external_sort.h"
#include "core/dataset/read/table_source.h"
#include "core/dataset/sample/episode_join.h"
#include "core/dataset/sample/episode_labels.h"
#include "core/dataset/sample/row_marks.h"
#include "core/dataset/sample/sample.h"
#include "core/dataset/write/cell_text.h"
#include "core/dataset/write/rows_output.h"
#include "core/storage/dataset_layout.h"

#include <arrow/array.h>
#include <arrow/compute/cast.h>
#include <arrow/compute/exec.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace ledgerloom {

namespace {

/// Times, ids, rows of episodes and those that move: sorted at the same time, beside what is read.
constexpr std::uint64_t shareOfBudget = 8;

/// A row of an episode; the latest first.
struct RowOfEpisode {
    IdKey episode;
    std::int64_t time = 0;
    std::uint64_t row = 0;

    bool operator<(const RowOfEpisode& other) const {
        return std::tie(episode, other.time, row) < std::tie(other.episode, time, other.row);
    }
};

/// A row that stands in another set than its time says.
struct MovedRow {
    std::uint64_t row = 0;
    std::uint64_t set = 0;

    bool operator<(const MovedRow& other) const { return row < other.row; }
};

class Splitting {
public:
    Splitting(const DatasetWork& work, const SplitRequest& request, const TableSource& source)
        : m_work(work),
          m_request(request),
          m_source(source),
          m_pool(std::make_shared<BudgetPool>(work.budget, "rows")),
          m_sortBytes(work.budget.stats().available / shareOfBudget),
          m_times(work, request.scratchFolder, m_sortBytes, "times of rows"),
          m_join(work, request.scratchFolder, m_sortBytes),
          m_ofEpisodes(work, request.scratchFolder, m_sortBytes, "rows of episodes"),
          m_moved(work.files, request.scratchFolder) {
        m_report.cuts = request.cuts;
    }

    Result<SplitReport> run() {
        auto labels = findEpisodeLabels(m_work, m_pool, m_request.source, m_source);
        if (!labels)
            return labels.error();
        m_labels = std::move(labels).value();
        m_report.episodesKnown = m_labels.told();
        const bool twice = m_request.cuts.empty() || m_labels.told();
        m_done.bytesTotal = m_source.bytes * (twice ? 2 : 1) + (m_labels.labels ? m_labels.labels->bytes : 0);
        if (twice)
            if (auto gathered = gather(); !gathered)
                return gathered.error();
        if (m_request.cuts.empty())
            if (auto found = findCuts(); !found)
                return found.error();
        if (auto moved = moveEpisodes(); !moved)
            return moved.error();
        return writeSets();
    }

private:
    Result<SplitReport> writeSets() {
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

    static Error noTimes(const std::string& name, const arrow::Schema& schema) {
        std::string names;
        for (const auto& field : schema.fields())
            if (field->type()->id() == arrow::Type::TIMESTAMP)
                names += (names.empty() ? "" : ", ") + field->name();
        return {.code = ErrorCode::badInput,
                .message =
                    "column " + quotedText(name) + " has no times, or is not there. " +
                    (names.empty() ? "No column of this table has" : "Name one that has (" + names + "): --time"),
                .field = "time"};
    }

    /// Calls `see(stream, rows, times)` for every batch.
    template <class See> Result<void> pass(const See& see) {
        auto stream = TableStream::open(m_work, m_pool, m_source.request, m_done);
        if (!stream)
            return stream.error();
        const std::string name = m_request.time.empty() ? "timestamp" : m_request.time;
        const auto field = (*stream)->schema()->GetFieldByName(name);
        if (!field || field->type()->id() != arrow::Type::TIMESTAMP)
            return noTimes(name, *(*stream)->schema());
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

    /// Times of all rows, where cuts are found by them, and which rows are of episodes.
    Result<void> gather() {
        if (m_labels.labels) {
            auto labelled = eachEpisodeLabel(m_work, m_pool, *m_labels.labels, m_done,
                                             [&](std::string_view id, std::string_view episode) {
                                                 return m_join.addLabel(keyOfId(id), keyOfId(episode));
                                             });
            if (!labelled)
                return labelled;
        }
        auto passed = pass([&](const TableStream&, const std::shared_ptr<arrow::RecordBatch>& rows,
                               const arrow::TimestampArray& times) -> Result<void> {
            if (m_labels.told())
                if (auto added = addIds(*rows, times); !added)
                    return added;
            for (std::int64_t row = 0; m_request.cuts.empty() && row < times.length(); ++row)
                if (auto added = m_times.add(timeOf(times, row)); !added)
                    return added;
            m_rows += static_cast<std::uint64_t>(rows->num_rows());
            return {};
        });
        if (!passed || !m_labels.labels)
            return passed;
        return m_join.join([&](std::uint64_t row, std::uint64_t time, const IdKey* episode) {
            return episode == nullptr ? Result<void>()
                                      : m_ofEpisodes.add({*episode, static_cast<std::int64_t>(time), row});
        });
    }

    /// What tells the episodes of a batch's rows: their ids, or the column itself.
    Result<void> addIds(const arrow::RecordBatch& rows, const arrow::TimestampArray& times) {
        const char* const name = m_labels.ownColumn ? EpisodeLabels::episode : EpisodeLabels::transaction;
        const auto column = rows.GetColumnByName(name);
        const auto cells = CellText::make(*column->type(), TextKind::csv, Decimals::shortest);
        if (!cells)
            return Error{.code = ErrorCode::badInput,
                         .message = "column " + quotedText(name) + " holds " + column->type()->ToString() + ", no ids"};
        cells->bind(*column);
        std::string text;
        for (std::int64_t row = 0; row < rows.num_rows(); ++row) {
            text.clear();
            cells->write(text, row);
            const std::int64_t time = timeOf(times, row);
            Result<void> added;
            if (!m_labels.ownColumn)
                added = m_join.addRow(keyOfId(text), static_cast<std::uint64_t>(time));
            else if (column->IsValid(row))
                added = m_ofEpisodes.add({keyOfId(text), time, m_rows + static_cast<std::uint64_t>(row)});
            if (!added)
                return added;
        }
        return {};
    }

    /// Rows of episodes that last over a cut go to the set of the episode's last row.
    Result<void> moveEpisodes() {
        ExternalSort<MovedRow> moved(m_work, m_request.scratchFolder, m_sortBytes, "rows of episodes");
        IdKey episode;
        std::size_t set = 0;
        bool any = false;
        auto drained = m_ofEpisodes.drain([&](const RowOfEpisode& next) -> Result<void> {
            if (!std::exchange(any, true) || next.episode != episode)
                set = setOf(next.time);
            episode = next.episode;
            return setOf(next.time) == set ? Result<void>() : moved.add({next.row, set});
        });
        if (!drained)
            return drained;
        auto marked = moved.drain([&](const MovedRow& next) { return m_moved.add(next.row, next.set); });
        m_report.moved = m_moved.count();
        return marked ? m_moved.finish() : marked;
    }

    Result<void> findCuts() {
        std::vector<std::uint64_t> ranks;
        double sum = 0;
        for (std::size_t i = 0; i + 1 < m_request.shares.size(); ++i) {
            sum += m_request.shares[i];
            ranks.push_back(static_cast<std::uint64_t>(std::llround(sum * static_cast<double>(m_rows))));
        }
        std::uint64_t at = 0;
        return m_times.drain([&](const std::int64_t& time) -> Result<void> {
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

    /// The set of a row, which goes before all that were not asked for yet.
    Result<std::size_t> setOfRow(std::uint64_t row, std::int64_t time) {
        if (m_report.moved == 0)
            return setOf(time);
        const auto moved = m_moved.at(row);
        if (!moved)
            return moved.error();
        return *moved ? static_cast<std::size_t>(**moved) : setOf(time);
    }

    Result<void> write() {
        bool begun = false;
        std::uint64_t before = 0;
        return pass([&](const TableStream& stream, const std::shared_ptr<arrow::RecordBatch>& rows,
                        const arrow::TimestampArray& times) -> Result<void> {
            if (!std::exchange(begun, true))
                for (const auto& set : m_sets)
                    set->setColumns(stream.schema(), stream.dotsNest());
            std::int64_t first = 0;
            std::size_t held = 0;
            for (std::int64_t row = 0; row <= rows->num_rows(); ++row) {
                const bool end = row == rows->num_rows();
                const auto set =
                    end ? Result(held) : setOfRow(before + static_cast<std::uint64_t>(row), timeOf(times, row));
                if (!set)
                    return set.error();
                if (row > first && (end || *set != held)) {
                    if (auto written = m_sets[held]->write(rows->Slice(first, row - first)); !written)
                        return written;
                    first = row;
                }
                held = *set;
            }
            before += static_cast<std::uint64_t>(rows->num_rows());
            return {};
        });
    }

    const DatasetWork& m_work;
    const SplitRequest& m_request;
    const TableSource& m_source;
    EpisodeLabels m_labels;
    std::shared_ptr<BudgetPool> m_pool;
    std::uint64_t m_sortBytes;
    ExternalSort<std::int64_t> m_times;
    EpisodeJoin m_join;
    ExternalSort<RowOfEpisode> m_ofEpisodes;
    RowMarks m_moved; ///< sets of the rows that stand elsewhere than their times say
    std::uint64_t m_rows = 0;
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
