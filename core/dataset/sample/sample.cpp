#include "core/dataset/sample/sample.h"

#include "core/base/text.h"
#include "core/dataset/external_sort.h"
#include "core/dataset/read/table_source.h"
#include "core/dataset/sample/episode_join.h"
#include "core/dataset/sample/episode_labels.h"
#include "core/dataset/sample/row_marks.h"
#include "core/dataset/write/cell_text.h"
#include "core/dataset/write/rows_output.h"

#include <xxhash.h>

#include <cmath>
#include <compare>

namespace ledgerloom {

namespace {

/// Ids and episodes, hashes of rows, those of rows of episodes: sorted at the same time, beside what is read.
constexpr std::uint64_t shareOfBudget = 6;

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
          m_by(request.by),
          m_id(request.id),
          m_pool(std::make_shared<BudgetPool>(work.budget, "rows")),
          m_sortBytes(work.budget.stats().available / shareOfBudget),
          m_hashes(work, request.scratchFolder, m_sortBytes, "hashes of rows"),
          m_marks(work.files, request.scratchFolder) {}

    Result<SampleReport> run() {
        if (m_request.episodes)
            if (auto found = findEpisodes(); !found)
                return found.error();
        m_done.bytesTotal =
            m_source.bytes * (m_request.rows > 0 || m_labels ? 2 : 1) + (m_labels ? m_labels->bytes : 0);
        if (auto gathered = gather(); !gathered)
            return gathered.error();
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
    Result<void> findEpisodes() {
        auto labels = findEpisodeLabels(m_work, m_pool, m_request.source, m_source);
        if (!labels)
            return labels.error();
        if (!labels->told())
            return noEpisodes(m_request.source, m_source.name);
        if (labels->ownColumn)
            m_by = EpisodeLabels::episode;
        else
            m_id = EpisodeLabels::transaction;
        m_labels = std::move(labels->labels);
        return {};
    }

    std::uint64_t hashOf(std::string_view text) const {
        return XXH3_64bits_withSeed(text.data(), text.size(), m_request.seed);
    }

    /// That of its episode, where it is of one.
    Result<std::uint64_t> hashOfRow(std::uint64_t number, std::string_view text) {
        if (!m_labels)
            return hashOf(text);
        const auto mark = m_marks.at(number);
        if (!mark)
            return mark.error();
        return *mark ? **mark : hashOf(text);
    }

    /// Calls `see(stream, row, text)` for every row with the text that decides it; `behind(rows)` after each batch.
    template <class See, class Behind> Result<void> pass(const See& see, const Behind& behind) {
        auto stream = TableStream::open(m_work, m_pool, m_source.request, m_done);
        if (!stream)
            return stream.error();
        const arrow::Schema& schema = *(*stream)->schema();
        const std::string& named = m_by.empty() ? m_id : m_by;
        const int column = named.empty() ? 0 : schema.GetFieldIndex(named);
        const int own = m_id.empty() ? 0 : schema.GetFieldIndex(m_id);
        if (column < 0 || own < 0 || schema.num_fields() == 0)
            return noColumn(column < 0 ? named : m_id, schema);
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
                if (auto seen = see(*stream, row, std::string_view(text)); !seen)
                    return seen;
            }
            return behind(*stream, rows);
        });
        m_report.notes = (*stream)->notes();
        return read;
    }

    static Error noColumn(const std::string& name, const arrow::Schema& schema) {
        std::string names;
        for (const std::string& one : schema.field_names())
            names += (names.empty() ? "" : ", ") + one;
        return {.code = ErrorCode::badInput,
                .message = "there is no column " + quotedText(name) + "; there are " + names};
    }

    /// What has to be known of all rows before the first can be taken or left.
    Result<void> gather() {
        const auto nothing = [](const auto&, const auto&) { return Result<void>(); };
        if (m_labels)
            return joinEpisodes(nothing);
        if (m_request.rows == 0)
            return {};
        return pass(
            [&](const auto&, std::int64_t, std::string_view text) {
                return m_hashes.add({hashOf(text), m_rows++});
            },
            nothing);
    }

    template <class Behind> Result<void> joinEpisodes(const Behind& nothing) {
        EpisodeJoin join(m_work, m_request.scratchFolder, m_sortBytes);
        ExternalSort<HashedRow> ofEpisodes(m_work, m_request.scratchFolder, m_sortBytes, "rows of episodes");
        auto labelled =
            eachEpisodeLabel(m_work, m_pool, *m_labels, m_done, [&](std::string_view id, std::string_view of) {
                return join.addLabel(keyOfId(id), {0, hashOf(of)});
            });
        if (!labelled)
            return labelled;
        auto passed = pass(
            [&](const auto&, std::int64_t, std::string_view text) { return join.addRow(keyOfId(text), hashOf(text)); },
            nothing);
        if (!passed)
            return passed;
        m_rows = join.rows();
        auto joined = join.join([&](std::uint64_t row, std::uint64_t hash, const IdKey* episode) -> Result<void> {
            if (episode != nullptr) // first by row: they are wanted beside the rows
                if (auto added = ofEpisodes.add({row, episode->low}); !added)
                    return added;
            return m_request.rows > 0 ? m_hashes.add({episode != nullptr ? episode->low : hash, row}) : Result<void>();
        });
        if (!joined)
            return joined;
        auto marked = ofEpisodes.drain([&](const HashedRow& next) { return m_marks.add(next.hash, next.row); });
        return marked ? m_marks.finish() : marked;
    }

    /// The hash and number of the last row that is taken.
    Result<void> findLast(HashedRow& last) {
        if (m_request.rows > m_rows)
            return Error{.code = ErrorCode::badInput,
                         .message = "rows: " + std::to_string(m_request.rows) + " were asked for, there are " +
                                    std::to_string(m_rows),
                         .field = "rows"};
        std::uint64_t at = 0;
        auto drained = m_hashes.drain([&](const HashedRow& next) -> Result<void> {
            last = ++at <= m_request.rows ? next : last;
            return {};
        });
        if (!m_by.empty() || m_labels)
            last.row = UINT64_MAX; // all rows of the last value
        return drained;
    }

    Result<void> take(const HashedRow& last, RowsOutput& output) {
        std::uint64_t number = 0;
        std::int64_t begin = -1; ///< of rows that follow one another
        bool first = true;
        const auto see = [&](const auto& stream, std::int64_t row, std::string_view text) -> Result<void> {
            if (std::exchange(first, false))
                output.setColumns(stream->schema(), stream->dotsNest());
            const auto hash = hashOfRow(number, text);
            if (!hash)
                return hash.error();
            if (HashedRow{*hash, number++} <= last)
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
    std::string m_by;
    std::string m_id;
    std::optional<TableSource> m_labels; ///< that tell episodes
    std::shared_ptr<BudgetPool> m_pool;
    std::uint64_t m_sortBytes;
    ExternalSort<HashedRow> m_hashes;
    RowMarks m_marks; ///< hashes of the episodes of the rows that are of one
    std::uint64_t m_rows = 0;
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
