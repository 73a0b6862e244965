#pragma once

#include "core/presets/preset_store.h"

#include <QObject>
#include <QString>

#include <functional>

namespace ledgerloom {

/// Which preset the form started from, whether it has been changed since, and everything that can be done to presets.
/// Asks nothing and shows nothing: failures come back as Results. GUI thread only.
class PresetController : public QObject {
    Q_OBJECT

public:
    explicit PresetController(PresetStore store, QObject* parent = nullptr);

    PresetStore::Listing list() const { return m_store.list(); }
    const Preset& current() const { return m_current; }
    bool isModified() const { return m_modified; }

    /// Starts from a preset: configChosen() carries its values, with this run's output kept.
    Result<void> choose(const QString& name);
    /// Back to the values of the current preset.
    void revert();
    /// The form's values now; decides whether the mark is shown.
    void setConfig(const RunConfig& config);

    Result<void> save();
    Result<void> saveAs(const QString& name, bool replace);
    Result<void> rename(const QString& to);
    Result<void> duplicate(const QString& to);
    Result<void> remove();
    Result<void> importFile(const QString& file);
    Result<void> exportFile(const QString& file) const;

    /// A name after `name` that no preset has yet: "Balanced 2".
    QString freeName(const QString& name) const;
    /// Empty, or why a preset cannot be called so.
    QString nameFault(const QString& name) const;

signals:
    void listChanged();
    /// Another preset is the current one, or its mark came or went.
    void currentChanged();
    void configChosen(const ledgerloom::RunConfig& config);

private:
    void take(const Preset& preset);
    void updateMark();
    RunConfig withRunsOwnValues(const RunConfig& preset) const;

    PresetStore m_store;
    Preset m_current;
    RunConfig m_config;
    bool m_modified = false;
};

} // namespace ledgerloom
