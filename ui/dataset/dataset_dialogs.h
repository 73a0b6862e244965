#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace ledgerloom::dataset_dialogs {

// Each asks beside `page` and goes on with the answer, as long as the page is there. GUI thread only.

using Use = std::function<void(const QString& path)>;

void askFolder(QWidget* page, const Use& use);
void askFile(QWidget* page, const Use& use);
/// Where rows are exported to.
void askCsv(QWidget* page, const Use& use);

} // namespace ledgerloom::dataset_dialogs
