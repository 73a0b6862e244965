#include "ui/report/report_html.h"

#include "core/base/civil_time.h"
#include "core/base/units.h"
#include "core/config/fields.h"
#include "core/memory/level.h"
#include "ui/monitor/human.h"
#include "ui/report/html_paper.h"
#include "ui/report/realism_html.h"
#include "ui/setup/field_texts.h"
#include "ui/style/language.h"
#include "ui/style/theme_colors.h"

#include <QCoreApplication>
#include <QDate>
#include <QImage>
#include <QStringList>

#include <numeric>

namespace ledgerloom {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::Report)
};

/// Of an ISO time, as the language in force writes it.
QString dayOf(const QString& time) {
    return localDate(std::int32_t(QDate(1970, 1, 1).daysTo(QDate::fromString(time.left(10), Qt::ISODate))));
}

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString count(std::uint64_t value) {
    return local(formatCount(value));
}

QString binary(std::uint64_t bytes) {
    return local(formatSize(bytes, SizeStyle::binary));
}

void addAsked(HtmlPaper& page, const RunReport& report) {
    const MadeDataset& made = *report.made;
    const RunConfig& config = report.config;
    page.heading(Text::tr("Asked and made"));
    page.beginTable({Text::tr("What"), Text::tr("asked"), Text::tr("made")});
    page.row({Text::tr("Size of all files"),
              config.sizeBytes > 0 ? local(formatSize(config.sizeBytes)) : Text::tr("by rows"),
              local(formatSize(report.end.bytesDone))});
    page.row(
        {Text::tr("Rows of payments"), config.rows > 0 ? count(config.rows) : Text::tr("by size"), count(made.rows)});
    if (made.rows > 0)
        page.row({Text::tr("Fraudulent rows"), qs(exactRate(config.fraudRatePpb)),
                  Text::tr("%1 (%2)").arg(count(made.fraudRows),
                                          human::percent(double(made.fraudRows), double(made.rows)))});
    page.row({Text::tr("Customers"), config.customers > 0 ? count(config.customers) : Text::tr("auto"),
              count(made.customers)});
    page.row({Text::tr("Days"), Text::tr("%1 to %2").arg(localDate(config.startDate), localDate(config.endDate)),
              made.firstTime.isEmpty() ? QStringLiteral("–")
                                       : Text::tr("%1 to %2").arg(dayOf(made.firstTime), dayOf(made.lastTime))});
    for (const char* name : {"seed", "format", "compression", "order"}) {
        const Field& field = *findField(name);
        const QString value = qs(field.toText(config));
        page.row({fieldLabel(field), value, value});
    }
    page.endTable();
}

void addChecks(HtmlPaper& page, const RunReport& report) {
    const MadeDataset& made = *report.made;
    page.heading(Text::tr("Checks"));
    if (made.rows > 0)
        page.check(fraudIsAsAsked(report.config, made),
                   Text::tr("Fraud rate: %1 of %2 rows are fraudulent, %3 was asked")
                       .arg(count(made.fraudRows), count(made.rows), qs(exactRate(report.config.fraudRatePpb))));
    page.check(
        sizeIsAsAsked(report.config, report.end.bytesDone),
        report.config.sizeBytes == 0
            ? Text::tr("Size: rows were asked for, and they take %1").arg(local(formatSize(report.end.bytesDone)))
            : Text::tr("Size: %1 made, %2 asked (within 1 %)")
                  .arg(local(formatSize(report.end.bytesDone)), local(formatSize(report.config.sizeBytes))));
    page.check(made.listMatches,
               Text::tr("Checksums: the list of parts has the manifest's XXH3-128, %1").arg(made.listChecksum));
}

void addTables(HtmlPaper& page, const MadeDataset& made) {
    page.heading(Text::tr("Tables"));
    page.beginTable({Text::tr("Table"), Text::tr("rows"), Text::tr("parts"), Text::tr("bytes")});
    for (const MadeTable& table : made.tables)
        page.row({table.name, count(table.rows), count(table.parts), count(table.bytes)});
    page.endTable();
}

