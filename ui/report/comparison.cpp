#include "ui/report/comparison.h"

#include "core/base/units.h"
#include "core/config/fields.h"
#include "ui/monitor/human.h"
#include "ui/setup/field_texts.h"
#include "ui/style/language.h"
#include "ui/style/table_dialog.h"

#include <QCoreApplication>

#include <cmath>

namespace ledgerloom {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::Comparison)
};

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

const QString none = QStringLiteral("–");

/// By how much the second is more: "+12 %".
QString change(double one, double other) {
    if (one <= 0 || other <= 0)
        return none;
    const double percent = (other / one - 1) * 100;
    if (std::abs(percent) < 0.05)
        return Text::tr("same");
    return (percent > 0 ? QStringLiteral("+") : QStringLiteral("−")) +
           local(formatFixed(std::abs(percent), std::abs(percent) < 10 ? 1 : 0)) + QStringLiteral(" %");
}

/// A figure of a report and how it is written; zero is not known.
struct Figure {
    QString name;
    double (*value)(const RunReport&);
    QString (*text)(double);
};

QString wholeText(double value) {
    return local(formatCount(std::uint64_t(value)));
}

double made(const RunReport& report, double (*value)(const MadeDataset&)) {
    return report.made ? value(*report.made) : 0;
}

std::vector<Figure> figures() {
    const auto size = [](double bytes) { return local(formatSize(std::uint64_t(bytes))); };
    const auto memory = [](double bytes) { return local(formatSize(std::uint64_t(bytes), SizeStyle::binary)); };
    const auto time = [](double us) { return human::elapsed(std::int64_t(us)); };
    return {
        {Text::tr("Rows"), [](const RunReport& r) { return double(r.end.rowsDone); }, wholeText},
        {Text::tr("Fraudulent rows"),
         [](const RunReport& r) { return made(r, [](const MadeDataset& m) { return double(m.fraudRows); }); },
         wholeText},
        {Text::tr("Customers"),
         [](const RunReport& r) { return made(r, [](const MadeDataset& m) { return double(m.customers); }); },
         wholeText},
        {Text::tr("Size"), [](const RunReport& r) { return double(r.end.bytesDone); }, size},
        {Text::tr("Running time"), [](const RunReport& r) { return double(r.end.elapsedUs); }, time},
        {Text::tr("Rows a second"), [](const RunReport& r) { return r.rowsPerSecond(); }, human::rows},
        {Text::tr("Bytes a second"), [](const RunReport& r) { return r.bytesPerSecond(); }, human::bytes},
        {Text::tr("Peak memory"), [](const RunReport& r) { return double(r.end.peakProcessBytes); }, memory},
        {Text::tr("Peak reserved"), [](const RunReport& r) { return double(r.end.peakReservedBytes); }, memory},
        {Text::tr("Time over NORMAL"),
         [](const RunReport& r) { return double(r.levelUs[1] + r.levelUs[2] + r.levelUs[3]); }, time},
    };
}

} // namespace

std::vector<QStringList> comparisonRows(const RunReport& one, const RunReport& other) {
    std::vector<QStringList> rows;
    for (const Field& field : fields()) {
        // What is only said of one day (progress, log) says nothing of the dataset or its cost.
        if (!field.preset && field.name != "output")
            continue;
        const QString a = field.isSet(one.config) ? qs(field.toText(one.config)) : none;
        const QString b = field.isSet(other.config) ? qs(field.toText(other.config)) : none;
        if (a != b)
            rows.push_back({fieldLabel(field), a, b, QString()});
    }
    for (const Figure& figure : figures()) {
        const double a = figure.value(one);
        const double b = figure.value(other);
        if (a > 0 || b > 0)
            rows.push_back({figure.name, a > 0 ? figure.text(a) : none, b > 0 ? figure.text(b) : none, change(a, b)});
    }
    return rows;
}

QDialog* openComparison(const RunReport& one, const RunReport& other, QWidget* parent) {
    return openTable({.objectName = QStringLiteral("comparison"),
                      .title = Text::tr("Compare two runs"),
                      .accessibleName = Text::tr("Two runs compared"),
                      .header = {Text::tr("What"), Text::tr("This run"), Text::tr("The other"), Text::tr("Difference")},
                      .rows = comparisonRows(one, other)},
                     {760, 520}, parent);
}

} // namespace ledgerloom
