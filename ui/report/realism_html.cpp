#include "ui/report/realism_html.h"

#include "core/base/units.h"
#include "ui/style/language.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <string_view>

namespace ledgerloom {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::Realism)
};

constexpr std::size_t shownValues = 27; ///< as many as there are states

/// What the engine calls its tables and figures.
constexpr std::array names{QT_TRANSLATE_NOOP("ledgerloom::Realism", "payment types"),
                           QT_TRANSLATE_NOOP("ledgerloom::Realism", "Pix keys"),
                           QT_TRANSLATE_NOOP("ledgerloom::Realism", "fraud types"),
                           QT_TRANSLATE_NOOP("ledgerloom::Realism", "profiles"),
                           QT_TRANSLATE_NOOP("ledgerloom::Realism", "states"),
                           QT_TRANSLATE_NOOP("ledgerloom::Realism", "hours"),
                           QT_TRANSLATE_NOOP("ledgerloom::Realism", "channels"),
                           QT_TRANSLATE_NOOP("ledgerloom::Realism", "states of payers"),
                           QT_TRANSLATE_NOOP("ledgerloom::Realism", "days without fraud"),
                           QT_TRANSLATE_NOOP("ledgerloom::Realism", "area of fraud_score"),
                           QT_TRANSLATE_NOOP("ledgerloom::Realism", "area of a naive Bayes on the row alone"),
                           QT_TRANSLATE_NOOP("ledgerloom::Realism", "area of the column that tells most")};

QString named(const std::string& text) {
    // A figure may say more behind its name: ", total variation" or a column in brackets.
    const std::string::size_type end = std::min(text.find(','), text.find(" ("));
    const std::string plain = text.substr(0, end);
    const auto known =
        std::ranges::find(names, std::string_view(plain), [](const char* one) { return std::string_view(one); });
    QString name = known == names.end() ? QString::fromStdString(plain) : Text::tr(*known);
    if (end == std::string::npos)
        return name;
    const std::string rest = text.substr(end);
    return name + (rest == ", total variation" ? Text::tr(", total variation") : QString::fromStdString(rest));
}

QString percent(double share) {
    return QLocale().toString(100 * share, 'f', 2) + QStringLiteral(" %");
}

QString figure(double value) {
    return QLocale().toString(value, 'f', 3);
}

QString wanted(const RealismFigure& of) {
    if (of.least && of.most)
        return Text::tr("wanted %1 to %2").arg(figure(*of.least), figure(*of.most));
    return of.least ? Text::tr("wanted at least %1").arg(figure(*of.least))
                    : Text::tr("wanted at most %1").arg(figure(of.most.value_or(0)));
}

double shareOf(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

void addTable(HtmlPaper& page, const RealismTable& table) {
    const bool ofFraud =
        std::ranges::all_of(table.values, [](const auto& value) { return value.rows == value.fraudRows; });
    const bool tellsFraud =
        !ofFraud && std::ranges::any_of(table.values, [](const auto& value) { return value.fraudRows > 0; });
    std::uint64_t most = 1;
    std::uint64_t withTarget = 0;
    for (const RealismValue& value : table.values) {
        most = std::max(most, value.rows);
        withTarget += value.target ? value.rows : 0;
    }
    QString title = named(table.title);
    title[0] = title[0].toUpper();
    page.heading(title);
    QStringList header{Text::tr("Value"), QString(), Text::tr("share")};
    if (table.variation)
        header << Text::tr("in the world");
    if (tellsFraud)
        header << Text::tr("fraudulent");
    page.beginTable(header);
    for (std::size_t i = 0; i < std::min(shownValues, table.values.size()); ++i) {
        const RealismValue& value = table.values[i];
        QStringList cells{QString::fromStdString(value.value)};
        cells << (table.variation && !value.target
                      ? QStringLiteral("–")
                      : percent(shareOf(value.rows, table.variation ? withTarget : table.rows())));
        if (table.variation)
            cells << (value.target ? percent(*value.target) : QStringLiteral("–"));
        if (tellsFraud)
            cells << percent(shareOf(value.fraudRows, value.rows));
        page.barRow(cells, shareOf(value.rows, most), tellsFraud ? shareOf(value.fraudRows, value.rows) : 0);
    }
    page.endTable();
}

} // namespace

void addRealism(HtmlPaper& page, const RealismReport& report) {
    page.add(QStringLiteral("<a name=\"realism\"></a>"));
    page.heading(Text::tr("Beside the world"));
    for (const RealismFigure& one : report.figures)
        if (!one.isJudged())
            page.paragraph(QStringLiteral("%1: %2").arg(named(one.name), figure(one.measured)), page.quiet());
        else
            page.check(one.isGood(),
                       QStringLiteral("%1: %2 (%3)").arg(named(one.name), figure(one.measured), wanted(one)));
    for (const std::string& note : report.notes)
        page.paragraph(engineText(QString::fromStdString(note)), page.quiet());
    for (const RealismTable& table : report.tables)
        if (!table.values.empty())
            addTable(page, table);
}

} // namespace ledgerloom
