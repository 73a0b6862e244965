#pragma once

#include "core/dataset/read/row_reader.h"

#include <QFile>
#include <QString>

#include <arrow/array.h>
#include <arrow/scalar.h>

#include <string>
#include <utility>
#include <vector>

namespace ledgerloom::testing {

/// All that a reader told of a file.
struct ReadRows {
    std::vector<std::string> columns;           ///< "name:type"
    std::vector<std::vector<std::string>> rows; ///< "null" for null
    std::vector<std::pair<std::uint64_t, std::string>> bad;
    std::vector<std::string> notes;
    std::string error; ///< that ended the reading
    ErrorCode code = ErrorCode::failed;
    std::size_t chunks = 0;
    std::uint64_t peakBytes = 0;
};

inline void putBytes(const std::string& path, const std::string& bytes) {
    QFile file(QString::fromStdString(path));
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes.data(), static_cast<qint64>(bytes.size()));
}

inline ReadRows readRows(const ReadRequest& request, std::uint64_t budgetBytes = std::uint64_t{256} << 20) {
    FileSystem files;
    Budget budget(budgetBytes);
    const DatasetWork work{.files = files, .budget = budget};
    ReadRows all;
    auto reader = RowReader::open(work, request);
    if (!reader) {
        all.error = reader.error().message;
        all.code = reader.error().code;
        return all;
    }
    for (const auto& field : (*reader)->schema()->fields())
        all.columns.push_back(field->name() + ":" + field->type()->ToString());
    RowChunk chunk;
    for (;;) {
        const auto more = (*reader)->next(chunk);
        if (!more) {
            all.error = more.error().message;
            all.code = more.error().code;
            break;
        }
        if (!*more)
            break;
        ++all.chunks;
        if (!chunk.rows) {
            all.bad.emplace_back(chunk.firstRow, chunk.fault);
            continue;
        }
        for (std::int64_t row = 0; row < chunk.rows->num_rows(); ++row) {
            auto& cells = all.rows.emplace_back();
            for (const auto& column : chunk.rows->columns())
                cells.push_back((*column->GetScalar(row))->ToString());
        }
    }
    chunk = {};
    all.notes = (*reader)->notes();
    all.peakBytes = budget.stats().peak;
    return all;
}

} // namespace ledgerloom::testing
