#pragma once

#include "core/base/result.h"
#include "core/config/run_config.h"
#include "core/run/estimate.h"

#include <QString>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace ledgerloom {

class CollapsibleGroup;
class MixChart;
class FieldRow;
class VolumeRow;
struct Field;

/// The form of a run, made from the field table. Holds the config that its inputs say; an input that cannot be read
/// keeps the value from before and makes the form broken until it is mended. GUI thread only.
class ConfigForm : public QWidget {
    Q_OBJECT

public:
    explicit ConfigForm(QWidget* parent = nullptr);

    const RunConfig& config() const { return m_config; }
    void setConfig(const RunConfig& config);
    /// The same for a way out of one fault: inputs that cannot be read for another reason stay as they are.
    void mend(const RunConfig& config);
    /// The fields to mend, by their labels: "Volume, Fraud rate". Empty when fault() is.
    QString faultyFields() const;
    /// Why no run can be made of what the form says, before any estimate; empty when all can be read and agrees.
    QString fault() const { return m_fault; }
    /// Some input cannot be read, so that config() has its value from before.
    bool hasUnreadable() const;

    /// Puts what an estimate found beside the fields: what "auto" became, and faults that name a field.
    void showEstimate(const Result<Estimate>& estimate);

signals:
    /// After each change, by hand or by setConfig(). Check fault().
    void changed();

private:
    FieldRow* addRow(QVBoxLayout* layout, const char* name);
    void addDates(QVBoxLayout* layout);
    void buildEssentials(QVBoxLayout* layout);
    void buildGroups(QVBoxLayout* layout);
    void readAll();
    void check();
    void showFault(const Error& error);
    void updateSummaries();
    FieldRow* row(std::string_view name) const;

    RunConfig m_config;
    QString m_fault;
    VolumeRow* m_volume = nullptr;
    std::vector<FieldRow*> m_rows;
    CollapsibleGroup* m_population = nullptr;
    CollapsibleGroup* m_fraud = nullptr;
    MixChart* m_mix = nullptr;
    CollapsibleGroup* m_output = nullptr;
    CollapsibleGroup* m_memory = nullptr;
};

} // namespace ledgerloom
