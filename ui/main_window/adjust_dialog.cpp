#include "ui/main_window/adjust_dialog.h"

#include "ui/main_window/run_controller.h"
#include "ui/monitor/human.h"
#include "ui/setup/field_editor.h"
#include "ui/setup/field_row.h"
#include "ui/setup/field_texts.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/tone_label.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace ledgerloom {

namespace {

constexpr std::array fieldNames{"workers", "memory-limit", "soft-limit", "min-available", "arrow-limit"};
constexpr int labelWidth = 104;

FieldRow* rowOf(const char* name, QWidget* parent) {
    auto* row = new FieldRow(*findField(name), labelWidth, parent);
    // The form has fields of the same names.
    for (QWidget* part : row->findChildren<QWidget*>())
        if (!part->objectName().isEmpty())
            part->setObjectName(QStringLiteral("adjust-") + part->objectName());
    return row;
}

} // namespace

AdjustDialog::AdjustDialog(RunController& run, QWidget* parent)
    : QDialog(parent), m_run(run), m_now(new ToneLabel(Tone::muted, this)), m_answer(new ToneLabel(Tone::muted, this)) {
    setObjectName(QStringLiteral("adjustDialog"));
    setWindowTitle(tr("Workers and limits of this run"));
    setMinimumWidth(420);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::huge, spacing::large, spacing::huge, spacing::large);
    layout->setSpacing(spacing::small);
    auto* heading = new ToneLabel(Tone::plain, this);
    heading->setFont(titleFont());
    heading->setText(windowTitle());
    layout->addWidget(heading);
    m_now->setObjectName(QStringLiteral("adjustNow"));
    m_now->setWordWrap(true);
    layout->addWidget(m_now);
    layout->addSpacing(spacing::small);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i] = rowOf(fieldNames[i], this);
        layout->addWidget(m_rows[i]);
    }
    m_answer->setObjectName(QStringLiteral("adjustAnswer"));
    m_answer->setWordWrap(true);
    layout->addWidget(m_answer);
    layout->addStretch(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_apply = buttons->addButton(tr("&Apply now"), QDialogButtonBox::ApplyRole);
    m_apply->setObjectName(QStringLiteral("adjustApply"));
    m_apply->setDefault(true);
    layout->addWidget(buttons);
    connect(m_apply, &QPushButton::clicked, this, &AdjustDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_run, &RunController::started, this, &AdjustDialog::showRun);
    connect(&m_run, &RunController::finished, this, &QDialog::reject);
    showRun();
}

void AdjustDialog::showRun() {
    RunConfig config = m_run.config();
    if (config.workers == 0)
        config.workers = m_run.snapshot().workersPlanned;
    for (FieldRow* row : m_rows)
        row->show(config);
    tell(tr("The data stay the same, byte for byte. Workers join at once, or park when they have finished their "
            "shard."),
         false);
    refresh();
}

void AdjustDialog::refresh() {
    const Snapshot now = m_run.snapshot();
    m_now->setText(tr("Now: %1 of %2 workers at work, %3 in use, limit %4")
                       .arg(now.workersActive)
                       .arg(now.workersPlanned)
                       .arg(human::memory(now.sample.processBytes), human::memory(now.memoryLimitBytes)));
}

void AdjustDialog::apply() {
    RunConfig wanted = m_run.config();
    for (FieldRow* row : m_rows)
        if (!row->read(wanted))
            return tell(tr("To mend first: %1").arg(fieldLabel(row->field())), true);
    const auto adjusted = m_run.adjust(wanted);
    if (adjusted)
        return tell(tr("In force from now on."), false);
    const Error& error = adjusted.error();
    tell(obstacleText(error), true);
    for (FieldRow* row : m_rows)
        if (row->field().name == error.field) {
            row->editor().setInvalid(true);
            row->editor().input()->setFocus();
        }
}

void AdjustDialog::tell(const QString& text, bool refused) {
    m_answer->setTone(refused ? Tone::danger : Tone::muted);
    m_answer->setText(text);
    m_answer->setAccessibleName(text);
    grow();
}

void AdjustDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    grow();
}

/// Words that wrap may need more lines than the window has.
void AdjustDialog::grow() {
    if (const int needs = layout()->totalHeightForWidth(width()); height() < needs)
        resize(width(), needs);
}

} // namespace ledgerloom
