#pragma once

#include "core/config/encoding.h"
#include "core/dataset/dataset_work.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

struct SampleRequest {
    std::string source;
    std::string destination;
    std::optional<Encoding> encoding = {}; ///< empty: as the source is
    std::string table = {};
    std::uint64_t rows = 0; ///< so many; 0: by fraction
    double fraction = 0;    ///< of all rows, above 0 and up to 1
    std::string id = {};    ///< column whose value decides; empty: the first
    std::string by = {};    ///< column whose rows stay together; empty: each row for itself
    bool episodes = false;  ///< rows of an episode stay together, instead of `by` and `id`
    std::uint64_t seed = 42;
    std::string scratchFolder;
};

struct SampleReport {
    std::uint64_t rows = 0; ///< taken
    std::uint64_t of = 0;
    std::uint64_t files = 0;
    std::vector<std::string> notes;
};

/// Takes rows by a hash of their id and the seed: every row is as likely as another, and the same rows are taken
/// whatever the format, the order and the files they stand in. With `by` all rows of one value are taken or none; of
/// `rows` there may be more then, by the rest of the last value's. Which episode a row is of says its column
/// episode_id, or the dataset's table labels by transaction_id: with one seed the same episodes are taken of each of
/// its tables. Rows of no episode are taken each for itself.
Result<SampleReport> sample(const DatasetWork& work, const SampleRequest& request);

struct SplitRequest {
    std::string source;
    std::string destination; ///< a folder with one of each set
    std::optional<Encoding> encoding = {};
    std::string table = {};
    std::string time = {};               ///< column; empty: timestamp
    std::vector<double> shares = {};     ///< of the rows, in the order of sets; their sum is 1
    std::vector<std::int64_t> cuts = {}; ///< microseconds since 1970 at which the next set begins; instead of shares
    std::string scratchFolder;
};

struct SplitReport {
    std::vector<std::string> names;
    std::vector<std::uint64_t> rows;
    std::vector<std::int64_t> cuts; ///< the first time of each set but the first
    bool episodesKnown = false;     ///< else an episode may have rows on both sides of a cut
    std::uint64_t moved = 0;        ///< rows that stand in a later set, since their episode goes on there
    std::vector<std::string> notes;
};

/// Splits rows by time into train, validation and test (or train and test). Rows of one instant stay together, and all
/// rows of an episode stand in the set that its last row falls into, where the table or the dataset's labels tell
/// episodes: no set holds what came to be after it ended, so that nothing of the future is learned from. A set is
/// earlier than the next but for those rows; shares are right but for those and the ones of an instant.
Result<SplitReport> split(const DatasetWork& work, const SplitRequest& request);

} // namespace ledgerloom
