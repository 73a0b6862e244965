#pragma once

#include "core/dataset/read/json_row.h"
#include "core/dataset/read/text_reader.h"

#include <string>
#include <vector>

namespace ledgerloom {

/// JSON lines: one object a line.
class JsonlReader final : public TextReader {
public:
    static Result<std::unique_ptr<RowReader>> open(const DatasetWork& work, const ReadRequest& request, TextView view);

    std::string_view placeName() const override { return "line"; }
    std::vector<std::string> notes() const override;

protected:
    Result<Row> nextRow() override;
    std::span<const CellValue> cells() const override { return m_json.cells(); }
    Result<bool> passRow() override;

private:
    JsonlReader(const DatasetWork& work, const ReadRequest& request, TextView view)
        : TextReader(work, request, std::move(view)), m_json(request.reading) {}

    Result<std::vector<ReadColumn>> findColumns();
    Result<std::vector<ReadColumn>> ownColumns() const;
    /// The length of the line ahead without its end, or npos where it is longer than a row may be.
    Result<std::size_t> lineLength();
    Result<Row> skipLine();
    std::string_view padded(std::string_view line);
    /// Reserves what a long line needs beside the text itself.
    Result<void> makeRoom(std::size_t length);

    JsonRow m_json;
    Reservation m_longLine;
    std::string m_tail; ///< a line at the end of the file, with room behind it
};

} // namespace ledgerloom
