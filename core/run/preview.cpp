#include "core/run/preview.h"

#include "core/format/block_encoder.h"
#include "core/run/planner.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint32_t mostRows = 1'000;

std::optional<std::string> cellText(const Json& value) {
    if (value.is_null())
        return std::nullopt;
    return value.is_string() ? value.get<std::string>() : value.dump();
}

void flatten(const Json& object, const std::string& prefix, std::vector<std::string>& columns,
             std::vector<std::optional<std::string>>& cells) {
    for (const auto& [key, value] : object.items()) {
        if (value.is_object()) {
            flatten(value, prefix + key + ".", columns, cells);
            continue;
        }
        columns.push_back(prefix + key);
        cells.push_back(cellText(value));
    }
}

/// A cell is shown as the file has it: numbers keep the digits they are written with.
Json parseKeepingNumbers(std::string_view line) {
    std::string quotedNumbers;
    quotedNumbers.reserve(line.size() + 64);
    bool inText = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && (i == 0 || line[i - 1] != '\\'))
            inText = !inText;
        const bool startsNumber = !inText && (c == '-' || (c >= '0' && c <= '9'));
        if (!startsNumber) {
            quotedNumbers += c;
            continue;
        }
        const std::size_t end = std::min(line.find_first_of(",}", i), line.size());
        quotedNumbers += '"';
        quotedNumbers += line.substr(i, end - i);
        quotedNumbers += '"';
        i = end - 1;
    }
    return Json::parse(quotedNumbers);
}

void addRow(Preview& preview, std::string_view line) {
    const Json row = parseKeepingNumbers(line);
    std::vector<std::string> columns;
    std::vector<std::optional<std::string>> cells;
    flatten(row, {}, columns, cells);
    preview.columns = std::move(columns);
    preview.rows.push_back(std::move(cells));
    preview.fraud.push_back(row.contains("is_fraud") && row.at("is_fraud").get<bool>());
    preview.text.append(line);
    preview.text += '\n';
}

} // namespace

Result<Preview> preview(const RunConfig& config, Table table, std::uint32_t rows,
                        const std::function<bool()>& cancelled) {
    const auto isCancelled = [&cancelled] { return cancelled && cancelled(); };
    const Error stopped{ErrorCode::cancelled, "preview cancelled"};
    if (config.customersOnly && table == Table::transactions)
        return Error{ErrorCode::badInput,
                     "table: a run of customers only has no transactions. Preview customers or devices, or leave "
                     "customers-only out.",
                     "table"};
    if (isCancelled())
        return stopped;
    Result<Planned> planned = makePlan(config);
    if (!planned)
        return planned.error();
    if (isCancelled())
        return stopped;
    BlockEncoder encoder(planned->plan);
    encoder.make(0);
    if (isCancelled())
        return stopped;
    Preview preview;
    const std::uint32_t wanted = std::min(rows, mostRows);
    for (std::uint32_t piece = 0; piece < encoder.pieceCount(table) && preview.rows.size() < wanted; ++piece) {
        std::string_view text = encoder.encode(table, piece);
        while (!text.empty() && preview.rows.size() < wanted) {
            const std::size_t end = text.find('\n');
            addRow(preview, text.substr(0, end));
            text.remove_prefix(end + 1);
        }
    }
    return preview;
}

} // namespace ledgerloom
