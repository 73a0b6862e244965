#pragma once

#include "ui/style/language.h"
#include "ui/style/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QString>

namespace ledgerloom {

/// What the studio remembers from one day to the next, in the user's settings file. GUI thread only. Nothing here
/// changes a run: that is in presets.
class StudioSettings {
public:
    StudioSettings() = default;
    /// Keeps everything in this file instead.
    explicit StudioSettings(const QString& file) : m_settings(file, QSettings::IniFormat) {}

    /// The folder that these settings lie in; other things that are remembered stand beside them.
    QString folder() const;

    ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);

    LanguageChoice language() const;
    void setLanguage(LanguageChoice language);

    /// Whether the queue waits for the machine to be left alone, and for how many minutes it must have been.
    bool queueWaitsForIdle() const;
    int queueIdleMinutes() const;
    void setQueueIdle(bool waits, int minutes);

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);
    /// State of the splitter called `name`; empty when it was never moved.
    QByteArray splitterState(const QString& name) const;
    void setSplitterState(const QString& name, const QByteArray& state);

    /// Name of the preset chosen last.
    QString preset() const;
    void setPreset(const QString& name);
    /// The form as it was left, as the text of a preset; empty when it never was.
    QString form() const;
    void setForm(const QString& text);
    /// Index of the page that was in front; whether the log was shown.
    int page() const;
    void setPage(int page);
    bool logShown() const;
    void setLogShown(bool shown);
    /// Folder of the last output.
    QString outputFolder() const;
    void setOutputFolder(const QString& folder);
    /// The last Spark master; it is of this computer's surroundings, and so in no preset.
    QString madeOn() const;
    void setMadeOn(const QString& master);

    /// Folder of a run that was started and has not ended well; empty when there is none. Kept at once, so that it
    /// outlives a crash.
    QString unfinishedRun() const;
    /// The Spark master that makes it; empty: this computer does.
    QString unfinishedOn() const;
    void setUnfinishedRun(const QString& output, const QString& on = {});

private:
    QSettings m_settings;
};

} // namespace ledgerloom
