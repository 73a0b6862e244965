// Inputs that cannot be read or do not go together; the field's name stands before them.
#include "ui/style/engine_texts.h"

#include <QtGlobal>

#include <array>

namespace ledgerloom {

namespace {

constexpr std::array texts{
    // Inputs that cannot be read.
    QT_TRANSLATE_NOOP("engine", "%1 is not a size: %2. Write for example 50GB, 1.5GiB or a plain number of bytes."),
    QT_TRANSLATE_NOOP("engine", "%1 is not a count: %2. Write for example 250000, 10M or 1.5B."),
    QT_TRANSLATE_NOOP("engine", "%1 is not a rate: %2. Write for example 0.5% or 0.005."),
    QT_TRANSLATE_NOOP("engine", "%1 is not a duration: %2. Write for example 100ms, 30s, 5m or 1h."),
    QT_TRANSLATE_NOOP("engine", "%1 is out of range. Allowed: %2."),
    QT_TRANSLATE_NOOP("engine", "it is empty"),
    QT_TRANSLATE_NOOP("engine", "it is negative"),
    QT_TRANSLATE_NOOP("engine", "it does not begin with a digit"),
    QT_TRANSLATE_NOOP("engine", "it has more than 18 digits"),
    QT_TRANSLATE_NOOP("engine", "digits are missing after the point"),
    QT_TRANSLATE_NOOP("engine", "separators between digits are not read; the decimal mark is a point"),
    QT_TRANSLATE_NOOP("engine", "the unit %1 is not known"),
    QT_TRANSLATE_NOOP("engine", "it is not a whole number"),
    QT_TRANSLATE_NOOP("engine", "it is too large"),
    QT_TRANSLATE_NOOP("engine", "it is over 100%"),
    QT_TRANSLATE_NOOP("engine", "its unit is missing"),
    QT_TRANSLATE_NOOP("engine", "%1 is before start-date %2. Swap them or set a later end-date."),
    QT_TRANSLATE_NOOP("engine", "%1 is not below memory-limit %2. Set it lower, for example 90%."),
    QT_TRANSLATE_NOOP(
        "engine", "%1 is less than part-size %2, and a chunk holds whole parts. Raise chunk-size or lower part-size."),
    // More reasons why an input is not what it should be.
    QT_TRANSLATE_NOOP("engine", "%1 Allowed: %2."),
    QT_TRANSLATE_NOOP("engine", "a bare number is a share and cannot be over 1; did you mean %1"),
    QT_TRANSLATE_NOOP("engine", "%1 is not a date: %2. Write it as YYYY-MM-DD, for example 2025-07-01."),
    QT_TRANSLATE_NOOP("engine", "it has another form"),
    QT_TRANSLATE_NOOP("engine", "there is no month %1"),
    QT_TRANSLATE_NOOP("engine", "that month has %1 days"),
    QT_TRANSLATE_NOOP("engine", "it is before 1990-01-01 or after 2100-12-31"),
    QT_TRANSLATE_NOOP("engine", "%1 is not a whole number."),
    QT_TRANSLATE_NOOP("engine", "%1 is neither true nor false."),
    QT_TRANSLATE_NOOP("engine", "%1 is not known."),
    QT_TRANSLATE_NOOP("engine", "%1 is not known, did you mean %2?"),
    QT_TRANSLATE_NOOP("engine", "%1 is out of range."),
    QT_TRANSLATE_NOOP("engine", "%1 is longer than 4096 bytes."),
    QT_TRANSLATE_NOOP("engine", "%1 holds a control character."),
    QT_TRANSLATE_NOOP("engine", "%1 is not an address."),
    QT_TRANSLATE_NOOP("engine", "this has to be %1, not %2. Allowed: %3."),
    QT_TRANSLATE_NOOP("engine", "true or false, without quotes"),
    QT_TRANSLATE_NOOP("engine", "a number or a string"),
    QT_TRANSLATE_NOOP("engine", "a string"),
    QT_TRANSLATE_NOOP("engine", "a number"),
    // What is allowed.
    QT_TRANSLATE_NOOP("engine", "%1 to %2, or %3"),
    QT_TRANSLATE_NOOP("engine", "%1 Allowed: %2 to %3 of the memory limit, or a size from %4 to %5."),
    QT_TRANSLATE_NOOP("engine", "%1 to %2 of the memory limit, or a size from %3 to %4"),
    QT_TRANSLATE_NOOP("engine", "a path of at most 4096 bytes without control characters"),
    QT_TRANSLATE_NOOP(
        "engine", "HOST:PORT, for example 127.0.0.1:9090, or a port alone for this machine; port 0 takes any free one"),
    // Fields that do not go together; what is said of one of them stands behind its name.
    QT_TRANSLATE_NOOP("engine", "neither size nor rows is given. Set one of them, for example size 1GB."),
    QT_TRANSLATE_NOOP("engine", "%1 and %2 are both given, and each decides the volume. Leave one out."),
    QT_TRANSLATE_NOOP("engine",
                      "a run without transactions has no rows (rows is %1). Give size or customers in its place."),
    QT_TRANSLATE_NOOP("engine", "standard output has no folders to divide. Leave chunk-size out or write to a folder."),
    QT_TRANSLATE_NOOP("engine", "%1 makes whole files, and standard output is one stream of all parts. Allowed there: "
                                "jsonl or csv; or write to a folder."),
    QT_TRANSLATE_NOOP("engine", "%1 needs Apache Arrow, which this program was built without. Allowed here: jsonl or "
                                "csv; or run packaging/setup and build again."),
    QT_TRANSLATE_NOOP("engine", "%1 does not go with format %2. Allowed: %3."),
    QT_TRANSLATE_NOOP(
        "engine", "%1 is given, but compression %2 has no levels. Allowed: auto; or set compression to gzip or zstd."),
    QT_TRANSLATE_NOOP("engine", "%1 is out of range for %2. Allowed: %3 to %4, or auto (%5)."),
    QT_TRANSLATE_NOOP("engine", "%1 makes tables of their own, and standard output is the stream of one. Take inline "
                                "there, or write to a folder."),
    QT_TRANSLATE_NOOP("engine", "%1 is no weight: write 0 to 100 with at most three decimals, like 0.5."),
    QT_TRANSLATE_NOOP("engine", "%1 is no scenario, did you mean %2?"),
    QT_TRANSLATE_NOOP("engine", "%1 is no scenario."),
    QT_TRANSLATE_NOOP("engine", "%1 says no weight: write SCENARIO=WEIGHT."),
    QT_TRANSLATE_NOOP("engine", "no scenario but laundering is left: give another one a weight above 0."),
    QT_TRANSLATE_NOOP("engine", "SCENARIO=WEIGHT, with commas between them, weights 0 to 100 where 1 is as usual; "
                                "scenarios are %1"),
    QT_TRANSLATE_NOOP("engine", "%1, or realistic (%2), default (%3), peer (%4)"),
    QT_TRANSLATE_NOOP("engine",
                      "the table of %1 merchants alone needs about %2 of the size of %3. Allowed: up to half of "
                      "it; take a larger size, or leave merchants out."),
    QT_TRANSLATE_NOOP("engine", "the nodes of %1 merchants and of accounts that many pay alone need about %2 of the "
                                "size of %3. Allowed: up to half of it; take a larger size, or leave the graph out."),
    QT_TRANSLATE_NOOP("engine", "this run has no %1. Ask for them with %2, or preview another table."),
    QT_TRANSLATE_NOOP("engine", "by day or month"),
    QT_TRANSLATE_NOOP("engine", "%1 is for transactions, and customers-only makes none. Leave one of them out."),
    QT_TRANSLATE_NOOP("engine", "a chunk is finished while the rest is made, and the order of time is known only when "
                                "all is made. Leave chunk-size or %1 out."),
    QT_TRANSLATE_NOOP("engine", "%1 keeps sorted runs in the output folder, and output is %2. Write to a folder."),
    // Addresses of object stores.
    QT_TRANSLATE_NOOP("engine",
                      "the address holds what may be credentials; an output is shown, logged and saved in presets. "
                      "Leave them out: they are taken from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, from ~/.aws "
                      "(AWS_PROFILE chooses the profile) or from the machine's role."),
    QT_TRANSLATE_NOOP("engine", "the address has an option that is not known. Allowed after the ?: %1."),
    QT_TRANSLATE_NOOP("engine", "the address's option %1 has no value."),
    QT_TRANSLATE_NOOP("engine", "the address has its option %1 twice."),
    QT_TRANSLATE_NOOP("engine", "the address's path has an empty or unusual part. Allowed: letters, digits and "
                                "._-=+,:()!'~ between single slashes, no . or .. alone."),
    QT_TRANSLATE_NOOP("engine", "the address names no host. Allowed: hdfs://HOST:PORT/FOLDER."),
    QT_TRANSLATE_NOOP("engine", "the address names no folder. Allowed: hdfs://HOST:PORT/FOLDER."),
    QT_TRANSLATE_NOOP("engine", "the address has no bucket that can be. Allowed: s3://BUCKET/PREFIX, the bucket of 3 "
                                "to 63 lower-case letters, digits, dots and hyphens."),
    QT_TRANSLATE_NOOP("engine", "the address's option scheme is neither http nor https."),
    QT_TRANSLATE_NOOP("engine", "the address's option endpoint_override is no address. Allowed: HOST:PORT."),
    QT_TRANSLATE_NOOP("engine", "the address begins with a scheme that is not known. Allowed: s3://BUCKET/PREFIX, "
                                "hdfs://HOST:PORT/FOLDER, or the path of a folder."),
    // Lists and ranges: whatever has no sentence of its own.
    QT_TRANSLATE_NOOP("engine", "%1 to %2"),
    QT_TRANSLATE_NOOP("engine", "%1 or %2"),
};

} // namespace

std::span<const char* const> engineTextsOfConfig() {
    return texts;
}

} // namespace ledgerloom
