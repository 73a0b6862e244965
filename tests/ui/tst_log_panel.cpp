#include "tests/support/synthetic_run.h"
#include "ui/log/log_filter.h"
#include "ui/log/log_model.h"
#include "ui/log/log_panel.h"
#include "ui/style/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace ledgerloom;
using ledgerloom::testing::SyntheticRun;

namespace {

std::vector<Event> lines(quint64 first, std::size_t howMany, EventKind kind = EventKind::info) {
    std::vector<Event> events;
    for (std::size_t i = 0; i < howMany; ++i) {
        events.push_back({first + i, 0, 0, kind, 0, "line " + std::to_string(first + i)});
    }
    return events;
}

struct Shown {
    std::shared_ptr<SyntheticRun> run = std::make_shared<SyntheticRun>(SyntheticRun::Story::calm);
    LogPanel panel;

    Shown() {
        panel.resize(700, 260);
        panel.show();
        panel.setSource(run);
    }

    void add(int howMany) {
        for (int i = 0; i < howMany; ++i) {
            run->addEvent(i % 10 == 0 ? EventKind::warning : EventKind::info, Level::normal, i * 1000,
                          "event " + std::to_string(i));
        }
        panel.refresh();
    }

    QTableView* view() const { return panel.findChild<QTableView*>(); }
    bool atEnd() const { return view()->verticalScrollBar()->value() == view()->verticalScrollBar()->maximum(); }
};

} // namespace

class TestLogPanel : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void manyEventsAreOneStep();
    void aMinuteOfAThousandLinesASecond();
    void theOldestGo();
    void kindsAndTextFilter();
    void followsUntilSomeoneScrollsUp();
    void countsWarningsThatAFilterHides();
    void copiesWhatIsShown();
    void revealLiftsAFilter();
    void aLineLeadsToTheCharts();
    void anotherRunBeginsEmpty();
};

void TestLogPanel::initTestCase() {
    installStyle();
}

void TestLogPanel::manyEventsAreOneStep() {
    LogModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.append(lines(1, 1000));
    model.append({});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(model.rowCount(), 1000);
    QCOMPARE(model.index(999, LogModel::textColumn).data().toString(), QStringLiteral("line 1000"));
}

/// 60,000 lines in the batches of ten refreshes a second: bounded, in one step each, and still to be searched.
void TestLogPanel::aMinuteOfAThousandLinesASecond() {
    Shown shown;
    QAbstractItemModel* model = shown.view()->model();
    QSignalSpy inserted(model, &QAbstractItemModel::rowsInserted);
    for (int batch = 0; batch < 600; ++batch) {
        shown.add(100);
        if (batch % 50 == 0)
            QCoreApplication::processEvents();
    }
    QVERIFY(inserted.size() <= 600);
    QCOMPARE(model->rowCount(), int(LogModel::capacity));
    QVERIFY(shown.atEnd());
    shown.panel.findChild<QLineEdit*>()->setText(QStringLiteral("event 77"));
    QTRY_COMPARE(shown.view()->model()->rowCount(), int(LogModel::capacity) / 100);
    shown.panel.findChild<QLineEdit*>()->clear();
    QTRY_COMPARE(shown.view()->model()->rowCount(), int(LogModel::capacity));
}

void TestLogPanel::theOldestGo() {
    LogModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append(lines(1, LogModel::capacity - 1));
    model.append(lines(LogModel::capacity, 5, EventKind::warning));
    QCOMPARE(model.rowCount(), static_cast<int>(LogModel::capacity));
    QCOMPARE(model.index(0, LogModel::textColumn).data().toString(), QStringLiteral("line 5"));
    QCOMPARE(model.rowOf(4), -1);
    QCOMPARE(model.rowOf(5), 0);
    model.append(lines(LogModel::capacity + 5, LogModel::capacity + 7));
    QCOMPARE(model.rowCount(), static_cast<int>(LogModel::capacity));
    QCOMPARE(model.warnings(), 5);
}

