#pragma once

#include "core/dataset/realism/realism.h"
#include "ui/report/html_paper.h"

namespace ledgerloom {

/// The part of a report that holds a dataset beside the world: figures with what is wanted of them, and for each column
/// its values as bars, the fraudulent part in another colour, beside their targets. In the language in force.
void addRealism(HtmlPaper& page, const RealismReport& report);

} // namespace ledgerloom
