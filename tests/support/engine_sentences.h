#pragma once

#include "core/base/result.h"
#include "core/run/run_log.h"
#include "tests/support/english_rests.h"
#include "tests/support/file_tree.h"
#include "ui/style/language.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>
#include <string>

namespace ledgerloom::testing {

/// Gathers what the engine says in a test, and wants it all in Portuguese at the end.
class EngineSentences {
protected:
    void begin() {
        m_sentences.clear();
        m_home = std::make_unique<QTemporaryDir>();
    }
    void hear(const std::string& sentence) {
        if (!sentence.empty())
            m_sentences << QString::fromStdString(sentence);
    }
    void hear(const std::optional<Error>& error) { hear(error ? error->message : "nothing is wrong"); }
    template <class Value> void hear(const Result<Value>& result) {
        hear(result ? "nothing was refused" : result.error().message);
    }
    void hear(const std::vector<Event>& events) {
        for (const Event& event : events)
            hear(event.text);
    }
    /// All that was heard, and that was at least so many different sentences.
    void speaksPortuguese(qsizetype least) {
        applyLanguage(LanguageChoice::portuguese);
        m_sentences.removeDuplicates();
        bool faultless = true;
        for (const QString& english : m_sentences) {
            const QString fault = englishRest(english, engineText(english));
            faultless = faultless && fault.isEmpty();
            if (!fault.isEmpty())
                qWarning("%s: %s => %s", qPrintable(fault), qPrintable(english), qPrintable(engineText(english)));
        }
        QVERIFY(faultless);
        QVERIFY2(m_sentences.size() >= least, qPrintable(m_sentences.join(u'\n')));
    }
    std::string at(const char* name) const { return m_home->filePath(QString::fromLatin1(name)).toStdString(); }
    std::string file(const char* name, const QByteArray& content) const {
        putFile(m_home->filePath(QString::fromLatin1(name)), content);
        return at(name);
    }

private:
    QStringList m_sentences;
    std::unique_ptr<QTemporaryDir> m_home;
};

} // namespace ledgerloom::testing
