#include "ui/dataset/dataset_session.h"

#include "core/base/clock.h"
#include "core/memory/guard.h"
#include "ui/style/language.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>

namespace ledgerloom {

namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20;
constexpr std::uint64_t leastBudget = 96 * mebibyte;
constexpr std::uint64_t mostBudget = 256 * mebibyte;
constexpr std::uint64_t mostPages = 48 * mebibyte;
constexpr std::uint64_t mostMatches = 32 * mebibyte;
constexpr int threads = 5; ///< opening, counting, searching, summing up, exporting

double shareOf(const WorkProgress& progress) {
    return progress.bytesTotal > 0
               ? std::min(1.0, static_cast<double>(progress.bytesDone) / static_cast<double>(progress.bytesTotal))
               : 0;
}

} // namespace

DatasetSession::DatasetSession(Opener opener, QObject* parent) : QObject(parent), m_opener(std::move(opener)) {
    m_pool.setMaxThreadCount(threads);
    m_poll.setInterval(150ms);
    connect(&m_poll, &QTimer::timeout, this, &DatasetSession::poll);
}

DatasetSession::~DatasetSession() {
    stopAll();
    m_loader.reset();
    m_pool.waitForDone();
    QCoreApplication::removePostedEvents(this); // what they hold is charged to the budget here
}

/// The budget is there when the first dataset is opened: a studio that never does holds nothing.
void DatasetSession::beginMemory() {
    if (m_budget)
        return;
    const MemoryReading reading = makeSystemProbe()->read();
    const std::uint64_t available = reading.systemAvailableBytes.value.value_or(8 * mostBudget);
    m_budget = std::make_unique<Budget>(std::clamp(available / 8, leastBudget, mostBudget));
    if (const auto limits = limitsInForce({}, reading)) {
        GuardOptions options;
        options.intervalUs = 1'000'000;
        m_guard = std::make_unique<Guard>(makeSystemProbe(), std::make_shared<SystemClock>(), *limits, options);
        m_guard->start();
    }
    m_work = std::make_unique<DatasetWork>(DatasetWork{.files = m_files, .budget = *m_budget});
    m_work->level = [guard = m_guard.get()] { return guard != nullptr ? guard->level() : Level::normal; };
}

template <class Work, class Done> void DatasetSession::run(Work work, Done done) {
    // `this` outlives the task: the destructor waits for it.
    m_pool.start([this, work = std::move(work), done = std::move(done)]() mutable {
        auto result = std::make_shared<decltype(work())>(work());
        QMetaObject::invokeMethod(
            this, [result = std::move(result), done = std::move(done)] { done(result); }, Qt::QueuedConnection);
    });
}

void DatasetSession::stopAll() {
    ++m_generation;
    ++m_search;
    if (m_opened)
        m_opened->stop = true;
    stopSearch();
    stopSummary();
    stopExport();
    m_counting = m_searching = m_summarizing = m_exporting = {};
}

void DatasetSession::close() {
    stopAll();
    m_loader.reset();
    m_opened.reset();
    m_matches.reset();
    m_path.clear();
    emit rowsReplaced();
}

void DatasetSession::open(const QString& path, const QString& table) {
    beginMemory();
    close();
    m_path = path;
    emit opening();
    run([this, file = path.toStdString(), name = table.toStdString()] { return m_opener(*m_work, file, name); },
        [this, mine = m_generation](const std::shared_ptr<Result<OpenedRows>>& result) { take(mine, result); });
}

void DatasetSession::take(quint64 generation, const std::shared_ptr<Result<OpenedRows>>& result) {
    if (generation != m_generation)
        return;
    if (!*result) {
        emit failed(engineText(result->error().message));
        return;
    }
    m_opened = std::make_shared<Opened>();
    m_opened->rows = std::move(*result).value();
    makeLoader();
    m_loader->want({0}); // while nothing is counted
    startCounting();
    m_poll.start();
    emit openedRows();
    emit rowsReplaced();
    poll();
}

