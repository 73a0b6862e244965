#include "ui/setup/notes_popup.h"

#include "ui/style/spacing.h"

#include <QLabel>
#include <QWidgetAction>

namespace ledgerloom {

NotesPopup::NotesPopup(QWidget* parent) : QMenu(parent), m_text(new QLabel) {
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setFixedWidth(420);
    m_text->setContentsMargins(spacing::large, spacing::small, spacing::large, spacing::medium);
    auto* action = new QWidgetAction(this);
    action->setDefaultWidget(m_text);
    addAction(action);
}

void NotesPopup::setHtml(const QString& html) {
    m_text->setText(html);
}

} // namespace ledgerloom
