#include "ui/dataset/dataset_page.h"

#include "core/base/units.h"
#include "ui/dataset/dataset_bar.h"
#include "ui/dataset/dataset_dialogs.h"
#include "ui/dataset/dataset_message.h"
#include "ui/dataset/dataset_status.h"
#include "ui/dataset/row_copier.h"
#include "ui/dataset/row_finder.h"
#include "ui/dataset/row_table.h"
#include "ui/dataset/summary_panel.h"
#include "ui/style/language.h"
#include "ui/style/tone_label.h"

#include <QAction>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr int roomForSummary = 900; ///< a page that is so wide shows it from the beginning
constexpr int summaryWidth = 250;
constexpr std::uint64_t soonRead = 512'000'000; ///< bytes that are summed up unasked

QString qs(const std::string& text) {
    return QString::fromStdString(text);
}

} // namespace

class DatasetPage::Impl {
public:
    Impl(DatasetPage* owner, DatasetSession::Opener opener)
        : page(owner),
          session(std::move(opener)),
          bar(new DatasetBar(owner)),
          message(new DatasetMessage(owner)),
          content(new QWidget(owner)),
          table(new RowTable(session, owner)),
          summary(new SummaryPanel(owner)),
          status(new DatasetStatus(owner)),
          finder(session, *table),
          copier(session, *table) {}

    void build();
    void addActions();
    QAction* addAction(const char* name, const QString& text, const QKeySequence& key,
                       const std::function<void()>& act);
    void connectBar();
    void connectSession();
    void showOpened();
    void showProblem(const QString& text);
    void fillColumns();
    void showSummary(bool shown);
    void columnChanged();
    void refresh();
    void askExport();

    DatasetPage* page;
    DatasetSession session;
    DatasetBar* bar;
    DatasetMessage* message;
    QWidget* content;
    RowTable* table;
    SummaryPanel* summary;
    DatasetStatus* status;
    RowFinder finder;
    RowCopier copier;
    QStackedLayout* stack = nullptr;
    QAction* sameValue = nullptr;
    QAction* episode = nullptr;
    QAction* all = nullptr;
    bool summaryChosen = false; ///< the person has shown or hidden it
};

void DatasetPage::Impl::build() {
    auto* split = new QSplitter(Qt::Horizontal, content);
    split->setChildrenCollapsible(false);
    split->addWidget(table);
    split->addWidget(summary);
    split->setStretchFactor(0, 1);
    split->setSizes({700, summaryWidth});
    summary->setMinimumWidth(180);
    summary->hide();
    auto* inner = new QVBoxLayout(content);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addWidget(split, 1);
    inner->addWidget(status);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    stack = new QStackedLayout;
    column->addLayout(stack, 1);
    stack->addWidget(message);
    stack->addWidget(content);
    bar->setUsable(false);
    page->setAcceptDrops(true);
}

QAction* DatasetPage::Impl::addAction(const char* name, const QString& text, const QKeySequence& key,
                                      const std::function<void()>& act) {
    auto* action = new QAction(text, page);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    table->view()->addAction(action);
    QObject::connect(action, &QAction::triggered, page, act);
    return action;
}

