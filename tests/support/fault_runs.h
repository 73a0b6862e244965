#pragma once

#include "tests/support/file_tree.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QStringList>
#include <QThread>

#include <csignal>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <sys/types.h>

namespace ledgerloom::testing {

/// The program that was built, run again and again in a folder while something happens to it.
class FaultRuns {
public:
    explicit FaultRuns(QString folder) : m_folder(std::move(folder)) {}

    static QString program() {
        return qEnvironmentVariable("LEDGERLOOM_TEST_BINARIES") + QStringLiteral("/app/cli/ledgerloom");
    }
    QString path(const QString& name) const { return m_folder + QLatin1Char('/') + name; }

    /// The exit code; -1 when it was killed, -2 when it did not end within two minutes.
    int run(const QStringList& arguments, const QStringList& before = {}) {
        QProcess process;
        begin(process, arguments, before);
        return codeOf(process);
    }
    /// Kills it after a time in milliseconds; true when it had ended before by itself.
    bool runAndKill(const QStringList& arguments, int afterMs) {
        QProcess process;
        begin(process, arguments, {});
        QThread::msleep(static_cast<unsigned long>(afterMs));
        process.kill();
        return codeOf(process) >= 0;
    }
    std::string lastWords() const { return m_words; }

    static std::map<std::string, QByteArray> tree(const QString& output) { return fileTree(output); }

private:
    void begin(QProcess& process, const QStringList& arguments, QStringList before) {
        process.setWorkingDirectory(m_folder);
        QStringList all = before;
        all << program() << arguments;
        const QString first = all.takeFirst();
        process.start(first, all);
        process.waitForStarted();
    }
    int codeOf(QProcess& process) {
        const bool ended = process.waitForFinished(120'000);
        m_words = process.readAllStandardError().toStdString();
        if (!ended) {
            process.kill();
            process.waitForFinished();
            return -2;
        }
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

    QString m_folder;
    std::string m_words;
};

/// How often the environment asks for a fault; `usual` where it says nothing.
inline int faultCount(const char* variable, int usual) {
    const int asked = qEnvironmentVariableIntValue(variable);
    return asked > 0 ? asked : usual;
}

} // namespace ledgerloom::testing
