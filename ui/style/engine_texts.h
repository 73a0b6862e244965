#pragma once

#include <span>

namespace ledgerloom {

/// The sentences of the engine that the studio shows in its own language, by what they are about: patterns in English,
/// marked for lupdate. "%1" to "%9" stand for anything, which may be a sentence of any of these lists itself. Where a
/// pattern begins with a place, its translation does so too: what stands before the sentence goes into that place.
std::span<const char* const> engineTextsOfRun();
std::span<const char* const> engineTextsOfMemory();
std::span<const char* const> engineTextsOfEstimate();
std::span<const char* const> engineTextsOfConfig();
std::span<const char* const> engineTextsOfPresets();
std::span<const char* const> engineTextsOfStorage();
std::span<const char* const> engineTextsOfDataset();
std::span<const char* const> engineTextsOfFiles();
std::span<const char* const> engineTextsOfCluster();

} // namespace ledgerloom