void DatasetPage::Impl::addActions() {
    addAction("copyCells", DatasetPage::tr("&Copy"), QKeySequence::Copy, [this] { copier.copy(); });
    addAction("exportCells", DatasetPage::tr("&Export as CSV …"), Qt::CTRL | Qt::Key_E, [this] { askExport(); });
    sameValue = addAction("sameValue", DatasetPage::tr("Only rows with this &value"), Qt::CTRL | Qt::Key_D,
                          [this] { finder.showSameValue(); });
    episode = addAction("showEpisode", DatasetPage::tr("The rows of this &fraud"), Qt::CTRL | Qt::Key_R,
                        [this] { finder.showEpisode(); });
    all = addAction("allRows", DatasetPage::tr("Show &all rows"), Qt::CTRL | Qt::Key_B, [this] { finder.showAll(); });
    const auto focus = [this](QLineEdit* edit, const QKeySequence& key) {
        auto* shortcut = new QShortcut(key, page, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        shortcut->setWhatsThis(edit->accessibleName()); // for the sheet of shortcuts
        QObject::connect(shortcut, &QShortcut::activated, edit, [edit] {
            edit->setFocus(Qt::ShortcutFocusReason);
            edit->selectAll();
        });
        edit->setToolTip(edit->accessibleName() + QStringLiteral(" (") + key.toString(QKeySequence::NativeText) +
                         QStringLiteral(")"));
    };
    focus(bar->find, QKeySequence(Qt::CTRL | Qt::Key_F));
    focus(bar->row, QKeySequence(Qt::CTRL | Qt::Key_G));
}

void DatasetPage::Impl::connectBar() {
    QObject::connect(bar, &DatasetBar::folderWanted, page, &DatasetPage::chooseFolder);
    QObject::connect(bar, &DatasetBar::fileWanted, page, &DatasetPage::chooseFile);
    QObject::connect(message, &DatasetMessage::folderWanted, page, &DatasetPage::chooseFolder);
    QObject::connect(message, &DatasetMessage::fileWanted, page, &DatasetPage::chooseFile);
    QObject::connect(bar->tables, &QComboBox::textActivated, page, [this](const QString& name) {
        if (session.opened() != nullptr && name != qs(session.opened()->table))
            session.open(session.path(), name);
    });
    QObject::connect(bar->find, &QLineEdit::returnPressed, page, [this] { finder.find(bar->find->text()); });
    QObject::connect(bar->row, &QLineEdit::returnPressed, page, [this] {
        finder.goToRow(bar->row->text());
        table->view()->setFocus();
    });
    QObject::connect(bar->fraudOnly, &QToolButton::toggled, page, [this](bool on) { finder.showFraudOnly(on); });
    QObject::connect(bar->columnList, &QListWidget::itemChanged, page, [this](const QListWidgetItem* item) {
        table->setColumnShown(bar->columnList->row(item), item->checkState() == Qt::Checked);
    });
    QObject::connect(bar->copy, &QToolButton::clicked, page, [this] { copier.copy(); });
    QObject::connect(bar->exportRows, &QToolButton::clicked, page, [this] { askExport(); });
    QObject::connect(bar->summary, &QToolButton::clicked, page, [this](bool shown) {
        summaryChosen = true;
        showSummary(shown);
    });
    QObject::connect(summary, &SummaryPanel::wanted, &session, &DatasetSession::summarize);
    QObject::connect(summary, &SummaryPanel::stopped, &session, &DatasetSession::stopSummary);
    QObject::connect(status, &DatasetStatus::stopWanted, &session, &DatasetSession::stopSearch);
    QObject::connect(status, &DatasetStatus::allWanted, page, [this] { finder.showAll(); });
}

void DatasetPage::Impl::connectSession() {
    QObject::connect(&session, &DatasetSession::opening, page, [this] {
        message->showOpening(session.path());
        stack->setCurrentWidget(message);
        bar->setUsable(false);
        bar->showPlace(session.path());
        finder.forget();
        status->tell({});
    });
    QObject::connect(&session, &DatasetSession::openedRows, page, [this] { showOpened(); });
    QObject::connect(&session, &DatasetSession::failed, page, [this](const QString& text) { showProblem(text); });
    QObject::connect(&session, &DatasetSession::advanced, page, [this] { refresh(); });
    QObject::connect(&session, &DatasetSession::rowsReplaced, page, [this] { refresh(); });
    QObject::connect(&session, &DatasetSession::pageFailed, page,
                     [this](const QString& text) { status->tell(text, true); });
    QObject::connect(&session, &DatasetSession::searchEnded, page,
                     [this](const QString& problem) { status->tell(problem, true); });
    QObject::connect(&session, &DatasetSession::summaryReady, page,
                     [this](const TableSummary& found) { summary->showSummary(found); });
    QObject::connect(&session, &DatasetSession::summaryFailed, page,
                     [this](const QString& problem) { summary->showProblem(problem); });
    QObject::connect(table, &RowTable::currentChanged, page, [this] { columnChanged(); });
    QObject::connect(&finder, &RowFinder::filterChanged, page, [this] {
        const QSignalBlocker quiet(bar->fraudOnly);
        bar->fraudOnly->setChecked(finder.fraudOnly());
        refresh();
    });
    const auto tell = [this](const QString& text, bool problem) { status->tell(text, problem); };
    QObject::connect(&finder, &RowFinder::told, page, tell);
    QObject::connect(&copier, &RowCopier::told, page, tell);
}

void DatasetPage::Impl::showOpened() {
    const OpenedRows& opened = *session.opened();
    bar->tables->clear();
    for (const std::string& name : opened.tables)
        bar->tables->addItem(qs(name));
    bar->tables->setCurrentText(qs(opened.table));
    bar->tables->setVisible(opened.tables.size() > 1);
    bar->setUsable(true);
    bar->find->setPlaceholderText(DatasetPage::tr("Find %1").arg(finder.idColumn()));
    fillColumns();
    summary->forget(local(formatSize(opened.bytes)));
    stack->setCurrentWidget(content);
    if (!summaryChosen)
        showSummary(page->width() >= roomForSummary);
    else if (bar->summary->isChecked())
        showSummary(true);
    columnChanged();
    refresh();
}

void DatasetPage::Impl::showProblem(const QString& text) {
    message->showProblem(text);
    stack->setCurrentWidget(message);
    bar->setUsable(false);
}

void DatasetPage::Impl::fillColumns() {
    const QSignalBlocker quiet(bar->columnList);
    bar->columnList->clear();
    const auto& columns = session.opened()->rows->columns();
    bool labelled = false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto* item = new QListWidgetItem(qs(columns[i].name), bar->columnList);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
        table->setColumnShown(int(i), true);
        labelled = labelled || columns[i].name == "is_fraud";
    }
    bar->fraudOnly->setEnabled(labelled);
}

