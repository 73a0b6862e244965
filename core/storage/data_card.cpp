#include "core/storage/data_card.h"

#include "core/base/civil_time.h"
#include "core/base/units.h"
#include "core/storage/dataset_layout.h"

namespace ledgerloom {

namespace {

std::string contents(const DatasetInfo& info, const DatasetTotals& totals) {
    std::string text = "| Table | Rows | Parts | Bytes |\n| --- | --- | --- | --- |\n";
    for (const Table table : allTables) {
        const TableTotals& sums = totals.tables[static_cast<std::size_t>(table)];
        if (sums.parts > 0) {
            text += "| " + std::string(tableName(table)) + " | " + formatCount(sums.rows) + " | " +
                    formatCount(sums.parts) + " | " + formatCount(sums.bytes) + " |\n";
        }
    }
    text += "\nSeed " + std::to_string(info.plan.seed) + ", days " + formatDate(info.plan.startDate) + " to " +
            formatDate(info.plan.endDate);
    if (!info.plan.customersOnly) {
        text += ", " + formatCount(totals.fraudRows) + " fraudulent rows";
    }
    return text + ". `manifest.json` has the whole config and plan, `parts.jsonl` the checksum of every part.\n";
}

std::string loading(const DatasetInfo& info) {
    const DatasetLayout layout(info.plan);
    const std::string pattern = layout.pattern(info.plan.customersOnly ? Table::customers : Table::transactions);
    const std::string folder = pattern.substr(0, pattern.rfind('/'));
    return "```python\n"
           "# pandas\n"
           "import glob, pandas as pd\n"
           "df = pd.concat(pd.read_json(part, lines=True) for part in sorted(glob.glob('" +
           pattern +
           "')))\n"
           "# Polars\n"
           "import polars as pl\n"
           "df = pl.scan_ndjson('" +
           pattern +
           "').collect()\n"
           "# DuckDB\n"
           "import duckdb\n"
           "df = duckdb.sql(\"SELECT * FROM read_ndjson_auto('" +
           pattern +
           "')\")\n"
           "# Spark\n"
           "df = spark.read.json('" +
           folder + "')\n```\n";
}

std::string limits(const DatasetInfo& info) {
    std::string text =
        "- Every person, company and payment is invented. CPFs carry valid check digits, so some may coincide with "
        "numbers of real people: never use them to look anybody up.\n"
        "- Behaviour and fraud follow published statistics where there are any and judgement elsewhere. Results on "
        "this data say how methods compare, not what they would earn at a bank.\n"
        "- Columns with the role *label* are the answer; *outcome* columns are known only after the payment.\n";
    if (info.absentFraudTypes.empty()) {
        return text;
    }
    text += "- Fraud types that this dataset does not have (the others take their share):";
    for (const std::string& type : info.absentFraudTypes) {
        text += ' ' + type;
        text += &type == &info.absentFraudTypes.back() ? ".\n" : ",";
    }
    return text;
}

} // namespace

std::string dataCardText(const DatasetInfo& info, const DatasetTotals& totals) {
    return "# Synthetic Brazilian payments\n\nMade by Ledgerloom, data version " + std::to_string(dataVersion) +
           ". The same config and seed give the same bytes.\n\n## Contents\n\n" + contents(info, totals) +
           "\n## Loading\n\n" + loading(info) + "\n## Columns\n\n" + columnTables(info.plan) + "\n## Limits\n\n" +
           limits(info);
}

} // namespace ledgerloom
