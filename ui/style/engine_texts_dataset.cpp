// Files of rows that are looked at: what cannot be opened, read or held.
#include "ui/style/engine_texts.h"

#include <QtGlobal>

#include <array>

namespace ledgerloom {

namespace {

constexpr std::array texts{
    // What cannot be opened.
    QT_TRANSLATE_NOOP("engine", "%1 does not exist: name a file or a folder"),
    QT_TRANSLATE_NOOP("engine", "%1 holds no files that could be read"),
    QT_TRANSLATE_NOOP("engine", "%1 holds no rows"),
    QT_TRANSLATE_NOOP("engine", "%1 has no table %2"),
    QT_TRANSLATE_NOOP("engine", "%1 has no table %2; it has %3. Name one of them: --table"),
    QT_TRANSLATE_NOOP("engine", "there is no table %1 in %2; there are: %3"),
    QT_TRANSLATE_NOOP("engine", "there is no column %1 in %2; there are: %3"),
    QT_TRANSLATE_NOOP("engine", "the table has no column %1"),
    QT_TRANSLATE_NOOP("engine", "%1 is no table of Ledgerloom's"),
    QT_TRANSLATE_NOOP("engine", "%1 is neither JSON lines, CSV, Parquet nor Arrow by its name and its first bytes. "
                                "Name it .jsonl or .csv (also with .gz or .zst)"),
    QT_TRANSLATE_NOOP("engine", "%1 is not made of JSON lines: its first rows hold no object. Name a file of JSON "
                                "lines, CSV, Parquet or Arrow"),
    QT_TRANSLATE_NOOP("engine", "%1 has no header of names in its first line, so it is no CSV file that can be read"),
    QT_TRANSLATE_NOOP("engine", "%1 has two columns of one name"),
    QT_TRANSLATE_NOOP("engine", "%1 has other columns than the files before it: column %2 is %3, there it is %4"),
    QT_TRANSLATE_NOOP("engine", "%1 has other columns than %2: %3. Work on files of one kind at a time"),
    QT_TRANSLATE_NOOP("engine", "the header is not the table's: column %1 is %2, expected %3"),
    QT_TRANSLATE_NOOP("engine", "column %1 is %2"),
    QT_TRANSLATE_NOOP("engine", "column %1 is of the type %2, there it is %3"),
    QT_TRANSLATE_NOOP("engine", "column %1 is of a type that is not read: it is left out"),
    QT_TRANSLATE_NOOP("engine", "key %1 comes too late to be a column: it is in none of the first rows"),
    QT_TRANSLATE_NOOP("engine", "%1 is damaged before byte %2: %3"),
    QT_TRANSLATE_NOOP("engine", "the gzip stream is cut off"),
    QT_TRANSLATE_NOOP("engine", "not a gzip stream"),
    QT_TRANSLATE_NOOP("engine", "the zstd stream is cut off"),
    QT_TRANSLATE_NOOP("engine", "the realism of %1 cannot be measured: it has no transactions"),
    QT_TRANSLATE_NOOP("engine", "the realism of %1 cannot be measured: it is of data version %2, this program makes "
                                "version %3. Use the program that made it"),
    QT_TRANSLATE_NOOP("engine", "the realism of %1 cannot be measured: its truth stands in the table labels. Allowed: "
                                "datasets made with --labels inline or both"),
    QT_TRANSLATE_NOOP("engine", "in fewer than 100,000 payments chance decides: figures are not judged"),
    QT_TRANSLATE_NOOP("engine", "customers are yours: their states and profiles are not held beside the country's, and "
                                "fraud is not told by state"),
    QT_TRANSLATE_NOOP("engine", "%1 was changed while it was read: read it again"),
    QT_TRANSLATE_NOOP("engine", "%1 ends at row %2, before this one"),
    QT_TRANSLATE_NOOP(
        "engine",
        "rows can be looked at only where the program was built with Apache Arrow: packaging/setup gets the libraries"),
    QT_TRANSLATE_NOOP("engine", "inspect reads rows, which this program was built without Apache Arrow for. Build it "
                                "with Arrow: packaging/setup gets the libraries"),
    QT_TRANSLATE_NOOP("engine", "%1 could not be written: %2"),
    // Rows that cannot be read.
    QT_TRANSLATE_NOOP("engine", "row %1 cannot be read: %2"),
    QT_TRANSLATE_NOOP("engine", "the line is empty"),
    QT_TRANSLATE_NOOP("engine", "the line is no UTF-8"),
    QT_TRANSLATE_NOOP("engine", "the row is no UTF-8"),
    QT_TRANSLATE_NOOP("engine", "the line is no JSON object"),
    QT_TRANSLATE_NOOP("engine", "the line is no JSON object: it breaks off or a name is missing"),
    QT_TRANSLATE_NOOP("engine", "the line is no JSON object: it breaks off or a comma is missing"),
    QT_TRANSLATE_NOOP("engine", "the JSON object is nested too deep"),
    QT_TRANSLATE_NOOP("engine", "more stands behind the JSON object: %1"),
    QT_TRANSLATE_NOOP("engine", "a text is not ended, or holds what JSON does not allow"),
    QT_TRANSLATE_NOOP("engine", "%1 is no JSON value"),
    QT_TRANSLATE_NOOP("engine", "column %1 is missing"),
    QT_TRANSLATE_NOOP("engine", "column %1 stands where %2 is expected"),
    QT_TRANSLATE_NOOP("engine", "column %1 stands where the row should end"),
    QT_TRANSLATE_NOOP("engine", "the row is spaced otherwise than it was written"),
    QT_TRANSLATE_NOOP("engine", "the line has %1; the longest that is read has %2"),
    QT_TRANSLATE_NOOP("engine", "the file ends within this line: its line feed is missing"),
    QT_TRANSLATE_NOOP("engine", "the file ends within this row: its line feed is missing"),
    QT_TRANSLATE_NOOP("engine", "a quote is not closed or stands within a field"),
    QT_TRANSLATE_NOOP("engine", "the row has %1, the header %2"),
    QT_TRANSLATE_NOOP("engine", "1 field"),
    QT_TRANSLATE_NOOP("engine", "%1 fields"),
    QT_TRANSLATE_NOOP("engine", "%1 is no integer"),
    QT_TRANSLATE_NOOP("engine", "%1 is no number"),
    QT_TRANSLATE_NOOP("engine", "%1 is no text"),
    QT_TRANSLATE_NOOP("engine", "%1 is no boolean"),
    QT_TRANSLATE_NOOP("engine", "%1 is no timestamp"),
    QT_TRANSLATE_NOOP("engine", "%1 is no date"),
    // What memory has no room for, and what was stopped.
    QT_TRANSLATE_NOOP("engine", "the numbers of more than %1 rows do not fit into %2"),
    QT_TRANSLATE_NOOP("engine", "the numbers of the rows that were found"),
    QT_TRANSLATE_NOOP("engine", "rows of more than 1 GiB do not fit into one page"),
    QT_TRANSLATE_NOOP("engine", "a page of rows"),
    QT_TRANSLATE_NOOP("engine", "the index of rows"),
    QT_TRANSLATE_NOOP("engine", "rows that are searched"),
    QT_TRANSLATE_NOOP("engine", "rows that are looked at"),
    QT_TRANSLATE_NOOP("engine", "rows of %1"),
    QT_TRANSLATE_NOOP("engine", "a long row of %1"),
    QT_TRANSLATE_NOOP("engine", "reading %1"),
    QT_TRANSLATE_NOOP("engine", "reading a compressed file"),
    QT_TRANSLATE_NOOP("engine", "decompressing zstd"),
    QT_TRANSLATE_NOOP("engine", "the sketches of %1"),
    QT_TRANSLATE_NOOP("engine", "names of folders"),
    QT_TRANSLATE_NOOP("engine", "1 column"),
    QT_TRANSLATE_NOOP("engine", "%1 columns"),
    QT_TRANSLATE_NOOP("engine", "the system refused memory for decompressing %1"),
    QT_TRANSLATE_NOOP("engine", "%1. Raise --memory-limit"),
    QT_TRANSLATE_NOOP("engine", "no longer wanted"),
    QT_TRANSLATE_NOOP("engine", "too much to be copied"),
    QT_TRANSLATE_NOOP("engine", "stopped as asked"),
    QT_TRANSLATE_NOOP("engine", "stopped as asked; %1 of %2 were read until then"),
    QT_TRANSLATE_NOOP("engine", "stopped as asked; %1 of %2 and %3 were read until then"),
    QT_TRANSLATE_NOOP("engine", "stopped because memory ran out (EMERGENCY); %1 of %2 were read until then. Raise "
                                "--memory-limit, or end what else needs memory"),
    QT_TRANSLATE_NOOP("engine", "stopped because memory ran out (EMERGENCY); %1 of %2 and %3 were read until then. "
                                "Raise --memory-limit, or end what else needs memory"),
    QT_TRANSLATE_NOOP("engine", "1 row"),
    QT_TRANSLATE_NOOP("engine", "%1 rows"),
};

} // namespace

std::span<const char* const> engineTextsOfDataset() {
    return texts;
}

} // namespace ledgerloom
