#pragma once

#include "core/base/result.h"
#include "core/config/run_config.h"
#include "core/run/estimate.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <functional>

namespace ledgerloom {

/// Estimates a config a moment after its last change, on a thread of its own. A newer request overtakes an older one:
/// its result is dropped, and at most one estimate is under way. GUI thread only.
class EstimateController : public QObject {
    Q_OBJECT

public:
    /// What estimates: ledgerloom::estimate(), or a test's stand-in. Called from another thread.
    using Estimator = std::function<Result<Estimate>(const RunConfig&)>;

    explicit EstimateController(Estimator estimator, QObject* parent = nullptr);
    ~EstimateController() override;

    void request(const RunConfig& config);
    /// Forgets what was asked: no result comes any more.
    void cancel();

signals:
    void finished(const ledgerloom::Result<ledgerloom::Estimate>& estimate);

private:
    void begin();
    void receive(quint64 generation, const Result<Estimate>& estimate);

    Estimator m_estimator;
    QThread m_thread;
    QObject m_worker; ///< lives in m_thread: what is invoked on it runs there
    QTimer m_debounce;
    RunConfig m_config;
    quint64 m_generation = 0;
    bool m_busy = false;
    bool m_again = false;
};

} // namespace ledgerloom
