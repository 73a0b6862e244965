#include "ui/style/language.h"

#include <QCoreApplication>
#include <QDate>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace ledgerloom {

namespace {

/// The studio's texts, and those of Qt's own dialogs where the system has them.
struct Translators {
    QTranslator studio;
    QTranslator qt;
};

Translators& translators() {
    static Translators both;
    return both;
}

bool isPortuguese(LanguageChoice choice) {
    return choice == LanguageChoice::portuguese ||
           (choice == LanguageChoice::system && QLocale::system().language() == QLocale::Portuguese);
}

QLocale localeOf(bool portuguese) {
    const QLocale system = QLocale::system();
    const QLocale::Language language = portuguese ? QLocale::Portuguese : QLocale::English;
    if (system.language() == language)
        return system;
    return portuguese ? QLocale(language, QLocale::Brazil) : QLocale(language, QLocale::UnitedStates);
}

} // namespace

QString languageChoiceName(LanguageChoice choice) {
    switch (choice) {
    case LanguageChoice::english:
        return QStringLiteral("en");
    case LanguageChoice::portuguese:
        return QStringLiteral("pt_BR");
    case LanguageChoice::system:
        break;
    }
    return QStringLiteral("system");
}

LanguageChoice languageChoiceFromName(const QString& name) {
    for (const auto choice : {LanguageChoice::english, LanguageChoice::portuguese})
        if (name == languageChoiceName(choice))
            return choice;
    return LanguageChoice::system;
}

void applyLanguage(LanguageChoice choice) {
    const bool portuguese = isPortuguese(choice);
    QLocale::setDefault(localeOf(portuguese));
    Translators& now = translators();
    QCoreApplication::removeTranslator(&now.studio);
    QCoreApplication::removeTranslator(&now.qt);
    if (!portuguese)
        return;
    // Without its texts the studio would be half in one language, half in the other: those of Qt only come with them.
    if (!now.studio.load(QStringLiteral(":/translations/ledgerloom_pt_BR.qm")))
        return;
    QCoreApplication::installTranslator(&now.studio);
    if (now.qt.load(QStringLiteral("qtbase_pt_BR"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&now.qt);
}

QString localNumbers(QString english) {
    const QLocale locale;
    if (locale.decimalPoint() == QStringLiteral(".") || locale.language() == QLocale::C)
        return english;
    const QChar point = locale.decimalPoint().front();
    const QChar group = locale.groupSeparator().front();
    for (qsizetype i = 1; i + 1 < english.size(); ++i) {
        const QChar mark = english[i];
        if ((mark != u'.' && mark != u',') || !english[i - 1].isDigit() || !english[i + 1].isDigit())
            continue;
        english[i] = mark == u'.' ? point : group;
    }
    return english;
}

QString local(std::string_view english) {
    return localNumbers(QString::fromUtf8(english.data(), qsizetype(english.size())));
}

QString localDate(std::int32_t days) {
    const QDate date = QDate(1970, 1, 1).addDays(days);
    const QLocale locale;
    // Short forms of English are read in two ways on the two sides of the ocean.
    return locale.language() == QLocale::Portuguese ? locale.toString(date, QStringLiteral("dd/MM/yyyy"))
                                                    : date.toString(Qt::ISODate);
}

} // namespace ledgerloom