void DatasetSession::makeLoader() {
    const auto load = [opened = m_opened](const std::uint64_t& number, const Stop& dropped) {
        return opened->rows.rows->page(number * rowsOfPage, rowsOfPage, mostCellBytes, dropped);
    };
    const auto told = [this](const std::uint64_t&, const Result<Loader::Pointer>& page) {
        const QString problem = page ? QString() : QString::fromStdString(page.error().message);
        if (problem.isEmpty() && m_told.exchange(true))
            return; // one that was told and not yet heard does for both
        QMetaObject::invokeMethod(
            this,
            [this, problem] {
                m_told = false;
                if (problem.isEmpty())
                    emit pageLoaded();
                else
                    emit pageFailed(engineText(problem));
            },
            Qt::QueuedConnection);
    };
    m_loader = std::make_unique<Loader>(Loader::Options{.mostBytes = mostPages, .level = m_work->level}, load, told);
}

RowCount DatasetSession::count() const {
    return m_opened ? m_opened->rows.rows->count() : RowCount();
}

std::uint64_t DatasetSession::rows() const {
    return m_matches ? m_matches->count() : count().rows;
}

std::uint64_t DatasetSession::rowAt(std::uint64_t index) const {
    return m_matches ? m_matches->at(index) : index;
}

std::uint64_t DatasetSession::positionOf(std::uint64_t row) const {
    return m_matches ? m_matches->lowerBound(row) : row;
}

std::function<std::uint64_t(std::uint64_t)> DatasetSession::rowNumbers() const {
    return [matches = m_matches](std::uint64_t index) { return matches ? matches->at(index) : index; };
}

std::shared_ptr<const RowPage> DatasetSession::page(std::uint64_t number) {
    return m_loader ? m_loader->find(number) : nullptr;
}

void DatasetSession::want(std::vector<std::uint64_t> now, std::vector<std::uint64_t> ahead) {
    if (m_loader)
        m_loader->want(std::move(now), std::move(ahead));
}

LazyStats DatasetSession::cacheStats() const {
    return m_loader ? m_loader->stats() : LazyStats();
}

void DatasetSession::startCounting() {
    if (count().final)
        return;
    m_counting = {.going = true, .share = 0};
    m_shares->counting = 0;
    run(
        [opened = m_opened, shares = m_shares] {
            return opened->rows.rows->countRows(
                [opened] { return opened->stop.load(); },
                [shares](const WorkProgress& progress) { shares->counting = shareOf(progress); });
        },
        [this, mine = m_generation](const std::shared_ptr<Result<void>>&) {
            if (mine == m_generation) {
                m_counting.going = false;
                emit advanced();
            }
        });
}

void DatasetSession::startSearch(const RowSearch& search, const std::shared_ptr<MatchList>& matches,
                                 std::function<void(const Result<void>&)> ended) {
    stopSearch();
    m_stopSearch = std::make_shared<std::atomic<bool>>(false);
    m_searching = {.going = true, .share = 0};
    m_shares->searching = 0;
    m_poll.start();
    run(
        [opened = m_opened, search, matches, stop = m_stopSearch, shares = m_shares] {
            return opened->rows.rows->search(
                search, *matches, [opened, stop] { return opened->stop || *stop; },
                [shares](const WorkProgress& progress) { shares->searching = shareOf(progress); });
        },
        [this, mine = ++m_search, ended = std::move(ended)](const std::shared_ptr<Result<void>>& result) {
            if (mine == m_search) {
                m_searching.going = false;
                ended(*result);
                emit advanced();
            }
        });
}

void DatasetSession::filter(const RowSearch& search) {
    if (!m_opened)
        return;
    m_matches = std::make_shared<MatchList>(*m_budget, mostMatches);
    startSearch(search, m_matches, [this](const Result<void>& result) {
        const bool told = result || result.error().code == ErrorCode::cancelled;
        emit searchEnded(told ? QString() : engineText(result.error().message));
    });
    emit rowsReplaced();
}

void DatasetSession::showAll() {
    if (!m_matches)
        return;
    stopSearch();
    m_matches.reset();
    emit rowsReplaced();
}

