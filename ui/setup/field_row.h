#pragma once

#include "core/config/fields.h"
#include "ui/setup/fixes.h"

#include <QWidget>

#include <optional>

class QToolButton;

namespace ledgerloom {

class FieldEditor;
class ToneLabel;

/// One line of the form: label, input and, under it, what was understood or what is wrong and how to mend it.
class FieldRow : public QWidget {
    Q_OBJECT

public:
    /// `labelWidth` keeps the inputs of all rows in one column; 0 puts the label above the input.
    FieldRow(const Field& field, int labelWidth, QWidget* parent);

    const Field& field() const { return *m_field; }
    FieldEditor& editor() { return *m_editor; }

    /// Shows the field's value of `config`, unless what stands there means the same.
    void show(const RunConfig& config);
    /// Reads the input into `config`; on failure the row says why and `config` is unchanged.
    bool read(RunConfig& config);
    /// What stands there cannot be read.
    bool isBroken() const { return !m_error.isEmpty(); }
    /// It cannot be read, or another part found a fault in it.
    bool isFaulty() const { return isBroken() || !m_fault.isEmpty(); }
    QString error() const { return m_error; }

    /// A fault that another part found in this field, and its way out; empty takes it away.
    void setFault(const QString& fault, std::optional<Fix> fix = {});
    /// What "auto" turned out to be; shown while the field is auto.
    void setResolved(const QString& text);

signals:
    void edited();
    /// The way out that stands under the input was chosen.
    void fixWanted(const ledgerloom::RunConfig& config);

private:
    void understand(const RunConfig& config);
    void refreshHint();

    const Field* m_field;
    FieldEditor* m_editor;
    ToneLabel* m_hint;
    QToolButton* m_fixButton;
    std::optional<Fix> m_fix;
    // What is said under the input: the first of these that is not empty.
    QString m_error;
    QString m_fault;
    QString m_understood;
    QString m_resolved;
};

} // namespace ledgerloom
