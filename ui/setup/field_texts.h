#pragma once

#include "core/config/fields.h"

#include <QString>

#include <string_view>

namespace ledgerloom {

/// The field's name as a person reads it: "Fraud rate".
QString fieldLabel(const Field& field);
/// One of a field's choices as a person reads it: "JSON Lines".
QString choiceLabel(std::string_view choice);
/// Its help, range and command line option, as a tool tip.
QString fieldToolTip(const Field& field);
/// What was understood of a field's value ("12 GB = 11.2 GiB", "1 row in 200"); empty where the text says it all.
QString understoodText(const Field& field, const RunConfig& config);
/// An error that stands alone, with the form's name of its field in front: "Fraud rate: ...".
QString obstacleText(const Error& error);
/// The error's message without the field's name in front, which the form shows beside it already.
QString errorText(const Field& field, const Error& error);

} // namespace ledgerloom
