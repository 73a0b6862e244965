#include "ui/preview/preview_page.h"

#include "ui/preview/preview_loader.h"
#include "ui/preview/preview_model.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/spacing.h"
#include "ui/style/tone_label.h"

#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace ledgerloom {

namespace {

constexpr int rowHeight = 25;
constexpr int widestColumn = 260;
constexpr int messageWidth = 420;

/// The selected cells as lines with tabs, or everything with its header when nothing is selected.
QString textOf(const QAbstractItemModel& model, QModelIndexList cells) {
    QString text;
    if (cells.isEmpty()) {
        QStringList names;
        for (int column = 0; column < model.columnCount(); ++column) {
            names << model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
        }
        text = names.join(QLatin1Char('\t')) + QLatin1Char('\n');
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                cells << model.index(row, column);
            }
        }
    }
    std::sort(cells.begin(), cells.end());
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const bool rowEnds = i + 1 == cells.size() || cells[i + 1].row() != cells[i].row();
        text += cells[i].data(Qt::EditRole).toString() + QLatin1Char(rowEnds ? '\n' : '\t');
    }
    return text;
}

} // namespace

class PreviewPage::Impl {
public:
    Impl(PreviewPage* owner, Maker maker) : page(owner), loader(std::move(maker)) {}

    QHBoxLayout* makeControls();
    void addTable(const QString& text, Table table);
    /// Those that a run of the config makes.
    void offerTables(const RunConfig& wanted);
    QWidget* makeMessage();
    void makeView();
    void connectAll();
    void request();
    void show(const Result<Preview>& result);
    void say(Tone tone, const QString& title, const QString& text);
    void copy() const;
    Table table() const { return static_cast<Table>(tables->checkedId()); }

    PreviewPage* page;
    PreviewLoader loader;
    PreviewModel model;
    std::optional<RunConfig> config;
    bool stale = false;
    QButtonGroup* tables = nullptr;
    QHBoxLayout* controls = nullptr;
    ToneLabel* note = nullptr;
    QToolButton* copyButton = nullptr;
    QStackedLayout* stack = nullptr;
    QTableView* view = nullptr;
    QWidget* message = nullptr;
    ToneLabel* messageTitle = nullptr;
    ToneLabel* messageText = nullptr;
};

void PreviewPage::Impl::addTable(const QString& text, Table table) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(PreviewPage::tr("Preview table %1").arg(text));
    tables->addButton(button, static_cast<int>(table));
    controls->addWidget(button);
}

void PreviewPage::Impl::offerTables(const RunConfig& wanted) {
    Plan plan;
    takeConfig(plan, wanted);
    for (const Table one :
         {Table::labels, Table::episodes, Table::merchants, Table::credits, Table::nodes, Table::edges})
        tables->button(static_cast<int>(one))->setVisible(hasTable(plan, one));
    if (table() != Table::transactions && !hasTable(plan, table()))
        tables->button(static_cast<int>(Table::transactions))->setChecked(true);
}

QHBoxLayout* PreviewPage::Impl::makeControls() {
    controls = new QHBoxLayout;
    controls->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::small);
    controls->setSpacing(spacing::hair);
    tables = new QButtonGroup(page);
    addTable(PreviewPage::tr("Transactions"), Table::transactions);
    addTable(PreviewPage::tr("Customers"), Table::customers);
    addTable(PreviewPage::tr("Devices"), Table::devices);
    addTable(PreviewPage::tr("Labels"), Table::labels);
    addTable(PreviewPage::tr("Episodes"), Table::episodes);
    addTable(PreviewPage::tr("Merchants"), Table::merchants);
    addTable(PreviewPage::tr("Credits"), Table::credits);
    addTable(PreviewPage::tr("Nodes"), Table::nodes);
    addTable(PreviewPage::tr("Edges"), Table::edges);
    tables->button(static_cast<int>(Table::transactions))->setChecked(true);
    offerTables(RunConfig());
    note = new ToneLabel(Tone::muted);
    note->setWordWrap(true);
    note->setFont(captionFont());
    copyButton = new QToolButton;
    copyButton->setIcon(themedIcon(QStringLiteral("copy")));
    copyButton->setText(PreviewPage::tr("Copy"));
    copyButton->setToolTip(PreviewPage::tr("Copy the selected cells, or all rows"));
    copyButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    copyButton->setAutoRaise(true);
    copyButton->setFocusPolicy(Qt::StrongFocus);
    controls->addSpacing(spacing::medium);
    controls->addWidget(note, 1);
    controls->addWidget(copyButton);
    return controls;
}

