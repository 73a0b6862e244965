#include "ui/setup/field_texts.h"

#include "core/base/units.h"
#include "ui/style/language.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cmath>
#include <utility>

namespace ledgerloom {

namespace {

using Label = std::pair<std::string_view, const char*>;

constexpr std::array labels{
    Label{"size", QT_TRANSLATE_NOOP("fields", "Size")},
    Label{"rows", QT_TRANSLATE_NOOP("fields", "Rows")},
    Label{"customers", QT_TRANSLATE_NOOP("fields", "Customers")},
    Label{"customers-file", QT_TRANSLATE_NOOP("fields", "Customers file")},
    Label{"units-in-flight", QT_TRANSLATE_NOOP("fields", "Units in flight")},
    Label{"on", QT_TRANSLATE_NOOP("fields", "Made on")},
    Label{"store", QT_TRANSLATE_NOOP("fields", "Store")},
    Label{"start-date", QT_TRANSLATE_NOOP("fields", "First day")},
    Label{"end-date", QT_TRANSLATE_NOOP("fields", "Last day")},
    Label{"seed", QT_TRANSLATE_NOOP("fields", "Seed")},
    Label{"fraud-rate", QT_TRANSLATE_NOOP("fields", "Fraud rate")},
    Label{"difficulty", QT_TRANSLATE_NOOP("fields", "Difficulty")},
    Label{"no-profiles", QT_TRANSLATE_NOOP("fields", "One average behaviour")},
    Label{"customers-only", QT_TRANSLATE_NOOP("fields", "Customers only")},
    Label{"no-own-columns", QT_TRANSLATE_NOOP("fields", "Only the v3 columns")},
    Label{"schema", QT_TRANSLATE_NOOP("fields", "Names in")},
    Label{"scenario-weights", QT_TRANSLATE_NOOP("fields", "Scenario weights")},
    Label{"labels", QT_TRANSLATE_NOOP("fields", "Labels")},
    Label{"merchants", QT_TRANSLATE_NOOP("fields", "Table of merchants")},
    Label{"credits", QT_TRANSLATE_NOOP("fields", "Table of credits")},
    Label{"graph", QT_TRANSLATE_NOOP("fields", "Graph: nodes and edges")},
    Label{"output", QT_TRANSLATE_NOOP("fields", "Folder")},
    Label{"format", QT_TRANSLATE_NOOP("fields", "Format")},
    Label{"compression", QT_TRANSLATE_NOOP("fields", "Compression")},
    Label{"compression-level", QT_TRANSLATE_NOOP("fields", "Compression level")},
    Label{"part-size", QT_TRANSLATE_NOOP("fields", "Part size")},
    Label{"order", QT_TRANSLATE_NOOP("fields", "Order")},
    Label{"partition", QT_TRANSLATE_NOOP("fields", "Folders by")},
    Label{"merge-width", QT_TRANSLATE_NOOP("fields", "Merge width")},
    Label{"keep-intermediate", QT_TRANSLATE_NOOP("fields", "Keep sorted runs")},
    Label{"chunk-size", QT_TRANSLATE_NOOP("fields", "Chunk size")},
    Label{"if-exists", QT_TRANSLATE_NOOP("fields", "If not empty")},
    Label{"staging", QT_TRANSLATE_NOOP("fields", "Staging folder")},
    Label{"workers", QT_TRANSLATE_NOOP("fields", "Workers")},
    Label{"memory-limit", QT_TRANSLATE_NOOP("fields", "Memory limit")},
    Label{"soft-limit", QT_TRANSLATE_NOOP("fields", "Soft limit")},
    Label{"min-available", QT_TRANSLATE_NOOP("fields", "Leave free")},
    Label{"arrow-limit", QT_TRANSLATE_NOOP("fields", "Arrow limit")},
    Label{"check-interval", QT_TRANSLATE_NOOP("fields", "Check every")},
    Label{"growth-threshold", QT_TRANSLATE_NOOP("fields", "Growth limit")},
};

constexpr std::array choiceLabels{
    Label{"jsonl", QT_TRANSLATE_NOOP("fields", "JSON Lines")},
    Label{"csv", QT_TRANSLATE_NOOP("fields", "CSV")},
    Label{"parquet", QT_TRANSLATE_NOOP("fields", "Parquet")},
    Label{"arrow", QT_TRANSLATE_NOOP("fields", "Arrow IPC")},
    Label{"none", QT_TRANSLATE_NOOP("fields", "none")},
    Label{"gzip", QT_TRANSLATE_NOOP("fields", "gzip")},
    Label{"zstd", QT_TRANSLATE_NOOP("fields", "Zstandard")},
    Label{"snappy", QT_TRANSLATE_NOOP("fields", "Snappy")},
    Label{"lz4", QT_TRANSLATE_NOOP("fields", "LZ4")},
    Label{"pt", QT_TRANSLATE_NOOP("fields", "Portuguese, as v3")},
    Label{"en", QT_TRANSLATE_NOOP("fields", "English")},
    Label{"inline", QT_TRANSLATE_NOOP("fields", "with each payment")},
    Label{"delayed", QT_TRANSLATE_NOOP("fields", "in tables, later")},
    Label{"both", QT_TRANSLATE_NOOP("fields", "both")},
    Label{"shard", QT_TRANSLATE_NOOP("fields", "by shard")},
    Label{"time", QT_TRANSLATE_NOOP("fields", "by time")},
    Label{"day", QT_TRANSLATE_NOOP("fields", "day")},
    Label{"month", QT_TRANSLATE_NOOP("fields", "month")},
    Label{"disk", QT_TRANSLATE_NOOP("fields", "disk")},
    Label{"memory", QT_TRANSLATE_NOOP("fields", "memory")},
    Label{"fail", QT_TRANSLATE_NOOP("fields", "do not start")},
    Label{"resume", QT_TRANSLATE_NOOP("fields", "go on with the run in it")},
    Label{"overwrite", QT_TRANSLATE_NOOP("fields", "replace the old dataset")},
};

QString translated(const char* text) {
    return QCoreApplication::translate("fields", text);
}

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString difficultyText(std::uint32_t ppb) {
    constexpr std::uint32_t usual = 500'000'000;
    if (ppb == usual)
        return translated(QT_TRANSLATE_NOOP("fields", "as banks see it"));
    return ppb < usual ? translated(QT_TRANSLATE_NOOP("fields", "easier to find: large, quick, strange devices"))
                       : translated(QT_TRANSLATE_NOOP("fields", "harder to find: small, patient, own devices"));
}

QString rateText(std::uint64_t ppb) {
    if (ppb == 0)
        return translated(QT_TRANSLATE_NOOP("fields", "no fraud at all"));
    const double oneIn = 1e9 / double(ppb);
    if (oneIn < 10)
        return translated(QT_TRANSLATE_NOOP("fields", "1 row in %1"))
            .arg(localNumbers(QLocale::c().toString(oneIn, 'g', 2)));
    return translated(QT_TRANSLATE_NOOP("fields", "1 row in %1"))
        .arg(local(formatCount(std::uint64_t(std::llround(oneIn)))));
}

QString rangeText(const RunConfig& config) {
    const std::int32_t days = config.endDate - config.startDate + 1;
    if (days == 1)
        return translated(QT_TRANSLATE_NOOP("fields", "1 day"));
    return days > 0 ? translated(QT_TRANSLATE_NOOP("fields", "%1 days")).arg(days) : QString();
}

} // namespace

QString fieldLabel(const Field& field) {
    for (const auto& [name, label] : labels)
        if (name == field.name)
            return translated(label);
    return qs(field.name);
}

QString choiceLabel(std::string_view choice) {
    for (const auto& [name, label] : choiceLabels)
        if (name == choice)
            return translated(label);
    return qs(choice);
}

QString fieldToolTip(const Field& field) {
    const QString help = translated(std::string(field.help).c_str());
    return QStringLiteral("<p>%1</p><p>%2<br><tt>--%3</tt></p>")
        .arg(
            help.toHtmlEscaped(),
            translated(QT_TRANSLATE_NOOP("fields", "Allowed: %1")).arg(engineText(field.allowedText()).toHtmlEscaped()),
            qs(field.name));
}

QString understoodText(const Field& field, const RunConfig& config) {
    const std::uint64_t number = field.number(config);
    const bool automatic = !field.zeroWord.empty() && number == 0;
    if (automatic)
        return {};
    switch (field.kind) {
    case FieldKind::size:
        return local(describeSize(number));
    case FieldKind::speed:
        return translated(QT_TRANSLATE_NOOP("fields", "%1 a second")).arg(local(formatSize(number)));
    case FieldKind::count:
        return number >= 1000 ? local(formatCount(number)) : QString();
    case FieldKind::rate:
        return field.name == "difficulty" ? difficultyText(config.difficultyPpb) : rateText(number);
    case FieldKind::date:
        return field.name == "end-date" ? rangeText(config) : QString();
    case FieldKind::softLimit:
        return config.softLimitBytes > 0 ? local(describeSize(config.softLimitBytes))
                                         : translated(QT_TRANSLATE_NOOP("fields", "of the memory limit"));
    default:
        return {};
    }
}

QString obstacleText(const Error& error) {
    const Field* field = error.field.empty() ? nullptr : findField(error.field);
    return field ? fieldLabel(*field) + QStringLiteral(": ") + errorText(*field, error) : engineText(error.message);
}

QString errorText(const Field& field, const Error& error) {
    QString text = qs(error.message);
    const QString prefix = qs(field.name) + QStringLiteral(": ");
    if (text.startsWith(prefix))
        text.remove(0, prefix.size());
    text = engineText(text);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace ledgerloom
