#pragma once

#include <QDialog>

#include <functional>

class QLineEdit;
class QPushButton;

namespace ledgerloom {

class ToneLabel;

/// Asks for a name and says under the input, while typing, why one will not do.
class NameDialog : public QDialog {
    Q_OBJECT

public:
    /// Empty, or why this name will not do.
    using Check = std::function<QString(const QString& name)>;

    NameDialog(const QString& title, const QString& acceptText, const QString& name, Check check, QWidget* parent);

    QString name() const;

private:
    void validate();

    Check m_check;
    QString m_original;
    QLineEdit* m_line;
    ToneLabel* m_fault;
    QPushButton* m_accept;
};

} // namespace ledgerloom
