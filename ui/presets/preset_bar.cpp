#include "ui/presets/preset_bar.h"

#include "ui/presets/preset_actions.h"
#include "ui/presets/preset_controller.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/spacing.h"
#include "ui/style/wheel_guard.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QToolButton>

namespace ledgerloom {

namespace {

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// What the built-in ones are for is said in the language in force; what users wrote themselves stays.
QString description(const Preset& preset) {
    return preset.builtIn ? engineText(preset.description) : qs(preset.description);
}

} // namespace

PresetBar::PresetBar(PresetController& controller, const PresetActions& actions, QWidget* parent)
    : QWidget(parent), m_controller(controller), m_box(new QComboBox(this)) {
    m_box->setObjectName(QStringLiteral("preset"));
    m_box->setAccessibleName(tr("Preset"));
    keepFromWheel(m_box);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(12);
    auto* more = new QToolButton(this);
    more->setObjectName(QStringLiteral("presetMenu"));
    more->setIcon(themedIcon(QStringLiteral("more")));
    more->setToolTip(tr("Save, rename, import and more"));
    more->setAccessibleName(tr("Preset actions"));
    more->setFixedSize(30, 30);
    more->setFocusPolicy(Qt::TabFocus);
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    actions.fill(menu);
    more->setMenu(menu);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::tight);
    layout->addWidget(m_box, 1);
    layout->addWidget(more);

    connect(&m_controller, &PresetController::listChanged, this, &PresetBar::reload);
    connect(&m_controller, &PresetController::currentChanged, this, &PresetBar::showCurrent);
    connect(m_box, &QComboBox::activated, this, [this](int index) {
        const auto chosen = m_controller.choose(m_box->itemData(index).toString());
        if (chosen.ok())
            return;
        emit failed(engineText(chosen.error().message));
        reload();
    });
    reload();
}

void PresetBar::reload() {
    const QSignalBlocker quiet(m_box);
    const auto listing = m_controller.list();
    m_box->clear();
    bool builtIn = true;
    for (const Preset& preset : listing.presets) {
        if (builtIn && !preset.builtIn)
            m_box->insertSeparator(m_box->count());
        builtIn = preset.builtIn;
        m_box->addItem(themedIcon(builtIn ? QStringLiteral("lock") : QStringLiteral("users")), qs(preset.name),
                       qs(preset.name));
        const QString kind = builtIn ? tr("Built-in, cannot be changed. ") : QString();
        m_box->setItemData(m_box->count() - 1, kind + description(preset), Qt::ToolTipRole);
    }
    auto* items = qobject_cast<QStandardItemModel*>(m_box->model());
    for (const Error& error : listing.unreadable) {
        auto* item = new QStandardItem(themedIcon(QStringLiteral("error")), engineText(error.message));
        item->setEnabled(false);
        item->setToolTip(engineText(error.message));
        items->appendRow(item);
    }
    showCurrent();
}

void PresetBar::showCurrent() {
    const QString current = qs(m_controller.current().name);
    for (int i = 0; i < m_box->count(); ++i) {
        const QString name = m_box->itemData(i).toString();
        if (name.isEmpty())
            continue;
        const bool marked = name == current && m_controller.isModified();
        m_box->setItemText(i, marked ? name + QStringLiteral(" *") : name);
        if (name == current)
            m_box->setCurrentIndex(i);
    }
    m_box->setToolTip(m_controller.isModified() ? tr("Changed since “%1” was chosen").arg(current)
                                                : description(m_controller.current()));
}

} // namespace ledgerloom
