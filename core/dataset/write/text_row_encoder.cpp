#include "core/dataset/write/text_row_encoder.h"

#include "core/base/units.h"
#include "core/dataset/table_schema.h"
#include "core/dataset/text_view.h"
#include "core/dataset/write/cell_text.h"
#include "core/format/csv_text.h"
#include "core/format/csv_transactions.h"
#include "core/format/frame_compressor.h"
#include "core/format/jsonl_transactions.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// What generate compresses at once, so that frames are the same.
constexpr std::size_t frameBytes = JsonlTransactions::rowsPerPiece * JsonlTransactions::mostBytesPerRow + writerSlack;
/// A piece and the longest row that a reader gives, twice where all of it has to be escaped.
constexpr std::size_t mostHeld = frameBytes + 2 * TextView::longestRow;

Decimals decimalsOf(const std::string& column, const TableSchema* known) {
    const SchemaColumn* found = known != nullptr ? known->find(column) : nullptr;
    if (found == nullptr || found->type != ColumnType::number)
        return Decimals::shortest;
    return found->format == "degrees" ? Decimals::six : Decimals::two;
}

std::vector<std::string> namesOf(const arrow::Schema& schema) {
    return schema.field_names();
}

std::vector<std::string> pathOf(const std::string& name, bool dotsNest) {
    std::vector<std::string> path;
    std::size_t begin = 0;
    for (std::size_t dot = name.find('.'); dotsNest && dot != std::string::npos; dot = name.find('.', begin)) {
        path.push_back(name.substr(begin, dot - begin));
        begin = dot + 1;
    }
    path.push_back(name.substr(begin));
    return path;
}

class TextRowEncoder final : public RowEncoder {
public:
    TextRowEncoder(const DatasetWork& work, RowEncoding encoding)
        : m_work(work),
          m_encoding(std::move(encoding)),
          m_json(m_encoding.encoding.format == Format::jsonl),
          m_perPiece(m_json || (m_encoding.own && m_encoding.own->table != Table::transactions)
                         ? JsonlTransactions::rowsPerPiece
                         : CsvTransactions::rowsPerPiece) {}

    Result<void> open() {
        auto memory = m_work.budget.reserve(
            2 * frameBytes + FrameCompressor::memoryBytes(m_encoding.encoding, frameBytes), "writing text");
        if (!memory)
            return memory.error();
        m_memory = std::move(memory).value();
        m_text.reserve(2 * frameBytes);
        m_compressor = FrameCompressor::make(m_encoding.encoding, frameBytes);
        const TableSchema* known = m_encoding.own
                                       ? knownSchema(tableName(m_encoding.own->table), m_encoding.own->plan->schema)
                                       : schemaOf(namesOf(*m_encoding.schema));
        for (const auto& field : m_encoding.schema->fields()) {
            auto cells = CellText::make(*field->type(), m_json ? TextKind::json : TextKind::csv,
                                        decimalsOf(field->name(), known));
            if (!cells)
                return Error{.code = ErrorCode::badInput,
                             .message = "column " + field->name() + " is of the type " + field->type()->ToString() +
                                        ", which " + std::string(formatName(m_encoding.encoding.format)) +
                                        " has no spelling for. Write Parquet or Arrow, or leave the column out"};
            m_cells.push_back(std::move(cells));
        }
        if (m_json)
            nameMembers();
        else
            nameFields(known != nullptr);
        return {};
    }

    Result<void> begin(ByteSink& sink, const std::string& path) override {
        m_sink = &sink;
        m_path = path;
        m_text.clear();
        m_rows = 0;
        m_row = 0;
        if (m_json)
            return {};
        m_text = m_header;
        return flush();
    }

    Result<void> write(const std::shared_ptr<arrow::RecordBatch>& rows) override {
        for (std::size_t i = 0; i < m_cells.size(); ++i)
            m_cells[i]->bind(*rows->column(static_cast<int>(i)));
        for (std::int64_t row = 0; row < rows->num_rows(); ++row) {
            ++m_row;
            for (std::size_t i = 0; i < m_cells.size(); ++i) {
                m_text += m_before[i];
                if (const std::string_view why = m_cells[i]->write(m_text, row); !why.empty())
                    return cannot(i, why);
            }
            m_text += m_behind;
            if (auto room = makeRoom(); !room)
                return room;
            if (++m_rows == m_perPiece || m_text.size() >= frameBytes)
                if (auto flushed = flush(); !flushed)
                    return flushed;
        }
        return {};
    }

