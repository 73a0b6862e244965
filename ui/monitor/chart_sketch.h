#pragma once

#include <QWidget>

namespace ledgerloom {

/// A small drawing of what one of the charts looks like.
class ChartSketch : public QWidget {
    Q_OBJECT

public:
    enum class Kind { memory, growth, throughput };

    explicit ChartSketch(Kind kind, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kind m_kind;
};

} // namespace ledgerloom
