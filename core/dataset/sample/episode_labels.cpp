#include "core/dataset/sample/episode_labels.h"

#include "core/dataset/table_files.h"
#include "core/dataset/write/cell_text.h"

#include <algorithm>

namespace ledgerloom {

namespace {

Result<std::shared_ptr<arrow::Schema>> columnsOf(const DatasetWork& work, const std::shared_ptr<BudgetPool>& pool,
                                                 const TableSource& source) {
    WorkProgress nothing;
    auto stream = TableStream::open(work, pool, source.request, nothing);
    if (!stream)
        return stream.error();
    return (*stream)->schema();
}

} // namespace

Result<EpisodeLabels> findEpisodeLabels(const DatasetWork& work, const std::shared_ptr<BudgetPool>& pool,
                                        const std::string& path, const TableSource& source) {
    EpisodeLabels found;
    const auto columns = columnsOf(work, pool, source);
    if (!columns)
        return columns.error();
    found.ownColumn = (*columns)->GetFieldIndex(EpisodeLabels::episode) >= 0;
    if (found.ownColumn || (*columns)->GetFieldIndex(EpisodeLabels::transaction) < 0)
        return found;
    const auto tables = findTables(work.files, path);
    if (!tables || std::none_of(tables->begin(), tables->end(),
                                [](const TableFiles& one) { return one.name == EpisodeLabels::table; }))
        return found;
    auto labels = findTableSource(work, path, EpisodeLabels::table);
    if (!labels)
        return labels.error();
    const auto told = columnsOf(work, pool, *labels);
    if (!told)
        return told.error();
    if ((*told)->GetFieldIndex(EpisodeLabels::episode) >= 0 && (*told)->GetFieldIndex(EpisodeLabels::transaction) >= 0)
        found.labels = std::move(labels).value();
    return found;
}

Error noEpisodes(const std::string& path, const std::string& table) {
    return {.code = ErrorCode::badInput,
            .message = "nothing in " + path + " tells which rows of " + table +
                       " are of one episode: they have no column episode_id, and there is no table labels with "
                       "transaction_id and episode_id beside them. Name the folder of a dataset that was generated "
                       "with --labels both (or delayed), or keep other rows together, such as --by customer_id",
            .field = "by"};
}

Result<void> eachEpisodeLabel(const DatasetWork& work, const std::shared_ptr<BudgetPool>& pool,
                              const TableSource& labels, WorkProgress& done,
                              const std::function<Result<void>(std::string_view, std::string_view)>& take) {
    auto stream = TableStream::open(work, pool, labels.request, done);
    if (!stream)
        return stream.error();
    const arrow::Schema& schema = *(*stream)->schema();
    const int transaction = schema.GetFieldIndex(EpisodeLabels::transaction);
    const int episode = schema.GetFieldIndex(EpisodeLabels::episode);
    const auto ids = CellText::make(*schema.field(transaction)->type(), TextKind::csv, Decimals::shortest);
    const auto episodes = CellText::make(*schema.field(episode)->type(), TextKind::csv, Decimals::shortest);
    if (!ids || !episodes)
        return Error{.code = ErrorCode::badInput, .message = "the ids in the table labels are no texts"};
    std::string id;
    std::string of;
    return (*stream)->each([&](const std::shared_ptr<arrow::RecordBatch>& rows) -> Result<void> {
        const arrow::Array& told = *rows->column(episode);
        ids->bind(*rows->column(transaction));
        episodes->bind(told);
        for (std::int64_t row = 0; row < rows->num_rows(); ++row) {
            if (told.IsNull(row))
                continue;
            id.clear();
            of.clear();
            ids->write(id, row);
            episodes->write(of, row);
            if (auto taken = take(id, of); !taken)
                return taken;
        }
        return {};
    });
}

} // namespace ledgerloom
