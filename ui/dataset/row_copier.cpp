#include "ui/dataset/row_copier.h"

#include "ui/dataset/dataset_session.h"
#include "ui/dataset/row_table.h"
#include "ui/style/language.h"

#include <QApplication>
#include <QClipboard>
#include <QLocale>
#include <QSaveFile>

#include <algorithm>
#include <memory>

namespace ledgerloom {

namespace {

constexpr std::size_t mostCopiedBytes = std::size_t{64} << 20;

Error tooMuch() {
    return {.code = ErrorCode::badInput, .message = "too much to be copied"};
}

QString counted(qint64 rows) {
    return QLocale().toString(rows);
}

} // namespace

RowCopier::RowCopier(DatasetSession& session, const RowTable& table, QObject* parent)
    : QObject(parent), m_session(session), m_table(table) {}

RowTextRequest RowCopier::request(RowTextKind kind, qint64& rows) const {
    RowTextRequest request;
    request.kind = kind;
    request.rowAt = m_session.rowNumbers();
    for (const PositionRange& range : m_table.selectedRows()) {
        request.positions.push_back({std::uint64_t(range.first), std::uint64_t(range.last)});
        rows += range.last - range.first + 1;
    }
    for (const int column : m_table.selectedColumns())
        request.columns.push_back(std::size_t(column));
    return request;
}

void RowCopier::copy() {
    qint64 rows = 0;
    const RowTextRequest wanted = request(RowTextKind::tabs, rows);
    if (rows == 0)
        return;
    const QString refusal = tr("%1 rows are too many to be copied: export them instead").arg(counted(rows));
    if (rows > mostCopiedRows) {
        emit told(refusal, true);
        return;
    }
    const auto text = std::make_shared<std::string>();
    m_session.inBackground(
        [wanted, text](RowSource& source, const RowSource::Stop& stop) {
            return writeRows(
                source, wanted,
                [&](std::string_view line) -> Result<void> {
                    if (text->size() + line.size() > mostCopiedBytes)
                        return tooMuch();
                    *text += line;
                    return {};
                },
                stop);
        },
        [this, text, rows, refusal](const Result<void>& result) {
            if (!result) {
                emit told(result.error().code == ErrorCode::badInput ? refusal : engineText(result.error().message),
                          true);
                return;
            }
            QApplication::clipboard()->setText(QString::fromStdString(*text));
            emit told(tr("Rows copied: %1").arg(counted(rows)), false);
        });
}

void RowCopier::exportTo(const QString& file) {
    qint64 rows = 0;
    const RowTextRequest wanted = request(RowTextKind::csv, rows);
    if (m_session.exporting().going) {
        emit told(tr("Another export is not done yet: wait for it, or stop it"), true);
        return;
    }
    emit told(tr("Exporting %1 rows …").arg(counted(rows)), false);
    m_session.exportInBackground(
        [wanted, file, rows](RowSource& source, const RowSource::Stop& stop,
                             const DatasetSession::Share& share) -> Result<void> {
            QSaveFile target(file);
            const auto failed = [&] {
                return Error{
                    .code = ErrorCode::io,
                    .message = (file + QStringLiteral(" could not be written: ") + target.errorString()).toStdString()};
            };
            if (!target.open(QIODevice::WriteOnly))
                return failed();
            qint64 lines = -1; // the first has the names
            auto written = writeRows(
                source, wanted,
                [&](std::string_view line) -> Result<void> {
                    share(double(++lines) / double(std::max<qint64>(rows, 1)));
                    if (target.write(line.data(), qint64(line.size())) != qint64(line.size()))
                        return failed();
                    return {};
                },
                stop);
            if (!written)
                return written;
            return target.commit() ? Result<void>() : failed();
        },
        [this, rows, file](const Result<void>& result) {
            if (result)
                emit told(tr("%1 rows are in %2").arg(counted(rows), file), false);
            else if (result.error().code == ErrorCode::cancelled)
                emit told(tr("The export was stopped; no file was made"), false);
            else
                emit told(engineText(result.error().message), true);
        });
}

} // namespace ledgerloom
