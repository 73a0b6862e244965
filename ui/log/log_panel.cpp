#include "ui/log/log_panel.h"

#include "ui/log/log_filter.h"
#include "ui/log/log_model.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/style/tone_label.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMessageBox>
#include <QSaveFile>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr int rowHeight = 24;

QToolButton* button(const QString& icon, const QString& text, const QString& toolTip) {
    auto* made = new QToolButton;
    made->setIcon(themedIcon(icon));
    made->setText(text);
    made->setToolTip(toolTip);
    made->setAccessibleName(toolTip);
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::StrongFocus);
    return made;
}

/// The lines of `rows`, columns apart by tabs.
QString textOf(const QAbstractItemModel& model, const QList<int>& rows) {
    QString text;
    for (const int row : rows) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column) {
            cells << model.index(row, column).data().toString();
        }
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

QList<int> allRows(const QAbstractItemModel& model) {
    QList<int> rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        rows << row;
    }
    return rows;
}

QList<int> selectedRows(const QTableView& view) {
    QList<int> rows;
    const QModelIndexList selected = view.selectionModel()->selectedRows();
    for (const QModelIndex& index : selected) {
        rows << index.row();
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace

class LogPanel::Impl {
public:
    explicit Impl(LogPanel* owner) : panel(owner) {}

    QHBoxLayout* makeControls();
    void makeView();
    void connectAll();
    void tellCounts();
    void copy();
    void askWhereToSave();
    void save(const QString& file);

    LogPanel* panel;
    std::shared_ptr<const RunSource> source;
    quint64 lastEvent = 0;
    LogModel model;
    LogFilter filter;
    QTableView* view = nullptr;
    QComboBox* kinds = nullptr;
    QLineEdit* text = nullptr;
    QToolButton* follow = nullptr;
    QToolButton* copyButton = nullptr;
    QToolButton* saveButton = nullptr;
    ToneLabel* counts = nullptr;
};

QHBoxLayout* LogPanel::Impl::makeControls() {
    kinds = new QComboBox;
    kinds->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    kinds->setAccessibleName(LogPanel::tr("Kinds of events shown"));
    kinds->addItem(LogPanel::tr("All events"), static_cast<int>(LogFilter::Kinds::all));
    kinds->addItem(LogPanel::tr("Pressure and reactions"), static_cast<int>(LogFilter::Kinds::pressure));
    kinds->addItem(LogPanel::tr("Warnings and errors"), static_cast<int>(LogFilter::Kinds::warnings));
    kinds->addItem(LogPanel::tr("Errors"), static_cast<int>(LogFilter::Kinds::errors));
    text = new QLineEdit;
    text->setPlaceholderText(LogPanel::tr("Filter"));
    text->setAccessibleName(LogPanel::tr("Text that events shown contain"));
    text->setClearButtonEnabled(true);
    text->addAction(themedIcon(QStringLiteral("search"), QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    text->setMinimumWidth(130);
    text->setMaximumWidth(260);
    follow = button(QStringLiteral("follow"), LogPanel::tr("Follow"), LogPanel::tr("Keep the newest event in sight"));
    follow->setCheckable(true);
    follow->setChecked(true);
    copyButton =
        button(QStringLiteral("copy"), LogPanel::tr("Copy"), LogPanel::tr("Copy the selected events, or all shown"));
    saveButton = button(QStringLiteral("save"), LogPanel::tr("Save…"), LogPanel::tr("Save the events shown to a file"));
    for (QToolButton* small : {copyButton, saveButton}) {
        small->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    counts = new ToneLabel(Tone::muted);
    counts->setFont(captionFont());
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::small);
    row->addWidget(kinds);
    row->addWidget(text, 1);
    row->addWidget(follow);
    row->addWidget(copyButton);
    row->addWidget(saveButton);
    row->addStretch(1);
    row->addWidget(counts);
    return row;
}

void LogPanel::Impl::makeView() {
    filter.setSourceModel(&model);
    view = new QTableView;
    view->setAccessibleName(LogPanel::tr("Events of the run"));
    view->setModel(&filter);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setTabKeyNavigation(false);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->verticalHeader()->setDefaultSectionSize(rowHeight);
    view->horizontalHeader()->hide();
    view->horizontalHeader()->setStretchLastSection(true);
    view->setColumnWidth(LogModel::timeColumn, 64);
    view->setColumnWidth(LogModel::kindColumn, 104);
    view->setMinimumHeight(2 * rowHeight);
}

void LogPanel::Impl::connectAll() {
    connect(kinds, &QComboBox::currentIndexChanged, panel,
            [this] { filter.setKinds(static_cast<LogFilter::Kinds>(kinds->currentData().toInt())); });
    connect(text, &QLineEdit::textChanged, &filter, &LogFilter::setText);
    connect(follow, &QToolButton::toggled, view, [this](bool on) {
        if (on) {
            view->scrollToBottom();
        }
    });
    // Who scrolls up wants to read there; back at the end they want the newest again.
    const QScrollBar* bar = view->verticalScrollBar();
    connect(bar, &QScrollBar::actionTriggered, panel,
            [this, bar] { follow->setChecked(bar->sliderPosition() == bar->maximum()); });
    const auto activate = [this](const QModelIndex& line) {
        emit panel->eventActivated(line.data(LogModel::sequenceRole).toULongLong());
    };
    connect(view, &QTableView::clicked, panel, activate);
    connect(view, &QTableView::activated, panel, activate);
    connect(copyButton, &QToolButton::clicked, panel, [this] { copy(); });
    connect(saveButton, &QToolButton::clicked, panel, [this] { askWhereToSave(); });
    auto* copyKey = new QAction(LogPanel::tr("Copy"), view);
    copyKey->setShortcut(QKeySequence::Copy);
    copyKey->setShortcutContext(Qt::WidgetShortcut);
    view->addAction(copyKey);
    connect(copyKey, &QAction::triggered, panel, [this] { copy(); });
}

void LogPanel::Impl::tellCounts() {
    QStringList parts;
    if (model.errors() > 0) {
        parts << (model.errors() == 1 ? LogPanel::tr("1 error") : LogPanel::tr("%1 errors").arg(model.errors()));
    }
    parts << (model.warnings() == 0   ? LogPanel::tr("no warnings")
              : model.warnings() == 1 ? LogPanel::tr("1 warning")
                                      : LogPanel::tr("%1 warnings").arg(model.warnings()));
    counts->setText(parts.join(QStringLiteral(", ")));
    counts->setTone(model.errors() > 0 ? Tone::danger : model.warnings() > 0 ? Tone::caution : Tone::muted);
}

void LogPanel::Impl::copy() {
    const QList<int> selected = selectedRows(*view);
    QApplication::clipboard()->setText(textOf(filter, selected.isEmpty() ? allRows(filter) : selected));
}

void LogPanel::Impl::askWhereToSave() {
    // Opened, not executed: the run's charts go on behind it.
    auto* dialog =
        new QFileDialog(panel, LogPanel::tr("Save the log"), {}, LogPanel::tr("Text (*.txt *.log);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    dialog->selectFile(QStringLiteral("ledgerloom-log.txt"));
    connect(dialog, &QFileDialog::fileSelected, panel, [this](const QString& file) { save(file); });
    dialog->open();
}

void LogPanel::Impl::save(const QString& file) {
    QSaveFile target(file);
    const QByteArray bytes = textOf(filter, allRows(filter)).toUtf8();
    if (target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() && target.commit()) {
        return;
    }
    auto* box = new QMessageBox(
        QMessageBox::Warning, LogPanel::tr("The log was not saved"),
        LogPanel::tr("%1 cannot be written: %2. Choose another folder.").arg(file, target.errorString()),
        QMessageBox::Ok, panel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

LogPanel::LogPanel(QWidget* parent) : QWidget(parent), m_impl(std::make_unique<Impl>(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::tight);
    column->addLayout(m_impl->makeControls());
    m_impl->makeView();
    column->addWidget(m_impl->view, 1);
    m_impl->connectAll();
    m_impl->tellCounts();
}

LogPanel::~LogPanel() = default;

void LogPanel::setSource(std::shared_ptr<const RunSource> source) {
    m_impl->source = std::move(source);
    m_impl->lastEvent = 0;
    m_impl->model.clear();
    m_impl->follow->setChecked(true);
    m_impl->tellCounts();
    refresh();
}

void LogPanel::refresh() {
    if (!m_impl->source) {
        return;
    }
    const std::vector<Event> events = m_impl->source->eventsSince(m_impl->lastEvent);
    if (events.empty()) {
        return;
    }
    m_impl->lastEvent = events.back().sequence;
    m_impl->model.append(events);
    m_impl->tellCounts();
    if (m_impl->follow->isChecked()) {
        m_impl->view->scrollToBottom();
    }
}

void LogPanel::reveal(quint64 sequence) {
    const int row = m_impl->model.rowOf(sequence);
    if (row < 0) {
        return;
    }
    const QModelIndex line = m_impl->model.index(row, LogModel::textColumn);
    if (!m_impl->filter.mapFromSource(line).isValid()) {
        m_impl->kinds->setCurrentIndex(0);
        m_impl->text->clear();
    }
    m_impl->follow->setChecked(false);
    m_impl->view->setCurrentIndex(m_impl->filter.mapFromSource(line));
    m_impl->view->scrollTo(m_impl->filter.mapFromSource(line), QAbstractItemView::PositionAtCenter);
}

} // namespace ledgerloom
