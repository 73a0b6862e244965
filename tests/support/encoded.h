#pragma once

#include "core/format/block_encoder.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom::testing {

/// All of one table of the block that was made last.
inline std::string textOf(BlockEncoder& encoder, Table table) {
    std::string text;
    for (std::uint32_t piece = 0; piece < encoder.pieceCount(table); ++piece)
        text += encoder.encode(table, piece);
    return text;
}

/// Lines without their ends; every line has one.
inline std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

inline std::vector<nlohmann::ordered_json> rowsOf(std::string_view text) {
    std::vector<nlohmann::ordered_json> rows;
    for (const std::string_view line : linesOf(text))
        rows.push_back(nlohmann::ordered_json::parse(line));
    return rows;
}

inline std::vector<std::string> keysOf(const nlohmann::ordered_json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items())
        keys.push_back(key);
    return keys;
}

} // namespace ledgerloom::testing
