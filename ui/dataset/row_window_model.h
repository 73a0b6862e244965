#pragma once

#include <QAbstractTableModel>
#include <QPixmap>

#include <cstdint>
#include <memory>
#include <vector>

namespace ledgerloom {

class DatasetSession;
class RowPage;

/// A window of at most a million of the rows that a session looks at, of any number: a table view reckons with 32 bits,
/// and takes memory for each row that it knows of. Rows whose page is not there say so, and are told when it has come.
/// Positions count the rows that are looked at, from 0; rows are numbered as in the dataset. GUI thread only.
class RowWindowModel : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr qint64 mostRows = 1'000'000;

    explicit RowWindowModel(DatasetSession& session, QObject* parent = nullptr);

    /// Shows a window that begins there, or before it where there are no more rows behind.
    void setBase(qint64 base);
    qint64 base() const { return m_base; }
    qint64 total() const { return m_total; }
    /// The session has other columns, or other rows.
    void reset();
    /// The session has more rows.
    void grow();
    /// Pages have come.
    void refresh();
    /// The column that says why a row cannot be read: the first that is shown.
    void setTellingColumn(int column);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Cell {
        std::shared_ptr<const RowPage> page; ///< null while it is loaded
        std::size_t row = 0;                 ///< of the page
        bool gone = false;                   ///< the page has no such row
    };
    Cell cell(int row) const;
    QVariant display(const Cell& cell, int column) const;
    QVariant toolTip(const Cell& cell, int column) const;
    static QPixmap mark(const Cell& cell);
    bool isNumber(int column) const;
    void readTotal();

    DatasetSession& m_session;
    qint64 m_base = 0;
    qint64 m_total = 0;
    int m_rows = 0;
    int m_columns = 0;
    int m_telling = 0;
    static constexpr std::uint64_t none = ~std::uint64_t{0};
    mutable std::shared_ptr<const RowPage> m_last; ///< cells come row by row, of the same page
    mutable std::uint64_t m_missing = none;        ///< a page that was not there, until others have come
};

} // namespace ledgerloom
