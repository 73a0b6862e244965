#include "ui/queue/queue_page.h"

#include "ui/queue/run_queue.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/style/tone_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace ledgerloom {

QueuePage::QueuePage(RunQueue& queue, QWidget* parent)
    : QWidget(parent),
      m_queue(queue),
      m_view(new QTableView(this)),
      m_go(add("queueGo", QStringLiteral("play"), tr("Start the queue"), tr("Start the runs one after the other"))),
      m_up(add("queueUp", {}, tr("Up"), tr("Move the run up"))),
      m_down(add("queueDown", {}, tr("Down"), tr("Move the run down"))),
      m_duplicate(add("queueDuplicate", QStringLiteral("copy"), tr("Duplicate"),
                      tr("Queue the same run again, into a folder of its own"))),
      m_retry(add("queueRetry", QStringLiteral("resume"), tr("Retry"),
                  tr("Let the run wait again; what it has finished is kept"))),
      m_remove(add("queueRemove", QStringLiteral("trash"), tr("Remove"), tr("Take the run off the list"))),
      m_note(new ToneLabel(Tone::muted, this)),
      m_whenIdle(new QCheckBox(tr("Start runs only when the machine was left alone for"), this)),
      m_minutes(new QComboBox(this)) {
    m_go->setCheckable(true);
    m_note->setFont(captionFont());
    m_note->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(spacing::medium, 0, spacing::medium, 0);
    row->setSpacing(spacing::tight);
    row->addWidget(m_go);
    row->addStretch(1);
    for (QToolButton* button : {m_up, m_down, m_duplicate, m_retry, m_remove})
        row->addWidget(button);
    m_view->setModel(&m_queue);
    m_view->setAccessibleName(tr("Runs of the queue"));
    m_view->setShowGrid(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->setColumnWidth(RunQueue::datasetColumn, 200);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, spacing::tight, 0, spacing::tight);
    column->setSpacing(spacing::tight);
    column->addLayout(row);
    column->addWidget(m_view, 1);
    column->addWidget(buildFoot());

    connect(m_go, &QToolButton::toggled, this, &QueuePage::goWanted);
    connect(m_up, &QToolButton::clicked, this, [this] { m_queue.move(current(), -1); });
    connect(m_down, &QToolButton::clicked, this, [this] { m_queue.move(current(), 1); });
    connect(m_duplicate, &QToolButton::clicked, this, [this] { select(m_queue.duplicate(current())); });
    connect(m_retry, &QToolButton::clicked, this, [this] { m_queue.retry(current()); });
    connect(m_remove, &QToolButton::clicked, this, [this] { m_queue.remove(current()); });
    connect(m_view, &QTableView::activated, this, [this] {
        const QueuedRun* run = m_queue.find(current());
        if (run && run->state == QueueState::done)
            emit openWanted(QString::fromStdString(run->config.output));
    });
    connect(&m_queue, &RunQueue::changed, this, &QueuePage::update);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &QueuePage::update);
    update();
}

QToolButton* QueuePage::add(const char* name, const QString& icon, const QString& text, const QString& toolTip) {
    auto* button = new QToolButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setText(text);
    if (!icon.isEmpty())
        button->setIcon(themedIcon(icon));
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QWidget* QueuePage::buildFoot() {
    m_whenIdle->setObjectName(QStringLiteral("queueWhenIdle"));
    m_whenIdle->setToolTip(tr("No key, no mouse, and other programs use hardly any of the processors"));
    m_minutes->setObjectName(QStringLiteral("queueIdleMinutes"));
    for (const int minutes : {1, 2, 5, 10, 15, 30, 60, 120})
        m_minutes->addItem(tr("%1 min").arg(minutes), minutes);
    m_minutes->setAccessibleName(tr("Minutes without use"));
    auto* foot = new QWidget(this);
    auto* lines = new QVBoxLayout(foot);
    lines->setContentsMargins(spacing::medium, 0, spacing::medium, 0);
    lines->setSpacing(spacing::tight);
    lines->addWidget(m_note);
    auto* idle = new QHBoxLayout;
    idle->setSpacing(spacing::small);
    idle->addWidget(m_whenIdle);
    idle->addWidget(m_minutes);
    idle->addStretch(1);
    lines->addLayout(idle);
    const auto tell = [this] { emit idleWanted(m_whenIdle->isChecked(), m_minutes->currentData().toInt()); };
    connect(m_whenIdle, &QCheckBox::toggled, this, tell);
    connect(m_minutes, &QComboBox::currentIndexChanged, this, tell);
    return foot;
}

void QueuePage::setIdle(bool whenIdle, int minutes) {
    constexpr int usual = 2;
    const int found = m_minutes->findData(minutes);
    m_minutes->setCurrentIndex(found < 0 ? usual : found);
    m_whenIdle->setChecked(whenIdle);
}

void QueuePage::setWaitingForIdle(bool waiting) {
    m_waitsForIdle = waiting;
    update();
}

quint64 QueuePage::current() const {
    const int row = m_view->currentIndex().row();
    return row < 0 || row >= int(m_queue.runs().size()) ? 0 : m_queue.runs()[std::size_t(row)].id;
}

void QueuePage::select(quint64 id) {
    if (const int row = m_queue.rowOf(id); row >= 0)
        m_view->setCurrentIndex(m_queue.index(row, 0));
}

void QueuePage::setGoing(bool going) {
    m_go->setChecked(going);
}

void QueuePage::update() {
    const QueuedRun* run = m_queue.find(current());
    const bool still = run && run->state != QueueState::running;
    const int row = m_view->currentIndex().row();
    m_up->setEnabled(still && row > 0);
    m_down->setEnabled(still && row + 1 < int(m_queue.runs().size()));
    m_duplicate->setEnabled(run != nullptr);
    m_remove->setEnabled(still);
    m_retry->setEnabled(still && run->state != QueueState::waiting && run->state != QueueState::done);
    m_go->setEnabled(m_go->isChecked() || m_queue.waiting() > 0);
    const bool empty = m_queue.runs().empty();
    m_note->setTone(m_queue.problem().isEmpty() ? Tone::muted : Tone::danger);
    m_note->setText(!m_queue.problem().isEmpty() ? m_queue.problem()
                    : m_waitsForIdle ? tr("%1 waiting, until the machine is left alone").arg(m_queue.waiting())
                    : empty          ? tr("Fill in the form and choose “Add to queue”.")
                                     : tr("%1 waiting").arg(m_queue.waiting()));
}

} // namespace ledgerloom
