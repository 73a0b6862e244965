#pragma once

namespace ledgerloom::spacing {

// One scale for every gap, in device-independent pixels.
inline constexpr int hair = 2;
inline constexpr int tight = 4;
inline constexpr int small = 8;
inline constexpr int medium = 12;
inline constexpr int large = 16;
inline constexpr int huge = 24;

inline constexpr int radius = 6;      ///< inputs and buttons
inline constexpr int cardRadius = 10; ///< panels
inline constexpr int controlHeight = 30;

} // namespace ledgerloom::spacing
