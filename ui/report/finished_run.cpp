#include "ui/report/finished_run.h"

#include "core/run/series_file.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/run_record.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace ledgerloom {

namespace {

// runFeed() stays under 1 MB; what is larger is none of ours.
constexpr qint64 mostRecordBytes = 4 << 20;

std::optional<RunNews> readRecord(const QString& folder) {
    QFile file(recordPath(folder));
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostRecordBytes)
        return {};
    auto news = parseRunFeed(file.readAll().toStdString());
    return news ? std::optional(*std::move(news)) : std::nullopt;
}

/// What the run itself has written of its samples, whoever started it.
std::vector<Sample> seriesOf(const QString& folder) {
    FileSystem files;
    auto samples = readSeries(files, folder.toStdString() + "/" + std::string(seriesPath), mostFeedSamples);
    return samples ? *std::move(samples) : std::vector<Sample>();
}

/// What the folder alone says of the end.
Snapshot endOf(const MadeDataset& made) {
    Snapshot end;
    end.state = RunState::finished;
    end.rowsDone = end.rowsTotal = made.rows;
    for (const MadeTable& table : made.tables)
        end.bytesDone += table.bytes;
    end.bytesTotal = end.bytesDone;
    return end;
}

} // namespace

QString recordPath(const QString& folder) {
    return folder + u'/' + QString::fromUtf8(workFolder.data(), qsizetype(workFolder.size())) +
           QStringLiteral("/charts.json");
}

bool keepRecord(const QString& folder, const RunNews& record) {
    // Only beside a run's own record: a folder of another kind is left alone.
    if (!QFileInfo(QFileInfo(recordPath(folder)).path()).isDir())
        return false;
    QSaveFile file(recordPath(folder));
    const QByteArray text = QByteArray::fromStdString(runFeed(record));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
}

Result<FinishedRun> readFinished(const QString& folder) {
    auto made = readMade(folder);
    if (!made)
        return made.error();
    FileSystem files;
    auto config = resumeConfig(files, folder.toStdString());
    if (!config)
        return config.error();
    FinishedRun run;
    run.report.config = *std::move(config);
    run.record = readRecord(folder);
    if (run.record && run.record->snapshot.state == RunState::finished) {
        run.report.end = run.record->snapshot;
        run.report.levelUs = levelTimes(run.record->samples);
    } else {
        run.record.reset();
        run.report.end = endOf(*made);
        if (auto samples = seriesOf(folder); !samples.empty()) {
            run.report.levelUs = levelTimes(samples);
            run.report.end.elapsedUs = samples.back().elapsedUs;
            run.record = RunNews{run.report.end, std::move(samples), {}};
        }
    }
    run.report.made = *std::move(made);
    return run;
}

} // namespace ledgerloom
