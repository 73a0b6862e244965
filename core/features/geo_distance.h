#pragma once

#include <cstdint>

namespace ledgerloom {

/// Great-circle distance between two places in micro-degrees, in hundredths of a kilometre, on the sphere of
/// 6371.0088 km (the mean Earth radius of the IUGG). Only additions, multiplications, divisions and square roots of
/// IEEE doubles, so that every machine gives the same number. Latitudes up to 60 degrees; within 0.01 km.
std::int32_t distanceCentiKm(std::int32_t lat1E6, std::int32_t lon1E6, std::int32_t lat2E6, std::int32_t lon2E6);

} // namespace ledgerloom
