#pragma once

#include "core/batch/table.h"
#include "core/run/preview.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

namespace ledgerloom {

/// Makes previews on a thread of its own, one at a time, a moment after the last of a row of requests. A request
/// overtakes all earlier ones: theirs are cancelled, and a result that comes too late is dropped by its generation.
/// GUI thread only; the destructor cancels and waits.
class PreviewLoader : public QObject {
    Q_OBJECT

public:
    using Maker = std::function<Result<Preview>(const RunConfig&, Table, std::uint32_t, const std::function<bool()>&)>;
    static constexpr std::uint32_t rows = 50;
    static constexpr int debounceMs = 120; ///< shorter than a pause between two words, longer than between two keys

    explicit PreviewLoader(Maker maker, QObject* parent = nullptr);
    ~PreviewLoader() override;

    void request(const RunConfig& config, Table table);

signals:
    void finished(std::shared_ptr<const Result<Preview>> result);

private:
    void start();

    Maker m_maker;
    RunConfig m_config;
    Table m_table = Table::transactions;
    QTimer m_debounce;
    QThreadPool m_pool;
    std::atomic<quint64> m_generation{0};
};

} // namespace ledgerloom