void addSpeed(HtmlPaper& page, const RunReport& report) {
    const Snapshot& end = report.end;
    page.heading(Text::tr("Time and memory"));
    if (end.elapsedUs == 0 && end.peakProcessBytes == 0)
        return page.paragraph(Text::tr("Nobody has kept them of this run."), page.quiet());
    page.beginTable({Text::tr("What"), Text::tr("figure")});
    page.row({Text::tr("Running time"), human::elapsed(end.elapsedUs)});
    page.row({Text::tr("Throughput"),
              human::rows(report.rowsPerSecond()) + QStringLiteral(" · ") + human::bytes(report.bytesPerSecond())});
    const bool onCluster = end.onCluster;
    page.row({onCluster ? Text::tr("Peak memory of all executors together") : Text::tr("Peak memory of the process"),
              binary(end.peakProcessBytes)});
    page.row({onCluster ? Text::tr("Peak memory of one executor") : Text::tr("Peak of what was reserved"),
              binary(end.peakReservedBytes)});
    page.row({Text::tr("Memory limit"), binary(end.memoryLimitBytes)});
    page.row({onCluster ? Text::tr("Tasks at a time") : Text::tr("Workers"), QString::number(end.workersPlanned)});
    if (end.rowsKept > 0)
        page.row({Text::tr("Rows kept from an earlier run"), count(end.rowsKept)});
    page.endTable();
}

void addLevels(HtmlPaper& page, const RunReport& report) {
    const std::int64_t all = std::accumulate(report.levelUs.begin(), report.levelUs.end(), std::int64_t{0});
    if (all == 0)
        return;
    page.heading(Text::tr("Memory levels"));
    page.beginTable({Text::tr("Level"), Text::tr("time"), Text::tr("share")});
    for (std::size_t level = 0; level < report.levelUs.size(); ++level)
        page.row({human::levelWord(static_cast<Level>(level)), human::elapsed(report.levelUs[level]),
                  human::percent(double(report.levelUs[level]), double(all))});
    page.endTable();
}

QString headline(const RunReport& report) {
    if (report.end.state == RunState::finished)
        return Text::tr("The dataset is complete");
    return report.end.state == RunState::cancelled ? Text::tr("The run was cancelled: the dataset is not complete")
                                                   : Text::tr("The run failed: the dataset is not complete");
}

} // namespace

QString reportHtml(const RunReport& report, const ThemeColors& colors, const QImage& charts) {
    HtmlPaper page(colors);
    page.add(QStringLiteral("<html><head><meta charset=\"utf-8\"><title>%1</title></head><body style=\"color:%2; "
                            "background-color:%3; font-family:'Ledgerloom Sans','Inter',sans-serif; margin:16px\">")
                 .arg(headline(report).toHtmlEscaped(), colors.text.name(), colors.surface.name()));
    page.add(QStringLiteral("<h1 style=\"font-size:15pt; font-weight:600; margin-bottom:2px\">%1</h1>")
                 .arg(headline(report).toHtmlEscaped()));
    page.paragraph(qs(report.config.output), colors.muted);
    if (!report.error.isEmpty())
        page.paragraph(engineText(report.error), colors.danger);
    if (!report.notRead.isEmpty())
        page.paragraph(Text::tr("The folder could not be read again: %1").arg(report.notRead), colors.danger);
    if (report.made) {
        addChecks(page, report);
        addAsked(page, report);
        addTables(page, *report.made);
    }
    addSpeed(page, report);
    addLevels(page, report);
    if (report.realism)
        addRealism(page, *report.realism);
    if (!charts.isNull()) {
        page.heading(Text::tr("Charts"));
        page.picture(charts, Text::tr("Charts of the run"));
    }
    if (report.made && !report.made->lines.empty()) {
        page.heading(Text::tr("Open it"));
        for (const LoadingLines& lines : report.made->lines) {
            page.paragraph(qs(lines.library), colors.muted);
            page.code(qs(lines.code));
        }
    }
    page.add(QStringLiteral("</body></html>"));
    return page.html();
}

} // namespace ledgerloom
