#pragma once

#include "core/config/run_config.h"

#include <QWidget>

class QButtonGroup;

namespace ledgerloom {

class FieldRow;

/// How much data: by size or by rows, whichever the person prefers. Changing the side carries the same volume over as
/// soon as an estimate has told how many rows a size is.
class VolumeRow : public QWidget {
    Q_OBJECT

public:
    VolumeRow(int labelWidth, QWidget* parent);

    void show(const RunConfig& config);
    bool read(RunConfig& config);
    bool isBroken() const;
    QString error() const;
    FieldRow& sizeRow() { return *m_size; }
    FieldRow& rowsRow() { return *m_rows; }

    /// What the volume is on the other side, from the last estimate.
    void setEquivalent(quint64 bytes, quint64 rows);

signals:
    void edited();
    void fixWanted(const ledgerloom::RunConfig& config);

private:
    bool byRows() const;
    void choose(bool rows);
    void carryOver();

    QButtonGroup* m_choice;
    FieldRow* m_size;
    FieldRow* m_rows;
    quint64 m_bytesEstimated = 0;
    quint64 m_rowsEstimated = 0;
};

} // namespace ledgerloom
