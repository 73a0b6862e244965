#pragma once

#include "core/importing/source.h"
#include "core/importing/text_window.h"

#include <array>
#include <map>
#include <string>

namespace ledgerloom {

/// JSON lines: one object a line; objects within are read as if their keys were joined by '_'.
class JsonlSource final : public CustomerSource {
public:
    explicit JsonlSource(TextWindow window) : m_window(std::move(window)) {}

    Result<bool> next(SourceRow& row) override;
    const ColumnMap& columns() const override { return m_columns; }

private:
    class Reader; // takes what the JSON parser finds

    TextWindow m_window;
    ColumnMap m_columns;
    std::map<std::string, std::optional<NamedColumn>, std::less<>> m_known; ///< names met so far, some hundred at most
    std::array<std::string, customerColumnCount> m_texts;
};

} // namespace ledgerloom
