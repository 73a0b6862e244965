// What the log costs: the share of one core that the GUI thread spends on a LogPanel of 1000 x 300 that takes a
// thousand lines a second in ten refreshes, empty at first and when it is full. Must: under 5 %. Run it with
// QT_QPA_PLATFORM=offscreen.
#include "tests/benchmarks/gui_share.h"
#include "tests/support/synthetic_run.h"
#include "ui/log/log_panel.h"
#include "ui/style/theme.h"

#include <QApplication>

#include <cstdio>
#include <memory>

using namespace ledgerloom;
using ledgerloom::testing::SyntheticRun;

namespace {

constexpr int refreshes = 100;
constexpr int linesARefresh = 100;

class Feed {
public:
    void addLines(int lines) {
        m_elapsedUs += refreshPeriodUs;
        for (int i = 0; i < lines; ++i)
            run->addEvent(i % 10 == 0 ? EventKind::warning : EventKind::info, Level::normal, m_elapsedUs,
                          "shard " + std::to_string(m_line++) + " done: 65,536 rows, 66.4 MB, 1.9 GB/s");
    }

    std::shared_ptr<SyntheticRun> run = std::make_shared<SyntheticRun>(SyntheticRun::Story::calm);

private:
    std::int64_t m_elapsedUs = 0;
    int m_line = 0;
};

double measure(int linesBefore) {
    LogPanel panel;
    panel.resize(1000, 300);
    panel.show();
    Feed feed;
    feed.addLines(linesBefore);
    panel.setSource(feed.run);
    panel.refresh();
    return guiShare(
        refreshes, [&] { feed.addLines(linesARefresh); }, [&] { panel.refresh(); });
}

} // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    installStyle();
    applyTheme(ThemeChoice::light);
    std::printf("%-46s %5.2f %% of one core\n", "1,000 lines a second, empty at first", 100 * measure(0));
    std::printf("%-46s %5.2f %% of one core\n", "1,000 lines a second, full", 100 * measure(10'000));
    return 0;
}
