#include "ui/presets/preset_actions.h"

#include "ui/presets/name_dialog.h"
#include "ui/presets/preset_controller.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"

#include <QAction>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace ledgerloom {

namespace {

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

PresetActions::PresetActions(PresetController& controller, QWidget* window)
    : QObject(window), m_controller(controller), m_window(window) {
    save = add("savePreset", QStringLiteral("save"), tr("&Save preset"));
    save->setShortcut(QKeySequence::Save);
    saveAs = add("savePresetAs", QStringLiteral("plus"), tr("Save preset &as …"));
    saveAs->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    revert = add("revertPreset", QStringLiteral("reset"), tr("Re&vert changes"));
    compare = add("comparePreset", QStringLiteral("list"), tr("&Compare with saved …"));
    rename = add("renamePreset", QStringLiteral("pencil"), tr("&Rename preset …"));
    duplicate = add("duplicatePreset", QStringLiteral("copy"), tr("D&uplicate preset …"));
    remove = add("deletePreset", QStringLiteral("trash"), tr("&Delete preset …"));
    importFile = add("importPreset", QStringLiteral("import"), tr("&Import preset …"));
    exportFile = add("exportPreset", QStringLiteral("export"), tr("&Export preset …"));

    connect(save, &QAction::triggered, this, &PresetActions::saveCurrent);
    connect(saveAs, &QAction::triggered, this, [this] {
        askName(tr("Save as a new preset"), tr("Save"), m_controller.freeName(qs(m_controller.current().name)),
                [this](const QString& name) { return m_controller.saveAs(name, false); });
    });
    connect(revert, &QAction::triggered, this, [this] { m_controller.revert(); });
    connect(compare, &QAction::triggered, this, &PresetActions::compareWanted);
    connect(rename, &QAction::triggered, this, [this] {
        askName(tr("Rename the preset"), tr("Rename"), qs(m_controller.current().name),
                [this](const QString& name) { return m_controller.rename(name); });
    });
    connect(duplicate, &QAction::triggered, this, [this] {
        askName(tr("Duplicate the preset"), tr("Duplicate"), m_controller.freeName(qs(m_controller.current().name)),
                [this](const QString& name) { return m_controller.duplicate(name); });
    });
    connect(remove, &QAction::triggered, this, &PresetActions::askRemove);
    connect(importFile, &QAction::triggered, this, &PresetActions::askImport);
    connect(exportFile, &QAction::triggered, this, &PresetActions::askExport);
    connect(&controller, &PresetController::currentChanged, this, &PresetActions::update);
    update();
}

QAction* PresetActions::add(const char* name, const QString& icon, const QString& text) {
    auto* action = new QAction(themedIcon(icon), text, this);
    action->setObjectName(QString::fromLatin1(name));
    return action;
}

void PresetActions::fill(QMenu* menu) const {
    menu->addActions({save, saveAs, revert, compare});
    menu->addSeparator();
    menu->addActions({rename, duplicate, remove});
    menu->addSeparator();
    menu->addActions({importFile, exportFile});
}

void PresetActions::update() {
    const bool own = !m_controller.current().builtIn;
    save->setEnabled(m_controller.isModified());
    revert->setEnabled(m_controller.isModified());
    compare->setEnabled(m_controller.isModified());
    rename->setEnabled(own);
    remove->setEnabled(own);
}

void PresetActions::saveCurrent() {
    // A built-in preset cannot be changed, so saving makes a preset of one's own.
    if (m_controller.current().builtIn)
        saveAs->trigger();
    else
        report(tr("The preset could not be saved"), m_controller.save());
}

void PresetActions::askName(const QString& title, const QString& accept, const QString& name, const Done& done) {
    const auto check = [this](const QString& candidate) { return m_controller.nameFault(candidate); };
    auto* dialog = new NameDialog(title, accept, name, check, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, done] { report(tr("This could not be done"), done(dialog->name())); });
    dialog->open();
}

void PresetActions::askRemove() {
    auto* box =
        new QMessageBox(QMessageBox::Question, tr("Delete the preset"),
                        strongText(tr("Delete the preset “%1”?").arg(qs(m_controller.current().name).toHtmlEscaped())),
                        QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Its values stay in the form until you choose another preset."));
    auto* yes = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    connect(yes, &QAbstractButton::clicked, this,
            [this] { report(tr("The preset could not be deleted"), m_controller.remove()); });
    box->open();
}

void PresetActions::askImport() {
    auto* dialog = new QFileDialog(m_window, tr("Import a preset"), {}, tr("Presets (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        report(tr("The preset could not be imported"), m_controller.importFile(file));
    });
    dialog->open();
}

void PresetActions::askExport() {
    auto* dialog = new QFileDialog(m_window, tr("Export the preset"), {}, tr("Presets (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(qs(m_controller.current().name) + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        report(tr("The preset could not be exported"), m_controller.exportFile(file));
    });
    dialog->open();
}

void PresetActions::report(const QString& what, const Result<void>& result) {
    if (result.ok())
        return;
    auto* box = new QMessageBox(QMessageBox::Warning, what, strongText(what), QMessageBox::Ok, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(engineText(result.error().message));
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->open();
}

} // namespace ledgerloom
