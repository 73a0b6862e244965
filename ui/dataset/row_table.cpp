#include "ui/dataset/row_table.h"

#include "ui/dataset/dataset_session.h"
#include "ui/dataset/row_scroll_bar.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr int rowHeight = 25;
constexpr int widestColumn = 240;
constexpr int leastColumn = 60;
constexpr qint64 edge = 2'000; ///< so close to the window's end it moves on

/// Numbers without those before them, in their order.
void put(std::vector<std::uint64_t>& numbers, std::uint64_t number) {
    if (std::find(numbers.begin(), numbers.end(), number) == numbers.end())
        numbers.push_back(number);
}

qint64 stepOf(int key, qint64 page) {
    const qint64 step = key == Qt::Key_PageUp || key == Qt::Key_PageDown ? page : 1;
    return key == Qt::Key_Up || key == Qt::Key_PageUp ? -step : step;
}

} // namespace

RowTable::RowTable(DatasetSession& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_model(session),
      m_view(new QTableView(this)),
      m_bar(new RowScrollBar(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_view, 1);
    row->addWidget(m_bar);
    makeView();
    connect(m_bar, &RowScrollBar::rowWanted, this, &RowTable::showFrom);
    connect(&m_session, &DatasetSession::rowsReplaced, this, &RowTable::rowsReplaced);
    connect(&m_session, &DatasetSession::advanced, this, &RowTable::advance);
    connect(&m_session, &DatasetSession::pageLoaded, this, [this] {
        m_model.refresh();
        fitOnce();
        updateWanted(); // one that was evicted meanwhile
    });
}

RowTable::~RowTable() {
    // The view tells of its end, and may look at the model until then.
    m_view->removeEventFilter(this);
    m_view->viewport()->removeEventFilter(this);
    m_view->verticalScrollBar()->disconnect(this);
    m_view->selectionModel()->disconnect(this);
    delete m_view;
}

void RowTable::makeView() {
    m_view->setObjectName(QStringLiteral("datasetRows"));
    m_view->setAccessibleName(tr("Rows of the dataset"));
    m_view->setModel(&m_model);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTabKeyNavigation(false);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_view->verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSectionsMovable(true);
    m_view->horizontalHeader()->setResizeContentsPrecision(40); // about what is seen, not a thousand rows
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, &RowTable::viewScrolled);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &RowTable::currentChanged);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_extending && !m_moving)
            m_anchor = -1; // selected by another way
    });
}

int RowTable::visibleRows() const {
    return std::max(1, m_view->viewport()->height() / rowHeight);
}

qint64 RowTable::firstShown() const {
    return m_model.base() + m_view->verticalScrollBar()->value();
}

void RowTable::updateBar() {
    m_bar->setRows(m_model.total(), visibleRows());
    m_bar->showRow(firstShown());
    m_bar->setVisible(m_model.total() > visibleRows());
}

void RowTable::rowsReplaced() {
    if (m_session.opened() == nullptr)
        m_fitted = false;
    m_anchor = -1;
    m_model.reset();
    m_view->verticalScrollBar()->setValue(0);
    updateBar();
    updateWanted();
    emit currentChanged();
}

void RowTable::advance() {
    const qint64 before = m_model.total();
    m_model.grow();
    if (m_model.total() == before)
        return;
    fitOnce();
    updateBar();
    updateWanted();
}

void RowTable::viewScrolled() {
    if (m_moving)
        return;
    const qint64 first = firstShown();
    const qint64 end = m_model.base() + m_model.rowCount();
    const bool atTop = m_model.base() > 0 && first - m_model.base() < edge;
    const bool atEnd = end < m_model.total() && end - first < edge + visibleRows();
    if (atTop || atEnd)
        moveWindow(first);
    m_bar->showRow(first);
    updateWanted();
}

void RowTable::showFrom(qint64 first) {
    const qint64 within = first - m_model.base();
    if (within < 0 || within + visibleRows() > m_model.rowCount())
        moveWindow(first);
    {
        const QScopedValueRollback moving(m_moving, true);
        m_view->verticalScrollBar()->setValue(int(first - m_model.base()));
    }
    m_bar->showRow(first);
    updateWanted();
}

