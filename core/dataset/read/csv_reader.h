#pragma once

#include "core/dataset/read/csv_record.h"
#include "core/dataset/read/text_reader.h"

#include <string>
#include <vector>

namespace ledgerloom {

/// Comma-separated values with a header; also by semicolon, tab or bar, whichever the header has most of. An empty
/// field without quotes is null.
class CsvReader final : public TextReader {
public:
    static Result<std::unique_ptr<RowReader>> open(const DatasetWork& work, const ReadRequest& request, TextView view);

    std::string_view placeName() const override { return "row"; }

protected:
    Result<Row> nextRow() override;
    std::span<const CellValue> cells() const override { return m_cells; }
    Result<bool> passRow() override;

private:
    using TextReader::TextReader;

    Result<void> readHeader();
    Result<std::vector<ReadColumn>> findColumns();
    Result<std::vector<ReadColumn>> ownColumns() const;
    /// The request's, which the header must name in their order.
    Result<std::vector<ReadColumn>> givenColumns() const;
    /// Cuts the record ahead, reading on until it is whole.
    Result<CsvRecord::Found> cut();
    std::string convert();

    CsvRecord m_record;
    std::vector<std::string> m_header;
    std::vector<ReadColumn> m_columns;
    std::vector<CellValue> m_cells;
};

} // namespace ledgerloom
