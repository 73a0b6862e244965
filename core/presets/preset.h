#pragma once

#include "core/base/result.h"
#include "core/config/run_config.h"
#include "core/config/strict_json.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// A named config. Values that belong to one run (progress, log, ...) are never part of it.
struct Preset {
    std::string name;
    std::string description;
    RunConfig config;
    bool builtIn = false;

    bool operator==(const Preset&) const = default;
};

/// Version of the preset files this program writes; it reads this one and older ones.
inline constexpr int presetVersion = 1;

/// A key that presets up to `lastVersion` spelled another way; lets old files be read for ever.
struct RenamedKey {
    int lastVersion = 0;
    std::string_view oldKey;
    std::string_view newKey;
};

/// Rewrites the paths of a file of version `version` to today's keys.
void renameOldKeys(std::vector<JsonEntry>& entries, int version, std::span<const RenamedKey> table);

/// Reads a preset from untrusted text, strictly: see readStrictJson() and readConfigJson(). Values that are not given
/// have their defaults. `source` opens every message.
Result<Preset> parsePreset(std::string_view text, std::string_view source);

/// Pretty JSON with every preset value that is set, in the order of the field table. Stable: the same preset gives
/// the same bytes.
std::string presetText(const Preset& preset);

/// A name that can be a file name everywhere: 1 to 64 bytes of UTF-8 without control characters or any of
/// / \ : * ? " < > |, not beginning with a point, dash or space, not ending with a point or space.
Result<void> checkPresetName(std::string_view name);

/// Names differ only in case (ASCII): they would be one file on some systems.
bool samePresetName(std::string_view a, std::string_view b);

} // namespace ledgerloom
