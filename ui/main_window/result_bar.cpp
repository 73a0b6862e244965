#include "ui/main_window/result_bar.h"

#include "core/base/units.h"
#include "ui/monitor/human.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/spacing.h"
#include "ui/style/style_parts.h"
#include "ui/style/theme_colors.h"
#include "ui/style/tone_label.h"

#include <QDesktopServices>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QResizeEvent>
#include <QStringList>
#include <QToolButton>
#include <QUrl>

namespace ledgerloom {

namespace {

QString figures(const Snapshot& snapshot) {
    QStringList parts;
    parts << ResultBar::tr("%1 rows").arg(local(formatCount(snapshot.rowsDone)));
    parts << local(formatSize(snapshot.bytesDone));
    parts << ResultBar::tr("in %1").arg(human::elapsed(snapshot.elapsedUs));
    parts << ResultBar::tr("peak memory %1").arg(local(formatSize(snapshot.peakProcessBytes, SizeStyle::binary)));
    return parts.join(QStringLiteral("  ·  "));
}

} // namespace

ResultBar::ResultBar(QWidget* parent)
    : QWidget(parent),
      m_icon(new QLabel(this)),
      m_headline(new ToneLabel(Tone::plain, this)),
      m_details(new ToneLabel(Tone::muted, this)),
      m_resume(addButton("resumeRun", tr("Resume"), QStringLiteral("resume"))),
      m_dismiss(addButton("dismissRun", tr("Not now"), {})),
      m_open(addButton("openFolder", tr("Open folder"), QStringLiteral("folder-open"))),
      m_report(addButton("openReport", tr("Report"), QStringLiteral("list"))),
      m_rows(addButton("openRows", tr("Rows"), QStringLiteral("table"))) {
    m_headline->setFont(strongFont());
    m_headline->setObjectName(QStringLiteral("resultHeadline"));
    m_details->setObjectName(QStringLiteral("resultDetails"));
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_rows->setToolTip(tr("Look at the rows that the run has made"));
    m_resume->setToolTip(tr("Go on with this run; what is finished is kept"));

    auto* first = new QHBoxLayout;
    first->setSpacing(spacing::medium);
    first->addWidget(m_headline, 1);
    for (QToolButton* button : {m_resume, m_dismiss, m_report, m_rows, m_open})
        first->addWidget(button);
    // The details have the whole width: a long reason takes as few lines as can be, and the charts keep their room.
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(spacing::medium, spacing::small, spacing::small, spacing::small);
    layout->setHorizontalSpacing(spacing::medium);
    layout->setVerticalSpacing(1);
    layout->addWidget(m_icon, 0, 0);
    layout->addLayout(first, 0, 1);
    layout->addWidget(m_details, 1, 1);
    layout->setColumnStretch(1, 1);
    connect(m_resume, &QToolButton::clicked, this, &ResultBar::resumeRequested);
    connect(m_report, &QToolButton::clicked, this, &ResultBar::reportRequested);
    connect(m_rows, &QToolButton::clicked, this, [this] { emit rowsRequested(m_folder); });
    connect(m_dismiss, &QToolButton::clicked, this, &ResultBar::dismissed);
    connect(m_open, &QToolButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder)); });
}

QToolButton* ResultBar::addButton(const char* name, const QString& text, const QString& icon) {
    auto* button = new QToolButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setText(text);
    if (!icon.isEmpty())
        button->setIcon(themedIcon(icon));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void ResultBar::offer(const QString& folder, bool resumable, bool dismissable) {
    m_folder = folder;
    m_open->setVisible(!folder.isEmpty());
    m_resume->setVisible(resumable);
    m_dismiss->setVisible(dismissable);
    m_report->hide();
    m_rows->hide();
}

void ResultBar::showInterrupted(const QString& folder) {
    m_state = RunState::cancelled;
    offer(folder, true, true);
    m_headline->setText(tr("A run was interrupted"));
    m_details->setText(tr("What it has finished stands in %1 and is kept.").arg(folder));
    present();
}

void ResultBar::showProblem(const QString& headline, const QString& details) {
    showPlain(RunState::failed, headline, details);
}

void ResultBar::showNote(const QString& headline, const QString& details) {
    showPlain(RunState::finished, headline, details);
}

void ResultBar::showEarlier(const QString& folder, const QString& details) {
    showPlain(RunState::finished, tr("This run was finished earlier"), details);
    offer(folder, false, false);
    m_report->show();
    m_rows->show();
}

void ResultBar::showPlain(RunState state, const QString& headline, const QString& details) {
    m_state = state;
    offer({}, false, false);
    m_headline->setText(headline);
    m_details->setText(details);
    present();
}

void ResultBar::showResult(const Snapshot& snapshot, const QString& error, const QString& folder, bool resumable,
                           bool reported) {
    m_state = snapshot.state;
    offer(folder, resumable, false);
    m_report->setVisible(reported);
    m_rows->setVisible(!folder.isEmpty() && m_state == RunState::finished && error.isEmpty());
    m_details->setText(figures(snapshot));
    if (m_state == RunState::cancelled) {
        m_headline->setText(tr("Cancelled: the dataset is not complete"));
    } else if (!error.isEmpty()) {
        m_headline->setText(tr("The run failed"));
        m_details->setText(engineText(error));
    } else {
        m_headline->setText(tr("Done"));
    }
    present();
}

void ResultBar::present() {
    updateIcon();
    show();
    fitSoon();
}

/// Once the layouts around it have settled: before, it may have any width.
void ResultBar::fitSoon() {
    QMetaObject::invokeMethod(this, &ResultBar::fit, Qt::QueuedConnection);
}

/// A splitter does not ask how many lines the details need: without this it would cut off what stands above.
void ResultBar::fit() {
    if (isVisible())
        setMinimumHeight(layout()->totalHeightForWidth(width()));
}

void ResultBar::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    fitSoon();
}

void ResultBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != width())
        fitSoon();
}

int ResultBar::level() const {
    if (m_state == RunState::finished)
        return 0;
    return m_state == RunState::cancelled ? 1 : 3;
}

void ResultBar::updateIcon() {
    const LevelColors& colors = themeColors(palette()).level(std::uint8_t(level()));
    m_icon->setPixmap(iconPixmap(levelIconName(std::uint8_t(level())), colors.solid, 18, devicePixelRatioF()));
}

void ResultBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
}

void ResultBar::paintEvent(QPaintEvent*) {
    const LevelColors& colors = themeColors(palette()).level(std::uint8_t(level()));
    QPainter painter(this);
    parts::drawBox(painter, rect(), spacing::cardRadius, colors.tint, Qt::transparent);
}

} // namespace ledgerloom