/// What is current and selected stays, as far as it is in the new window.
void RowTable::moveWindow(qint64 first) {
    const QScopedValueRollback moving(m_moving, true);
    const qint64 before = m_model.base();
    const QModelIndex current = m_view->currentIndex();
    const QItemSelection selected = m_view->selectionModel()->selection();
    m_model.setBase(first - RowWindowModel::mostRows / 2);
    const qint64 by = before - m_model.base();
    const qint64 last = m_model.rowCount() - 1;
    QItemSelection kept;
    for (const QItemSelectionRange& range : selected) {
        const qint64 top = std::max<qint64>(range.top() + by, 0);
        const qint64 bottom = std::min<qint64>(range.bottom() + by, last);
        if (top <= bottom)
            kept.select(m_model.index(int(top), range.left()), m_model.index(int(bottom), range.right()));
    }
    if (current.isValid() && current.row() + by >= 0 && current.row() + by <= last)
        m_view->selectionModel()->setCurrentIndex(m_model.index(int(current.row() + by), current.column()),
                                                  QItemSelectionModel::NoUpdate);
    m_view->selectionModel()->select(kept, QItemSelectionModel::ClearAndSelect);
    m_view->verticalScrollBar()->setValue(int(first - m_model.base()));
}

void RowTable::goTo(qint64 position) {
    if (position < 0 || position >= m_model.total())
        return;
    showFrom(std::clamp<qint64>(position - visibleRows() / 2, 0, m_bar->lastRow()));
    const int column = std::max(0, currentColumn());
    m_view->setCurrentIndex(m_model.index(int(position - m_model.base()), column));
}

qint64 RowTable::currentPosition() const {
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() ? m_model.base() + current.row() : -1;
}

int RowTable::currentColumn() const {
    const QModelIndex current = m_view->currentIndex();
    if (current.isValid())
        return current.column();
    for (int column = 0; column < m_model.columnCount(); ++column)
        if (!m_view->isColumnHidden(column))
            return column;
    return -1;
}

QVariant RowTable::currentValue() const {
    return m_view->currentIndex().data(Qt::EditRole);
}

