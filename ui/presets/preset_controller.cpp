#include "ui/presets/preset_controller.h"

#include "core/config/fields.h"
#include "ui/style/language.h"

#include <algorithm>

namespace ledgerloom {

namespace {

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

// Where a run goes is the run's own matter: choosing a folder does not change the preset.
std::string comparable(const RunConfig& config) {
    Preset preset;
    preset.config = config;
    preset.config.output.clear();
    return presetText(preset);
}

} // namespace

PresetController::PresetController(PresetStore store, QObject* parent)
    : QObject(parent), m_store(std::move(store)), m_current(builtinPresets().front()), m_config(m_current.config) {}

Result<void> PresetController::choose(const QString& name) {
    const auto loaded = m_store.load(name.toStdString());
    if (!loaded)
        return loaded.error();
    m_current = *loaded;
    revert();
    return {};
}

void PresetController::revert() {
    m_config = withRunsOwnValues(m_current.config);
    m_modified = false;
    emit currentChanged();
    emit configChosen(m_config);
}

RunConfig PresetController::withRunsOwnValues(const RunConfig& preset) const {
    RunConfig config = preset;
    for (const Field& field : fields())
        if (!field.preset)
            (void)field.setFromText(config, field.toText(m_config));
    if (config.output.empty())
        config.output = m_config.output;
    return config;
}

void PresetController::setConfig(const RunConfig& config) {
    m_config = config;
    updateMark();
}

void PresetController::updateMark() {
    const bool modified = comparable(m_config) != comparable(m_current.config);
    if (modified == m_modified)
        return;
    m_modified = modified;
    emit currentChanged();
}

void PresetController::take(const Preset& preset) {
    m_current = preset;
    m_modified = false;
    emit listChanged();
    updateMark();
    emit currentChanged();
}

Result<void> PresetController::save() {
    return saveAs(qs(m_current.name), true);
}

Result<void> PresetController::saveAs(const QString& name, bool replace) {
    Preset preset = m_current;
    preset.name = name.toStdString();
    preset.builtIn = false;
    preset.config = m_config;
    preset.config.output.clear();
    auto saved = m_store.save(preset, replace);
    if (saved.ok())
        take(preset);
    return saved;
}

Result<void> PresetController::rename(const QString& to) {
    auto renamed = m_store.rename(m_current.name, to.toStdString());
    if (renamed.ok()) {
        Preset preset = m_current;
        preset.name = to.toStdString();
        take(preset);
    }
    return renamed;
}

Result<void> PresetController::duplicate(const QString& to) {
    auto copied = m_store.duplicate(m_current.name, to.toStdString());
    if (copied.ok()) {
        Preset preset = m_current;
        preset.name = to.toStdString();
        preset.builtIn = false;
        take(preset);
    }
    return copied;
}

Result<void> PresetController::remove() {
    auto removed = m_store.remove(m_current.name);
    if (removed.ok()) {
        // The values stay in the form, as a changed copy of the first preset: deleting a name is no reason to lose
        // them.
        take(builtinPresets().front());
    }
    return removed;
}

Result<void> PresetController::importFile(const QString& file) {
    const auto imported = m_store.importFile(file.toStdString(), {}, false);
    if (!imported)
        return imported.error();
    emit listChanged();
    return choose(qs(imported->name));
}

Result<void> PresetController::exportFile(const QString& file) const {
    // The file chooser has asked already whether to replace a file.
    return m_store.exportFile(m_current.name, file.toStdString(), true);
}

QString PresetController::freeName(const QString& name) const {
    const auto presets = m_store.list().presets;
    for (int number = 2;; ++number) {
        QString candidate = QStringLiteral("%1 %2").arg(name).arg(number);
        const auto taken = [&](const Preset& one) { return samePresetName(one.name, candidate.toStdString()); };
        if (std::ranges::none_of(presets, taken))
            return candidate;
    }
}

QString PresetController::nameFault(const QString& name) const {
    const auto checked = checkPresetName(name.toStdString());
    if (!checked)
        return engineText(checked.error().message);
    for (const Preset& preset : m_store.list().presets)
        if (samePresetName(preset.name, name.toStdString()))
            return preset.builtIn ? tr("A built-in preset has this name. Choose another one.")
                                  : tr("There is a preset of this name already. Choose another one.");
    return {};
}

} // namespace ledgerloom
