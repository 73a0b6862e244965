#include "ui/monitor/monitor_page.h"

#include "ui/monitor/empty_charts.h"
#include "ui/monitor/live_charts.h"

#include <QStackedLayout>

namespace ledgerloom {

class MonitorPage::Impl {
public:
    QStackedLayout* stack = nullptr;
    EmptyCharts* empty = nullptr;
    LiveCharts* live = nullptr;
};

MonitorPage::MonitorPage(QWidget* parent) : QWidget(parent), m_impl(std::make_unique<Impl>()) {
    m_impl->stack = new QStackedLayout(this);
    m_impl->empty = new EmptyCharts(this);
    m_impl->live = new LiveCharts(this);
    m_impl->stack->addWidget(m_impl->empty);
    m_impl->stack->addWidget(m_impl->live);
    setAccessibleName(tr("Charts of the run"));
    connect(m_impl->live, &LiveCharts::eventActivated, this, &MonitorPage::eventActivated);
}

MonitorPage::~MonitorPage() = default;

void MonitorPage::setSource(std::shared_ptr<const RunSource> source) {
    // What is not in sight asks for no room.
    const auto room = source ? QSizePolicy::Ignored : QSizePolicy::Preferred;
    m_impl->empty->setSizePolicy(room, room);
    m_impl->stack->setCurrentWidget(source ? static_cast<QWidget*>(m_impl->live) : m_impl->empty);
    m_impl->live->setSource(std::move(source));
}

void MonitorPage::setGrowthThreshold(quint64 bytesPerSecond) {
    m_impl->live->setGrowthThreshold(bytesPerSecond);
}

QImage MonitorPage::picture() const {
    constexpr double scale = 2;
    return m_impl->stack->currentWidget() == m_impl->live ? m_impl->live->picture(scale) : QImage();
}

void MonitorPage::revealEvent(quint64 sequence) {
    m_impl->live->revealEvent(sequence);
}

std::size_t MonitorPage::historyBytes() const {
    return m_impl->live->historyBytes();
}

void MonitorPage::refresh() {
    m_impl->live->refresh();
}

} // namespace ledgerloom
