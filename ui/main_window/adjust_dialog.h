#pragma once

#include <QDialog>

#include <array>

class QPushButton;

namespace ledgerloom {

class FieldRow;
class RunController;
class ToneLabel;

/// The workers and limits of the run under way, to be changed while it goes on. Stays open beside the window; closes
/// with the run. GUI thread only; the controller outlives this.
class AdjustDialog : public QDialog {
    Q_OBJECT

public:
    AdjustDialog(RunController& run, QWidget* parent);

    /// To be called by the window's one timer: what the run has at the moment.
    void refresh();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void showRun();
    void grow();
    void apply();
    void tell(const QString& text, bool refused);

    RunController& m_run;
    std::array<FieldRow*, 5> m_rows{};
    ToneLabel* m_now;
    ToneLabel* m_answer;
    QPushButton* m_apply;
};

} // namespace ledgerloom
