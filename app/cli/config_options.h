#pragma once

#include "core/base/result.h"
#include "core/config/fields.h"
#include "core/config/run_config.h"

#include <CLI/App.hpp>

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace ledgerloom {

/// The options of the field table on one verb, grouped as in the table, and --preset.
class ConfigOptions {
public:
    /// Adds all fields to `verb` but those named in `leftOut`.
    explicit ConfigOptions(CLI::App& verb, std::initializer_list<std::string_view> leftOut = {});

    /// execution: how a run is made, not what it makes, for a run whose data were decided before. dataset: the limits
    /// that every verb keeps, and how it shows how far it is.
    enum class Scope : std::uint8_t { execution, dataset };
    ConfigOptions(CLI::App& verb, Scope scope);

    /// The config after parsing: defaults, then the preset, the environment and the command line, each over the one
    /// before. Checked for contradictions.
    Result<RunConfig> config() const;
    /// `base` with the environment and the command line over it, of the fields that were added only.
    Result<RunConfig> over(const RunConfig& base) const;

private:
    void add(CLI::App& verb, const Field& field);
    bool has(const Field& field) const;
    Result<void> applyPreset(RunConfig& config) const;
    Result<void> applyEnvironment(RunConfig& config) const;
    Result<void> applyArguments(RunConfig& config) const;

    CLI::Option* m_preset = nullptr;
    std::vector<std::pair<const Field*, CLI::Option*>> m_options;
};

/// A preset by its name, or by the path of its file where the text holds a '/' or ends in ".json".
Result<RunConfig> presetConfig(const std::string& nameOrFile);

} // namespace ledgerloom
