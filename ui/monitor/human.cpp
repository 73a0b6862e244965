#include "ui/monitor/human.h"

#include "core/base/units.h"
#include "ui/style/language.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace ledgerloom::human {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::Human)
};

QString significant(double value) {
    const double size = std::abs(value);
    return localNumbers(QString::number(value, 'f', size >= 100 ? 0 : size >= 10 ? 1 : 2));
}

QString signedNumber(double value, int decimals) {
    QString digits = QString::number(std::abs(value), 'f', decimals);
    if (digits.toDouble() == 0) {
        return digits;
    }
    return (value > 0 ? u'+' : u'−') + localNumbers(digits);
}

std::uint64_t wholeBytes(double value) {
    return value > 0 ? static_cast<std::uint64_t>(std::llround(std::min(value, 9e18))) : 0;
}

} // namespace

QString memory(std::optional<std::uint64_t> value) {
    return value ? local(formatSize(*value, SizeStyle::binary)) : QStringLiteral("–");
}

QString growth(double bytesPerSecond) {
    if (!std::isfinite(bytesPerSecond)) {
        return QStringLiteral("–");
    }
    const double mebibytes = bytesPerSecond / (1024.0 * 1024.0);
    if (std::abs(mebibytes) >= 1000) {
        return Text::tr("%1 GiB/s").arg(signedNumber(mebibytes / 1024, 2));
    }
    return Text::tr("%1 MiB/s")
        .arg(signedNumber(mebibytes, std::abs(mebibytes) < 9.95 && std::abs(mebibytes) >= 0.05 ? 1 : 0));
}

QString count(double value) {
    if (!std::isfinite(value)) {
        return QStringLiteral("–");
    }
    struct Unit {
        double size = 1;
        QChar letter;
    };
    constexpr std::array<Unit, 4> units{{{1e12, u'T'}, {1e9, u'B'}, {1e6, u'M'}, {1e3, u'k'}}};
    for (const Unit& unit : units) {
        // 999.5 of a unit would be written as 1000: the next one takes over there.
        if (std::abs(value) >= unit.size * 0.9995) {
            return significant(value / unit.size) + unit.letter;
        }
    }
    return QString::number(value, 'f', 0);
}

QString rows(double rowsPerSecond) {
    return Text::tr("%1 rows/s").arg(count(rowsPerSecond));
}

QString bytes(double bytesPerSecond) {
    if (!std::isfinite(bytesPerSecond)) {
        return QStringLiteral("–");
    }
    return Text::tr("%1/s").arg(local(formatSize(wholeBytes(bytesPerSecond))));
}

QString percent(double part, double whole) {
    if (!(whole > 0) || !std::isfinite(part)) {
        return QStringLiteral("–");
    }
    const double share = 100 * part / whole;
    if (share == 0 || share >= 9.95) {
        return Text::tr("%1 %").arg(QString::number(share, 'f', 0));
    }
    const int decimals = share >= 0.995 ? 1 : std::min(6, 1 - static_cast<int>(std::floor(std::log10(share))));
    return Text::tr("%1 %").arg(localNumbers(QString::number(share, 'f', decimals)));
}

QString elapsed(std::int64_t us) {
    constexpr std::int64_t shortUs = 10'000'000;
    if (us >= shortUs) {
        return local(formatDuration(static_cast<std::uint64_t>(us)));
    }
    const double seconds = static_cast<double>(std::max<std::int64_t>(0, us)) / 1e6;
    return Text::tr("%1 s").arg(local(formatFixed(seconds, seconds < 1 && us > 0 ? 3 : 2)));
}

QString levelWord(Level level) {
    return QCoreApplication::translate("ledgerloom::LevelStrip", levelName(level).data());
}

QString duration(double seconds) {
    return local(formatDuration(wholeBytes(seconds * 1e6)));
}

} // namespace ledgerloom::human
