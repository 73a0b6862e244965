#include "ui/setup/estimate_controller.h"

#include <chrono>

namespace ledgerloom {

EstimateController::EstimateController(Estimator estimator, QObject* parent)
    : QObject(parent), m_estimator(std::move(estimator)) {
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(std::chrono::milliseconds(120));
    connect(&m_debounce, &QTimer::timeout, this, &EstimateController::begin);
    m_thread.setObjectName(QStringLiteral("estimate"));
    m_worker.moveToThread(&m_thread);
    m_thread.start();
}

EstimateController::~EstimateController() {
    m_thread.quit();
    m_thread.wait();
}

void EstimateController::request(const RunConfig& config) {
    ++m_generation;
    m_config = config;
    m_debounce.start();
}

void EstimateController::cancel() {
    ++m_generation;
    m_again = false;
    m_debounce.stop();
}

void EstimateController::begin() {
    if (m_busy) {
        m_again = true;
        return;
    }
    m_busy = true;
    m_again = false;
    QMetaObject::invokeMethod(
        &m_worker,
        [this, config = m_config, generation = m_generation, estimator = m_estimator] {
            auto estimate = estimator(config);
            QMetaObject::invokeMethod(
                this, [this, generation, estimate = std::move(estimate)] { receive(generation, estimate); },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void EstimateController::receive(quint64 generation, const Result<Estimate>& estimate) {
    m_busy = false;
    if (m_again) {
        begin();
        return;
    }
    if (generation == m_generation)
        emit finished(estimate);
}

} // namespace ledgerloom
