#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace ledgerloom::testing {

/// What is not for translation: a field's name before what is wrong with it, things in quotes, paths, addresses,
/// options and commands.
inline QString withoutNames(QString text) {
    static const QRegularExpression names(
        QStringLiteral("^[a-z-]+:(?= )|\"[^\"]*\"|`[^`]*`|\\S*://\\S*|\\S+\\.jsonl?|(?<![\\w.])/\\S+|--[a-z-]+( "
                       "[a-z]+\\b)?|ledgerloom [a-z-]+( list)?|AWS Error.*"));
    return text.replace(names, QStringLiteral(" "));
}

inline QStringList numbersIn(const QString& text) {
    static const QRegularExpression number(QStringLiteral("\\d+(?:[.,]\\d+)*"));
    QStringList numbers;
    for (auto found = number.globalMatch(text); found.hasNext();)
        numbers << found.next().captured().remove(u'.').remove(u',');
    return numbers;
}

/// What is wrong with a sentence's translation: nothing was translated, English words are left, or a number or a name
/// was lost on the way. Empty when all is well. Words that Portuguese has, too ("as", "no", "for"), do not count.
inline QString englishRest(const QString& english, const QString& portuguese) {
    static const QRegularExpression word(
        QStringLiteral(
            "(?<![-\\w])(the|is|are|and|or|not|of|to|it|its|this|that|with|which|cannot|be|has|have|was|were|"
            "by|from|at|in|on|than|an|all|but|out|only|such|each|when|there|where|what|needs?|given?|allowed|"
            "known|missing|folder|file|row|runs?|(?<!ou )memory|waits|waiting|failed|until)(?![-\\w])"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression quoted(QStringLiteral("\"[^\"]*\""));
    if (english == portuguese)
        return QStringLiteral("is English");
    if (const auto left = word.match(withoutNames(portuguese)); left.hasMatch())
        return QStringLiteral("has \"%1\"").arg(left.captured());
    const QStringList kept = numbersIn(portuguese);
    for (const QString& number : numbersIn(english))
        if (number != QStringLiteral("1") && !kept.contains(number)) // "1 core" is "the only core" in Portuguese
            return QStringLiteral("lost ") + number;
    for (auto found = quoted.globalMatch(english); found.hasNext();)
        if (const QString name = found.next().captured(); !portuguese.contains(name))
            return QStringLiteral("lost ") + name;
    return {};
}

} // namespace ledgerloom::testing
