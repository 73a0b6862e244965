// What the engine says is made in English, with its numbers in it: the command line and the log file have it so. The
// studio shows it in its own language where a pattern fits the whole sentence; its "%1" stands for anything,
// which may be a sentence of these lists itself.
#include "ui/style/engine_texts.h"

#include "ui/style/language.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace ledgerloom {

namespace {

struct Pattern {
    QStringList pieces;      ///< the text between the places: one more than there are places
    std::vector<int> places; ///< the number after each %
    QString translation;
    qsizetype letters = 0; ///< of all pieces
};

Pattern patternOf(const QString& english, const QString& translation) {
    static const QRegularExpression place(QStringLiteral("%(\\d)"));
    Pattern pattern;
    pattern.translation = translation;
    qsizetype at = 0;
    for (auto found = place.globalMatch(english); found.hasNext();) {
        const auto one = found.next();
        pattern.pieces << english.mid(at, one.capturedStart() - at);
        pattern.places.push_back(one.captured(1).toInt());
        at = one.capturedEnd();
    }
    pattern.pieces << english.mid(at);
    for (const QString& piece : pattern.pieces)
        pattern.letters += piece.size();
    return pattern;
}

/// In the language in force; none in English, where there is nothing to do. The most telling come first, so that a
/// sentence is never taken for a list or a range, and no list has to heed the order of another.
std::vector<Pattern> translatedPatternsNow() {
    std::vector<Pattern> made;
    for (const auto& texts : {engineTextsOfRun(), engineTextsOfMemory(), engineTextsOfEstimate(), engineTextsOfConfig(),
                              engineTextsOfPresets(), engineTextsOfStorage(), engineTextsOfDataset(),
                              engineTextsOfFiles(), engineTextsOfCluster()})
        for (const char* english : texts)
            made.push_back(patternOf(QString::fromUtf8(english), QCoreApplication::translate("engine", english)));
    std::ranges::stable_sort(made, std::ranges::greater(), &Pattern::letters);
    return made;
}

/// The first text tells which language is in force.
QString firstTranslation() {
    return QCoreApplication::translate("engine", engineTextsOfRun().front());
}

const std::vector<Pattern>& translatedPatterns() {
    static QString madeFor;
    static std::vector<Pattern> made;
    const QString now = firstTranslation();
    if (now != madeFor) {
        madeFor = now;
        made = now == QString::fromUtf8(engineTextsOfRun().front()) ? std::vector<Pattern>() : translatedPatternsNow();
    }
    return made;
}

/// What stands at each place, as little as possible from left to right; empty where the pattern does not fit.
std::optional<QStringList> fitted(const Pattern& pattern, const QString& text) {
    const QString& first = pattern.pieces.front();
    const QString& last = pattern.pieces.back();
    if (!text.startsWith(first, Qt::CaseInsensitive) || !text.endsWith(last, Qt::CaseInsensitive))
        return std::nullopt;
    if (pattern.places.empty())
        return text.size() == first.size() ? std::optional(QStringList()) : std::nullopt;
    const qsizetype end = text.size() - last.size();
    qsizetype at = first.size();
    QStringList found;
    for (qsizetype i = 1; i + 1 < pattern.pieces.size(); ++i) {
        const qsizetype next = text.indexOf(pattern.pieces[i], at + 1, Qt::CaseInsensitive);
        if (next < 0)
            return std::nullopt;
        found << text.mid(at, next - at);
        at = next + pattern.pieces[i].size();
    }
    if (at >= end)
        return std::nullopt;
    return found << text.mid(at, end - at);
}

/// A file's or a user's own name is no list or range, even if it reads like one.
bool isName(const QString& text) {
    return text.startsWith(u'/') || text.startsWith(u'"') || text.contains(QStringLiteral("://"));
}

bool isQuantity(const QString& text) {
    static const QRegularExpression quantity(
        QRegularExpression::anchoredPattern(QStringLiteral("[+−-]?[\\d,]+(\\.\\d+)?( ?%| ?[kKMGTPE]?i?B?(/s)?)?")));
    return quantity.match(text).hasMatch();
}

QString filledIn(const Pattern& pattern, const QStringList& found) {
    const QString& text = pattern.translation;
    // All at once: what is filled in may hold a % and a digit itself.
    QString result;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool isPlace = text[at] == u'%' && at + 1 < text.size() && text[at + 1].isDigit();
        const auto place =
            isPlace ? std::ranges::find(pattern.places, text[at + 1].digitValue()) : pattern.places.end();
        if (place == pattern.places.end()) {
            result += text[at];
            continue;
        }
        result += engineText(found[place - pattern.places.begin()]);
        ++at;
    }
    return result;
}

