#pragma once

#include <span>
#include <string_view>

namespace ledgerloom {

/// What a value's share is in the world, as weights.
struct RealismTarget {
    std::string_view value;
    double weight = 0;
};

/// Billions of payments in 2024, by press reports of the central bank's figures.
std::span<const RealismTarget> paymentTypeTargets();
/// Registered Pix keys of people in 2022, by the same; a random key may be a company's as well, so it is left out.
std::span<const RealismTarget> pixKeyTargets();
/// Profiles and fraud types: percentages of the v3 schema.
std::span<const RealismTarget> profileTargets();
std::span<const RealismTarget> fraudTypeTargets();
/// The population of the three largest states and of the others together ("others"): estimates of 2024 (IBGE).
std::span<const RealismTarget> stateTargets();

} // namespace ledgerloom
