#pragma once

#include "core/dataset/read/batch_builder.h"
#include "core/dataset/read/budget_pool.h"
#include "core/dataset/read/row_reader.h"
#include "core/dataset/text_view.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace ledgerloom {

/// What readers of text have in common: rows gathered until a chunk is full. One thread.
class TextReader : public RowReader {
public:
    Result<bool> next(RowChunk& chunk) final;
    Result<std::uint64_t> seek(std::uint64_t row) final;
    std::optional<TextPlace> place() const final;
    const std::shared_ptr<arrow::Schema>& schema() const final { return m_schema; }
    std::uint64_t fileBytes() const final { return m_view.fileBytes(); }

protected:
    /// Rows that columns are guessed from, and bytes that they are looked for in.
    static constexpr std::size_t guessedRows = 10'000;
    static constexpr std::size_t guessedBytes = std::size_t{1} << 20;

    TextReader(const DatasetWork& work, const ReadRequest& request, TextView view);

    /// What a row turned out to be. `bad` is why it could not be read.
    struct Row {
        enum class Kind : std::uint8_t { cells, bad, blank, end };
        Kind kind = Kind::end;
        std::string bad;
        std::size_t bytes = 0;
    };
    /// Goes to the next row, whose cells are cells() then; blank ones count where rows are lines.
    virtual Result<Row> nextRow() = 0;
    virtual std::span<const CellValue> cells() const = 0;
    /// Goes over the next row as nextRow() does, without looking into it. False at the end.
    virtual Result<bool> passRow() = 0;

    void begin(const std::vector<ReadColumn>& columns);
    /// Reads until `bytes` are ahead, or all that there are.
    Result<void> fill(std::size_t bytes);
    TextView& view() { return m_view; }
    const DatasetWork& work() const { return m_work; }
    const ReadRequest& request() const { return m_request; }

private:
    Result<bool> give(RowChunk& chunk);

    const DatasetWork& m_work;
    ReadRequest m_request;
    TextView m_view;
    std::uint64_t m_optimalBytes;
    std::shared_ptr<BudgetPool> m_pool;
    std::optional<BatchBuilder> m_builder;
    std::shared_ptr<arrow::Schema> m_schema;
    std::uint64_t m_row = 0;      ///< the last that was taken
    std::uint64_t m_firstRow = 0; ///< of the builder
    std::string m_bad;            ///< of row m_row, to be told next; empty where there is none
};

} // namespace ledgerloom
