#pragma once

#include "core/config/encoding.h"
#include "core/dataset/dataset_work.h"
#include "core/dataset/read/cell_value.h"
#include "core/dataset/table_schema.h"
#include "core/dataset/text_view.h"

#include <arrow/record_batch.h>
#include <arrow/type.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// The next piece of a file: either rows that follow one another, or one row that cannot be read. Rows are counted from
/// 1; in JSON lines they are lines. A batch must be gone before its reader is, or before the request's pool.
struct RowChunk {
    std::uint64_t firstRow = 0;
    std::shared_ptr<arrow::RecordBatch> rows; ///< null where the row is bad
    std::string fault;                        ///< why row `firstRow` cannot be read
};

/// How strictly a text file is read: `own` takes only what Ledgerloom writes, every column in its place, and turns
/// down any other row; `any` guesses the columns from the first rows, takes keys in any order and a missing one as
/// null.
enum class RowOrigin : std::uint8_t { own, any };

/// Which types columns come in: the six that everything here reckons with, or those that a Parquet or Arrow file has
/// (decimals, nested columns and the rest), for those who hand rows on.
enum class RowTypes : std::uint8_t { plain, asStored };

class BudgetPool;

/// What to read. The encoding is told by the name, and for Parquet, Arrow and compressed files by their first bytes.
struct ReadRequest {
    std::string path;
    std::string table = {}; ///< whose columns they are, where it is a table of Ledgerloom's and `reading` is own
    RowOrigin reading = RowOrigin::any;
    SwitchedColumns switched = {}; ///< which are expected, where `reading` is own
    RowTypes types = RowTypes::plain;
    std::vector<ReadColumn> columns = {};  ///< of a text file, where they are known from one before; else guessed
    std::shared_ptr<BudgetPool> pool = {}; ///< whose memory batches are of, where they outlive the reader
    TextPlace from = {}; ///< of a text file whose columns are known: where a row begins, which is then its row 1
};

/// A file of rows in bounded memory, whatever its size: JSON lines and CSV, also gzip and zstd, Parquet and Arrow
/// files. Columns come in six types, whatever the file has (utf8, float64, int64, bool, timestamp[us] without a zone,
/// date32), nested ones as one column a field with a dot in its name; of Parquet and Arrow files as they are stored
/// where that is asked for. One thread.
class RowReader {
public:
    /// badInput where the file is none of these or has no column that can be read.
    static Result<std::unique_ptr<RowReader>> open(const DatasetWork& work, const ReadRequest& request);

    RowReader() = default;
    RowReader(const RowReader&) = delete;
    RowReader& operator=(const RowReader&) = delete;
    virtual ~RowReader() = default;

    /// False at the end. Chunks are as large as the budget and the level say; a chunk may be without rows.
    virtual Result<bool> next(RowChunk& chunk) = 0;
    /// Goes to a row, from 0, without reading those before it, or to one before it where rows are only read together;
    /// answers which one next() begins with. Text goes only forward, and answers where it is where that is behind the
    /// row; everything answers its end where it has fewer rows.
    virtual Result<std::uint64_t> seek(std::uint64_t row) = 0;
    /// Of a text file the place of the row that next() begins with; nothing where that cannot be said.
    virtual std::optional<TextPlace> place() const { return std::nullopt; }
    /// How many rows the file has, where it says so itself.
    virtual Result<std::optional<std::uint64_t>> rowCount() { return std::optional<std::uint64_t>(); }
    virtual const std::shared_ptr<arrow::Schema>& schema() const = 0;
    /// Bytes of the file that were used so far.
    virtual std::uint64_t fileBytes() const = 0;
    /// "line" or "row": what a place in the file is called.
    virtual std::string_view placeName() const = 0;
    /// What was left out, for people: columns that are of no type known here, keys that came too late.
    virtual std::vector<std::string> notes() const { return {}; }
};

/// What a file is, by its name and its first bytes; badInput with the reason where it is none of ours.
Result<Encoding> encodingOf(FileSystem& files, const std::string& path);

} // namespace ledgerloom
