#include "ui/setup/collapsible_group.h"

#include "ui/setup/group_header.h"
#include "ui/style/spacing.h"

#include <QVBoxLayout>

namespace ledgerloom {

CollapsibleGroup::CollapsibleGroup(const QString& title, bool open, QWidget* parent)
    : QWidget(parent),
      m_header(new GroupHeader(title, this)),
      m_body(new QWidget(this)),
      m_content(new QVBoxLayout(m_body)) {
    m_content->setContentsMargins(0, spacing::tight, 0, spacing::tight);
    m_content->setSpacing(spacing::small);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::tight);
    layout->addWidget(m_header);
    layout->addWidget(m_body);
    m_header->setChecked(open);
    m_body->setVisible(open);
    connect(m_header, &GroupHeader::toggled, m_body, &QWidget::setVisible);
}

bool CollapsibleGroup::isOpen() const {
    return m_header->isChecked();
}
void CollapsibleGroup::setOpen(bool open) {
    m_header->setChecked(open);
}
void CollapsibleGroup::setSummary(const QString& summary) {
    m_header->setSummary(summary);
}

} // namespace ledgerloom
