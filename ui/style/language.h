#pragma once

#include <QString>

#include <cstdint>
#include <string_view>

namespace ledgerloom {

enum class LanguageChoice { system, english, portuguese };

/// "system", "en" or "pt_BR", as kept in the settings.
QString languageChoiceName(LanguageChoice choice);
/// What no language is called is `system`.
LanguageChoice languageChoiceFromName(const QString& name);

/// Texts, numbers and dates are from now on those of the language; `system` is that of the desktop where it is one of
/// these, else English. Windows made before keep their texts. GUI thread only, after the application was made.
void applyLanguage(LanguageChoice choice);

/// The numbers in a text that was written in English ("1,234.5 MiB"), as the language in force writes them.
QString localNumbers(QString english);

/// What a formatter of the core made ("1,234.5 MiB"), as the language in force writes it.
QString local(std::string_view english);
/// A day, counted from 1970-01-01, as the language in force writes it.
QString localDate(std::int32_t days);

/// A sentence that the engine made, in the language in force. What no pattern of engine_texts.cpp fits stays English.
QString engineText(std::string_view english);
QString engineText(const QString& english);

} // namespace ledgerloom
