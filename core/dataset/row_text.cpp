#include "core/dataset/row_text.h"

#include "core/base/units.h"

#include <algorithm>
#include <optional>

namespace ledgerloom {

namespace {

constexpr std::uint64_t rowsAtOnce = 256;

void appendTabbed(std::string& out, std::string_view text) {
    const std::size_t begin = out.size();
    out += text;
    std::replace_if(
        out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
        [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
}

void appendCsv(std::string& out, std::string_view text) {
    if (!text.empty() && text.find_first_of(",\"\n\r") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

class Writer {
public:
    Writer(RowSource& source, const RowTextRequest& request, const std::function<Result<void>(std::string_view)>& write,
           const RowSource::Stop& stop)
        : m_source(source), m_request(request), m_write(write), m_stop(stop) {}

    Result<void> names() {
        for (const std::size_t column : m_request.columns)
            cell(m_source.columns()[column].name);
        return endRow();
    }

    /// Rows that follow one another are read together.
    Result<void> range(std::uint64_t first, std::uint64_t last) {
        for (std::uint64_t at = first; at <= last;) {
            const std::uint64_t row = rowAt(at);
            std::uint64_t count = 1;
            while (at + count <= last && count < rowsAtOnce && rowAt(at + count) == row + count)
                ++count;
            if (m_stop && m_stop())
                return Error{.code = ErrorCode::cancelled, .message = "stopped as asked"};
            if (auto written = rows(row, count); !written)
                return written;
            at += count;
        }
        return {};
    }

private:
    std::uint64_t rowAt(std::uint64_t position) const { return m_request.rowAt ? m_request.rowAt(position) : position; }

    Result<void> rows(std::uint64_t first, std::uint64_t count) {
        const auto page = m_source.page(first, count, RowSource::whole, m_stop);
        if (!page)
            return page.error();
        for (std::size_t row = 0; row < (*page)->rows(); ++row) {
            if (const auto fault = (*page)->fault(row); !fault.empty())
                return Error{.code = ErrorCode::verification,
                             .message =
                                 "row " + formatCount(first + row + 1) + " cannot be read: " + std::string(fault)};
            for (const std::size_t column : m_request.columns)
                cell((*page)->cell(row, column));
            if (auto written = endRow(); !written)
                return written;
        }
        return {};
    }

    void cell(std::optional<std::string_view> text) {
        const bool csv = m_request.kind == RowTextKind::csv;
        if (m_cells++ > 0)
            m_line += csv ? ',' : '\t';
        if (!text)
            return;
        if (csv)
            appendCsv(m_line, *text);
        else
            appendTabbed(m_line, *text);
    }

    Result<void> endRow() {
        m_line += '\n';
        auto written = m_write(m_line);
        m_line.clear();
        m_cells = 0;
        return written;
    }

    RowSource& m_source;
    const RowTextRequest& m_request;
    const std::function<Result<void>(std::string_view)>& m_write;
    const RowSource::Stop& m_stop;
    std::string m_line;
    std::size_t m_cells = 0;
};

} // namespace

Result<void> writeRows(RowSource& source, const RowTextRequest& request,
                       const std::function<Result<void>(std::string_view)>& write, const RowSource::Stop& stop) {
    Writer writer(source, request, write, stop);
    auto written = writer.names();
    for (const RowTextRequest::Range& range : request.positions)
        if (written)
            written = writer.range(range.first, range.last);
    return written;
}

} // namespace ledgerloom
