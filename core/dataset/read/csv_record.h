#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// One record of comma-separated values as in RFC 4180, cut into fields. One thread.
class CsvRecord {
public:
    struct Field {
        std::string_view text;
        bool quoted = false; ///< an empty one is a text, not a null
    };
    enum class Found : std::uint8_t { whole, cutOff, bad };

    void setSeparator(char separator) { m_separator = separator; }
    /// Cuts the record at the beginning of `ahead`; `last` says that nothing follows it. cutOff where its end is not
    /// in it; bad where quotes are misplaced: then bytes() is its first line. Fields live until the next call.
    Found cut(std::string_view ahead, bool last);
    const std::vector<Field>& fields() const { return m_fields; }
    /// Of the record with its end of line.
    std::size_t bytes() const { return m_bytes; }
    /// Whether the record ended with an end of line.
    bool ended() const { return m_ended; }

private:
    void cutPlain(std::string_view line);
    Found cutQuoted(std::string_view ahead, bool last);
    Found takeQuoted(std::string_view ahead, std::size_t& at, bool last);

    char m_separator = ',';
    std::vector<Field> m_fields;
    std::deque<std::string> m_unquoted; ///< fields that had doubled quotes; a deque does not move them
    std::size_t m_bytes = 0;
    bool m_ended = false;
};

} // namespace ledgerloom
