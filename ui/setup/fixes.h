#pragma once

#include "core/config/fields.h"
#include "core/run/estimate.h"

#include <QString>

#include <optional>

namespace ledgerloom {

/// A way out of a fault that one click takes.
struct Fix {
    QString label;    ///< "Use 12GB", "Make it 55 GB"
    RunConfig config; ///< what the form is to say
};

/// For a text that `field` cannot read: what was probably meant, the nearest value that is allowed, or the last one
/// that could be read. `config` is what the form said last.
Fix fixForText(const Field& field, const QString& text, const RunConfig& config);
/// For values that can be read but do not go together; empty where only the person knows what to give up.
std::optional<Fix> fixForFault(const Error& fault, const RunConfig& config);
/// For what keeps an estimated run from starting.
std::optional<Fix> fixForObstacle(const Error& obstacle, const Estimate& estimate, const RunConfig& config);

} // namespace ledgerloom
