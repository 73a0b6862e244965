#pragma once

#include "core/dataset/inspect/inspect.h"

#include <QWidget>

#include <vector>

namespace ledgerloom {

/// Values of a column as bars: as long as they are frequent, the part of fraudulent rows in another colour and in
/// words. GUI thread only.
class ValueBars : public QWidget {
    Q_OBJECT

public:
    explicit ValueBars(QWidget* parent = nullptr);

    /// `rows` of the whole table; `labelled`: it says which rows are fraudulent.
    void show(std::vector<ValueRows> values, std::uint64_t rows, bool labelled);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString told(const ValueRows& value) const;

    std::vector<ValueRows> m_values;
    std::uint64_t m_rows = 0;
    bool m_labelled = false;
};

} // namespace ledgerloom
