#pragma once

#include "ui/dataset/row_window_model.h"

#include <QModelIndex>
#include <QWidget>

#include <vector>

class QTableView;

namespace ledgerloom {

class DatasetSession;
class RowScrollBar;

/// What is selected: positions of rows from `first` to `last`, both included.
struct PositionRange {
    qint64 first = 0;
    qint64 last = 0;
};

/// The table over all rows that a session looks at: a view of a window of them, which moves along under a scroll bar
/// that knows them all. Asks for the pages around what is shown. GUI thread only.
class RowTable : public QWidget {
    Q_OBJECT

public:
    explicit RowTable(DatasetSession& session, QWidget* parent = nullptr);
    ~RowTable() override;

    QTableView* view() const { return m_view; }
    RowScrollBar* scrollBar() const { return m_bar; }
    /// Shows a position in the middle and makes it the current one.
    void goTo(qint64 position);
    /// The position of the current cell, -1 where there is none, and its column.
    qint64 currentPosition() const;
    int currentColumn() const;
    /// A cell's value; invalid for null and what is not loaded.
    QVariant currentValue() const;
    /// Selected rows in their order; all where nothing or everything of the window is selected.
    std::vector<PositionRange> selectedRows() const;
    /// Columns that are selected, in the order in which they are shown; all that are shown where nothing is.
    std::vector<int> selectedColumns() const;
    void setColumnShown(int column, bool shown);
    /// Of a dataset that was just opened.
    void fitColumns();
    qint64 rows() const { return m_model.total(); }

signals:
    void currentChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeView();
    void rowsReplaced();
    void advance();
    void fitOnce();
    void viewScrolled();
    void showFrom(qint64 first);
    void moveWindow(qint64 first);
    void updateWanted();
    void updateBar();
    int visibleRows() const;
    qint64 firstShown() const;
    void extendTo(qint64 position);
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);

    DatasetSession& m_session;
    RowWindowModel m_model;
    QTableView* m_view;
    RowScrollBar* m_bar;
    qint64 m_anchor = -1; ///< where a selection by keys began, which goes to ...
    int m_anchorColumn = 0;
    qint64 m_extended = -1; ///< ... here; -1: there is none
    bool m_extending = false;
    bool m_moving = false;
    bool m_fitted = false; ///< columns have the widths of the first rows that came
};

} // namespace ledgerloom
