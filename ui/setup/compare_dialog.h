#pragma once

#include "core/config/run_config.h"

#include <QDialog>

class QTableWidget;

namespace ledgerloom {

/// What the form says otherwise than the saved preset, field by field, each with a button that takes the saved value.
class CompareDialog : public QDialog {
    Q_OBJECT

public:
    /// `name` is the preset's. Where a run goes is the run's own matter and is not compared.
    CompareDialog(const QString& name, RunConfig saved, QWidget* parent);

    /// Lists the differences to what the form says now.
    void showNow(const RunConfig& now);

signals:
    /// The form is to say this instead.
    void wanted(const ledgerloom::RunConfig& config);

private:
    void takeSaved(int row);

    RunConfig m_saved;
    RunConfig m_now;
    QTableWidget* m_table;
};

} // namespace ledgerloom
