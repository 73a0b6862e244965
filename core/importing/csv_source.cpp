#include "core/importing/csv_source.h"

#include "core/base/text.h"

#include <algorithm>

namespace ledgerloom {

namespace {

char separatorOf(std::string_view header) {
    constexpr std::string_view candidates = ",;\t|";
    return *std::ranges::max_element(candidates, {},
                                     [header](char candidate) { return std::ranges::count(header, candidate); });
}

} // namespace

Result<std::unique_ptr<CustomerSource>> CsvSource::open(TextWindow window, const std::string& path) {
    std::unique_ptr<CsvSource> source(new CsvSource(std::move(window)));
    if (auto read = source->readHeader(path); !read)
        return read.error();
    return std::unique_ptr<CustomerSource>(std::move(source));
}

Result<void> CsvSource::readHeader(const std::string& path) {
    if (auto filled = m_window.fill(longestRow); !filled)
        return filled;
    const std::string_view ahead = m_window.ahead();
    m_separator = separatorOf(ahead.substr(0, ahead.find('\n')));
    std::size_t length = 0;
    const std::string wrong = cut(ahead.substr(0, longestRow), length);
    if (!wrong.empty())
        return Error{ErrorCode::badInput, path + ": the header " + wrong + ". Its first line must name the columns."};
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        m_columns.add(m_fields[i].text, i);
    m_width = m_fields.size();
    m_window.drop(length);
    if (const std::string missing = missingColumns(m_columns, path); !missing.empty())
        return Error{ErrorCode::badInput, missing};
    return {};
}

Result<bool> CsvSource::next(SourceRow& row) {
    row.bad.clear();
    row.values = {};
    do {
        if (auto filled = m_window.fill(longestRow); !filled)
            return filled.error();
        // An empty line is no row.
        const std::size_t text = m_window.ahead().find_first_not_of("\r\n");
        m_window.drop(std::min(text, m_window.ahead().size()));
    } while (m_window.ahead().empty() && !m_window.atEnd());
    if (m_window.atEnd())
        return false;
    row.line = m_window.line();
    std::size_t length = 0;
    row.bad = cut(m_window.ahead().substr(0, longestRow), length);
    if (!row.bad.empty()) {
        if (auto skipped = m_window.skipLine(); !skipped)
            return skipped.error();
        return true;
    }
    if (m_fields.size() != m_width)
        row.bad = "has " + std::to_string(m_fields.size()) + " fields where the header has " + std::to_string(m_width);
    else if (!isUtf8(m_window.ahead().substr(0, length)))
        row.bad = "is not valid UTF-8";
    for (std::size_t i = 0; i < customerColumnCount && row.bad.empty(); ++i)
        if (const auto field = m_columns.fieldOf(static_cast<CustomerColumn>(i)); field)
            row.values[i] =
                m_fields[*field].isUnquoted
                    ? std::string_view(m_unquoted).substr(m_fields[*field].unquoted, m_fields[*field].text.size())
                    : m_fields[*field].text;
    m_window.drop(length);
    return true;
}

std::string CsvSource::cut(std::string_view ahead, std::size_t& length) {
    m_fields.clear();
    m_unquoted.clear();
    std::size_t at = 0;
    while (true) {
        const std::size_t from = at;
        if (at < ahead.size() && ahead[at] == '"') {
            ++at;
            while (true) {
                at = ahead.find('"', at);
                if (at == std::string_view::npos)
                    return "opens a quote that is not closed within 64 KiB";
                if (at + 1 >= ahead.size() || ahead[at + 1] != '"')
                    break;
                at += 2;
            }
            ++at;
            if (at < ahead.size() && ahead[at] != m_separator && ahead[at] != '\n' && ahead[at] != '\r')
                return "has text after a closing quote";
        } else {
            const char stops[] = {m_separator, '\n'};
            at = std::min(ahead.find_first_of(std::string_view(stops, 2), from), ahead.size());
        }
        const bool more = at < ahead.size() && ahead[at] == m_separator;
        std::string_view raw = ahead.substr(from, at - from);
        if (!more && !raw.empty() && raw.back() == '\r')
            raw.remove_suffix(1);
        takeField(raw);
        if (!more)
            break;
        ++at;
    }
    if (at == longestRow)
        return "is longer than 64 KiB";
    if (at < ahead.size() && ahead[at] == '\r')
        ++at;
    length = std::min(at + 1, ahead.size());
    return {};
}

void CsvSource::takeField(std::string_view raw) {
    if (raw.empty() || raw.front() != '"') {
        m_fields.push_back({raw});
        return;
    }
    raw = raw.substr(1, raw.size() - 2);
    if (raw.find('"') == std::string_view::npos) {
        m_fields.push_back({raw});
        return;
    }
    const std::size_t begin = m_unquoted.size();
    for (std::size_t i = 0; i < raw.size(); ++i) {
        m_unquoted += raw[i];
        if (raw[i] == '"')
            ++i; // its double
    }
    m_fields.push_back({raw.substr(0, m_unquoted.size() - begin), begin, true});
}

} // namespace ledgerloom
