#include "ui/setup/fixes.h"

#include "core/base/units.h"
#include "core/storage/target.h"
#include "ui/setup/config_differences.h"
#include "ui/setup/field_texts.h"
#include "ui/setup/output_offer.h"
#include "ui/style/language.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

namespace ledgerloom {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::Fixes)
};

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

Fix use(const Field& field, const RunConfig& config) {
    return {Text::tr("Use %1").arg(qs(field.toText(config))), config};
}

std::optional<Fix> useText(const Field& field, const QString& text, RunConfig config) {
    if (!field.setFromText(config, text.toStdString()).ok())
        return {};
    return use(field, config);
}

/// "12 gigs" -> "12GB", "2" of a rate -> "2%", "1,5 GB" -> "1.5GB".
QStringList readings(const Field& field, const QString& text) {
    static const QRegularExpression shape(QStringLiteral("^\\s*([0-9]+(?:[.,][0-9]+)?)\\s*([a-zA-Z%]?)"));
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch())
        return {};
    const QString number = match.captured(1).replace(u',', u'.');
    const QString unit = match.captured(2).toUpper();
    if (field.kind == FieldKind::rate || field.kind == FieldKind::softLimit)
        return {number + u'%'};
    const QString joined = QString(text).remove(u',').remove(u' ');
    if (field.kind == FieldKind::integer)
        return {joined, number};
    if (unit.isEmpty() || !QStringLiteral("KMGT").contains(unit))
        return {joined};
    return {joined, field.kind == FieldKind::count ? number + unit : number + unit + u'B'};
}

/// The end of the field's range that `text` lies beyond, when it has a number at all.
std::optional<Fix> useBound(const Field& field, const QString& text, const RunConfig& config) {
    static const QRegularExpression number(QStringLiteral("-?[0-9]+(\\.[0-9]+)?"));
    const QRegularExpressionMatch match = number.match(text);
    if (!match.hasMatch() || field.most == 0)
        return {};
    const bool below = match.captured(0).toDouble() <= 0 ||
                       (parseSize(text.toStdString()).ok() && *parseSize(text.toStdString()) < field.least);
    RunConfig bounded = config;
    const std::uint64_t bound = below ? field.least : field.most;
    const bool set = std::visit(
        [&](auto member) {
            using Value = std::remove_reference_t<decltype(bounded.*member)>;
            if constexpr (std::is_same_v<Value, std::uint64_t> || std::is_same_v<Value, std::uint32_t>) {
                bounded.*member = static_cast<Value>(bound);
                return true;
            }
            return false;
        },
        field.member);
    return set ? useText(field, qs(field.toText(bounded)), config) : std::nullopt;
}

/// Two leading digits, downwards.
std::uint64_t roundedDown(double value) {
    double unit = 1;
    while (value / unit >= 100)
        unit *= 10;
    return std::uint64_t(std::floor(value / unit) * unit);
}

std::optional<Fix> fitTheDisk(const Estimate& estimate, RunConfig config) {
    constexpr double air = 0.97; // an estimate is within 1 %, and the disk is not to be filled to the last byte
    constexpr double leastBytes = 1e6;
    const auto needed = double(std::max<std::uint64_t>(1, estimate.diskNeededBytes));
    const double share = air * double(estimate.diskFreeBytes.value_or(0)) / needed;
    if (double(estimate.outputBytes) * share < leastBytes)
        return {};
    if (config.rows > 0)
        config.rows = roundedDown(double(config.rows) * share);
    else
        config.sizeBytes = roundedDown(double(config.sizeBytes) * share);
    const QString volume = config.rows > 0 ? Text::tr("%1 rows").arg(local(formatCount(config.rows)))
                                           : local(formatSize(config.sizeBytes));
    return Fix{Text::tr("Make it %1").arg(volume), config};
}

std::optional<Fix> raiseTheLimit(const Estimate& estimate, RunConfig config) {
    // A limit that nobody set is what the machine has.
    if (config.memoryLimitBytes == 0)
        return {};
    constexpr std::uint64_t mebibyte = 1 << 20;
    config.memoryLimitBytes = (estimate.leastMemoryBytes / mebibyte + 1) * mebibyte;
    return Fix{Text::tr("Raise the limit to %1").arg(local(formatSize(config.memoryLimitBytes, SizeStyle::binary))),
               config};
}

} // namespace

Fix fixForText(const Field& field, const QString& text, const RunConfig& config) {
    for (const QString& reading : readings(field, text))
        if (auto fix = useText(field, reading, config))
            return *std::move(fix);
    if (auto fix = useBound(field, text, config))
        return *std::move(fix);
    const QString before = qs(field.toText(config));
    return {before.isEmpty() ? Text::tr("Leave it empty") : Text::tr("Back to %1").arg(before), config};
}

std::optional<Fix> fixForFault(const Error& fault, const RunConfig& config) {
    RunConfig fixed = config;
    if (config.endDate < config.startDate) {
        std::swap(fixed.startDate, fixed.endDate);
        return Fix{Text::tr("Swap the days"), fixed};
    }
    const Field* field = findField(fault.field);
    if (field == nullptr)
        return {};
    if (fault.field == "compression" && !compressionsOf(config.format).empty()) {
        fixed.compression = compressionsOf(config.format).front();
        fixed.compressionLevel = 0;
        return Fix{Text::tr("Use %1").arg(choiceLabel(compressionName(fixed.compression))), fixed};
    }
    // Most others are an extra that does not go with the rest: without it all is well.
    fixed = withValueOf(*field, config, RunConfig());
    if (fixed == config || !checkConfig(fixed).ok())
        return {};
    return field->kind == FieldKind::flag ? Fix{Text::tr("Switch it off"), fixed} : use(*field, fixed);
}

std::optional<Fix> fixForObstacle(const Error& obstacle, const Estimate& estimate, const RunConfig& config) {
    if (obstacle.code == ErrorCode::diskFull)
        return fitTheDisk(estimate, config);
    if (obstacle.code == ErrorCode::memory)
        return raiseTheLimit(estimate, config);
    if (obstacle.field != "output" || outputKind(config.output) != OutputKind::folder || config.output.empty())
        return {};
    RunConfig fixed = config;
    fixed.output = freeOutputFolder(qs(config.output)).toStdString();
    if (fixed.output == config.output)
        return {};
    return Fix{Text::tr("Use %1").arg(qs(fixed.output).section(u'/', -1)), fixed};
}

} // namespace ledgerloom
