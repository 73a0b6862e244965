#include "ui/report/realism_reader.h"

#include "core/storage/file_system.h"
#include "ui/style/language.h"

#include <QApplication>
#include <QPointer>
#include <QThreadPool>

namespace ledgerloom {

namespace {

constexpr std::uint64_t memoryBytes = 128ULL * 1024 * 1024;
constexpr int pollMs = 150;

} // namespace

RealismReader::RealismReader(QObject* parent) : QObject(parent) {
    m_poll.setInterval(pollMs);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (m_job)
            emit progressed(m_job->share);
    });
}

RealismReader::~RealismReader() {
    stop();
}

void RealismReader::stop() {
    if (m_job)
        m_job->stop = true;
    m_job.reset();
    m_poll.stop();
}

void RealismReader::start(const QString& folder) {
    stop();
    m_report.reset();
    m_job = std::make_shared<Job>();
    m_poll.start();
    const QPointer<RealismReader> self(this);
    QThreadPool::globalInstance()->start([self, job = m_job, path = folder.toStdString()] {
        FileSystem files;
        Budget budget(memoryBytes);
        DatasetWork work{.files = files, .budget = budget};
        work.cancelled = [&job] { return job->stop.load(); };
        work.progress = [&job](const WorkProgress& done) {
            job->share =
                done.bytesTotal > 0 ? static_cast<double>(done.bytesDone) / static_cast<double>(done.bytesTotal) : 0;
        };
        auto measured = std::make_shared<Result<RealismReport>>(measureRealism(work, path));
        QMetaObject::invokeMethod(
            qApp,
            [self, job, measured] {
                if (!self || self->m_job != job)
                    return;
                self->stop();
                if (*measured)
                    self->m_report = std::move(*measured).value();
                emit self->done(*measured ? QString() : engineText(measured->error().message));
            },
            Qt::QueuedConnection);
    });
}

} // namespace ledgerloom
