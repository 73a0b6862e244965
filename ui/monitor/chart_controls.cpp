#include "ui/monitor/chart_controls.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/style/tone_label.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

namespace ledgerloom {

namespace {

constexpr int tenMinutes = 10;
constexpr int oneHour = 60;
constexpr int everything = 0;

QToolButton* flatButton(const QString& text, const QString& toolTip) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

ChartControls::ChartControls(QWidget* parent)
    : QWidget(parent),
      m_note(new ToneLabel(Tone::muted)),
      m_zoom(flatButton(tr("Zoom"), tr("Show only the selected stretch (Enter)"))),
      m_limits(new QCheckBox(tr("Show &limits"))),
      m_hold(flatButton(tr("Hold"), tr("Hold the view still; the run goes on"))),
      m_spans(new QButtonGroup(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::medium, 0, spacing::medium, 0);
    row->setSpacing(spacing::hair);
    m_note->setObjectName(QStringLiteral("chartNote"));
    m_note->setFont(captionFont());
    m_note->setMinimumWidth(0);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_zoom->setObjectName(QStringLiteral("zoom"));
    m_zoom->hide();
    m_limits->setObjectName(QStringLiteral("limits"));
    m_limits->setToolTip(tr("Scale the memory chart so that the soft and hard limit are on it"));
    m_hold->setObjectName(QStringLiteral("hold"));
    m_hold->setCheckable(true);
    row->addWidget(m_note, 1);
    row->addWidget(m_zoom);
    row->addWidget(seriesButton());
    row->addSpacing(spacing::small);
    row->addWidget(m_limits);
    row->addSpacing(spacing::medium);
    addSpans(row);
    row->addWidget(m_hold);
    row->addWidget(exportButton());
    connect(m_limits, &QAbstractButton::toggled, this, &ChartControls::limitsToggled);
    connect(m_hold, &QAbstractButton::toggled, this, &ChartControls::holdToggled);
    connect(m_zoom, &QAbstractButton::clicked, this, &ChartControls::zoomWanted);
    connect(m_spans, &QButtonGroup::idClicked, this, &ChartControls::spanChosen);
}

void ChartControls::addSpans(QHBoxLayout* row) {
    m_spans->addButton(flatButton(tr("10 min"), tr("Show the last ten minutes")), tenMinutes);
    m_spans->addButton(flatButton(tr("1 h"), tr("Show the last hour")), oneHour);
    m_spans->addButton(flatButton(tr("All"), tr("Show the whole run")), everything);
    for (QAbstractButton* button : m_spans->buttons()) {
        button->setCheckable(true);
        row->addWidget(button);
    }
    m_spans->button(tenMinutes)->setChecked(true);
}

QWidget* ChartControls::seriesButton() {
    auto* button = flatButton(tr("Curves"), tr("Choose which curves are drawn"));
    button->setObjectName(QStringLiteral("series"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    for (std::size_t curve = 0; curve < switchableSeries.size(); ++curve) {
        const Measure measure = switchableSeries[curve];
        auto* action = menu->addAction(seriesName(measure));
        m_curves[curve] = action;
        action->setCheckable(true);
        action->setChecked(m_series.shows(measure));
        connect(action, &QAction::toggled, this, [this, measure](bool shown) {
            m_series.set(measure, shown);
            emit seriesToggled();
        });
    }
    button->setMenu(menu);
    return button;
}

void ChartControls::setOnCluster(bool onCluster) {
    if (onCluster == m_onCluster)
        return;
    m_onCluster = onCluster;
    for (std::size_t curve = 0; curve < switchableSeries.size(); ++curve) {
        m_curves[curve]->setText(seriesName(switchableSeries[curve], onCluster));
        m_curves[curve]->setVisible(!onCluster || isKnownOfCluster(switchableSeries[curve]));
    }
}

QWidget* ChartControls::exportButton() {
    auto* button = flatButton({}, tr("Take the charts out: picture, figures, table"));
    button->setObjectName(QStringLiteral("export"));
    button->setIcon(themedIcon(QStringLiteral("export")));
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    connect(menu->addAction(themedIcon(QStringLiteral("copy")), tr("&Copy as a picture")), &QAction::triggered, this,
            &ChartControls::copyWanted);
    menu->addSeparator();
    connect(menu->addAction(tr("Save as &PNG …")), &QAction::triggered, this, &ChartControls::pngWanted);
    connect(menu->addAction(tr("Save as &SVG …")), &QAction::triggered, this, &ChartControls::svgWanted);
    connect(menu->addAction(tr("Save the figures as CS&V …")), &QAction::triggered, this, &ChartControls::csvWanted);
    menu->addSeparator();
    connect(menu->addAction(themedIcon(QStringLiteral("table")), tr("Show as a &table")), &QAction::triggered, this,
            &ChartControls::tableWanted);
    button->setMenu(menu);
    return button;
}

void ChartControls::setNote(const QString& note, const QString& whole) {
    if (note != m_note->text()) {
        m_note->setText(note);
        m_note->setToolTip(whole);
        m_note->setAccessibleDescription(whole);
    }
}

void ChartControls::setSelected(bool selected) {
    m_zoom->setVisible(selected);
}

void ChartControls::setHeld(bool held) {
    const QSignalBlocker quiet(m_hold);
    m_hold->setChecked(held);
}

bool ChartControls::limitsShown() const {
    return m_limits->isChecked();
}

int ChartControls::minutes() const {
    return m_spans->checkedId();
}

} // namespace ledgerloom
