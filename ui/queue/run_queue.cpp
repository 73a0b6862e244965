#include "ui/queue/run_queue.h"

#include "core/base/units.h"
#include "core/config/fields.h"
#include "ui/queue/queue_file.h"
#include "ui/style/language.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>
#include <utility>

namespace ledgerloom {

namespace {

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString stateText(QueueState state) {
    switch (state) {
    case QueueState::waiting:
        return RunQueue::tr("waiting");
    case QueueState::running:
        return RunQueue::tr("running");
    case QueueState::done:
        return RunQueue::tr("done");
    case QueueState::failed:
        return RunQueue::tr("failed");
    case QueueState::cancelled:
        return RunQueue::tr("cancelled");
    case QueueState::interrupted:
        return RunQueue::tr("interrupted");
    }
    return {};
}

} // namespace

RunQueue::RunQueue(QString file, QObject* parent) : QAbstractTableModel(parent), m_file(std::move(file)) {
    load();
}

void RunQueue::load() {
    QFile file(m_file);
    if (m_file.isEmpty() || !file.exists())
        return;
    if (!file.open(QIODevice::ReadOnly)) {
        m_problem = tr("The queue in %1 cannot be read: %2").arg(m_file, file.errorString());
        m_file.clear(); // what cannot be read is not written over
        return;
    }
    auto runs = parseQueue(file.readAll());
    if (!runs) {
        const QString aside = m_file + QStringLiteral(".broken");
        QFile::remove(aside);
        file.close();
        QFile::rename(m_file, aside);
        m_problem = tr("The queue could not be read (%1). It was put aside as %2.")
                        .arg(engineText(runs.error().message), aside);
        return;
    }
    m_runs = *std::move(runs);
    for (QueuedRun& run : m_runs) {
        run.id = ++m_lastId;
        if (run.state == QueueState::running)
            run.state = QueueState::interrupted;
    }
}

void RunQueue::keep() {
    if (!m_file.isEmpty()) {
        QDir().mkpath(QFileInfo(m_file).path());
        QSaveFile file(m_file);
        const QByteArray text = queueText(m_runs);
        const bool kept = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
        m_problem = kept ? QString() : tr("The queue cannot be kept in %1: %2").arg(m_file, file.errorString());
    }
    emit changed();
}

const QueuedRun* RunQueue::find(quint64 id) const {
    const auto found = std::ranges::find(m_runs, id, &QueuedRun::id);
    return found == m_runs.end() ? nullptr : &*found;
}

const QueuedRun* RunQueue::next() const {
    const auto found = std::ranges::find(m_runs, QueueState::waiting, &QueuedRun::state);
    return found == m_runs.end() ? nullptr : &*found;
}

int RunQueue::waiting() const {
    return int(std::ranges::count(m_runs, QueueState::waiting, &QueuedRun::state));
}

int RunQueue::rowOf(quint64 id) const {
    const QueuedRun* run = find(id);
    return run ? int(run - m_runs.data()) : -1;
}

quint64 RunQueue::add(const RunConfig& config) {
    if (m_runs.size() >= mostRuns)
        return 0;
    const int row = int(m_runs.size());
    beginInsertRows({}, row, row);
    m_runs.push_back({++m_lastId, config});
    endInsertRows();
    keep();
    return m_lastId;
}

void RunQueue::setState(quint64 id, QueueState state, const QString& message) {
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_runs[std::size_t(row)].state = state;
    m_runs[std::size_t(row)].message = message;
    emit dataChanged(index(row, 0), index(row, columnsInAll - 1));
    keep();
}

void RunQueue::retry(quint64 id) {
    const int row = rowOf(id);
    if (row < 0)
        return;
    QueuedRun& run = m_runs[std::size_t(row)];
    if (run.state == QueueState::waiting || run.state == QueueState::running || run.state == QueueState::done)
        return;
    setState(id, QueueState::waiting);
}

quint64 RunQueue::duplicate(quint64 id) {
    const QueuedRun* run = find(id);
    if (!run)
        return 0;
    RunConfig config = run->config;
    config.output = freeOutput(qs(config.output)).toStdString();
    return add(config);
}

void RunQueue::move(quint64 id, int by) {
    const int row = rowOf(id);
    const int to = row + by;
    if (row < 0 || to < 0 || to >= int(m_runs.size()) || m_runs[std::size_t(row)].state == QueueState::running)
        return;
    // Qt counts the place before the move: one further when it goes down.
    beginMoveRows({}, row, row, {}, by > 0 ? to + 1 : to);
    std::swap(m_runs[std::size_t(row)], m_runs[std::size_t(to)]);
    endMoveRows();
    keep();
}

void RunQueue::remove(quint64 id) {
    const int row = rowOf(id);
    if (row < 0 || m_runs[std::size_t(row)].state == QueueState::running)
        return;
    beginRemoveRows({}, row, row);
    m_runs.erase(m_runs.begin() + row);
    endRemoveRows();
    keep();
}

QString RunQueue::freeOutput(const QString& output) const {
    if (output.isEmpty() || output == QStringLiteral("null"))
        return output;
    const auto taken = [this](const QString& path) {
        return std::ranges::any_of(m_runs, [&](const QueuedRun& run) { return qs(run.config.output) == path; }) ||
               (QFileInfo::exists(path) && !(QFileInfo(path).isDir() && QDir(path).isEmpty()));
    };
    // "data-2" is followed by "data-3", not by "data-2-2".
    static const QRegularExpression numbered(QStringLiteral("^(.*)-(\\d{1,6})$"));
    const QRegularExpressionMatch match = numbered.match(output);
    const QString stem = match.hasMatch() ? match.captured(1) : output;
    QString path = output;
    for (int number = match.hasMatch() ? match.captured(2).toInt() + 1 : 2; taken(path); ++number)
        path = QStringLiteral("%1-%2").arg(stem).arg(number);
    return path;
}

int RunQueue::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_runs.size());
}

int RunQueue::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columnsInAll;
}

QVariant RunQueue::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= int(m_runs.size()))
        return {};
    const QueuedRun& run = m_runs[std::size_t(index.row())];
    const bool toolTip = role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !toolTip)
        return {};
    switch (index.column()) {
    case datasetColumn:
        return toolTip ? qs(run.config.output) : qs(run.config.output).section(u'/', -1);
    case volumeColumn:
        return run.config.rows > 0 ? tr("%1 rows").arg(local(formatCount(run.config.rows)))
                                   : local(formatSize(run.config.sizeBytes));
    case formatColumn:
        return qs(formatName(run.config.format));
    case stateColumn:
        return run.message.isEmpty() || toolTip ? (toolTip ? engineText(run.message) : stateText(run.state))
                                                : stateText(run.state) + QStringLiteral(": ") + engineText(run.message);
    default:
        return {};
    }
}

QVariant RunQueue::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case datasetColumn:
        return tr("Dataset");
    case volumeColumn:
        return tr("Volume");
    case formatColumn:
        return tr("Format");
    case stateColumn:
        return tr("State");
    default:
        return {};
    }
}

} // namespace ledgerloom
