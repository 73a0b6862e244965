#include "ui/main_window/window_session.h"

#include "core/presets/preset.h"
#include "ui/main_window/main_actions.h"
#include "ui/presets/preset_controller.h"
#include "ui/settings/studio_settings.h"
#include "ui/setup/output_offer.h"
#include "ui/setup/setup_page.h"

#include <QAction>
#include <QMainWindow>
#include <QScreen>
#include <QSplitter>
#include <QTabWidget>

#include <chrono>

namespace ledgerloom {

namespace {

using namespace std::chrono_literals;

const QString columnsName = QStringLiteral("columns");
const QString rowsName = QStringLiteral("rows");

} // namespace

WindowSession::WindowSession(StudioSettings& settings, const Parts& parts) : m_settings(settings), m_parts(parts) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(1s);
    connect(&m_soon, &QTimer::timeout, this, &WindowSession::rememberForm);
}

void WindowSession::restore() {
    if (!m_parts.window->restoreGeometry(m_settings.windowGeometry())) {
        // At the first start; on a small screen with some room for the window's frame.
        constexpr QSize wanted(1360, 860);
        constexpr QSize frame(40, 60);
        m_parts.window->resize(wanted.boundedTo(m_parts.window->screen()->availableSize() - frame));
    }
    m_parts.columns->restoreState(m_settings.splitterState(columnsName));
    m_parts.rows->restoreState(m_settings.splitterState(rowsName));
    m_parts.pages->setCurrentIndex(m_settings.page());
    m_parts.actions->showLog->setChecked(m_settings.logShown());
    restoreForm();
    connect(m_parts.setup, &SetupPage::configChanged, this, [this] { m_soon.start(); });
}

void WindowSession::restoreForm() {
    const QString preset = m_settings.preset();
    if (preset.isEmpty() || !m_parts.presets->choose(preset).ok())
        m_parts.presets->revert();
    RunConfig config = m_parts.setup->config();
    // A text of a newer program, or a damaged one, is left alone: the preset's values do then.
    if (const auto form = parsePreset(m_settings.form().toStdString(), "settings"))
        config = form->config;
    const QString folder = m_settings.outputFolder();
    config.output = (folder.isEmpty() ? firstOutputFolder() : freeOutputFolder(folder)).toStdString();
    config.on = m_settings.madeOn().toStdString();
    m_parts.setup->setConfig(config);
    m_parts.setup->startHistory();
}

void WindowSession::rememberForm() {
    Preset form;
    form.name = "form";
    form.config = m_parts.setup->config();
    m_settings.setOutputFolder(QString::fromStdString(form.config.output));
    m_settings.setMadeOn(QString::fromStdString(form.config.on));
    form.config.output.clear();
    m_settings.setForm(QString::fromStdString(presetText(form)));
    m_settings.setPreset(QString::fromStdString(m_parts.presets->current().name));
}

void WindowSession::remember() {
    m_settings.setWindowGeometry(m_parts.window->saveGeometry());
    m_settings.setSplitterState(columnsName, m_parts.columns->saveState());
    m_settings.setSplitterState(rowsName, m_parts.rows->saveState());
    m_settings.setPage(m_parts.pages->currentIndex());
    m_settings.setLogShown(m_parts.actions->showLog->isChecked());
    rememberForm();
}

} // namespace ledgerloom
