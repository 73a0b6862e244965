#include "ui/presets/name_dialog.h"

#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/studio_style.h"
#include "ui/style/tone_label.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ledgerloom {

NameDialog::NameDialog(const QString& title, const QString& acceptText, const QString& name, Check check,
                       QWidget* parent)
    : QDialog(parent),
      m_check(std::move(check)),
      m_original(name),
      m_line(new QLineEdit(name, this)),
      m_fault(new ToneLabel(Tone::danger, this)) {
    setWindowTitle(title);
    auto* heading = new ToneLabel(Tone::plain, this);
    heading->setFont(titleFont());
    heading->setText(title);
    m_line->setObjectName(QStringLiteral("name"));
    m_line->setAccessibleName(tr("Name"));
    m_line->selectAll();
    m_fault->setFont(captionFont());
    m_fault->setWordWrap(true);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(acceptText, QDialogButtonBox::AcceptRole);
    m_accept->setProperty(primaryProperty, true);
    m_accept->setDefault(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::huge, spacing::large, spacing::huge, spacing::large);
    layout->setSpacing(spacing::small);
    layout->addWidget(heading);
    layout->addWidget(m_line);
    layout->addWidget(m_fault);
    layout->addSpacing(spacing::small);
    layout->addWidget(buttons);
    setMinimumWidth(380);

    connect(m_line, &QLineEdit::textChanged, this, &NameDialog::validate);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    validate();
}

QString NameDialog::name() const {
    return m_line->text().trimmed();
}

void NameDialog::validate() {
    const QString fault = m_check(name());
    // An empty line is simply not filled in yet, and a preset's own name not changed yet.
    const bool shown = !fault.isEmpty() && !name().isEmpty() && name() != m_original;
    m_fault->setText(shown ? fault : QStringLiteral(" "));
    m_line->setProperty(invalidProperty, shown);
    m_line->update();
    m_accept->setEnabled(fault.isEmpty());
}

} // namespace ledgerloom
