#include "core/storage/data_card.h"

#include "core/base/civil_time.h"
#include "core/base/units.h"
#include "core/storage/dataset_layout.h"

#include <array>
#include <string_view>

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

/// How one library reads all parts of a table; `%` stands for the pattern of their names, `@` for their folder.
struct Recipe {
    const char* title;
    const char* code;
};

using Recipes = std::array<Recipe, 4>;

constexpr Recipes jsonlRecipes{
    {{"pandas",
      "import glob, pandas as pd\ndf = pd.concat(pd.read_json(part, lines=True) for part in sorted(glob.glob('%')))"},
     {"Polars", "import polars as pl\ndf = pl.scan_ndjson('%', infer_schema_length=None).collect()"},
     {"DuckDB", "import duckdb\ndf = duckdb.sql(\"SELECT * FROM read_ndjson_auto('%')\")"},
     {"Spark", "df = spark.read.json('@')"}}};

// Codes have leading zeros, and a Pix key may look like a number.
constexpr Recipes csvRecipes{
    {{"pandas",
      "import glob, pandas as pd\n"
      "codes = {name: str for name in ('mcc_code', 'chave_pix_destino', 'banco_destino', 'banco_codigo', 'agencia')}\n"
      "df = pd.concat(pd.read_csv(part, dtype=codes) for part in sorted(glob.glob('%')))"},
     {"Polars", "import polars as pl\n"
                "codes = {'mcc_code': pl.String, 'chave_pix_destino': pl.String, 'banco_destino': pl.String}\n"
                "df = pl.scan_csv('%', schema_overrides=codes, try_parse_dates=True).collect()"},
     {"DuckDB", "import duckdb\n"
                "df = duckdb.sql(\"\"\"SELECT * FROM read_csv('%', types = {'mcc_code': 'VARCHAR',\n"
                "    'chave_pix_destino': 'VARCHAR', 'banco_destino': 'VARCHAR'})\"\"\")"},
     {"Spark", "df = spark.read.option('header', True).csv('@')"}}};

constexpr Recipes parquetRecipes{{{"pandas", "import pandas as pd\ndf = pd.read_parquet('@')"},
                                  {"Polars", "import polars as pl\ndf = pl.scan_parquet('%').collect()"},
                                  {"DuckDB", "import duckdb\ndf = duckdb.sql(\"SELECT * FROM read_parquet('%')\")"},
                                  {"Spark", "df = spark.read.parquet('@')"}}};

constexpr Recipes arrowRecipes{
    {{"pandas", "import glob, pandas as pd\ndf = pd.concat(pd.read_feather(part) for part in sorted(glob.glob('%')))"},
     {"Polars", "import polars as pl\ndf = pl.scan_ipc('%').collect()"},
     {"DuckDB", "import duckdb, pyarrow.dataset as ds\ndata = ds.dataset('@', format='ipc')\ndf = duckdb.sql('SELECT "
                "* FROM data')"},
     {"Spark", "import pyarrow.dataset as ds\ndf = spark.createDataFrame(ds.dataset('@', format='ipc').to_table())"}}};

const Recipes& recipesOf(Format format) {
    switch (format) {
    case Format::csv:
        return csvRecipes;
    case Format::parquet:
        return parquetRecipes;
    case Format::arrow:
        return arrowRecipes;
    case Format::jsonl:
        break;
    }
    return jsonlRecipes;
}

std::string filledIn(std::string_view code, const std::string& pattern, const std::string& folder) {
    std::string text;
    for (const char c : code) {
        if (c == '%')
            text += pattern;
        else if (c == '@')
            text += folder;
        else
            text += c;
    }
    return text;
}

/// A path between single quotes of Python, or of SQL inside Python.
std::string quotable(const std::string& path, bool sql) {
    std::string text;
    for (const char c : path) {
        if (c == '\\')
            text += "\\\\";
        else if (c == '\'')
            text += sql ? "''" : "\\'";
        else
            text += c;
    }
    return text;
}

/// What a reader has to know of the files themselves.
std::string formatNote(const Encoding& encoding) {
    if (encoding.format == Format::parquet)
        return "Parquet: a row group is one block of 65,536 payments and their customers, in time order; roles of the "
               "columns, config and seed stand in the files' metadata.\n\n";
    if (encoding.format == Format::arrow)
        return "Arrow IPC files: record batches of 8,192 payments; roles of the columns, config and seed stand in the "
               "schemas' metadata.\n\n";
    if (encoding.compression != Compression::none)
        return "Each file is a chain of independent " + std::string(compressionName(encoding.compression)) +
               " frames of whole lines, so that a file can be read by several readers at once.\n\n";
    return {};
}

std::string loading(const DatasetInfo& info) {
    std::string text = formatNote(info.plan.encoding) + "```python\n";
    for (const LoadingLines& lines : loadingLines(info.plan, {}))
        text += "# " + lines.library + "\n" + lines.code + "\n";
    return text + "```\n";
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

std::array<LoadingLines, 4> loadingLines(const Plan& plan, const std::string& folder) {
    const DatasetLayout layout(plan);
    const std::string pattern = layout.pattern(plan.customersOnly ? Table::customers : Table::transactions);
    const std::string whole = folder.empty() ? pattern : under(folder, pattern);
    std::array<LoadingLines, 4> all;
    const Recipes& recipes = recipesOf(plan.encoding.format);
    for (std::size_t i = 0; i < recipes.size(); ++i) {
        const std::string_view code = recipes[i].code;
        const bool sql = recipes[i].title == std::string_view("DuckDB") && plan.encoding.format != Format::arrow;
        const std::string path = quotable(whole, sql);
        all[i] = {recipes[i].title, filledIn(code, path, path.substr(0, path.rfind('/')))};
    }
    return all;
}

std::string dataCardText(const DatasetInfo& info, const DatasetTotals& totals) {
    return "# Synthetic Brazilian payments\n\nMade by Ledgerloom, data version " + std::to_string(dataVersion) +
           ". The same config and seed give the same bytes.\n\n## Contents\n\n" + contents(info, totals) +
           "\n## Loading\n\n" + loading(info) + "\n## Columns\n\n" + columnTables(info.plan) + "\n## Limits\n\n" +
           limits(info);
}

} // namespace ledgerloom
