#pragma once

#include "core/dataset/inspect/inspect.h"
#include "core/dataset/row_source.h"
#include "core/memory/lazy_loader.h"

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace ledgerloom {

class Guard;

/// How far something is that goes on in the background.
struct BackgroundWork {
    bool going = false;
    double share = 0; ///< 0 to 1, of the bytes
};

/// What the page of a dataset stands on: opens it, loads pages of rows, counts, searches and sums up, each on a thread
/// of its own under one budget of its own, which gives way where memory is short. GUI thread only; what comes too late,
/// since another dataset was opened, is dropped. The destructor stops and waits.
class DatasetSession : public QObject {
    Q_OBJECT

public:
    using Opener = std::function<Result<OpenedRows>(const DatasetWork&, const std::string&, const std::string&)>;
    static constexpr std::uint64_t rowsOfPage = 256;
    static constexpr std::size_t mostCellBytes = 4'096; ///< of a cell that is shown

    explicit DatasetSession(Opener opener, QObject* parent = nullptr);
    ~DatasetSession() override;

    void open(const QString& path, const QString& table);
    void close();
    QString path() const { return m_path; }
    bool isOpen() const { return m_opened != nullptr; }
    /// Null where nothing is open.
    const OpenedRows* opened() const { return m_opened ? &m_opened->rows : nullptr; }
    RowCount count() const;

    /// Of the rows that are looked at: all, or those of a search.
    std::uint64_t rows() const;
    std::uint64_t rowAt(std::uint64_t index) const;
    /// Where a row of the dataset stands among those that are looked at, or the next behind it.
    std::uint64_t positionOf(std::uint64_t row) const;
    /// rowAt() for other threads; the rows that are looked at now.
    std::function<std::uint64_t(std::uint64_t)> rowNumbers() const;
    bool filtered() const { return m_matches != nullptr; }
    /// Starts a search whose matches are looked at in place of all rows.
    void filter(const RowSearch& search);
    void showAll();
    /// Looks for a row behind `afterRow`, and from the beginning where there is none; answers by found().
    void find(const RowSearch& search, std::uint64_t afterRow);

    /// Null while it is not there. See want().
    std::shared_ptr<const RowPage> page(std::uint64_t number);
    /// Pages that are shown, and those that may be soon.
    void want(std::vector<std::uint64_t> now, std::vector<std::uint64_t> ahead);

    /// Sums up all rows; answers by summaryReady().
    void summarize();

    BackgroundWork counting() const { return m_counting; }
    BackgroundWork searching() const { return m_searching; }
    BackgroundWork summarizing() const { return m_summarizing; }
    BackgroundWork exporting() const { return m_exporting; }
    void stopSearch();
    void stopSummary();
    void stopExport();
    LazyStats cacheStats() const;

    /// Runs on a background thread; `stop` turns true when it is to end. `done` comes back on this one.
    using Stop = RowSource::Stop;
    void inBackground(std::function<Result<void>(RowSource&, const Stop&)> work,
                      std::function<void(const Result<void>&)> done);
    /// The same, one at a time, with progress that exporting() tells (0 to 1) until stopExport().
    using Share = std::function<void(double)>;
    void exportInBackground(std::function<Result<void>(RowSource&, const Stop&, const Share&)> work,
                            std::function<void(const Result<void>&)> done);

signals:
    void opening();
    void openedRows();
    void failed(const QString& message);
    /// There are more rows, or something has gone on in the background.
    void advanced();
    /// The rows that are looked at are others.
    void rowsReplaced();
    void pageLoaded();
    void pageFailed(const QString& message);
    /// `row` < 0: there is none.
    void found(qint64 row);
    void searchEnded(const QString& problem);
    void summaryReady(const ledgerloom::TableSummary& summary);
    void summaryFailed(const QString& message);

private:
    struct Opened {
        OpenedRows rows;
        std::atomic<bool> stop = false;
    };
    using Loader = LazyLoader<std::uint64_t, RowPage>;
    using Flag = std::shared_ptr<std::atomic<bool>>;

    void beginMemory();
    void take(quint64 generation, const std::shared_ptr<Result<OpenedRows>>& result);
    void makeLoader();
    void startCounting();
    void startSearch(const RowSearch& search, const std::shared_ptr<MatchList>& matches,
                     std::function<void(const Result<void>&)> ended);
    void poll();
    void stopAll();
    template <class Work, class Done> void run(Work work, Done done);

    struct Shares {
        std::atomic<double> counting = 0;
        std::atomic<double> searching = 0;
        std::atomic<double> summarizing = 0;
        std::atomic<double> exporting = 0;
    };

    Opener m_opener;
    FileSystem m_files;
    std::unique_ptr<Budget> m_budget;
    std::unique_ptr<Guard> m_guard;
    std::unique_ptr<DatasetWork> m_work;
    QString m_path;
    std::shared_ptr<Opened> m_opened;
    std::shared_ptr<MatchList> m_matches;
    std::unique_ptr<Loader> m_loader;
    Flag m_stopSearch;
    Flag m_stopSummary;
    Flag m_stopExport;
    std::shared_ptr<Shares> m_shares = std::make_shared<Shares>();
    BackgroundWork m_counting;
    BackgroundWork m_searching;
    BackgroundWork m_summarizing;
    BackgroundWork m_exporting;
    quint64 m_generation = 0; ///< of what is open: drops what comes too late
    quint64 m_search = 0;     ///< of the search, likewise
    std::atomic<bool> m_told = false;
    QTimer m_poll;
    QThreadPool m_pool; ///< the last to be made, the first to be gone
};

} // namespace ledgerloom
