#pragma once

#include <QString>

namespace ledgerloom {

/// A folder for a first dataset: a name that is not taken yet, in the user's documents.
QString firstOutputFolder();

/// `folder` itself where nothing is there or it is empty, otherwise the next free name beside it: data, data-2, data-3.
QString freeOutputFolder(const QString& folder);

} // namespace ledgerloom