void DatasetPage::Impl::showSummary(bool shown) {
    bar->summary->setChecked(shown);
    summary->setVisible(shown);
    if (shown && !summary->isKnown() && !session.summarizing().going && session.opened() != nullptr &&
        session.opened()->bytes <= soonRead)
        session.summarize();
}

void DatasetPage::Impl::columnChanged() {
    const int column = table->currentColumn();
    if (session.opened() != nullptr && column >= 0)
        summary->showColumn(qs(session.opened()->rows->columns()[std::size_t(column)].name));
    sameValue->setEnabled(finder.canShowValue());
    episode->setEnabled(finder.canShowEpisode());
}

void DatasetPage::Impl::refresh() {
    status->show(session, finder.filter());
    all->setEnabled(session.filtered());
    summary->showProgress(session.summarizing().going, session.summarizing().share);
}

void DatasetPage::Impl::askExport() {
    if (session.opened() != nullptr)
        dataset_dialogs::askCsv(page, [this](const QString& file) { copier.exportTo(file); });
}

DatasetPage::DatasetPage(QWidget* parent) : DatasetPage(DatasetSession::Opener(openRows), parent) {}

DatasetPage::DatasetPage(DatasetSession::Opener opener, QWidget* parent)
    : QWidget(parent), m_impl(std::make_unique<Impl>(this, std::move(opener))) {
    m_impl->build();
    m_impl->addActions();
    m_impl->connectBar();
    m_impl->connectSession();
}

DatasetPage::~DatasetPage() {
    // Its parts look at the session, which goes before QWidget takes them down.
    delete m_impl->table;
}

void DatasetPage::open(const QString& path) {
    m_impl->session.open(path, {});
}

QString DatasetPage::path() const {
    return m_impl->session.path();
}

DatasetSession& DatasetPage::session() {
    return m_impl->session;
}

RowTable& DatasetPage::table() {
    return *m_impl->table;
}

void DatasetPage::exportTo(const QString& file) {
    m_impl->copier.exportTo(file);
}

void DatasetPage::chooseFolder() {
    dataset_dialogs::askFolder(this, [this](const QString& path) { open(path); });
}

void DatasetPage::chooseFile() {
    dataset_dialogs::askFile(this, [this](const QString& path) { open(path); });
}

void DatasetPage::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile()) {
        event->setDropAction(Qt::CopyAction);
        event->accept();
    }
}

void DatasetPage::dropEvent(QDropEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    open(urls.first().toLocalFile());
}

} // namespace ledgerloom
