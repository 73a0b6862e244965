#include "ui/monitor/sample_text.h"

#include "core/memory/level.h"
#include "ui/monitor/human.h"
#include "ui/monitor/range_summary.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace ledgerloom {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::SampleText)
};

struct CsvColumn {
    Measure measure;
    const char* name;
};

constexpr std::array<CsvColumn, measureCount> csvColumns{{{Measure::process, "process_bytes"},
                                                          {Measure::reserved, "reserved_bytes"},
                                                          {Measure::growth, "growth_bytes_per_second"},
                                                          {Measure::rows, "rows_per_second"},
                                                          {Measure::bytes, "bytes_per_second"},
                                                          {Measure::available, "system_available_bytes"},
                                                          {Measure::disk, "disk_free_bytes"},
                                                          {Measure::arrow, "arrow_bytes"}}};

const char* nameOnCluster(const CsvColumn& column) {
    return column.measure == Measure::process    ? "cluster_bytes"
           : column.measure == Measure::reserved ? "worst_executor_bytes"
                                                 : column.name;
}

QString number(float value) {
    return std::isfinite(value) ? QString::number(static_cast<double>(value), 'f', 0) : QString();
}

QString levelText(std::uint8_t level) {
    const std::string_view name = levelName(static_cast<Level>(level));
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QString csvLine(const Stretch& stretch) {
    QStringList cells{QString::number(static_cast<double>(stretch.fromUs) / 1e6, 'f', 3),
                      QString::number(static_cast<double>(stretch.toUs) / 1e6, 'f', 3), levelText(stretch.level)};
    for (const CsvColumn& column : csvColumns) {
        cells << number(stretch[column.measure].low) << number(stretch[column.measure].high);
    }
    return cells.join(u',') + u'\n';
}

} // namespace

QString samplesCsv(const SampleHistory& history, const TimeRange& range, bool onCluster) {
    QStringList names{QStringLiteral("from_seconds"), QStringLiteral("to_seconds"), QStringLiteral("level")};
    for (const CsvColumn& column : csvColumns) {
        const QLatin1String name(onCluster ? nameOnCluster(column) : column.name);
        names << name + QStringLiteral("_min") << name + QStringLiteral("_max");
    }
    QString text = names.join(u',') + u'\n';
    for (const Stretch& stretch : history.stretches()) {
        if (stretch.toUs >= range.fromUs && stretch.fromUs <= range.toUs) {
            text += csvLine(stretch);
        }
    }
    return text;
}

QStringList tableHeader(bool onCluster) {
    QStringList names{Text::tr("Time"),         Text::tr("Level"), Text::tr("Memory, least"),
                      Text::tr("Memory, most"), Text::tr("Rows"),  Text::tr("Bytes")};
    if (onCluster) {
        return names << Text::tr("Worst executor");
    }
    return names << Text::tr("Available") << Text::tr("Free disk");
}

std::vector<QStringList> tableRows(const SampleHistory& history, const TimeRange& range, int mostRows, bool onCluster) {
    std::vector<QStringList> rows;
    const std::int64_t from = std::max<std::int64_t>(0, range.fromUs);
    const std::int64_t to = std::min(range.toUs, history.newestUs());
    const std::int64_t step = std::max<std::int64_t>(1'000'000, (to - from) / std::max(1, mostRows) + 1);
    for (std::int64_t at = from; at < to; at += step) {
        const RangeSummary part = summaryOf(history, {at, std::min(at + step, to) - 1});
        if (!std::isfinite(part.rowsPerSecond)) {
            continue;
        }
        const auto memory = [](float bytes) {
            return human::memory(std::isfinite(bytes) ? std::optional(static_cast<std::uint64_t>(bytes))
                                                      : std::nullopt);
        };
        rows.push_back({human::duration(static_cast<double>(at) / 1e6),
                        human::levelWord(static_cast<Level>(part.worstLevel)), memory(part.process.low),
                        memory(part.process.high), human::rows(part.rowsPerSecond), human::bytes(part.bytesPerSecond)});
        if (onCluster) {
            rows.back() << memory(part.reserved.high);
        } else {
            rows.back() << memory(part.available) << memory(part.diskFree);
        }
    }
    return rows;
}

} // namespace ledgerloom
