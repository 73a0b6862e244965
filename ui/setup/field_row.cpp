#include "ui/setup/field_row.h"

#include "ui/setup/field_editor.h"
#include "ui/setup/field_texts.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/style/tone_label.h"

#include <QGridLayout>
#include <QToolButton>

#include <utility>

namespace ledgerloom {

namespace {

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QToolButton* fixButton(QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIcon(themedIcon(QStringLiteral("check")));
    button->setFocusPolicy(Qt::TabFocus);
    button->hide();
    return button;
}

} // namespace

FieldRow::FieldRow(const Field& field, int labelWidth, QWidget* parent)
    : QWidget(parent),
      m_field(&field),
      m_editor(FieldEditor::create(field, this)),
      m_hint(new ToneLabel(Tone::muted, this)),
      m_fixButton(fixButton(this)) {
    m_hint->setObjectName(qs(field.name) + QStringLiteral("-hint"));
    m_hint->setFont(captionFont());
    m_hint->setWordWrap(true);
    m_hint->hide();
    m_fixButton->setObjectName(qs(field.name) + QStringLiteral("-fix"));

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(spacing::small);
    grid->setVerticalSpacing(3);
    const bool flag = field.kind == FieldKind::flag;
    if (!flag) {
        auto* label = new ToneLabel(Tone::muted, this);
        label->setText(fieldLabel(field));
        label->setToolTip(fieldToolTip(field));
        label->setBuddy(m_editor->input());
        if (labelWidth > 0)
            label->setFixedWidth(labelWidth);
        label->setWordWrap(labelWidth > 0);
        grid->addWidget(label, 0, 0, labelWidth > 0 ? Qt::AlignVCenter : Qt::AlignBottom);
    } else {
        grid->setColumnMinimumWidth(0, labelWidth + spacing::small); // an empty column has no spacing beside it
    }
    const bool beside = labelWidth > 0;
    grid->addWidget(m_editor, beside ? 0 : 1, beside ? 1 : 0);
    grid->addWidget(m_hint, beside ? 1 : 2, beside ? 1 : 0);
    grid->addWidget(m_fixButton, beside ? 2 : 3, beside ? 1 : 0, Qt::AlignLeft);
    grid->setColumnStretch(beside ? 1 : 0, 1);
    connect(m_editor, &FieldEditor::edited, this, &FieldRow::edited);
    connect(m_fixButton, &QToolButton::clicked, this, [this] {
        if (m_fix)
            emit fixWanted(Fix(*m_fix).config); // a copy: the form changes m_fix while it takes it
    });
}

void FieldRow::show(const RunConfig& config) {
    RunConfig shown = config;
    const bool same = m_field->setFromText(shown, m_editor->text().toStdString()).ok() && shown == config;
    if (!same || m_editor->text().isEmpty())
        m_editor->setText(qs(m_field->toText(config)));
    understand(config);
}

bool FieldRow::read(RunConfig& config) {
    QString text = m_editor->text();
    if (text.isEmpty() && !m_field->zeroWord.empty())
        text = qs(m_field->zeroWord);
    // An output that is not chosen yet is no fault of the text: the estimate says what is missing.
    if (text.isEmpty() && m_field->isPath()) {
        config.*std::get<std::string RunConfig::*>(m_field->member) = {};
        understand(config);
        return true;
    }
    const auto done = m_field->setFromText(config, text.toStdString());
    if (done.ok()) {
        understand(config);
    } else {
        m_error = errorText(*m_field, done.error());
        m_fix = fixForText(*m_field, text, config);
        refreshHint();
    }
    return done.ok();
}

void FieldRow::setFault(const QString& fault, std::optional<Fix> fix) {
    m_fault = fault;
    // What cannot be read comes first, and keeps its own way out.
    if (!isBroken())
        m_fix = std::move(fix);
    refreshHint();
}

void FieldRow::setResolved(const QString& text) {
    m_resolved = text;
    refreshHint();
}

void FieldRow::understand(const RunConfig& config) {
    m_error.clear();
    m_fault.clear();
    m_fix.reset();
    m_understood = understoodText(*m_field, config);
    refreshHint();
}

void FieldRow::refreshHint() {
    const QString* shown = &m_error;
    for (const QString* next : {&m_fault, &m_understood, &m_resolved})
        if (shown->isEmpty())
            shown = next;
    const bool wrong = !m_error.isEmpty() || !m_fault.isEmpty();
    m_hint->setTone(wrong ? Tone::danger : Tone::muted);
    m_hint->setText(*shown);
    m_hint->setVisible(!shown->isEmpty());
    m_editor->setInvalid(wrong);
    m_fixButton->setVisible(wrong && m_fix);
    if (m_fix) {
        m_fixButton->setText(m_fix->label);
        m_fixButton->setAccessibleName(tr("%1: %2").arg(fieldLabel(*m_field), m_fix->label));
    }
}

} // namespace ledgerloom
