#pragma once

#include "core/base/result.h"
#include "core/config/fields.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ledgerloom {

// How one value of a field is read, checked against its range and written. For fields.cpp; use Field elsewhere.

struct NumberValue {
    std::uint64_t number = 0;
    bool isBytes = false; ///< a soft limit given as a size
};

/// The number that `text` stands for, within the field's range. The error lacks the field's name.
Result<NumberValue> readNumberValue(const Field& field, std::string_view text);

/// A path or an address. The error lacks the field's name.
Result<std::string> readTextValue(const Field& field, std::string_view text);

/// The shortest text of a number; `isBytes` as in NumberValue.
std::string writeNumber(const Field& field, std::uint64_t number, bool isBytes);

/// Whether JSON may hold the value as a number too.
bool takesJsonNumber(const Field& field);

/// Whether `number` is the field's zero word or within its range.
bool inRange(const Field& field, NumberValue value);

} // namespace ledgerloom
