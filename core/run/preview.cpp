#include "core/run/preview.h"

#include "core/format/part_encoders.h"
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

/// Text needs no library's memory.
class NoMeter final : public MemoryMeter {
public:
    bool take(std::uint64_t) override { return true; }
    void giveBack(std::uint64_t) override {}
};

/// Keeps the first lines of what is written.
class LineSink final : public ByteSink {
public:
    explicit LineSink(std::uint32_t wanted) : m_missing(wanted) {}

    Result<void> write(std::string_view bytes) override {
        while (m_missing > 0 && !bytes.empty()) {
            const std::size_t end = bytes.find('\n') + 1;
            m_text.append(bytes.substr(0, end));
            bytes.remove_prefix(end);
            --m_missing;
        }
        return {};
    }
    bool full() const { return m_missing == 0; }
    std::string& text() { return m_text; }

private:
    std::uint32_t m_missing;
    std::string m_text;
};

void addRow(Preview& preview, std::string_view line) {
    const Json row = parseKeepingNumbers(line);
    std::vector<std::string> columns;
    std::vector<std::optional<std::string>> cells;
    flatten(row, {}, columns, cells);
    preview.columns = std::move(columns);
    preview.rows.push_back(std::move(cells));
    preview.fraud.push_back(row.contains("is_fraud") && row.at("is_fraud").get<bool>());
}

/// The run's first block, made once for all that is shown of it.
class FirstBlock {
public:
    explicit FirstBlock(const Plan& plan) : m_plan(plan), m_rows(plan) { m_rows.make(0); }

    /// The table's first rows as text in `format`, with the header where there is one.
    Result<std::string> lines(Format format, Table table, std::uint32_t wanted) {
        Plan asText = m_plan;
        asText.encoding = {.format = format};
        NoMeter meter;
        auto encoders = PartEncoders::make({.plan = asText, .population = m_rows.population(), .memory = meter});
        if (!encoders)
            return encoders.error();
        LineSink sink(wanted + (format == Format::csv ? 1 : 0));
        auto going = encoders->of(table).begin(sink, PartStart::fresh);
        for (std::uint32_t piece = 0; going && piece < m_rows.pieceCount(table) && !sink.full(); ++piece)
            going = encode(*encoders, table, piece, wanted);
        if (!going)
            return going.error();
        return std::move(sink.text());
    }

private:
    Result<void> encode(PartEncoders& encoders, Table table, std::uint32_t piece, std::uint32_t wanted) {
        switch (table) {
        case Table::customers:
            return encoders.customers().write(m_rows.customers(piece));
        case Table::devices:
            return encoders.devices().write(m_rows.devices(piece));
        case Table::labels:
            return encoders.labels().write(m_rows.labels(piece));
        case Table::episodes:
            return encoders.episodes().write(m_rows.episodes(piece));
        case Table::merchants:
            return encoders.merchants().write(m_rows.merchants(piece));
        case Table::credits:
            return encoders.credits().write(m_rows.credits(piece));
        case Table::nodes:
            return encoders.nodes().write(m_rows.nodes(piece));
        case Table::edges:
            return encoders.edges().write(m_rows.edges(piece));
        case Table::transactions:
            break;
        }
        static_assert(mostRows <= rowsPerUnit);
        return encoders.transactions().write(
            m_rows.transactions(0, std::min<std::uint64_t>(wanted, m_rows.totals().rows)));
    }

    Plan m_plan;
    BlockRows m_rows;
};

Error absentTable(Table table) {
    const bool truth = table == Table::labels || table == Table::episodes;
    const bool graph = table == Table::nodes || table == Table::edges;
    const std::string option = truth ? "--labels both" : graph ? "--graph" : "--" + std::string(tableName(table));
    return {ErrorCode::badInput,
            "table: this run has no " + std::string(tableName(table)) + ". Ask for them with " + option +
                ", or preview another table.",
            "table"};
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
    if (!hasTable(planned->plan, table))
        return absentTable(table);
    const std::uint32_t wanted = std::min(rows, mostRows);
    FirstBlock block(planned->plan);
    auto lines = block.lines(Format::jsonl, table, wanted);
    if (!lines)
        return lines.error();
    if (isCancelled())
        return stopped;
    Preview preview;
    for (std::string_view rest = *lines; !rest.empty();) {
        const std::size_t end = rest.find('\n');
        addRow(preview, rest.substr(0, end));
        rest.remove_prefix(end + 1);
    }
    if (config.format == Format::csv)
        lines = block.lines(Format::csv, table, wanted);
    if (!lines)
        return lines.error();
    preview.text = std::move(*lines);
    return preview;
}

} // namespace ledgerloom
