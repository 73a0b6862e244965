#pragma once

#include "core/dataset/row_source.h"

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace ledgerloom::testing {

/// As many rows as are asked for, made when they are looked at: row 7 of each 1,000 is fraudulent, of customer 7.
class FakeRows final : public RowSource {
public:
    struct Options {
        std::uint64_t rows = 1'000;
        bool counted = true;  ///< else countRows() finds out, in ten steps
        bool endless = false; ///< searching and counting goes on until it is stopped
        bool broken = false;  ///< pages cannot be read
    };

    FakeRows(Budget& budget, Options options)
        : m_budget(budget),
          m_options(options),
          m_columns{{"transaction_id", false}, {"customer_id", false}, {"valor", true},
                    {"is_fraud", false},       {"fraud_type", false},  {"text", false}},
          m_counted(options.counted ? options.rows : 0) {}

    /// An Opener of DatasetSession.
    static auto opener(Options options) {
        return [options](const DatasetWork& work, const std::string&, const std::string& table) -> Result<OpenedRows> {
            OpenedRows opened;
            opened.tables = {"transactions", "customers"};
            opened.table = table.empty() ? "transactions" : table;
            opened.bytes = options.rows * 700;
            opened.files = 1;
            opened.rows = std::make_unique<FakeRows>(work.budget, options);
            return opened;
        };
    }

    static std::string cell(std::uint64_t row, std::size_t column) {
        const bool fraud = row % 1'000 == 7;
        switch (column) {
        case 0:
            return "TXN_" + std::to_string(row);
        case 1:
            return "CUST_" + std::to_string(row % 1'000);
        case 2:
            return std::to_string(row % 977) + ".50";
        case 3:
            return fraud ? "true" : "false";
        case 4:
            return row % 2'000 == 7 ? "CARD_CLONING" : "PIX_SCAM";
        default:
            return "a, \"b\"\tof " + std::to_string(row);
        }
    }

    const std::vector<SourceColumn>& columns() const override { return m_columns; }
    RowCount count() const override { return {.rows = m_counted, .final = m_counted == m_options.rows}; }

    Result<std::shared_ptr<const RowPage>> page(std::uint64_t firstRow, std::size_t rows, std::size_t mostCellBytes,
                                                const Stop& stop) override {
        if (m_options.broken)
            return Error{.code = ErrorCode::memory, .message = "no memory for a page"};
        auto page = std::make_shared<RowPage>(m_budget, firstRow, m_columns.size());
        for (std::uint64_t row = firstRow; row < std::min(firstRow + rows, m_options.rows); ++row) {
            if (stop && stop())
                return stopped();
            auto added = page->beginRow(row % 1'000 == 7);
            for (std::size_t column = 0; column < m_columns.size() && added; ++column)
                added =
                    column == 4 && row % 1'000 != 7 ? page->addNull() : page->addCell(cell(row, column), mostCellBytes);
            if (!added)
                return added.error();
        }
        page->finish();
        return std::shared_ptr<const RowPage>(std::move(page));
    }

    Result<void> countRows(const Stop& stop, const Told& told) override {
        for (std::uint64_t step = 1; step <= 10 || m_options.endless; ++step) {
            if (stop())
                return stopped();
            const std::uint64_t share = m_options.endless ? 5 : step;
            m_counted = m_options.rows / 10 * share;
            told({.bytesDone = share, .bytesTotal = 10, .rows = m_counted});
            std::this_thread::sleep_for(std::chrono::milliseconds(m_options.endless ? 1 : 0));
        }
        m_counted = m_options.rows;
        return {};
    }

    /// Knows what it is asked for: fraud, or the number in an id or of a customer.
    Result<void> search(const RowSearch& search, MatchList& matches, const Stop& stop, const Told& told) override {
        std::uint64_t step = search.fraudOnly ? 1'000 : 1;
        std::uint64_t row = search.fraudOnly ? 7 : 0;
        if (!search.conditions.empty() && search.conditions[0].column == "transaction_id") {
            row = std::stoull(search.conditions[0].text.substr(4));
            step = m_options.rows;
        } else if (!search.conditions.empty() && !search.fraudOnly) {
            step = 1'000;
            row = std::stoull(search.conditions[0].text.substr(5));
        }
        for (; row < m_options.rows && matches.count() < search.mostMatches; row += step) {
            if (stop())
                return stopped();
            if (row >= search.fromRow)
                if (auto added = matches.add(row); !added)
                    return added;
        }
        while (m_options.endless) {
            if (stop())
                return stopped();
            told({.bytesDone = 5, .bytesTotal = 10, .rows = row});
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return {};
    }

private:
    static Error stopped() { return {.code = ErrorCode::cancelled, .message = "stopped as asked"}; }

    Budget& m_budget;
    const Options m_options;
    const std::vector<SourceColumn> m_columns;
    std::atomic<std::uint64_t> m_counted;
};

} // namespace ledgerloom::testing
