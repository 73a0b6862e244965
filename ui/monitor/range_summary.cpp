#include "ui/monitor/range_summary.h"

#include "ui/monitor/human.h"
#include "ui/style/language.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace ledgerloom {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::RangeSummary)
};

/// Middle of a stretch's values: the value itself where the stretch is one sample.
double middle(const Extent& extent) {
    return extent.known() ? (static_cast<double>(extent.low) + static_cast<double>(extent.high)) / 2 : nothing;
}

struct Mean {
    double sum = 0;
    double weight = 0;

    void add(double value, double of) {
        if (std::isfinite(value)) {
            sum += value * of;
            weight += of;
        }
    }
    double value() const { return weight > 0 ? sum / weight : nothing; }
};

QString bytesText(double bytes) {
    return human::memory(std::isfinite(bytes) ? std::optional(static_cast<std::uint64_t>(std::max(0.0, bytes)))
                                              : std::nullopt);
}

QString changeText(const RangeSummary& summary) {
    const double change = summary.processAfter - summary.processBefore;
    if (!std::isfinite(change)) {
        return human::memory({});
    }
    return (change < 0 ? QStringLiteral("−") : QStringLiteral("+")) + bytesText(std::abs(change));
}

QString timesText(const TimeRange& range) {
    const auto clock = [](std::int64_t us) { return human::duration(static_cast<double>(us) / 1e6); };
    return Text::tr("%1 to %2").arg(clock(range.fromUs), clock(range.toUs));
}

} // namespace

RangeSummary summaryOf(const SampleHistory& history, const TimeRange& range) {
    RangeSummary summary;
    summary.range = range;
    const auto& all = history.stretches();
    auto stretch = std::lower_bound(all.begin(), all.end(), range.fromUs,
                                    [](const Stretch& one, std::int64_t us) { return one.toUs < us; });
    Mean rows;
    Mean bytes;
    std::int64_t beforeUs = stretch == all.begin() ? 0 : std::prev(stretch)->toUs;
    for (; stretch != all.end() && stretch->fromUs <= range.toUs; ++stretch) {
        const double process = middle((*stretch)[Measure::process]);
        summary.processBefore = std::isfinite(summary.processBefore) ? summary.processBefore : process;
        summary.processAfter = std::isfinite(process) ? process : summary.processAfter;
        summary.process.include((*stretch)[Measure::process]);
        summary.reserved.include((*stretch)[Measure::reserved]);
        summary.available = std::fmin(summary.available, (*stretch)[Measure::available].low);
        summary.diskFree = std::fmin(summary.diskFree, (*stretch)[Measure::disk].low);
        summary.worstLevel = std::max(summary.worstLevel, stretch->level);
        const auto length = static_cast<double>(std::max<std::int64_t>(1, stretch->toUs - beforeUs));
        rows.add(middle((*stretch)[Measure::rows]), length);
        bytes.add(middle((*stretch)[Measure::bytes]), length);
        beforeUs = stretch->toUs;
    }
    summary.rowsPerSecond = rows.value();
    summary.bytesPerSecond = bytes.value();
    return summary;
}

QString summaryText(const RangeSummary& summary) {
    return Text::tr("%1 (%2 s) · memory %3 to %4 (%5) · %6 · %7")
        .arg(timesText(summary.range),
             localNumbers(QString::number(static_cast<double>(summary.range.lengthUs()) / 1e6, 'f', 1)),
             bytesText(summary.processBefore), bytesText(summary.processAfter), changeText(summary),
             human::rows(summary.rowsPerSecond), human::bytes(summary.bytesPerSecond));
}

QString shortSummary(const RangeSummary& summary) {
    return QStringList{timesText(summary.range), changeText(summary), human::rows(summary.rowsPerSecond)}.join(
        QStringLiteral(" · "));
}

} // namespace ledgerloom
