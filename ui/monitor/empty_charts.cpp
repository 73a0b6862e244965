#include "ui/monitor/empty_charts.h"

#include "ui/monitor/chart_sketch.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/tone_label.h"

#include <QGridLayout>
#include <QLabel>

namespace ledgerloom {

namespace {

constexpr int textWidth = 330;

QLabel* label(const QString& text, const QFont& font, Tone tone) {
    auto* label = new ToneLabel(tone);
    label->setText(text);
    label->setFont(font);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

void addRow(QGridLayout* grid, ChartSketch::Kind kind, const QString& title, const QString& text) {
    const int row = grid->rowCount();
    auto* words = new QVBoxLayout;
    words->setSpacing(spacing::hair);
    words->addStretch();
    words->addWidget(label(title, strongFont(), Tone::plain));
    auto* body = label(text, bodyFont(), Tone::muted);
    body->setMinimumWidth(textWidth);
    words->addWidget(body);
    words->addStretch();
    grid->addWidget(new ChartSketch(kind), row, 1);
    grid->addLayout(words, row, 2);
}

} // namespace

EmptyCharts::EmptyCharts(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(spacing::large, spacing::large, spacing::large, spacing::large);
    grid->setHorizontalSpacing(spacing::large);
    grid->setVerticalSpacing(spacing::medium);
    auto* heading = label(tr("Press Start and watch the run here"), titleFont(), Tone::plain);
    grid->addWidget(heading, 1, 1, 1, 2);
    addRow(grid, ChartSketch::Kind::memory, tr("Memory"),
           tr("What the process holds and has reserved, in the colour of the pressure level, with the soft and the "
              "hard limit."));
    addRow(grid, ChartSketch::Kind::growth, tr("Growth rate"),
           tr("How fast memory grows or shrinks, and from where on workers slow down."));
    addRow(grid, ChartSketch::Kind::throughput, tr("Throughput"),
           tr("Rows and bytes a second. Changes of level and what the engine did about them are marked on the time "
              "line."));
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(2, 0);
    grid->setColumnStretch(3, 1);
    grid->setRowStretch(0, 1);
    grid->setRowStretch(grid->rowCount(), 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Light);
}

} // namespace ledgerloom
