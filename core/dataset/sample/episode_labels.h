#pragma once

#include "core/dataset/read/table_source.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace ledgerloom {

/// Where it is told which episode a row is of. Plain data.
struct EpisodeLabels {
    static constexpr const char* episode = "episode_id";
    static constexpr const char* transaction = "transaction_id";
    static constexpr const char* table = "labels";

    bool ownColumn = false;            ///< the table has a column `episode_id` itself
    std::optional<TableSource> labels; ///< else a table beside it tells it by `transaction_id`

    bool told() const { return ownColumn || labels; }
};

/// Looks for it in the table and beside it. Nothing told is no error; a table of labels that cannot be read is one.
Result<EpisodeLabels> findEpisodeLabels(const DatasetWork& work, const std::shared_ptr<BudgetPool>& pool,
                                        const std::string& path, const TableSource& source);

/// What to say where nothing tells the episodes and they were asked for.
Error noEpisodes(const std::string& path, const std::string& table);

/// Calls `take(transaction, episode)` for every row of the labels that is of an episode. `done` goes on.
Result<void> eachEpisodeLabel(const DatasetWork& work, const std::shared_ptr<BudgetPool>& pool,
                              const TableSource& labels, WorkProgress& done,
                              const std::function<Result<void>(std::string_view, std::string_view)>& take);

} // namespace ledgerloom