    Result<void> endBlock() override { return m_rows > 0 ? flush() : Result<void>(); }
    Result<void> end() override { return endBlock(); }

private:
    /// What stands before each member: names, and the braces of nested objects between one and the next.
    void nameMembers() {
        std::vector<std::string> before;
        for (const auto& field : m_encoding.schema->fields()) {
            const std::vector<std::string> path = pathOf(field->name(), m_encoding.dotsNest);
            std::size_t common = 0;
            while (common + 1 < std::min(path.size(), before.size()) && path[common] == before[common])
                ++common;
            std::string text(before.empty() ? 0 : before.size() - common - 1, '}');
            text += before.empty() ? "{" : ",";
            for (std::size_t i = common; i < path.size(); ++i) {
                appendJsonText(text, path[i]);
                text += i + 1 < path.size() ? ":{" : ":";
            }
            m_before.push_back(std::move(text));
            before = path;
        }
        m_behind = std::string(before.size(), '}') + "\n";
    }

    void nameFields(bool known) {
        for (const auto& field : m_encoding.schema->fields()) {
            std::string name = field->name();
            if (known)
                std::replace(name.begin(), name.end(), '.', '_');
            m_header += (m_before.empty() ? "" : ",") + csvText(name);
            m_before.emplace_back(m_before.empty() ? "" : ",");
        }
        m_header += '\n';
        m_behind = "\n";
    }

    /// A row may be long: what it took beyond the buffer is reserved, and refused where that is too much.
    Result<void> makeRoom() {
        if (m_text.capacity() <= m_memory.bytes() || m_text.capacity() <= 2 * frameBytes)
            return {};
        auto more = m_work.budget.reserve(m_text.capacity(), "a long row");
        if (!more || m_text.size() > mostHeld)
            return more ? cannot(0, "the row is longer than any reader takes") : Result<void>(more.error());
        m_memory = std::move(more).value();
        return {};
    }

    Result<void> cannot(std::size_t column, std::string_view why) const {
        return Error{.code = ErrorCode::badInput,
                     .message = m_path + ", row " + formatCount(m_row) + ", column " +
                                m_encoding.schema->field(static_cast<int>(column))->name() + ": " + std::string(why)};
    }

    Result<void> flush() {
        std::string_view text = m_text;
        while (!text.empty()) {
            const std::string_view piece = text.substr(0, m_compressor ? frameBytes : text.size());
            text.remove_prefix(piece.size());
            const auto frame = m_compressor ? m_compressor->compress(piece) : Result<std::string_view>(piece);
            if (!frame)
                return frame.error();
            if (auto written = m_sink->write(*frame); !written)
                return written;
        }
        m_text.clear();
        m_rows = 0;
        return {};
    }

    const DatasetWork& m_work;
    RowEncoding m_encoding;
    bool m_json;
    std::size_t m_perPiece;
    Reservation m_memory;
    std::vector<std::unique_ptr<CellText>> m_cells;
    std::vector<std::string> m_before; ///< each value
    std::string m_behind;              ///< the last
    std::string m_header;
    std::string m_text;
    std::unique_ptr<FrameCompressor> m_compressor;
    ByteSink* m_sink = nullptr;
    std::string m_path;
    std::size_t m_rows = 0;  ///< of the piece
    std::uint64_t m_row = 0; ///< of the file
};

} // namespace

Result<std::unique_ptr<RowEncoder>> makeTextRowEncoder(const DatasetWork& work, RowEncoding encoding) {
    auto encoder = std::make_unique<TextRowEncoder>(work, std::move(encoding));
    if (auto opened = encoder->open(); !opened)
        return opened.error();
    return std::unique_ptr<RowEncoder>(std::move(encoder));
}

} // namespace ledgerloom
