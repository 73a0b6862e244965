#pragma once

#include "core/base/result.h"
#include "core/presets/preset.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// The built-in presets, which cannot be changed, and the user's, one file each in a folder. Keeps nothing in memory:
/// several programs may use one folder at a time, and each call sees what is there. Any thread.
/// Names are found whatever their case. Errors: badInput for names, contents and missing presets; else io or diskFull.
class PresetStore {
public:
    /// The folder is made by the first save.
    explicit PresetStore(std::filesystem::path folder);

    /// $XDG_CONFIG_HOME/ledgerloom/presets, or ~/.config/ledgerloom/presets.
    static std::filesystem::path defaultFolder();

    struct Listing {
        std::vector<Preset> presets;   ///< built-in ones first, then the user's by name
        std::vector<Error> unreadable; ///< files of the folder that are no presets; each names its file
    };
    Listing list() const;

    Result<Preset> load(std::string_view name) const;
    /// With `replace` off, a preset of that name is an error.
    Result<void> save(const Preset& preset, bool replace) const;
    Result<void> rename(std::string_view from, std::string_view to) const;
    /// The copy of a built-in preset is the user's own.
    Result<void> duplicate(std::string_view from, std::string_view to) const;
    Result<void> remove(std::string_view name) const;

    /// Reads a file from anywhere and saves it under `name`, or the file's own where that is empty.
    Result<Preset> importFile(const std::filesystem::path& file, std::string_view name, bool replace) const;
    Result<void> exportFile(std::string_view name, const std::filesystem::path& file, bool replace) const;

private:
    std::filesystem::path fileOf(std::string_view name) const;
    std::vector<std::string> userNames() const;
    std::string existingName(std::string_view name) const;

    std::filesystem::path m_folder;
};

/// The built-in presets by themselves.
const std::vector<Preset>& builtinPresets();

} // namespace ledgerloom
