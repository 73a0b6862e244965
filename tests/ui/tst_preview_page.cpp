#include "ui/preview/preview_loader.h"
#include "ui/preview/preview_model.h"
#include "ui/preview/preview_page.h"
#include "ui/style/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QThread>
#include <QToolButton>

#include <atomic>

using namespace ledgerloom;

namespace {

Preview small() {
    Preview preview;
    preview.columns = {"transaction_id", "valor", "cvv_validado"};
    preview.rows = {{"TXN_000000000000001", "12.50", std::nullopt}, {"TXN_000000000000002", "-3.00", "true"}};
    preview.fraud = {false, true};
    return preview;
}

/// Rows that name the config and table they were made for.
Result<Preview> named(const RunConfig& config, Table table, std::uint32_t, const std::function<bool()>&) {
    Preview preview;
    preview.columns = {std::string(tableName(table))};
    preview.rows = {{std::to_string(config.seed)}};
    return preview;
}

RunConfig withSeed(std::uint64_t seed) {
    RunConfig config;
    config.seed = seed;
    return config;
}

QString firstCell(const PreviewPage& page) {
    return page.findChild<QTableView*>()->model()->index(0, 0).data(Qt::EditRole).toString();
}

} // namespace

class TestPreviewPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void nullIsADashAndNotCopied();
    void quantitiesStandToTheRight();
    void fraudIsTintedAndSigned();
    void identifiersAreNoQuantities_data();
    void identifiersAreNoQuantities();
    void lastOfManyChangesIsMadeOnce();
    void overtakenResultsAreDropped();
    void windowIsFreeWhileRowsAreMade();
    void hiddenPageMakesNothing();
    void errorsAreShownInWords();
    void tableCanBeChosen();
    void tablesAreThoseOfTheConfig();
};

void TestPreviewPage::initTestCase() {
    installStyle();
}

void TestPreviewPage::nullIsADashAndNotCopied() {
    PreviewModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show(small());
    QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("–"));
    QVERIFY(model.index(0, 2).data(Qt::ForegroundRole).isValid());
    QVERIFY(model.index(0, 2).data(Qt::EditRole).toString().isEmpty());
    QVERIFY(!model.index(1, 2).data(Qt::ForegroundRole).isValid());
    model.show({});
    QCOMPARE(model.rowCount(), 0);
}

void TestPreviewPage::quantitiesStandToTheRight() {
    PreviewModel model;
    model.show(small());
    const auto alignment = [&](int column) {
        return Qt::Alignment(model.index(0, column).data(Qt::TextAlignmentRole).toInt());
    };
    QVERIFY(alignment(0).testFlag(Qt::AlignLeft));
    QVERIFY(alignment(1).testFlag(Qt::AlignRight));
    QVERIFY(alignment(2).testFlag(Qt::AlignLeft));
}

void TestPreviewPage::fraudIsTintedAndSigned() {
    PreviewModel model;
    model.show(small());
    QVERIFY(!model.index(0, 1).data(Qt::BackgroundRole).isValid());
    QVERIFY(model.index(1, 1).data(Qt::BackgroundRole).isValid());
    QVERIFY(model.index(1, 0).data(Qt::DecorationRole).isValid());
    QVERIFY(model.index(1, 1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("fraud")));
}

void TestPreviewPage::identifiersAreNoQuantities_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("quantity");
    QTest::newRow("money") << QStringLiteral("12.50") << true;
    QTest::newRow("negative") << QStringLiteral("-0.5") << true;
    QTest::newRow("count") << QStringLiteral("42") << true;
    QTest::newRow("CPF") << QStringLiteral("12345678909") << false;
    QTest::newRow("branch") << QStringLiteral("0123") << false;
    QTest::newRow("date") << QStringLiteral("2025-07-01") << false;
    QTest::newRow("word") << QStringLiteral("true") << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestPreviewPage::identifiersAreNoQuantities() {
    QFETCH(QString, text);
    QFETCH(bool, quantity);
    QCOMPARE(isQuantity(text.toStdString()), quantity);
}

void TestPreviewPage::lastOfManyChangesIsMadeOnce() {
    std::atomic<int> made{0};
    PreviewPage page([&](const auto& config, auto table, auto rows, const auto& cancelled) {
        ++made;
        return named(config, table, rows, cancelled);
    });
    page.show();
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        page.setConfig(withSeed(seed));
    }
    QTRY_COMPARE(firstCell(page), QStringLiteral("20"));
    page.setConfig(withSeed(20));
    QTest::qWait(2 * PreviewLoader::debounceMs);
    QCOMPARE(made.load(), 1);
}

