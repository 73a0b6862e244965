#include "ui/setup/field_editor.h"

#include "ui/setup/field_texts.h"
#include "ui/setup/line_helpers.h"
#include "ui/style/studio_style.h"
#include "ui/style/wheel_guard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace ledgerloom {

namespace {

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// What an empty line stands for, or asks for.
QString emptyText(const Field& field) {
    switch (field.kind) {
    case FieldKind::path:
        return QCoreApplication::translate("fields", "choose or type a folder");
    case FieldKind::file:
        return QCoreApplication::translate("fields", "choose or type a file");
    case FieldKind::cluster:
        return QCoreApplication::translate("fields", "this computer");
    case FieldKind::weights:
        return QCoreApplication::translate("fields", "the usual mix");
    default:
        return field.zeroWord.empty() ? qs(field.defaultText()) : qs(field.zeroWord);
    }
}

QHBoxLayout* flatLayout(QWidget* owner) {
    auto* layout = new QHBoxLayout(owner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    return layout;
}

void prepare(QWidget* input, const Field& field) {
    input->setObjectName(qs(field.name));
    input->setAccessibleName(fieldLabel(field));
    input->setAccessibleDescription(qs(field.help));
    input->setToolTip(fieldToolTip(field));
}

class LineEditor : public FieldEditor {
public:
    LineEditor(const Field& field, QWidget* parent)
        : FieldEditor(parent), m_line(new QLineEdit(this)), m_isPath(field.isPath()) {
        prepare(m_line, field);
        m_line->setPlaceholderText(emptyText(field));
        auto* layout = flatLayout(this);
        layout->addWidget(m_line, 1);
        if (QWidget* helper = createLineHelper(field, m_line, this))
            layout->addWidget(helper);
        setFocusProxy(m_line);
        m_line->installEventFilter(this);
        connect(m_line, &QLineEdit::textChanged, this, [this] {
            if (!m_silent)
                emit edited();
        });
    }

    QString text() const override { return m_line->text().trimmed(); }

    void setText(const QString& text) override {
        if (text == this->text())
            return;
        m_silent = true;
        m_line->setText(text);
        // What tells one path from another is its end.
        m_line->setCursorPosition(m_isPath ? int(text.size()) : 0);
        m_silent = false;
    }

    void setInvalid(bool invalid) override {
        m_line->setProperty(invalidProperty, invalid);
        m_line->update();
    }

    QWidget* input() const override { return m_line; }

    /// Undo and redo are the whole form's, whichever line has the keyboard.
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::ShortcutOverride)
            return FieldEditor::eventFilter(watched, event);
        const auto* key = static_cast<QKeyEvent*>(event);
        if (!key->matches(QKeySequence::Undo) && !key->matches(QKeySequence::Redo))
            return FieldEditor::eventFilter(watched, event);
        event->ignore();
        return true;
    }

private:
    QLineEdit* m_line;
    bool m_isPath;
    bool m_silent = false;
};

class ChoiceEditor : public FieldEditor {
public:
    ChoiceEditor(const Field& field, QWidget* parent) : FieldEditor(parent), m_box(new QComboBox(this)) {
        prepare(m_box, field);
        for (const std::string_view choice : field.choices)
            m_box->addItem(choiceLabel(choice), qs(choice));
        flatLayout(this)->addWidget(m_box, 1);
        setFocusProxy(m_box);
        keepFromWheel(m_box);
        connect(m_box, &QComboBox::activated, this, &FieldEditor::edited);
    }

    QString text() const override { return m_box->currentData().toString(); }
    void setText(const QString& text) override { m_box->setCurrentIndex(m_box->findData(text)); }
    void setInvalid(bool invalid) override {
        m_box->setProperty(invalidProperty, invalid);
        m_box->update();
    }
    QWidget* input() const override { return m_box; }

private:
    QComboBox* m_box;
};

class FlagEditor : public FieldEditor {
public:
    FlagEditor(const Field& field, QWidget* parent)
        : FieldEditor(parent), m_box(new QCheckBox(fieldLabel(field), this)) {
        prepare(m_box, field);
        flatLayout(this)->addWidget(m_box, 1);
        setFocusProxy(m_box);
        connect(m_box, &QCheckBox::clicked, this, &FieldEditor::edited);
    }

    QString text() const override { return m_box->isChecked() ? QStringLiteral("true") : QStringLiteral("false"); }
    void setText(const QString& text) override { m_box->setChecked(text == QStringLiteral("true")); }
    void setInvalid(bool) override {}
    QWidget* input() const override { return m_box; }

private:
    QCheckBox* m_box;
};

} // namespace

FieldEditor* FieldEditor::create(const Field& field, QWidget* parent) {
    if (field.kind == FieldKind::flag)
        return new FlagEditor(field, parent);
    if (field.kind == FieldKind::choice)
        return new ChoiceEditor(field, parent);
    return new LineEditor(field, parent);
}

} // namespace ledgerloom
