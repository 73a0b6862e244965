#pragma once

#include "core/dataset/row_text.h"

#include <QObject>
#include <QString>

namespace ledgerloom {

class DatasetSession;
class RowTable;

/// Copies and exports what is selected in the table, as long as it takes on another thread. GUI thread only; both
/// references outlive this.
class RowCopier : public QObject {
    Q_OBJECT

public:
    /// More is to be exported: it would not be pasted anywhere.
    static constexpr qint64 mostCopiedRows = 100'000;

    RowCopier(DatasetSession& session, const RowTable& table, QObject* parent = nullptr);

    /// To the clipboard, with tabs between the cells.
    void copy();
    /// Into a CSV file, which appears when it is whole.
    void exportTo(const QString& file);

signals:
    void told(const QString& text, bool problem);

private:
    RowTextRequest request(RowTextKind kind, qint64& rows) const;

    DatasetSession& m_session;
    const RowTable& m_table;
};

} // namespace ledgerloom