void TestPreviewPage::overtakenResultsAreDropped() {
    std::atomic<bool> slowSawCancel{false};
    PreviewLoader loader(
        [&](const RunConfig& config, Table table, std::uint32_t rows, const std::function<bool()>& cancelled) {
            if (config.seed == 1) {
                while (!cancelled()) {
                    QThread::msleep(1);
                }
                slowSawCancel = true;
            }
            return named(config, table, rows, cancelled);
        });
    QStringList results;
    connect(&loader, &PreviewLoader::finished, this, [&](const std::shared_ptr<const Result<Preview>>& result) {
        results << QString::fromStdString(*(*result)->rows[0][0]);
    });
    loader.request(withSeed(1), Table::transactions);
    QTest::qWait(2 * PreviewLoader::debounceMs);
    loader.request(withSeed(2), Table::transactions);
    QTRY_COMPARE(results, QStringList{QStringLiteral("2")});
    QTest::qWait(PreviewLoader::debounceMs);
    QVERIFY(slowSawCancel);
    QCOMPARE(results.size(), 1);
}

void TestPreviewPage::windowIsFreeWhileRowsAreMade() {
    const QThread* gui = QThread::currentThread();
    std::atomic<bool> onGui{true};
    PreviewPage page([&](const auto& config, auto table, auto rows, const auto& cancelled) {
        onGui = QThread::currentThread() == gui;
        return named(config, table, rows, cancelled);
    });
    page.show();
    page.setConfig(withSeed(7));
    QTRY_COMPARE(firstCell(page), QStringLiteral("7"));
    QVERIFY(!onGui);
}

void TestPreviewPage::hiddenPageMakesNothing() {
    std::atomic<int> made{0};
    PreviewPage page([&](const auto& config, auto table, auto rows, const auto& cancelled) {
        ++made;
        return named(config, table, rows, cancelled);
    });
    page.setConfig(withSeed(3));
    QTest::qWait(2 * PreviewLoader::debounceMs);
    QCOMPARE(made.load(), 0);
    page.show();
    QTRY_COMPARE(firstCell(page), QStringLiteral("3"));
}

void TestPreviewPage::errorsAreShownInWords() {
    PreviewPage page([](const RunConfig&, Table, std::uint32_t, const std::function<bool()>&) {
        return Result<Preview>(Error{ErrorCode::badInput, "customers 5 is too few: at least 200", "customers"});
    });
    page.show();
    page.setConfig(withSeed(1));
    const auto said = [&] {
        const auto labels = page.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(QStringLiteral("at least 200"));
        });
    };
    QTRY_VERIFY(said());
    QVERIFY(!page.findChild<QTableView*>()->isVisible());
}

void TestPreviewPage::tableCanBeChosen() {
    PreviewPage page(named);
    page.show();
    page.setConfig(withSeed(1));
    const auto column = [&] {
        return page.findChild<QTableView*>()->model()->headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString();
    };
    QTRY_COMPARE(column(), QStringLiteral("transactions"));
    for (QToolButton* button : page.findChildren<QToolButton*>()) {
        if (button->text() == QStringLiteral("Devices")) {
            button->click();
        }
    }
    QTRY_COMPARE(column(), QStringLiteral("devices"));
}

void TestPreviewPage::tablesAreThoseOfTheConfig() {
    PreviewPage page(&named);
    page.show();
    const auto button = [&](Table table) { return page.findChild<QButtonGroup*>()->button(static_cast<int>(table)); };
    RunConfig config = withSeed(1);
    page.setConfig(config);
    for (const Table table :
         {Table::labels, Table::episodes, Table::merchants, Table::credits, Table::nodes, Table::edges})
        QVERIFY(!button(table)->isVisible());
    config.labels = Labels::both;
    config.merchants = true;
    config.credits = true;
    config.graph = true;
    page.setConfig(config);
    for (const Table table : allTables)
        QVERIFY(button(table)->isVisible());
    button(Table::episodes)->click();
    QTRY_COMPARE(page.findChild<QTableView*>()->model()->headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString(),
                 QStringLiteral("episodes"));
    config.labels = Labels::inlined;
    page.setConfig(config);
    QVERIFY(!button(Table::episodes)->isVisible());
    QTRY_COMPARE(page.findChild<QTableView*>()->model()->headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString(),
                 QStringLiteral("transactions"));
}

QTEST_MAIN(TestPreviewPage)
#include "tst_preview_page.moc"
