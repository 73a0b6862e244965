#include "core/presets/builtin_presets.h"

#include <array>
#include <cstddef>

#define LEDGERLOOM_PRESET(name)                                                                                        \
    extern "C" const char ledgerloom_preset_##name[];                                                                  \
    extern "C" const char ledgerloom_preset_##name##_end[];
#define LEDGERLOOM_TEXT(name) text(ledgerloom_preset_##name, ledgerloom_preset_##name##_end)

LEDGERLOOM_PRESET(quick_look)
LEDGERLOOM_PRESET(safe)
LEDGERLOOM_PRESET(balanced)
LEDGERLOOM_PRESET(aggressive)
LEDGERLOOM_PRESET(chunked)

namespace ledgerloom {

std::span<const std::string_view> builtinPresetTexts() {
    const auto text = [](const char* begin, const char* end) {
        return std::string_view(begin, static_cast<std::size_t>(end - begin));
    };
    static const std::array texts{LEDGERLOOM_TEXT(quick_look), LEDGERLOOM_TEXT(safe), LEDGERLOOM_TEXT(balanced),
                                  LEDGERLOOM_TEXT(aggressive), LEDGERLOOM_TEXT(chunked)};
    return texts;
}

} // namespace ledgerloom
