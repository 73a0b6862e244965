#pragma once

#include "core/config/scenario_weights.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace ledgerloom {

/// The fraud types that scenario weights come to, as bars: each type's share of the fraudulent rows.
class MixChart : public QWidget {
    Q_OBJECT

public:
    explicit MixChart(QWidget* parent = nullptr);

    void show(const ScenarioWeights& weights);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Bar {
        QString type;
        double percent = 0;
    };

    void describe();
    int lineHeight() const;

    std::vector<Bar> m_bars;
};

} // namespace ledgerloom
