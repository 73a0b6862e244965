#include "core/importing/jsonl_source.h"

#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::size_t mostKnownNames = 1'000;

} // namespace

class JsonlSource::Reader {
public:
    explicit Reader(JsonlSource& source) : m_source(source) {}

    void take(const nlohmann::json& object, const std::string& prefix, SourceRow& row, int depth) {
        for (const auto& [key, value] : object.items()) {
            const std::string name = prefix.empty() ? key : prefix + '_' + key;
            if (value.is_object() && depth < 4)
                take(value, name, row, depth + 1);
            else if (const auto column = named(name); column && !value.is_null())
                set(*column, value, row);
        }
    }

private:
    std::optional<NamedColumn> named(const std::string& name) {
        const auto known = m_source.m_known.find(name);
        if (known != m_source.m_known.end())
            return known->second;
        const auto column = columnOf(name);
        if (m_source.m_known.size() < mostKnownNames) {
            m_source.m_known.emplace(name, column);
            m_source.m_columns.add(name, 0);
        }
        return column;
    }

    void set(const NamedColumn& named, const nlohmann::json& value, SourceRow& row) {
        const auto at = static_cast<std::size_t>(named.column);
        if (row.values[at] && m_ranks[at] <= named.rank)
            return;
        m_source.m_texts[at] = value.is_string() ? value.get_ref<const std::string&>() : value.dump();
        row.values[at] = m_source.m_texts[at];
        m_ranks[at] = named.rank;
    }

    JsonlSource& m_source;
    std::array<std::size_t, customerColumnCount> m_ranks{};
};

Result<bool> JsonlSource::next(SourceRow& row) {
    row.bad.clear();
    row.values = {};
    do {
        if (auto filled = m_window.fill(longestRow); !filled)
            return filled.error();
        const std::size_t text = m_window.ahead().find_first_not_of(" \t\r\n");
        m_window.drop(std::min(text, m_window.ahead().size()));
    } while (m_window.ahead().empty() && !m_window.atEnd());
    if (m_window.atEnd())
        return false;
    if (auto filled = m_window.fill(longestRow); !filled)
        return filled.error();
    row.line = m_window.line();
    const std::string_view ahead = m_window.ahead().substr(0, longestRow);
    const std::size_t end = ahead.find('\n');
    const std::string_view line = ahead.substr(0, end);
    if (end == std::string_view::npos && ahead.size() == longestRow)
        row.bad = "is longer than 64 KiB";
    else if (!isUtf8(line))
        row.bad = "is not valid UTF-8";
    else {
        const auto object = nlohmann::json::parse(line, nullptr, false);
        if (object.is_object())
            Reader(*this).take(object, {}, row, 0);
        else
            row.bad = object.is_discarded() ? "is no JSON: cut in the middle, or damaged" : "is no JSON object";
    }
    if (auto skipped = m_window.skipLine(); !skipped)
        return skipped.error();
    return true;
}

} // namespace ledgerloom
