#pragma once

#include "core/config/fields.h"

class QLineEdit;
class QWidget;

namespace ledgerloom {

/// The button that fills a line in another way than typing: dice for the seed, a folder chooser, a calendar. Null
/// where typing is all there is. It writes into `line`.
QWidget* createLineHelper(const Field& field, QLineEdit* line, QWidget* parent);

} // namespace ledgerloom
