#include "core/dataset/external_sort.h"
#include "core/dataset/id_key.h"
#include "core/dataset/read/row_columns.h"
#include "core/dataset/verify/row_check.h"

#include <map>

namespace ledgerloom {

namespace {

struct PlacedKey {
    IdKey key;
    std::uint32_t part = 0;
    std::uint32_t row = 0;

    // NOLINTNEXTLINE(modernize-use-nullptr): the check takes the comparison with 0 that is made for a pointer
    auto operator<=>(const PlacedKey&) const = default;
};

/// The key of one table, each value of which stands for one row. Rows are sorted by it, in memory or on disk.
class TableKeys {
public:
    TableKeys(const CheckInputs& inputs, const TableSchema& schema)
        : m_isNodes(schema.table == "nodes"),
          m_sort(inputs.work, inputs.scratchFolder, inputs.sortBytes, "keys of " + schema.table) {
        for (const std::string& name : schema.key) {
            m_columns.emplace_back(name);
            m_name += (m_name.empty() ? "" : ", ") + name;
        }
        m_check =
            inputs.report.add(m_name + (m_columns.size() > 1 ? " together are" : " is") + " unique in " + schema.table);
    }

    Result<void> rows(const arrow::RecordBatch& batch, std::uint32_t part, std::uint64_t firstRow,
                      VerifyReport& report) {
        for (TextRows& column : m_columns)
            column.bind(batch);
        if (m_isNodes)
            for (TextRows* column : {&m_kind, &m_owner})
                column->bind(batch);
        for (std::int64_t row = 0; row < batch.num_rows(); ++row) {
            if (m_columns.front().isNull(row) || m_columns.back().isNull(row) || mayRepeat(row))
                continue;
            const IdKey key = m_columns.size() == 1
                                  ? keyOfId(m_columns.front()[row])
                                  : keyOfIds(m_columns.front()[row], m_columns.back()[row], m_scratch);
            if (auto added =
                    m_sort.add({key, part, static_cast<std::uint32_t>(firstRow) + static_cast<std::uint32_t>(row)});
                !added)
                return added;
        }
        report.checked(m_check, static_cast<std::uint64_t>(batch.num_rows()));
        return {};
    }

    Result<void> finish(const CheckInputs& inputs, const std::vector<std::string>& places) {
        PlacedKey first;
        bool any = false;
        const auto& parts = inputs.listing.parts;
        return m_sort.drain([&](const PlacedKey& next) -> Result<void> {
            if (any && next.key == first.key)
                inputs.report.fault(m_check, parts[next.part].path, next.row, places[next.part],
                                    "the same " + m_name + " stands in " + parts[first.part].path + ", " +
                                        places[first.part] + " " + std::to_string(first.row));
            else
                first = next;
            any = true;
            return {};
        });
    }

private:
    /// By chance two accounts outside of the dataset may have one number.
    bool mayRepeat(std::int64_t row) const {
        return m_isNodes && !m_kind.isNull(row) && m_kind[row] == "ACCOUNT" && m_owner.isNull(row);
    }

    std::vector<TextRows> m_columns;
    TextRows m_kind{"kind"};
    TextRows m_owner{"customer_id"};
    bool m_isNodes;
    std::string m_name;
    ExternalSort<PlacedKey> m_sort;
    VerifyReport::CheckId m_check = 0;
    std::string m_scratch;
};

class UniqueCheck final : public RowCheck {
public:
    explicit UniqueCheck(const CheckInputs& inputs) : m_inputs(inputs), m_places(inputs.listing.parts.size(), "row") {
        for (const auto& [table, totals] : inputs.listing.tables)
            if (const TableSchema* schema = knownSchema(table))
                m_tables.try_emplace(table, inputs, *schema);
    }

    Result<void> beginPart(const CheckedPart& part) override {
        m_part = static_cast<std::uint32_t>(part.number);
        m_places[m_part] = part.place;
        m_table = &m_tables.at(part.listed->table);
        return {};
    }
    Result<void> rows(const arrow::RecordBatch& batch, std::uint64_t firstRow) override {
        return m_table->rows(batch, m_part, firstRow, m_inputs.report);
    }
    Result<void> finish() override {
        for (auto& [name, table] : m_tables)
            if (auto done = table.finish(m_inputs, m_places); !done)
                return done;
        return {};
    }

private:
    const CheckInputs& m_inputs;
    std::map<std::string, TableKeys> m_tables;
    std::vector<std::string> m_places; ///< what a row is called, by part
    TableKeys* m_table = nullptr;
    std::uint32_t m_part = 0;
};

} // namespace

std::unique_ptr<RowCheck> makeUniqueCheck(const CheckInputs& inputs) {
    return std::make_unique<UniqueCheck>(inputs);
}

} // namespace ledgerloom