void DatasetSession::find(const RowSearch& search, std::uint64_t afterRow) {
    if (!m_opened)
        return;
    const auto hit = std::make_shared<MatchList>(*m_budget, mostMatches);
    RowSearch next = search;
    next.mostMatches = 1;
    next.fromRow = afterRow;
    startSearch(next, hit, [this, search, hit, afterRow](const Result<void>& result) {
        if (hit->count() > 0)
            emit found(qint64(hit->at(0)));
        else if (result && afterRow > 0)
            find(search, 0);
        else if (result)
            emit found(-1);
        else
            emit searchEnded(result.error().code == ErrorCode::cancelled ? QString()
                                                                         : engineText(result.error().message));
    });
}

void DatasetSession::stopSearch() {
    if (m_stopSearch)
        *m_stopSearch = true;
}

void DatasetSession::summarize() {
    if (!m_opened)
        return;
    stopSummary();
    m_stopSummary = std::make_shared<std::atomic<bool>>(false);
    m_summarizing = {.going = true, .share = 0};
    m_shares->summarizing = 0;
    m_poll.start();
    run(
        [this, opened = m_opened, stop = m_stopSummary, shares = m_shares, path = m_path.toStdString()] {
            DatasetWork work = *m_work;
            work.cancelled = [opened, stop] { return opened->stop || *stop; };
            work.progress = [shares](const WorkProgress& progress) { shares->summarizing = shareOf(progress); };
            return inspect(work, {.path = path, .table = opened->rows.table, .by = {}, .time = {}, .top = 8});
        },
        [this, mine = m_generation](const std::shared_ptr<Result<std::vector<TableSummary>>>& result) {
            if (mine != m_generation)
                return;
            m_summarizing.going = false;
            if (!*result) {
                const Error& error = result->error();
                emit summaryFailed(error.code == ErrorCode::cancelled ? QString() : engineText(error.message));
            } else if (!(*result)->empty()) {
                emit summaryReady((*result)->front());
            }
            emit advanced();
        });
}

void DatasetSession::stopSummary() {
    if (m_stopSummary)
        *m_stopSummary = true;
}

void DatasetSession::inBackground(std::function<Result<void>(RowSource&, const Stop&)> work,
                                  std::function<void(const Result<void>&)> done) {
    if (!m_opened)
        return;
    run([opened = m_opened,
         work = std::move(work)] { return work(*opened->rows.rows, [opened] { return opened->stop.load(); }); },
        [this, mine = m_generation, done = std::move(done)](const std::shared_ptr<Result<void>>& result) {
            if (mine == m_generation)
                done(*result);
        });
}

void DatasetSession::exportInBackground(std::function<Result<void>(RowSource&, const Stop&, const Share&)> work,
                                        std::function<void(const Result<void>&)> done) {
    if (!m_opened || m_exporting.going)
        return;
    m_stopExport = std::make_shared<std::atomic<bool>>(false);
    m_exporting = {.going = true, .share = 0};
    m_shares->exporting = 0;
    m_poll.start();
    run(
        [opened = m_opened, stop = m_stopExport, shares = m_shares, work = std::move(work)] {
            return work(
                *opened->rows.rows, [opened, stop] { return opened->stop || *stop; },
                [shares](double share) { shares->exporting = share; });
        },
        [this, mine = m_generation, done = std::move(done)](const std::shared_ptr<Result<void>>& result) {
            if (mine != m_generation)
                return;
            m_exporting.going = false;
            done(*result);
            emit advanced();
        });
    emit advanced();
}

void DatasetSession::stopExport() {
    if (m_stopExport)
        *m_stopExport = true;
}

void DatasetSession::poll() {
    m_counting.share = m_shares->counting;
    m_searching.share = m_shares->searching;
    m_summarizing.share = m_shares->summarizing;
    m_exporting.share = m_shares->exporting;
    if (m_loader && m_work->levelNow() != Level::normal)
        m_loader->relieve();
    emit advanced();
    const bool going = m_counting.going || m_searching.going || m_summarizing.going || m_exporting.going;
    const bool empty = going && rows() == 0;
    m_poll.setInterval(empty ? 20ms : going ? 150ms : 1'000ms); // at rest for the level alone
}

} // namespace ledgerloom