void TestLogPanel::kindsAndTextFilter() {
    LogModel model;
    LogFilter filter;
    filter.setSourceModel(&model);
    QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append({{1, 0, 0, EventKind::info, 0, "Part written"},
                  {2, 0, 0, EventKind::level, 1, "Now WARNING"},
                  {3, 0, 0, EventKind::warning, 1, "Disk is slow"},
                  {4, 0, 0, EventKind::error, 1, "Part failed"}});
    QCOMPARE(filter.rowCount(), 4);
    filter.setKinds(LogFilter::Kinds::pressure);
    QCOMPARE(filter.rowCount(), 3);
    filter.setKinds(LogFilter::Kinds::warnings);
    QCOMPARE(filter.rowCount(), 2);
    filter.setKinds(LogFilter::Kinds::errors);
    QCOMPARE(filter.rowCount(), 1);
    filter.setKinds(LogFilter::Kinds::all);
    filter.setText(QStringLiteral(" PART "));
    QCOMPARE(filter.rowCount(), 2);
}

void TestLogPanel::followsUntilSomeoneScrollsUp() {
    Shown shown;
    shown.add(100);
    QCoreApplication::processEvents();
    QVERIFY(shown.atEnd());
    shown.view()->verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
    const int place = shown.view()->verticalScrollBar()->value();
    shown.add(100);
    QCOMPARE(shown.view()->verticalScrollBar()->value(), place);
    shown.view()->verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMaximum);
    shown.add(100);
    QCoreApplication::processEvents();
    QVERIFY(shown.atEnd());
}

void TestLogPanel::countsWarningsThatAFilterHides() {
    Shown shown;
    shown.add(25);
    shown.panel.findChild<QLineEdit*>()->setText(QStringLiteral("nothing has this"));
    QCOMPARE(shown.view()->model()->rowCount(), 0);
    const auto labels = shown.panel.findChildren<QLabel*>();
    QVERIFY(
        std::any_of(labels.begin(), labels.end(), [](const QLabel* label) { return label->text().startsWith(u'3'); }));
}

void TestLogPanel::copiesWhatIsShown() {
    Shown shown;
    shown.add(25);
    shown.panel.findChild<QComboBox*>()->setCurrentIndex(2);
    for (QToolButton* button : shown.panel.findChildren<QToolButton*>()) {
        if (button->text() == QStringLiteral("Copy")) {
            button->click();
        }
    }
    const QStringList copied = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(copied.size(), 3);
    QCOMPARE(copied[1].split(u'\t').last(), QStringLiteral("event 10"));
}

void TestLogPanel::revealLiftsAFilter() {
    Shown shown;
    shown.add(100);
    shown.panel.findChild<QComboBox*>()->setCurrentIndex(3);
    QCOMPARE(shown.view()->model()->rowCount(), 0);
    shown.panel.reveal(42);
    QCOMPARE(shown.view()->currentIndex().data(LogModel::sequenceRole).toULongLong(), 42ULL);
    shown.panel.reveal(4242); // long gone: nothing happens
    QCOMPARE(shown.view()->currentIndex().data(LogModel::sequenceRole).toULongLong(), 42ULL);
}

void TestLogPanel::aLineLeadsToTheCharts() {
    Shown shown;
    shown.add(20);
    QSignalSpy asked(&shown.panel, &LogPanel::eventActivated);
    shown.panel.reveal(7); // what the charts ask for is not sent back to them
    QCOMPARE(asked.size(), 0);
    const QRect line = shown.view()->visualRect(shown.view()->model()->index(6, LogModel::textColumn));
    QTest::mouseClick(shown.view()->viewport(), Qt::LeftButton, {}, line.center());
    QCOMPARE(asked.value(0).value(0).toULongLong(), 7ULL);
    shown.view()->setFocus();
    QTest::keyClick(shown.view(), Qt::Key_Down);
    QTest::keyClick(shown.view(), Qt::Key_Return);
    QCOMPARE(asked.value(1).value(0).toULongLong(), 8ULL);
}

void TestLogPanel::anotherRunBeginsEmpty() {
    Shown shown;
    shown.add(10);
    shown.panel.setSource(std::make_shared<SyntheticRun>(SyntheticRun::Story::calm));
    QCOMPARE(shown.view()->model()->rowCount(), 0);
    shown.panel.setSource(nullptr);
    shown.panel.refresh();
}

QTEST_MAIN(TestLogPanel)
#include "tst_log_panel.moc"
