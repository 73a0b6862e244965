#pragma once

#include <QWidget>

namespace ledgerloom {

/// What stands in the charts' place before the first run: a sketch of each chart and what it will tell.
class EmptyCharts : public QWidget {
    Q_OBJECT

public:
    explicit EmptyCharts(QWidget* parent = nullptr);
};

} // namespace ledgerloom
