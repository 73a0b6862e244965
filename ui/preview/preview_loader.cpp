#include "ui/preview/preview_loader.h"

namespace ledgerloom {

PreviewLoader::PreviewLoader(Maker maker, QObject* parent) : QObject(parent), m_maker(std::move(maker)) {
    m_pool.setMaxThreadCount(1);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(debounceMs);
    connect(&m_debounce, &QTimer::timeout, this, &PreviewLoader::start);
}

PreviewLoader::~PreviewLoader() {
    ++m_generation;
    m_pool.waitForDone();
}

void PreviewLoader::request(const RunConfig& config, Table table) {
    m_config = config;
    m_table = table;
    ++m_generation; // what is on its way is already wrong
    m_debounce.start();
}

void PreviewLoader::start() {
    m_pool.clear();
    // `this` outlives the task: the destructor waits for it.
    m_pool.start([this, config = m_config, table = m_table, mine = m_generation.load()] {
        const auto overtaken = [this, mine] { return m_generation.load() != mine; };
        auto result = std::make_shared<const Result<Preview>>(m_maker(config, table, rows, overtaken));
        QMetaObject::invokeMethod(
            this,
            [this, mine, result = std::move(result)] {
                if (m_generation.load() == mine) {
                    emit finished(result);
                }
            },
            Qt::QueuedConnection);
    });
}

} // namespace ledgerloom