std::vector<PositionRange> RowTable::selectedRows() const {
    if (m_anchor >= 0 && currentPosition() == m_extended && m_view->selectionModel()->hasSelection())
        return {{std::min(m_anchor, m_extended), std::max(m_anchor, m_extended)}}; // also beyond the window
    std::vector<PositionRange> ranges;
    for (const QItemSelectionRange& range : m_view->selectionModel()->selection()) {
        if (range.top() == 0 && range.bottom() == m_model.rowCount() - 1 && m_model.rowCount() > 0)
            return {{0, m_model.total() - 1}}; // Ctrl+A means all, not all of the window
        ranges.push_back({m_model.base() + range.top(), m_model.base() + range.bottom()});
    }
    std::sort(ranges.begin(), ranges.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<PositionRange> merged;
    for (const PositionRange& range : ranges)
        if (!merged.empty() && range.first <= merged.back().last + 1)
            merged.back().last = std::max(merged.back().last, range.last);
        else
            merged.push_back(range);
    if (merged.empty() && m_model.total() > 0)
        merged.push_back({0, m_model.total() - 1});
    return merged;
}

std::vector<int> RowTable::selectedColumns() const {
    const QItemSelection selection = m_view->selectionModel()->selection();
    std::vector<int> columns;
    const QHeaderView* header = m_view->horizontalHeader();
    for (int place = 0; place < m_model.columnCount(); ++place) {
        const int column = header->logicalIndex(place);
        const bool selected =
            selection.isEmpty() || std::any_of(selection.begin(), selection.end(), [&](const auto& range) {
                return range.left() <= column && column <= range.right();
            });
        if (selected && !m_view->isColumnHidden(column))
            columns.push_back(column);
    }
    return columns;
}

void RowTable::setColumnShown(int column, bool shown) {
    m_view->setColumnHidden(column, !shown);
    for (int place = 0; place < m_model.columnCount(); ++place)
        if (const int first = m_view->horizontalHeader()->logicalIndex(place); !m_view->isColumnHidden(first)) {
            m_model.setTellingColumn(first);
            break;
        }
}

void RowTable::fitOnce() {
    if (m_fitted || m_model.rowCount() == 0 || m_model.columnCount() == 0 ||
        !m_session.page(m_session.rowAt(0) / DatasetSession::rowsOfPage))
        return;
    m_fitted = true;
    fitColumns();
    emit currentChanged();
}

void RowTable::fitColumns() {
    m_view->resizeColumnsToContents();
    for (int column = 0; column < m_model.columnCount(); ++column)
        if (!m_view->isColumnHidden(column))
            m_view->setColumnWidth(column, std::clamp(m_view->columnWidth(column), leastColumn, widestColumn));
}

/// What is shown first, then a view's height behind it and before it, so that scrolling finds its rows there.
void RowTable::updateWanted() {
    const qint64 first = firstShown();
    const qint64 visible = visibleRows() + 1;
    const auto pageOf = [this](qint64 position) {
        return m_session.rowAt(std::uint64_t(position)) / DatasetSession::rowsOfPage;
    };
    if (m_model.total() == 0)
        return;
    std::vector<std::uint64_t> now;
    for (qint64 position = first; position < std::min(first + visible, m_model.total()); ++position)
        put(now, pageOf(position));
    std::vector<std::uint64_t> ahead;
    // Of a search's matches each may lie in a page of its own.
    const qint64 far = m_session.filtered() ? visible : qint64(DatasetSession::rowsOfPage) + visible;
    for (qint64 by = 0; by < far; by += m_session.filtered() ? 1 : 16) {
        if (first + visible + by < m_model.total())
            put(ahead, pageOf(first + visible + by));
        if (first - 1 - by >= 0)
            put(ahead, pageOf(first - 1 - by));
    }
    m_session.want(std::move(now), std::move(ahead));
}

/// From the cell that was current when it began; the view's own way forgets where that was when the window moves.
void RowTable::extendTo(qint64 position) {
    const QScopedValueRollback extending(m_extending, true);
    const qint64 now = currentPosition();
    const int column = currentColumn();
    if (m_anchor < 0 || now != m_extended) {
        m_anchor = now;
        m_anchorColumn = column;
    }
    m_extended = std::clamp<qint64>(position, 0, m_model.total() - 1);
    if (m_extended < firstShown())
        showFrom(m_extended);
    else if (m_extended >= firstShown() + visibleRows())
        showFrom(m_extended - visibleRows() + 1);
    const auto inWindow = [this](qint64 at) {
        return int(std::clamp<qint64>(at - m_model.base(), 0, m_model.rowCount() - 1));
    };
    const QItemSelection range(
        m_model.index(inWindow(std::min(m_anchor, m_extended)), std::min(column, m_anchorColumn)),
        m_model.index(inWindow(std::max(m_anchor, m_extended)), std::max(column, m_anchorColumn)));
    const QModelIndex current = m_model.index(inWindow(m_extended), column);
    m_view->selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    m_view->selectionModel()->select(range, QItemSelectionModel::ClearAndSelect);
}

bool RowTable::handleKey(int key, Qt::KeyboardModifiers modifiers) {
    const bool far = modifiers.testFlag(Qt::ControlModifier);
    const bool extends = modifiers.testFlag(Qt::ShiftModifier);
    const bool isEnd = far && (key == Qt::Key_Home || key == Qt::Key_End);
    const bool moves =
        !far && (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown);
    if ((!isEnd && !moves) || m_model.total() == 0)
        return false;
    if (currentPosition() < 0) // from what is seen, not from the window's first row
        m_view->selectionModel()->setCurrentIndex(m_model.index(int(firstShown() - m_model.base()), currentColumn()),
                                                  QItemSelectionModel::ClearAndSelect);
    const qint64 now = currentPosition();
    const qint64 to = isEnd ? (key == Qt::Key_Home ? 0 : m_model.total() - 1) : now + stepOf(key, visibleRows());
    if (extends)
        extendTo(to);
    else if (isEnd)
        goTo(to);
    return extends || isEnd;
}

bool RowTable::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (handleKey(key->key(), key->modifiers()))
            return true;
    }
    if (watched == m_view->viewport() && event->type() == QEvent::Resize) {
        updateBar();
        updateWanted();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ledgerloom
