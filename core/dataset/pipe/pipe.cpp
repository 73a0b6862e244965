#include "core/dataset/pipe/pipe.h"

#include "core/base/text.h"
#include "core/dataset/pipe/column_choice.h"
#include "core/dataset/pipe/grouping.h"
#include "core/dataset/pipe/row_filter.h"
#include "core/dataset/read/table_source.h"
#include "core/dataset/write/rows_output.h"

#include <optional>
#include <utility>

namespace ledgerloom {

namespace {

/// What is asked for, as far as it can be understood without the rows.
struct Stages {
    std::optional<Expression> filter;
    std::vector<std::string> columns;
    std::optional<GroupingRequest> grouping;
};

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& one : texts)
        all += (all.empty() ? "" : ", ") + one;
    return all;
}

Result<Stages> stagesOf(const PipeRequest& request) {
    Stages stages{.filter = {}, .columns = request.columns, .grouping = {}};
    if (!request.filter.empty()) {
        auto filter = parseFilter(request.filter);
        if (!filter)
            return filter.error();
        stages.filter = std::move(filter).value();
    }
    if (request.groupBy.empty() && request.aggregates.empty())
        return stages;
    if (!request.columns.empty())
        return Error{.code = ErrorCode::badInput,
                     .message = "columns: groups have the columns of --group-by and --agg; leave --columns out",
                     .field = "columns"};
    // Who names groups alone wants to know how many rows they have.
    auto aggregates = parseAggregates(request.aggregates.empty() ? "count" : joined(request.aggregates));
    if (!aggregates)
        return aggregates.error();
    stages.grouping = GroupingRequest{.groupBy = request.groupBy,
                                      .aggregates = std::move(aggregates).value(),
                                      .scratchFolder = request.scratchFolder,
                                      .source = request.source};
    return stages;
}

class Piping {
public:
    Piping(const DatasetWork& work, const PipeRequest& request, const TableSource& source, const Stages& stages)
        : m_work(work),
          m_request(request),
          m_source(source),
          m_stages(stages),
          m_pool(std::make_shared<BudgetPool>(work.budget, "rows")) {
        m_done.bytesTotal = source.bytes;
    }

    Result<PipeReport> run() {
        auto stream = TableStream::open(m_work, m_pool, m_source.request, m_done);
        if (!stream)
            return stream.error();
        if ((*stream)->schema()->num_fields() == 0)
            return Error{.code = ErrorCode::badInput, .message = m_request.source + " has no columns"};
        if (auto prepared = prepare((*stream)->schema()); !prepared)
            return prepared.error();
        auto opened = open();
        if (!opened)
            return opened.error();
        m_output = std::move(opened).value();
        m_output->setColumns(m_grouping ? m_grouping->schema()
                             : m_choice ? m_choice->schema()
                                        : (*stream)->schema(),
                             !m_grouping && (*stream)->dotsNest());
        if (auto passed = (*stream)->each(
                [this](std::shared_ptr<arrow::RecordBatch>& rows) { return pass(std::exchange(rows, nullptr)); });
            !passed)
            return passed.error();
        m_report.notes = (*stream)->notes();
        return finish();
    }

private:
    Result<void> prepare(const std::shared_ptr<arrow::Schema>& schema) {
        if (m_stages.filter) {
            auto filter = RowFilter::make(*m_stages.filter, schema, m_pool, m_request.source);
            if (!filter)
                return filter.error();
            m_filter = std::move(filter).value();
        }
        if (m_stages.grouping) {
            auto grouping = Grouping::make(m_work, m_pool, *m_stages.grouping, schema);
            if (!grouping)
                return grouping.error();
            m_grouping = std::move(grouping).value();
        }
        if (!m_stages.columns.empty()) {
            auto choice = ColumnChoice::make(m_stages.columns, *schema, m_pool);
            if (!choice)
                return choice.error();
            m_choice = std::move(choice).value();
        }
        return {};
    }

    Result<std::unique_ptr<RowsOutput>> open() {
        const Encoding encoding = m_request.encoding.value_or(m_source.encoding);
        if (m_request.sink != nullptr)
            return RowsOutput::stream(m_work, m_pool, *m_request.sink, encoding);
        return m_request.single ? RowsOutput::file(m_work, m_pool, m_request.destination, encoding)
                                : RowsOutput::folder(m_work, m_pool, m_request.destination, encoding);
    }

    Result<void> pass(std::shared_ptr<arrow::RecordBatch> rows) {
        m_report.of += static_cast<std::uint64_t>(rows->num_rows());
        if (m_filter) {
            auto some = m_filter->of(rows);
            if (!some)
                return some.error();
            rows = std::move(some).value();
        }
        if (rows->num_rows() == 0)
            return {};
        if (m_grouping)
            return m_grouping->add(rows);
        if (m_choice) {
            auto chosen = m_choice->of(rows);
            if (!chosen)
                return chosen.error();
            rows = std::move(chosen).value();
        }
        return m_output->write(rows);
    }

    Result<PipeReport> finish() {
        if (m_grouping) {
            auto drained = m_grouping->drain(
                m_done, [this](const std::shared_ptr<arrow::RecordBatch>& groups) { return m_output->write(groups); });
            if (!drained)
                return drained.error();
            m_report.spilled = m_grouping->spilled();
        }
        if (auto finished = m_output->finish(); !finished)
            return finished.error();
        m_report.rows = m_output->rows();
        m_report.files = m_output->files();
        return m_report;
    }

    const DatasetWork& m_work;
    const PipeRequest& m_request;
    const TableSource& m_source;
    const Stages& m_stages;
    std::shared_ptr<BudgetPool> m_pool;
    WorkProgress m_done;
    PipeReport m_report;
    std::unique_ptr<RowFilter> m_filter;
    std::unique_ptr<Grouping> m_grouping;
    std::optional<ColumnChoice> m_choice;
    std::unique_ptr<RowsOutput> m_output;
};

} // namespace

Result<PipeReport> pipe(const DatasetWork& work, const PipeRequest& request) {
    const auto stages = stagesOf(request);
    if (!stages)
        return stages.error();
    if (request.sink == nullptr)
        if (auto obstacle = placeObstacle(work.files, request.destination))
            return *obstacle;
    auto source = findTableSource(work, request.source, request.table);
    if (!source)
        return source.error();
    source->request.ownFolders = FolderColumns::Own::shown;
    return Piping(work, request, *source, *stages).run();
}

} // namespace ledgerloom
