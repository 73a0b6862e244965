#include "ui/report/run_report.h"

#include "core/base/stream_hash.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/manifest_file.h"
#include "core/storage/run_record.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace ledgerloom {

namespace {

constexpr double microseconds = 1e6;

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// Counts of a dataset are far below 2^53, where JSON numbers lose digits.
std::uint64_t countOf(const QJsonObject& object, const char* key) {
    return std::uint64_t(std::max(0.0, object.value(QLatin1String(key)).toDouble()));
}

QString textOf(const QJsonObject& object, const char* key) {
    return object.value(QLatin1String(key)).toString();
}

void takeTables(MadeDataset& made, const QJsonObject& tables) {
    for (const Table table : allTables) {
        const QString name = qs(tableName(table));
        const QJsonObject entry = tables.value(name).toObject();
        if (entry.isEmpty())
            continue;
        made.tables.push_back({name, countOf(entry, "parts"), countOf(entry, "rows"), countOf(entry, "bytes")});
        if (table == Table::transactions) {
            made.rows = countOf(entry, "rows");
            made.fraudRows = countOf(entry, "fraud_rows");
            made.firstTime = textOf(entry, "first_time");
            made.lastTime = textOf(entry, "last_time");
        } else if (table == Table::customers) {
            made.customers = countOf(entry, "rows");
        }
    }
}

/// XXH3-128 of a file; empty when it cannot be read.
QString checksumOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    constexpr qint64 atOnce = 1 << 16;
    StreamHash hash;
    while (!file.atEnd()) {
        const QByteArray piece = file.read(atOnce);
        if (piece.isEmpty())
            return {};
        hash.add(std::string_view(piece.constData(), std::size_t(piece.size())));
    }
    return qs(hash.hex());
}

double perSecond(std::uint64_t done, std::uint64_t kept, std::int64_t us) {
    return us > 0 ? double(done - std::min(kept, done)) * microseconds / double(us) : 0;
}

} // namespace

double RunReport::rowsPerSecond() const {
    return perSecond(end.rowsDone, end.rowsKept, end.elapsedUs);
}

double RunReport::bytesPerSecond() const {
    return perSecond(end.bytesDone, end.bytesKept, end.elapsedUs);
}

std::array<std::int64_t, 4> levelTimes(const std::vector<Sample>& samples) {
    std::array<std::int64_t, 4> times{};
    for (std::size_t i = 1; i < samples.size(); ++i) {
        const std::size_t level = std::min<std::size_t>(samples[i - 1].level, times.size() - 1);
        times[level] += std::max<std::int64_t>(0, samples[i].elapsedUs - samples[i - 1].elapsedUs);
    }
    return times;
}

bool fraudIsAsAsked(const RunConfig& config, const MadeDataset& made) {
    constexpr double billion = 1e9;
    const double asked = double(made.rows) * config.fraudRatePpb / billion;
    return std::abs(double(made.fraudRows) - asked) <= 1;
}

bool sizeIsAsAsked(const RunConfig& config, std::uint64_t bytes) {
    constexpr double share = 0.01;
    constexpr double least = 64 * 1024;
    const auto asked = double(config.sizeBytes);
    return config.sizeBytes == 0 || std::abs(double(bytes) - asked) <= std::max(least, share * asked);
}

Result<MadeDataset> readMade(const QString& folder) {
    FileSystem files;
    const std::string place = folder.toStdString();
    const auto manifest = readManifest(files, under(place, manifestName));
    if (!manifest)
        return manifest.error();
    MadeDataset made;
    const QJsonObject root = QJsonDocument::fromJson(QByteArray::fromStdString(manifest->text)).object();
    takeTables(made, root.value(QLatin1String("tables")).toObject());
    made.listChecksum = qs(manifest->rootHash);
    made.listMatches = checksumOf(qs(under(place, partsListName))) == made.listChecksum;
    if (const auto record = readRunRecord(files, place); record && *record) {
        Plan plan = (*record)->plan;
        plan.customersOnly = (*record)->config.customersOnly;
        for (LoadingLines& lines : loadingLines(plan, place))
            made.lines.push_back(std::move(lines));
    }
    return made;
}

} // namespace ledgerloom
