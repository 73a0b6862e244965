#pragma once

#include "core/format/part_encoders.h"

#include <cstdint>
#include <string>

namespace ledgerloom {

/// Parquet and Arrow IPC files by Apache Arrow. No header of Arrow is needed to ask for them, so that the rest of the
/// program builds without.
PartEncoders makeArrowEncoders(const EncoderInputs& inputs);

/// Bytes that Arrow takes from the meter at most, and what it does not count: its codecs' own, rows that are held for
/// their row group, what the allocator cannot use again.
std::uint64_t arrowMeteredBytes(const Plan& plan);
std::uint64_t arrowOtherBytes(const Plan& plan);

/// "Apache Arrow 26.0.1".
std::string arrowVersion();

} // namespace ledgerloom
