#pragma once

#include "core/dataset/realism/realism.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>

namespace ledgerloom {

/// Reads a dataset on a thread of its own and holds it beside the world, in memory of its own under a limit. One at a
/// time. GUI thread only.
class RealismReader : public QObject {
    Q_OBJECT

public:
    explicit RealismReader(QObject* parent = nullptr);
    ~RealismReader() override;

    void start(const QString& folder);
    /// What was going on ends soon and says nothing more.
    void stop();
    bool isGoing() const { return m_job != nullptr; }
    std::optional<RealismReport> take() { return std::move(m_report); }

signals:
    void progressed(double share);
    /// The report can be taken, or there is a message why it cannot be.
    void done(const QString& problem);

private:
    struct Job {
        std::atomic<bool> stop = false;
        std::atomic<double> share = 0;
    };

    std::shared_ptr<Job> m_job;
    std::optional<RealismReport> m_report;
    QTimer m_poll;
};

} // namespace ledgerloom
