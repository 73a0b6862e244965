#pragma once

#include "core/config/fields.h"

#include <QString>
#include <QWidget>

namespace ledgerloom {

/// The input of one field, in the field's own texts: what it gives goes to Field::setFromText() as it is.
class FieldEditor : public QWidget {
    Q_OBJECT

public:
    /// The kind of input that suits the field: a line, a list, a check box; folders, seeds and dates get a helper
    /// button beside their line.
    static FieldEditor* create(const Field& field, QWidget* parent);

    virtual QString text() const = 0;
    /// Shows a value without announcing it. Leaves the input alone when it says the same already.
    virtual void setText(const QString& text) = 0;
    virtual void setInvalid(bool invalid) = 0;
    /// The widget that takes the keyboard.
    virtual QWidget* input() const = 0;

signals:
    void edited();

protected:
    using QWidget::QWidget;
};

} // namespace ledgerloom
