#pragma once

#include <QWidget>

class QVBoxLayout;

namespace ledgerloom {

class GroupHeader;

/// A titled part of the form that can be folded away; folded, its header says in a few words what is inside.
class CollapsibleGroup : public QWidget {
    Q_OBJECT

public:
    CollapsibleGroup(const QString& title, bool open, QWidget* parent);

    QVBoxLayout* content() const { return m_content; }
    bool isOpen() const;
    void setOpen(bool open);
    void setSummary(const QString& summary);

private:
    GroupHeader* m_header;
    QWidget* m_body;
    QVBoxLayout* m_content;
};

} // namespace ledgerloom
