#include "core/dataset/read/csv_record.h"

#include <cstring>

namespace ledgerloom {

namespace {

std::string_view withoutReturn(std::string_view line) {
    return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

} // namespace

CsvRecord::Found CsvRecord::cut(std::string_view ahead, bool last) {
    m_fields.clear();
    m_unquoted.clear();
    const std::size_t end = ahead.find('\n');
    const std::string_view line = ahead.substr(0, end);
    m_ended = end != std::string_view::npos;
    m_bytes = line.size() + (m_ended ? 1 : 0);
    if (line.find('"') != std::string_view::npos)
        return cutQuoted(ahead, last);
    if (!m_ended && !last)
        return Found::cutOff;
    cutPlain(withoutReturn(line));
    return Found::whole;
}

void CsvRecord::cutPlain(std::string_view line) {
    for (;;) {
        const auto* found =
            line.empty() ? nullptr : static_cast<const char*>(std::memchr(line.data(), m_separator, line.size()));
        if (found == nullptr)
            break;
        const auto length = static_cast<std::size_t>(found - line.data());
        m_fields.push_back({line.substr(0, length)});
        line.remove_prefix(length + 1);
    }
    m_fields.push_back({line});
}

CsvRecord::Found CsvRecord::cutQuoted(std::string_view ahead, bool last) {
    std::size_t at = 0;
    for (;;) {
        if (at < ahead.size() && ahead[at] == '"') {
            if (const Found found = takeQuoted(ahead, at, last); found != Found::whole)
                return found;
        } else {
            std::size_t end = at;
            while (end < ahead.size() && ahead[end] != m_separator && ahead[end] != '\n')
                ++end;
            const std::string_view text = ahead.substr(at, end - at);
            m_fields.push_back({end < ahead.size() && ahead[end] == m_separator ? text : withoutReturn(text)});
            at = end;
        }
        if (at >= ahead.size()) {
            m_bytes = at;
            m_ended = false;
            return last ? Found::whole : Found::cutOff;
        }
        if (ahead[at++] == '\n') {
            m_bytes = at;
            m_ended = true;
            return Found::whole;
        }
    }
}

CsvRecord::Found CsvRecord::takeQuoted(std::string_view ahead, std::size_t& at, bool last) {
    const std::size_t begin = at + 1;
    bool doubled = false;
    std::size_t end = ahead.find('"', begin);
    while (end != std::string_view::npos && end + 1 < ahead.size() && ahead[end + 1] == '"') {
        doubled = true;
        end = ahead.find('"', end + 2);
    }
    if (end == std::string_view::npos)
        return last ? Found::bad : Found::cutOff;
    std::string_view text = ahead.substr(begin, end - begin);
    if (doubled) {
        std::string& plain = m_unquoted.emplace_back();
        for (std::size_t i = 0; i < text.size(); ++i) {
            plain += text[i];
            if (text[i] == '"')
                ++i;
        }
        text = plain;
    }
    m_fields.push_back({text, true});
    at = end + 1;
    if (ahead.substr(at).starts_with("\r\n") || ahead.substr(at) == "\r")
        ++at;
    const bool behind = at >= ahead.size() || ahead[at] == m_separator || ahead[at] == '\n';
    return behind ? Found::whole : Found::bad;
}

} // namespace ledgerloom
