#include "ui/setup/command_text.h"

#include "core/config/fields.h"

#include <QRegularExpression>
#include <QStringList>

namespace ledgerloom {

namespace {

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString quoted(QString text) {
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:%+@=-]+$"));
    if (plain.match(text).hasMatch())
        return text;
    text.replace(QLatin1Char('\''), QStringLiteral("'\\''"));
    return QLatin1Char('\'') + text + QLatin1Char('\'');
}

} // namespace

QString commandText(const RunConfig& config) {
    QStringList words{QStringLiteral("ledgerloom"), QStringLiteral("generate")};
    for (const Field& field : fields()) {
        const std::string text = field.toText(config);
        const bool volume = field.name == "size" || field.name == "rows";
        if (!field.isSet(config) || (!volume && text == field.defaultText()))
            continue;
        words << QStringLiteral("--") + qs(field.name);
        if (field.kind != FieldKind::flag)
            words << quoted(qs(text));
    }
    return words.join(QLatin1Char(' '));
}

} // namespace ledgerloom
