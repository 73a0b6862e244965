#pragma once

#include "core/base/result.h"
#include "core/config/run_config.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace ledgerloom {

/// How a field's text is read and written. The unit of the stored number is in brackets.
enum class FieldKind : std::uint8_t {
    flag,         ///< true or false
    integer,      ///< plain whole number
    count,        ///< "10M" rows, decimal multiples
    size,         ///< "50GB", "1.5GiB" [bytes]
    speed,        ///< "100MB/s" [bytes a second]
    rate,         ///< "0.5%", "0.005" [parts per 10^9]
    softLimit,    ///< "90%" of the hard limit, or a size [per mille, or bytes]
    milliseconds, ///< "100ms", "1s"; a bare number is milliseconds
    seconds,      ///< "30s", "24h"; a bare number is seconds
    date,         ///< "YYYY-MM-DD" [days since 1970-01-01]
    choice,       ///< one of `choices`; the number is the index
    path,         ///< folder or target
    file,         ///< one file
    address,      ///< HOST:PORT
    weights,      ///< "phishing=2,laundering=0", by scenario
    cluster,      ///< master of a cluster
};

enum class FieldGroup : std::uint8_t { volume, realism, output, workersAndMemory, reporting };

/// "Volume", "Realism", "Output", "Workers and memory", "Reporting".
std::string_view fieldGroupTitle(FieldGroup group);

/// The member of RunConfig that a field stands for.
using FieldMember =
    std::variant<std::uint64_t RunConfig::*, std::uint32_t RunConfig::*, std::int32_t RunConfig::*, bool RunConfig::*,
                 std::string RunConfig::*, Format RunConfig::*, Compression RunConfig::*, Order RunConfig::*,
                 Partition RunConfig::*, SchemaLanguage RunConfig::*, Labels RunConfig::*, IfExists RunConfig::*,
                 Store RunConfig::*, ProgressStyle RunConfig::*, LogLevel RunConfig::*>;

/// A value as it stood in a JSON text. `text` is the string's content or the number exactly as written.
struct JsonScalar {
    enum class Type : std::uint8_t { null, boolean, integer, decimal, string };
    Type type = Type::null;
    bool boolean = false;
    std::string text = {};
};

/// A number that has a name of its own.
struct NamedNumber {
    std::string_view name;
    std::uint64_t number = 0;
};

/// One row of the field table: everything the program knows about one option. The command line, the environment,
/// presets, help and the studio's form all come from here. Constant data; every function may be called from any thread.
struct Field {
    std::string_view name; ///< "fraud-rate": the command line spells it --fraud-rate
    FieldKind kind;
    FieldGroup group;
    FieldMember member;
    std::string_view unit = {}; ///< for people: "bytes", "rows", "ms"; empty where there is none
    std::uint64_t least = 0;    ///< smallest and largest number allowed, in the kind's unit
    std::uint64_t most = 0;
    std::string_view zeroWord = {}; ///< word for a stored 0 or an empty text, outside the range: "auto", "none"
    std::span<const std::string_view> choices = {};
    std::span<const NamedNumber> names = {}; ///< that some numbers can be given by
    std::string_view help = {};              ///< one sentence
    bool identity = false;                   ///< it decides bytes of the dataset, so the manifest records it
    bool preset = false;                     ///< it may stand in a preset
    bool advanced = false;                   ///< shown on demand only

    bool isPath() const { return kind == FieldKind::path || kind == FieldKind::file; }
    std::string key() const;             ///< "fraud_rate": the same name in JSON
    std::string environmentName() const; ///< "LEDGERLOOM_FRAUD_RATE"
    std::string defaultText() const;     ///< toText() of a default RunConfig
    std::string allowedText() const;     ///< "0% to 50%", "fail or overwrite", ...: completes "allowed: "

    /// Reads `text` into its member. The error names the field, the text, what is allowed and how to fix it.
    /// Setting `size` clears `rows` and the other way round; `config` is unchanged after an error.
    Result<void> setFromText(RunConfig& config, std::string_view text) const;
    /// The shortest text that setFromText() reads back to the same value.
    std::string toText(const RunConfig& config) const;
    /// As setFromText(), from JSON: flags are true or false, numbers or strings do for the rest.
    Result<void> setFromJson(RunConfig& config, const JsonScalar& value) const;
    /// The value as JSON text: `true`, `42`, `"50GB"`.
    std::string toJson(const RunConfig& config) const;
    /// False where there is nothing to write: of `size` and `rows` the one that does not decide, and an empty path.
    bool isSet(const RunConfig& config) const;

    /// The stored number; flags are 0 or 1, a soft limit in bytes if it has them, paths and addresses 0.
    std::uint64_t number(const RunConfig& config) const;
};

/// The whole table in the order of help, forms and presets.
std::span<const Field> fields();

/// Finds by name ("fraud-rate") or key ("fraud_rate"); nullptr when there is none.
const Field* findField(std::string_view nameOrKey);

/// The known name most like `name`, for "did you mean"; empty when none is near.
std::string nearestFieldName(std::string_view name);

/// One value from a source (command line, environment, preset).
struct Assignment {
    const Field* field = nullptr;
    std::string text;
};

/// Sets all values of one source over `config`. Refuses `size` and `rows` together. `source` opens the message
/// ("command line", "preset Safe"); `config` is unchanged after an error.
Result<void> applySource(RunConfig& config, std::span<const Assignment> values, std::string_view source);

/// Every field within its range and no contradictions among fields that can be seen without planning.
/// The first one found, naming both sides and the ways out.
Result<void> checkConfig(const RunConfig& config);

} // namespace ledgerloom