QWidget* PreviewPage::Impl::makeMessage() {
    message = new QWidget;
    auto* column = new QVBoxLayout(message);
    messageTitle = new ToneLabel(Tone::plain);
    messageTitle->setFont(titleFont());
    messageText = new ToneLabel(Tone::muted);
    for (ToneLabel* label : {messageTitle, messageText}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setMinimumWidth(messageWidth);
    }
    // Over the whole width: a label that is aligned in its place is not asked how high its lines are.
    column->addStretch(1);
    column->addWidget(messageTitle);
    column->addWidget(messageText);
    column->addStretch(2);
    return message;
}

void PreviewPage::Impl::makeView() {
    view = new QTableView;
    view->setAccessibleName(PreviewPage::tr("First rows of the table"));
    view->setModel(&model);
    view->setFrameShape(QFrame::NoFrame);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setTabKeyNavigation(false);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->verticalHeader()->setDefaultSectionSize(rowHeight);
    view->verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    view->horizontalHeader()->setHighlightSections(false);
}

void PreviewPage::Impl::connectAll() {
    connect(tables, &QButtonGroup::idClicked, page, [this] { request(); });
    connect(copyButton, &QToolButton::clicked, page, [this] { copy(); });
    connect(&loader, &PreviewLoader::finished, page,
            [this](const std::shared_ptr<const Result<Preview>>& result) { show(*result); });
    auto* copyKey = new QAction(PreviewPage::tr("Copy"), view);
    copyKey->setShortcut(QKeySequence::Copy);
    copyKey->setShortcutContext(Qt::WidgetShortcut);
    view->addAction(copyKey);
    connect(copyKey, &QAction::triggered, page, [this] { copy(); });
}

void PreviewPage::Impl::request() {
    stale = true;
    if (config && page->isVisible()) {
        stale = false;
        loader.request(*config, table());
    }
}

void PreviewPage::Impl::show(const Result<Preview>& result) {
    if (!result.ok()) {
        model.show({});
        say(Tone::danger, PreviewPage::tr("No preview of this configuration"), engineText(result.error().message));
        return;
    }
    const int left = view->horizontalScrollBar()->value();
    const bool sameColumns = model.columnCount() == static_cast<int>(result->columns.size());
    model.show(*result);
    if (!sameColumns) {
        view->resizeColumnsToContents();
        for (int column = 0; column < model.columnCount(); ++column) {
            view->setColumnWidth(column, std::min(view->columnWidth(column), widestColumn));
        }
    }
    view->horizontalScrollBar()->setValue(left);
    const auto fraud = std::count(result->fraud.begin(), result->fraud.end(), true);
    note->setText(PreviewPage::tr("The first %1 rows, as the run will write them").arg(model.rowCount()) +
                  (fraud > 0 ? PreviewPage::tr("; %1 of fraud").arg(fraud) : QString()));
    copyButton->setEnabled(model.rowCount() > 0);
    stack->setCurrentWidget(view);
}

void PreviewPage::Impl::say(Tone tone, const QString& title, const QString& text) {
    messageTitle->setTone(tone);
    messageTitle->setText(title);
    messageText->setText(text);
    note->clear();
    copyButton->setEnabled(false);
    stack->setCurrentWidget(message);
}

void PreviewPage::Impl::copy() const {
    QApplication::clipboard()->setText(textOf(model, view->selectionModel()->selectedIndexes()));
}

PreviewPage::PreviewPage(QWidget* parent) : PreviewPage(Maker(&preview), parent) {}

PreviewPage::PreviewPage(Maker maker, QWidget* parent)
    : QWidget(parent), m_impl(std::make_unique<Impl>(this, std::move(maker))) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_impl->makeControls());
    m_impl->stack = new QStackedLayout;
    column->addLayout(m_impl->stack, 1);
    m_impl->makeView();
    m_impl->stack->addWidget(m_impl->makeMessage());
    m_impl->stack->addWidget(m_impl->view);
    m_impl->connectAll();
    m_impl->say(Tone::plain, tr("The first rows will stand here"),
                tr("They are made from the configuration alone, in a moment, exactly as the run will write them."));
}

PreviewPage::~PreviewPage() = default;

void PreviewPage::setConfig(const RunConfig& config) {
    if (m_impl->config != config) {
        m_impl->config = config;
        m_impl->offerTables(config);
        m_impl->request();
    }
}

void PreviewPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_impl->stale) {
        m_impl->request();
    }
}

} // namespace ledgerloom
