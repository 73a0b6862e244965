#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

#include <string>
#include <vector>

namespace ledgerloom::testing {

/// How a run of the program ended.
struct ProgramEnd {
    int exitCode = -1;
    std::string out;
    std::string err;

    bool says(const std::string& part) const { return err.find(part) != std::string::npos; }
};

/// The command line program that was built, in a folder and an environment of its own: what the user has set up
/// changes no test.
class Program {
public:
    Program() { m_process.setWorkingDirectory(m_folder.path()); }

    /// A path inside the program's own folder.
    std::string path(const std::string& name) const {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    std::string presetFolder() const { return path("config/ledgerloom/presets"); }

    void setVariable(const std::string& name, const std::string& value) { m_variables.push_back({name, value}); }

    void start(const std::vector<std::string>& arguments) {
        m_process.setProcessEnvironment(environment());
        QStringList list;
        for (const std::string& argument : arguments)
            list.append(QString::fromStdString(argument));
        m_process.start(binary(), list);
        m_process.waitForStarted();
    }
    ProgramEnd wait(int mostMs = 60'000) {
        // waitForFinished() says no of one that has ended before.
        const bool over = m_process.state() == QProcess::NotRunning && m_process.error() != QProcess::FailedToStart;
        const bool ended =
            (over || m_process.waitForFinished(mostMs)) && m_process.exitStatus() == QProcess::NormalExit;
        return {ended ? m_process.exitCode() : -1, m_process.readAllStandardOutput().toStdString(),
                m_process.readAllStandardError().toStdString()};
    }
    ProgramEnd run(const std::vector<std::string>& arguments) {
        start(arguments);
        return wait();
    }
    QProcess& process() { return m_process; }

private:
    static QString binary() {
        return qEnvironmentVariable("LEDGERLOOM_TEST_BINARIES") + QStringLiteral("/app/cli/ledgerloom");
    }
    QProcessEnvironment environment() const {
        QProcessEnvironment all;
        for (const QString& name : QProcessEnvironment::systemEnvironment().keys()) {
            if (!name.startsWith(QStringLiteral("LEDGERLOOM_")) && name != QStringLiteral("CONTAINER_MEMORY_LIMIT"))
                all.insert(name, qEnvironmentVariable(name.toLatin1().constData()));
        }
        all.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder.filePath(QStringLiteral("config")));
        for (const auto& [name, value] : m_variables)
            all.insert(QString::fromStdString(name), QString::fromStdString(value));
        return all;
    }

    QTemporaryDir m_folder;
    QProcess m_process;
    std::vector<std::pair<std::string, std::string>> m_variables;
};

} // namespace ledgerloom::testing
