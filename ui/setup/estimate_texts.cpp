#include "ui/setup/estimate_texts.h"

#include "core/base/civil_time.h"
#include "core/base/units.h"
#include "ui/style/fonts.h"
#include "ui/style/language.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace ledgerloom {

namespace {

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::EstimatePanel)
};

QString duration(double seconds) {
    return local(formatDuration(std::uint64_t(std::llround(seconds)) * 1'000'000));
}

// The order a headline number is told in; from 10,000 on three digits say enough.
struct Magnitude {
    double value;
    const char* suffix;
};
constexpr std::array magnitudes{Magnitude{1e12, "T"}, Magnitude{1e9, "B"}, Magnitude{1e6, "M"}, Magnitude{1e3, "K"}};

} // namespace

QString shortCount(quint64 count) {
    if (count < 100'000)
        return local(formatCount(count));
    const auto value = double(count);
    const auto* magnitude = std::ranges::find_if(magnitudes, [&](const Magnitude& m) { return value >= m.value; });
    const double shown = value / magnitude->value;
    const int decimals = shown < 10 ? 2 : shown < 100 ? 1 : 0;
    return local(formatFixed(shown, decimals)) + QString::fromLatin1(magnitude->suffix);
}

QString durationRange(double lowSeconds, double highSeconds) {
    if (highSeconds < 1)
        return Text::tr("under 1 s");
    constexpr double hour = 3'600;
    constexpr double day = 24 * hour;
    constexpr double year = 365 * day;
    // No estimate is so good that a run of hours had seconds.
    if (lowSeconds >= 2 * year)
        return Text::tr("%1 – %2 years")
            .arg(local(formatFixed(lowSeconds / year, 0)), local(formatFixed(highSeconds / year, 0)));
    if (highSeconds >= 2 * day)
        return Text::tr("%1 – %2 days")
            .arg(local(formatFixed(lowSeconds / day, 0)), local(formatFixed(highSeconds / day, 0)));
    if (highSeconds >= hour)
        return Text::tr("%1 – %2 h")
            .arg(local(formatFixed(lowSeconds / hour, 1)), local(formatFixed(highSeconds / hour, 1)));
    const QString low = duration(lowSeconds);
    const QString high = duration(highSeconds);
    return low == high ? low : low + QStringLiteral(" – ") + high;
}

QString estimateDetails(const Estimate& estimate) {
    QStringList parts;
    parts << Text::tr("%1 customers").arg(shortCount(estimate.customers));
    if (estimate.rows > 0)
        parts << Text::tr("%1 fraudulent rows").arg(shortCount(estimate.fraudRows));
    return parts.join(QStringLiteral(" · ")) + QLatin1Char('\n') +
           Text::tr("%1 to %2").arg(localDate(estimate.startDate), localDate(estimate.endDate));
}

QString absentTypesLine(const Estimate& estimate) {
    if (estimate.absentFraudTypes.empty())
        return {};
    return Text::tr("Without %1 of the 13 fraud types").arg(estimate.absentFraudTypes.size());
}

namespace {

QString heading(const QString& text) {
    return QStringLiteral("<p>%1</p>").arg(strongText(text));
}

QString row(const QStringList& cells, bool heads = false) {
    QString html = QStringLiteral("<tr>");
    for (const QString& cell : cells)
        html += (heads ? QStringLiteral("<th align=left style=\"font-weight:600\">%1&nbsp;&nbsp;</th>")
                       : QStringLiteral("<td>%1&nbsp;&nbsp;</td>"))
                    .arg(cell.toHtmlEscaped());
    return html + QStringLiteral("</tr>");
}

QString binary(std::uint64_t bytes) {
    return local(formatSize(bytes, SizeStyle::binary));
}

QString storeRow(const QString& name, const StoreCost& cost) {
    return row({name, binary(cost.peakBytes), binary(cost.recommendedLimitBytes), local(formatSize(cost.writtenBytes)),
                durationRange(cost.secondsLow, cost.secondsHigh)});
}

QString storesHtml(const Estimate& estimate) {
    QString html = heading(Text::tr("With either store")) + QStringLiteral("<table>");
    html += row({QString(), Text::tr("peak"), Text::tr("limit for it"), Text::tr("written"), Text::tr("time")}, true);
    html += storeRow(Text::tr("disk: streamed"), estimate.disk) + storeRow(Text::tr("memory: all held"), estimate.held);
    return html + QStringLiteral("</table>");
}

QString itemsHtml(const Estimate& estimate) {
    if (estimate.items.empty())
        return {};
    QString html = heading(Text::tr("Held rows")) + QStringLiteral("<table>");
    html += row({QString(), Text::tr("one"), Text::tr("a million")}, true);
    for (const ItemCost& item : estimate.items)
        html += row({engineText(item.item), local(formatFixed(item.bytes, 1)) + QStringLiteral(" B"),
                     binary(std::uint64_t(std::llround(item.bytes * 1e6)))});
    return html + QStringLiteral("</table>");
}

} // namespace

QString estimateNotesHtml(const Estimate& estimate) {
    QString html;
    const auto line = [&html](const QString& text) { html += QStringLiteral("<li>%1</li>").arg(text.toHtmlEscaped()); };
    html += heading(Text::tr("Decided for you")) + QStringLiteral("<ul>");
    for (const auto& note : estimate.notes)
        line(engineText(note));
    if (!estimate.workersReason.empty())
        line(engineText(estimate.workersReason));
    if (!estimate.memoryLimitReason.empty())
        line(engineText(estimate.memoryLimitReason));
    html += QStringLiteral("</ul>") + heading(Text::tr("Memory held at once")) + QStringLiteral("<ul>");
    for (const auto& component : estimate.memory)
        line(QStringLiteral("%1: %2. %3")
                 .arg(engineText(component.name), local(formatSize(component.bytes, SizeStyle::binary)),
                      engineText(component.explanation)));
    html += QStringLiteral("</ul>") + storesHtml(estimate) + itemsHtml(estimate);
    if (!estimate.absentFraudTypes.empty()) {
        QStringList names;
        for (const auto& name : estimate.absentFraudTypes)
            names << qs(name);
        html += heading(Text::tr("Fraud types that are not made")) +
                QStringLiteral("<p>%1</p>").arg(names.join(QStringLiteral(", ")).toHtmlEscaped());
    }
    return html;
}

} // namespace ledgerloom