/// "population 43.5 MiB, batches 1.68 MiB": each part a name and an amount. Anything else is left alone.
QString translatedList(const QString& english) {
    static const QRegularExpression part(
        QRegularExpression::anchoredPattern(QStringLiteral("([a-z ]+) ([\\d.,]+ (?:[KMGT]iB|bytes?))")));
    QStringList parts;
    for (const QString& one : english.split(QStringLiteral(", "))) {
        const auto match = part.match(one);
        if (!match.hasMatch())
            return english;
        parts << engineText(match.captured(1)) + u' ' + localNumbers(match.captured(2));
    }
    return parts.join(QStringLiteral(", "));
}

/// A sentence behind whatever it is about, and what that may look like: "size: ...", "/data/run.json: ...".
QRegularExpression behind(const char* source) {
    return QRegularExpression(
        QRegularExpression::anchoredPattern(u'(' + QString::fromLatin1(source) + QStringLiteral("): (.+)")),
        QRegularExpression::DotMatchesEverythingOption);
}

/// What the sentence is about stays as it is.
std::optional<QString> behindItsSource(const QString& english, const QRegularExpression& source) {
    const auto match = source.match(english);
    return match.hasMatch() ? std::optional(match.captured(1) + QStringLiteral(": ") + engineText(match.captured(2)))
                            : std::nullopt;
}

/// The first pattern that fits, of those that `is` wants.
std::optional<QString> byPattern(const QString& english, bool (*is)(const Pattern&)) {
    for (const Pattern& pattern : translatedPatterns())
        if (is(pattern))
            if (const auto found = fitted(pattern, english))
                return filledIn(pattern, *found);
    return std::nullopt;
}

bool beginsWithWords(const Pattern& pattern) {
    return !pattern.pieces.front().isEmpty();
}

/// "%1 to %2", "%1 parts": what has so few letters may be part of any sentence.
bool isSlight(const Pattern& pattern) {
    constexpr qsizetype few = 10;
    return !beginsWithWords(pattern) && pattern.letters < few;
}

/// What leaves no doubt comes first; what stands before a sentence must not be taken for a part of it.
QString translated(const QString& english) {
    static const QRegularExpression behindName = behind("\"[^\"]*\"|[a-z]+(?:-[a-z]+)*|run\\.json");
    static const QRegularExpression behindPath = behind("/.+?");
    if (isQuantity(english))
        return localNumbers(english);
    if (const auto sentence = byPattern(english, beginsWithWords))
        return *sentence;
    if (const auto named = behindItsSource(english, behindName))
        return *named;
    if (const auto sentence =
            byPattern(english, [](const Pattern& pattern) { return !beginsWithWords(pattern) && !isSlight(pattern); }))
        return *sentence;
    if (const auto located = behindItsSource(english, behindPath))
        return *located;
    if (const qsizetype end = english.indexOf(QStringLiteral("; ")); end > 0)
        return engineText(english.left(end)) + QStringLiteral("; ") + engineText(english.mid(end + 2));
    if (const auto range = isName(english) ? std::nullopt : byPattern(english, isSlight))
        return *range;
    return translatedList(english);
}

} // namespace

QString engineText(const QString& english) {
    if (translatedPatterns().empty())
        return english;
    static std::unordered_map<QString, QString> known; // the same sentences are drawn again and again
    static QString knownFor;
    const QString& language = translatedPatterns().front().translation;
    constexpr std::size_t mostKnown = 2000;
    if (knownFor != language || known.size() > mostKnown) {
        knownFor = language;
        known.clear();
    }
    if (const auto found = known.find(english); found != known.end())
        return found->second;
    return known.emplace(english, translated(english)).first->second;
}

QString engineText(std::string_view english) {
    return engineText(QString::fromUtf8(english.data(), qsizetype(english.size())));
}

} // namespace ledgerloom
