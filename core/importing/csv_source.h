#pragma once

#include "core/importing/source.h"
#include "core/importing/text_window.h"

#include <string>
#include <vector>

namespace ledgerloom {

/// Comma-separated values as in RFC 4180, with a header; also by semicolon or tab, whichever the header has most of.
class CsvSource final : public CustomerSource {
public:
    static Result<std::unique_ptr<CustomerSource>> open(TextWindow window, const std::string& path);

    Result<bool> next(SourceRow& row) override;
    const ColumnMap& columns() const override { return m_columns; }

private:
    explicit CsvSource(TextWindow window) : m_window(std::move(window)) {}
    Result<void> readHeader(const std::string& path);
    /// Finds where the record ahead ends and cuts it into fields; empty when it is whole, else what is wrong.
    std::string cut(std::string_view ahead, std::size_t& length);
    void takeField(std::string_view raw);

    struct Field {
        std::string_view text;    ///< in the window
        std::size_t unquoted = 0; ///< where it begins in m_unquoted, when it had doubled quotes
        bool isUnquoted = false;
    };

    TextWindow m_window;
    ColumnMap m_columns;
    char m_separator = ',';
    std::size_t m_width = 0; ///< fields of the header
    std::vector<Field> m_fields;
    std::string m_unquoted; ///< fields that had doubled quotes, one after the other
};

} // namespace ledgerloom
