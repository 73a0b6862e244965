#include "ui/settings/studio_settings.h"

#include <QFileInfo>

namespace ledgerloom {

namespace {

const QString themeKey = QStringLiteral("appearance/theme");
const QString languageKey = QStringLiteral("appearance/language");
const QString idleKey = QStringLiteral("queue/when-idle");
const QString idleMinutesKey = QStringLiteral("queue/idle-minutes");
const QString geometryKey = QStringLiteral("window/geometry");
const QString presetKey = QStringLiteral("setup/preset");
const QString formKey = QStringLiteral("setup/form");
const QString pageKey = QStringLiteral("window/page");
const QString logKey = QStringLiteral("window/log");
const QString outputKey = QStringLiteral("setup/output");
const QString madeOnKey = QStringLiteral("setup/madeOn");
const QString unfinishedKey = QStringLiteral("run/unfinished");
const QString unfinishedOnKey = QStringLiteral("run/unfinishedOn");

QString splitterKey(const QString& name) {
    return QStringLiteral("window/splitter-%1").arg(name);
}

} // namespace

QString StudioSettings::folder() const {
    return QFileInfo(m_settings.fileName()).path();
}

ThemeChoice StudioSettings::theme() const {
    return themeChoiceFromName(m_settings.value(themeKey).toString());
}
void StudioSettings::setTheme(ThemeChoice theme) {
    m_settings.setValue(themeKey, themeChoiceName(theme));
}

LanguageChoice StudioSettings::language() const {
    return languageChoiceFromName(m_settings.value(languageKey).toString());
}
void StudioSettings::setLanguage(LanguageChoice language) {
    m_settings.setValue(languageKey, languageChoiceName(language));
}

bool StudioSettings::queueWaitsForIdle() const {
    return m_settings.value(idleKey, false).toBool();
}
int StudioSettings::queueIdleMinutes() const {
    return m_settings.value(idleMinutesKey, 5).toInt();
}
void StudioSettings::setQueueIdle(bool waits, int minutes) {
    m_settings.setValue(idleKey, waits);
    m_settings.setValue(idleMinutesKey, minutes);
}

QByteArray StudioSettings::windowGeometry() const {
    return m_settings.value(geometryKey).toByteArray();
}
void StudioSettings::setWindowGeometry(const QByteArray& geometry) {
    m_settings.setValue(geometryKey, geometry);
}

QByteArray StudioSettings::splitterState(const QString& name) const {
    return m_settings.value(splitterKey(name)).toByteArray();
}
void StudioSettings::setSplitterState(const QString& name, const QByteArray& state) {
    m_settings.setValue(splitterKey(name), state);
}

QString StudioSettings::preset() const {
    return m_settings.value(presetKey).toString();
}
void StudioSettings::setPreset(const QString& name) {
    m_settings.setValue(presetKey, name);
}

QString StudioSettings::form() const {
    return m_settings.value(formKey).toString();
}
void StudioSettings::setForm(const QString& text) {
    m_settings.setValue(formKey, text);
}

int StudioSettings::page() const {
    return m_settings.value(pageKey).toInt();
}
void StudioSettings::setPage(int page) {
    m_settings.setValue(pageKey, page);
}

bool StudioSettings::logShown() const {
    return m_settings.value(logKey, true).toBool();
}
void StudioSettings::setLogShown(bool shown) {
    m_settings.setValue(logKey, shown);
}

QString StudioSettings::outputFolder() const {
    return m_settings.value(outputKey).toString();
}
void StudioSettings::setOutputFolder(const QString& folder) {
    m_settings.setValue(outputKey, folder);
}

QString StudioSettings::madeOn() const {
    return m_settings.value(madeOnKey).toString();
}
void StudioSettings::setMadeOn(const QString& master) {
    m_settings.setValue(madeOnKey, master);
}

QString StudioSettings::unfinishedRun() const {
    return m_settings.value(unfinishedKey).toString();
}
QString StudioSettings::unfinishedOn() const {
    return m_settings.value(unfinishedOnKey).toString();
}
void StudioSettings::setUnfinishedRun(const QString& output, const QString& on) {
    m_settings.setValue(unfinishedKey, output);
    m_settings.setValue(unfinishedOnKey, on);
    m_settings.sync();
}

} // namespace ledgerloom
