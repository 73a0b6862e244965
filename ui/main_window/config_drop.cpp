#include "ui/main_window/config_drop.h"

#include "core/config/fields.h"
#include "core/presets/preset.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/manifest_file.h"
#include "ui/main_window/result_bar.h"
#include "ui/setup/setup_page.h"
#include "ui/style/language.h"

#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace ledgerloom {

namespace {

/// The one local file that is being dragged; empty for anything else.
QString draggedPath(const QDropEvent& event) {
    const QList<QUrl> urls = event.mimeData()->urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

Result<RunConfig> fromManifest(const QString& path, RunConfig config) {
    FileSystem files;
    const auto manifest = readManifest(files, path.toStdString());
    if (!manifest)
        return manifest.error();
    for (const Field& field : fields())
        if (field.identity && field.isSet(manifest->config))
            if (const auto set = field.setFromText(config, field.toText(manifest->config)); !set)
                return set.error();
    return config;
}

Result<Preset> fromPreset(const QString& path, const RunConfig& form) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::io, (path + QStringLiteral(" cannot be read: ") + file.errorString()).toStdString()};
    // One byte more than any preset may have: whatever is larger is refused for that, not read.
    auto preset = parsePreset(file.read(qint64(longestJson) + 1).toStdString(), path.toStdString());
    if (preset)
        preset->config.output = form.output;
    return preset;
}

bool isManifest(const QString& path) {
    QFile file(path);
    constexpr qint64 head = 4096;
    return file.open(QIODevice::ReadOnly) && file.read(head).contains("\"ledgerloom_manifest\"");
}

} // namespace

Result<DroppedConfig> readDropped(const QString& path, const RunConfig& form) {
    const QString inside = path + u'/' + QString::fromUtf8(manifestName.data(), qsizetype(manifestName.size()));
    const bool isFolder = QFileInfo(path).isDir();
    if (isFolder && !QFileInfo::exists(inside))
        return Error{ErrorCode::badInput,
                     (path + QStringLiteral(" is a folder without a manifest.json. Drop the folder of a finished "
                                            "dataset, its manifest, or a preset."))
                         .toStdString()};
    if (isFolder || isManifest(path)) {
        const auto config = fromManifest(isFolder ? inside : path, form);
        if (!config)
            return config.error();
        const QString folder = isFolder ? path : QFileInfo(path).path();
        return DroppedConfig{ConfigDrop::tr("the dataset in %1").arg(folder), *config};
    }
    const auto preset = fromPreset(path, form);
    if (!preset)
        return preset.error();
    return DroppedConfig{ConfigDrop::tr("the preset “%1”").arg(QString::fromStdString(preset->name)), preset->config};
}

ConfigDrop::ConfigDrop(SetupPage& setup, ResultBar& bar, QWidget* window)
    : QObject(window), m_setup(setup), m_bar(bar) {
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

bool ConfigDrop::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto* drop = static_cast<QDropEvent*>(event); // QDragEnterEvent is one, too
    const QString path = draggedPath(*drop);
    if (path.isEmpty())
        return QObject::eventFilter(watched, event);
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (event->type() == QEvent::Drop)
        take(path);
    return true;
}

void ConfigDrop::take(const QString& path) {
    const auto dropped = readDropped(path, m_setup.config());
    if (!dropped) {
        m_bar.showProblem(tr("Nothing was taken from the file"), engineText(dropped.error().message));
        return;
    }
    m_setup.applyConfig(dropped->config);
    m_bar.showNote(tr("The form has the values of %1").arg(dropped->name), tr("Undo takes them back (Ctrl+Z)."));
}

} // namespace ledgerloom
