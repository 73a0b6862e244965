#include "tests/support/fake_rows.h"
#include "ui/dataset/dataset_page.h"
#include "ui/dataset/row_scroll_bar.h"
#include "ui/dataset/row_table.h"
#include "ui/dataset/summary_panel.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace ledgerloom;
using ledgerloom::testing::FakeRows;

/// Rows of any number are looked at, found, filtered, copied and exported, and the window is free meanwhile.
class TestDatasetPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { installStyle(); }
    void init() { m_page.reset(); }
    void cleanupTestCase() { m_page.reset(); }
    void rowsOfARealFile();
    void hundredsOfMillionsOfRows();
    void theScrollBarGoesByExactRows();
    void keysGoToTheEnds();
    void whatIsSelectedMovesWithTheWindow();
    void goesToRows();
    void findsAnIdAndSaysWhereThereIsNone();
    void fraudOnlyAndBack();
    void aSearchIsStopped();
    void theRowsOfAFraud();
    void sameValue();
    void countsSoFar();
    void copiesWithTabs();
    void tooManyAreNotCopied();
    void exportsCsv();
    void anExportTellsHowFarItIsAndIsStopped();
    void anExportThatCannotBeWrittenSaysSo();
    void columnsAreChosen();
    void otherTables();
    void errorsAreToldInWords();
    void aPageThatCannotBeReadIsTold();
    void dropOpens();
    void summaryOfARealFile();
    void goesWhileItWorks();

private:
    DatasetPage& open(const FakeRows::Options& options, const QString& path = QStringLiteral("/fake"));
    template <class Widget> Widget* part(const char* name) {
        return m_page->findChild<Widget*>(QString::fromLatin1(name));
    }
    QTableView* view() { return m_page->table().view(); }
    QString count() { return part<QLabel>("datasetCount")->text(); }
    QString notice() { return part<QLabel>("datasetNotice")->text(); }
    /// The first cell of the first row that is shown, and of the current one.
    QString topCell();
    QString currentId();
    void enter(const char* edit, const QString& text);
    std::string realFile();

    QTemporaryDir m_folder;
    std::unique_ptr<DatasetPage> m_page;
};

DatasetPage& TestDatasetPage::open(const FakeRows::Options& options, const QString& path) {
    m_page = std::make_unique<DatasetPage>(DatasetSession::Opener(FakeRows::opener(options)));
    m_page->resize(800, 500);
    m_page->show();
    m_page->open(path);
    [this] { QTRY_VERIFY(m_page->session().isOpen() && view()->isVisible()); }();
    [this] { QTRY_VERIFY(!topCell().isEmpty() && topCell() != QStringLiteral("…")); }();
    return *m_page;
}

QString TestDatasetPage::topCell() {
    return view()->model()->index(view()->rowAt(0), 0).data().toString();
}

QString TestDatasetPage::currentId() {
    const QModelIndex current = view()->currentIndex();
    return current.siblingAtColumn(0).data().toString();
}

void TestDatasetPage::enter(const char* edit, const QString& text) {
    part<QLineEdit>(edit)->setText(text);
    QTest::keyClick(part<QLineEdit>(edit), Qt::Key_Return);
}

std::string TestDatasetPage::realFile() {
    const QString path = m_folder.filePath(QStringLiteral("real.jsonl"));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        for (int i = 0; i < 5'000; ++i)
            file.write(QStringLiteral("{\"transaction_id\":\"TXN_%1\",\"valor\":%2.25,\"is_fraud\":%3}\n")
                           .arg(i)
                           .arg(i % 10)
                           .arg(i % 100 == 3 ? QStringLiteral("true") : QStringLiteral("false"))
                           .toUtf8());
    return path.toStdString();
}

void TestDatasetPage::rowsOfARealFile() {
    m_page = std::make_unique<DatasetPage>();
    m_page->resize(800, 500);
    m_page->show();
    QVERIFY(part<QLabel>("datasetMessage")->isVisible());
    m_page->open(QString::fromStdString(realFile()));
    QTRY_COMPARE(topCell(), QStringLiteral("TXN_0"));
    QTRY_COMPARE(count(), QStringLiteral("5,000 rows"));
    const QModelIndex amount = view()->model()->index(4, 1);
    QVERIFY(amount.data().toString().startsWith(QStringLiteral("4.25")));
    QVERIFY(Qt::Alignment(amount.data(Qt::TextAlignmentRole).toInt()).testFlag(Qt::AlignRight));
    // Fraud is told by a ground, a sign and in words.
    const QModelIndex fraud = view()->model()->index(3, 0);
    QVERIFY(fraud.data(Qt::BackgroundRole).isValid() && !amount.data(Qt::BackgroundRole).isValid());
    QVERIFY(fraud.data(Qt::ToolTipRole).toString().contains(QStringLiteral("fraudulent")));
    QVERIFY(fraud.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("fraudulent")));
    const auto sign = [this](int row) {
        return view()->model()->headerData(row, Qt::Vertical, Qt::DecorationRole).value<QPixmap>().toImage();
    };
    QVERIFY(sign(3) != sign(4) && sign(4) == sign(5));
    QVERIFY(view()->columnWidth(0) > view()->fontMetrics().horizontalAdvance(QStringLiteral("transaction_id")));
    enter("findId", QStringLiteral("TXN_4321"));
    QTRY_COMPARE(currentId(), QStringLiteral("TXN_4321"));
    part<QToolButton>("fraudOnly")->click();
    QTRY_COMPARE(count(), QStringLiteral("Fraud only: 50 rows"));
}

void TestDatasetPage::hundredsOfMillionsOfRows() {
    open({.rows = 500'000'000});
    QCOMPARE(count(), QStringLiteral("500,000,000 rows"));
    QVERIFY(view()->model()->rowCount() <= RowWindowModel::mostRows);
    RowScrollBar* bar = m_page->table().scrollBar();
    bar->setSliderPosition(bar->maximum() / 2); // as a drag does
    bar->triggerAction(QAbstractSlider::SliderMove);
    QTRY_VERIFY(topCell().startsWith(QStringLiteral("TXN_2499999")) ||
                topCell().startsWith(QStringLiteral("TXN_2500")));
    const qint64 before = bar->row();
    for (int i = 0; i < 30; ++i)
        QTest::keyClick(view(), Qt::Key_PageDown);
    QVERIFY(bar->row() > before + 300 && bar->row() < before + 1'000);
    QTRY_COMPARE(topCell(), QStringLiteral("TXN_%1").arg(bar->row()));
    const LazyStats stats = m_page->session().cacheStats();
    QVERIFY(stats.bytes <= std::uint64_t{48} << 20);
}

void TestDatasetPage::theScrollBarGoesByExactRows() {
    RowScrollBar bar;
    constexpr qint64 rows = 5'000'000'000'000;
    bar.setRows(rows, 20);
    QSignalSpy wanted(&bar, &RowScrollBar::rowWanted);
    bar.showRow(1'234'567'890'123);
    QCOMPARE(wanted.count(), 0);
    bar.triggerAction(QAbstractSlider::SliderSingleStepAdd);
    bar.triggerAction(QAbstractSlider::SliderPageStepAdd);
    QCOMPARE(bar.row(), 1'234'567'890'144);
    QCOMPARE(wanted.last().first().toLongLong(), 1'234'567'890'144);
    bar.triggerAction(QAbstractSlider::SliderToMaximum);
    QCOMPARE(bar.row(), rows - 20);
    QCOMPARE(bar.value(), bar.maximum());
    bar.triggerAction(QAbstractSlider::SliderSingleStepAdd);
    QCOMPARE(bar.row(), rows - 20);
    bar.triggerAction(QAbstractSlider::SliderToMinimum);
    QCOMPARE(bar.row(), 0);
}

void TestDatasetPage::keysGoToTheEnds() {
    open({.rows = 300'000'000});
    QTest::keyClick(view(), Qt::Key_End, Qt::ControlModifier);
    QTRY_COMPARE(currentId(), QStringLiteral("TXN_299999999"));
    QCOMPARE(m_page->table().currentPosition(), 299'999'999);
    QTest::keyClick(view(), Qt::Key_Home, Qt::ControlModifier);
    QTRY_COMPARE(currentId(), QStringLiteral("TXN_0"));
}

void TestDatasetPage::whatIsSelectedMovesWithTheWindow() {
    open({.rows = 10'000'000});
    const auto ends = [this] { return m_page->table().selectedRows(); };
    m_page->table().goTo(999'000);
    QCOMPARE(ends().front().first, 999'000);
    for (int i = 0; i < 40; ++i) // over the end of the window
        QTest::keyClick(view(), Qt::Key_PageDown, Qt::ShiftModifier);
    QCOMPARE(ends().size(), std::size_t{1});
    QCOMPARE(ends().front().first, 999'000);
    QCOMPARE(ends().front().last, m_page->table().currentPosition());
    QVERIFY(ends().front().last > 999'400);
    view()->selectAll();
    QCOMPARE(ends().front().first, 0);
    QCOMPARE(ends().front().last, 9'999'999);
}

void TestDatasetPage::goesToRows() {
    open({.rows = 400'000'000});
    enter("goToRow", QStringLiteral("123,456,789"));
    QTRY_COMPARE(currentId(), QStringLiteral("TXN_123456788"));
    QVERIFY(view()->hasFocus() || !m_page->isActiveWindow());
    enter("goToRow", QStringLiteral("400000001"));
    QCOMPARE(notice(), QStringLiteral("There are 400,000,000 rows"));
    enter("goToRow", QStringLiteral("first"));
    QVERIFY(notice().contains(QStringLiteral("first is no number of a row")));
    QCOMPARE(currentId(), QStringLiteral("TXN_123456788"));
}

void TestDatasetPage::findsAnIdAndSaysWhereThereIsNone() {
    open({.rows = 400'000'000});
    QVERIFY(part<QLineEdit>("findId")->placeholderText().contains(QStringLiteral("transaction_id")));
    enter("findId", QStringLiteral(" TXN_345678901 "));
    QTRY_COMPARE(currentId(), QStringLiteral("TXN_345678901"));
    QCOMPARE(notice(), QStringLiteral("Found in row 345,678,902"));
    enter("findId", QStringLiteral("TXN_900000000"));
    QTRY_VERIFY(notice().contains(QStringLiteral("No row has TXN_900000000")));
    QCOMPARE(currentId(), QStringLiteral("TXN_345678901"));
}

void TestDatasetPage::fraudOnlyAndBack() {
    open({.rows = 2'000'000});
    m_page->table().goTo(1'000'500);
    part<QToolButton>("fraudOnly")->click();
    QTRY_COMPARE(count(), QStringLiteral("Fraud only: 2,000 rows"));
    QTRY_COMPARE(topCell(), QStringLiteral("TXN_7"));
    QCOMPARE(view()->model()->headerData(1, Qt::Vertical).toString(), QStringLiteral("1,008\u00A0"));
    enter("goToRow", QStringLiteral("500,008")); // by its number in the dataset
    QTRY_COMPARE(currentId(), QStringLiteral("TXN_500007"));
    part<QToolButton>("showAllRows")->click();
    QTRY_COMPARE(count(), QStringLiteral("2,000,000 rows"));
    QTRY_COMPARE(currentId(), QStringLiteral("TXN_500007")); // still there
    QVERIFY(!part<QToolButton>("fraudOnly")->isChecked());
}

void TestDatasetPage::aSearchIsStopped() {
    open({.rows = 100'000, .endless = true});
    part<QToolButton>("fraudOnly")->click();
    QTRY_VERIFY(count().startsWith(QStringLiteral("Fraud only: 100 rows so far")));
    QVERIFY(part<QToolButton>("stopSearch")->isVisible());
    part<QToolButton>("stopSearch")->click();
    QTRY_VERIFY(!part<QToolButton>("stopSearch")->isVisible());
    QCOMPARE(count(), QStringLiteral("Fraud only: 100 rows"));
    QTRY_COMPARE(topCell(), QStringLiteral("TXN_7"));
}

void TestDatasetPage::theRowsOfAFraud() {
    open({.rows = 50'000});
    auto* episode = part<QAction>("showEpisode");
    m_page->table().goTo(20'008);
    QTRY_COMPARE(currentId(), QStringLiteral("TXN_20008"));
    QVERIFY(!episode->isEnabled());
    m_page->table().goTo(20'007);
    QVERIFY(episode->isEnabled());
    episode->trigger();
    QTRY_COMPARE(count(), QStringLiteral("CARD_CLONING of CUST_7: 50 rows"));
    QTRY_COMPARE(topCell(), QStringLiteral("TXN_7"));
}

void TestDatasetPage::sameValue() {
    open({.rows = 50'000});
    view()->setCurrentIndex(view()->model()->index(3, 1));
    part<QAction>("sameValue")->trigger();
    QTRY_COMPARE(count(), QStringLiteral("customer_id is CUST_3: 50 rows"));
    QTRY_COMPARE(topCell(), QStringLiteral("TXN_3"));
}

void TestDatasetPage::countsSoFar() {
    open({.rows = 1'000'000, .counted = false, .endless = true});
    QTRY_COMPARE(count(), QStringLiteral("500,000 rows so far, 50 % counted"));
    enter("goToRow", QStringLiteral("600000"));
    QCOMPARE(notice(), QStringLiteral("There are 500,000 rows so far"));
    open({.rows = 1'000'000, .counted = false});
    QTRY_COMPARE(count(), QStringLiteral("1,000,000 rows"));
    QCOMPARE(view()->model()->rowCount(), 1'000'000);
}

void TestDatasetPage::copiesWithTabs() {
    open({.rows = 400'000'000});
    m_page->table().goTo(300'000'000);
    QTRY_COMPARE(currentId(), QStringLiteral("TXN_300000000"));
    const int row = view()->currentIndex().row();
    view()->selectionModel()->select(QItemSelection(view()->model()->index(row, 4), view()->model()->index(row + 1, 5)),
                                     QItemSelectionModel::ClearAndSelect);
    QApplication::clipboard()->clear();
    part<QToolButton>("copyRows")->click();
    QTRY_COMPARE(QApplication::clipboard()->text(),
                 QStringLiteral("fraud_type\ttext\n\ta, \"b\" of 300000000\n\ta, \"b\" of 300000001\n"));
    QTRY_COMPARE(notice(), QStringLiteral("Rows copied: 2"));
}

void TestDatasetPage::tooManyAreNotCopied() {
    open({.rows = 400'000'000});
    QApplication::clipboard()->setText(QStringLiteral("before"));
    view()->selectAll();
    part<QAction>("copyCells")->trigger();
    QTRY_VERIFY(notice().startsWith(QStringLiteral("400,000,000 rows are too many to be copied")));
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
}

void TestDatasetPage::exportsCsv() {
    open({.rows = 3'000});
    part<QToolButton>("fraudOnly")->click();
    QTRY_COMPARE(count(), QStringLiteral("Fraud only: 3 rows"));
    const QString file = m_folder.filePath(QStringLiteral("out.csv"));
    m_page->exportTo(file); // nothing is selected: all that is looked at
    QTRY_COMPARE(notice(), QStringLiteral("3 rows are in %1").arg(file));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), QByteArray("transaction_id,customer_id,valor,is_fraud,fraud_type,text\n"
                                           "TXN_7,CUST_7,7.50,true,CARD_CLONING,\"a, \"\"b\"\"\tof 7\"\n"
                                           "TXN_1007,CUST_7,30.50,true,PIX_SCAM,\"a, \"\"b\"\"\tof 1007\"\n"
                                           "TXN_2007,CUST_7,53.50,true,CARD_CLONING,\"a, \"\"b\"\"\tof 2007\"\n"));
}

void TestDatasetPage::anExportTellsHowFarItIsAndIsStopped() {
    open({.rows = 20'000'000});
    const QString file = m_folder.filePath(QStringLiteral("large.csv"));
    m_page->exportTo(file);
    auto* progress = part<QProgressBar>("exportProgress");
    auto* stop = part<QToolButton>("stopExport");
    QTRY_VERIFY(progress->isVisible() && progress->value() > 0);
    m_page->exportTo(m_folder.filePath(QStringLiteral("second.csv")));
    QVERIFY(notice().contains(QStringLiteral("Another export")));
    QTest::mouseClick(stop, Qt::LeftButton);
    QTRY_VERIFY(notice().contains(QStringLiteral("export was stopped")));
    QVERIFY(!progress->isVisible() && !stop->isVisible());
    QVERIFY(!QFile::exists(file));
}

void TestDatasetPage::anExportThatCannotBeWrittenSaysSo() {
    open({.rows = 3'000});
    m_page->exportTo(m_folder.filePath(QStringLiteral("no/such/folder/out.csv")));
    QTRY_VERIFY(notice().contains(QStringLiteral("could not be written")));
}

void TestDatasetPage::columnsAreChosen() {
    open({.rows = 3'000});
    auto* list = part<QListWidget>("columnList");
    QCOMPARE(list->count(), 6);
    list->item(0)->setCheckState(Qt::Unchecked);
    QVERIFY(view()->isColumnHidden(0));
    QCOMPARE(m_page->table().selectedColumns(), (std::vector<int>{1, 2, 3, 4, 5}));
    list->item(0)->setCheckState(Qt::Checked);
    QVERIFY(!view()->isColumnHidden(0));
}

void TestDatasetPage::otherTables() {
    open({.rows = 3'000});
    auto* tables = part<QComboBox>("datasetTables");
    QCOMPARE(tables->count(), 2);
    tables->setCurrentIndex(1);
    emit tables->textActivated(tables->currentText());
    QTRY_VERIFY(m_page->session().isOpen());
    QCOMPARE(m_page->session().opened()->table, std::string("customers"));
    QTRY_COMPARE(tables->currentText(), QStringLiteral("customers"));
}

void TestDatasetPage::errorsAreToldInWords() {
    m_page = std::make_unique<DatasetPage>();
    m_page->resize(800, 500);
    m_page->show();
    m_page->open(m_folder.filePath(QStringLiteral("nowhere.jsonl")));
    QTRY_VERIFY(part<QLabel>("datasetMessage")->text().contains(QStringLiteral("does not exist")));
    QVERIFY(!view()->isVisible() && part<QToolButton>("openPath")->isEnabled());
    QVERIFY(!part<QToolButton>("fraudOnly")->isEnabled());
    m_page->open(QString::fromStdString(realFile())); // and goes on with another
    QTRY_COMPARE(topCell(), QStringLiteral("TXN_0"));
}

void TestDatasetPage::aPageThatCannotBeReadIsTold() {
    m_page = std::make_unique<DatasetPage>(DatasetSession::Opener(FakeRows::opener({.broken = true})));
    m_page->resize(800, 500);
    m_page->show();
    m_page->open(QStringLiteral("/fake"));
    QTRY_VERIFY(notice().contains(QStringLiteral("no memory for a page")));
    QCOMPARE(topCell(), QStringLiteral("…"));
    QVERIFY(view()->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("being read")));
}

void TestDatasetPage::dropOpens() {
    m_page = std::make_unique<DatasetPage>();
    m_page->resize(800, 500);
    m_page->show();
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(QString::fromStdString(realFile()))});
    QDragEnterEvent enters(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QVERIFY(QApplication::sendEvent(m_page.get(), &enters) && enters.isAccepted());
    QDropEvent drops(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page.get(), &drops);
    QTRY_COMPARE(topCell(), QStringLiteral("TXN_0"));
}

void TestDatasetPage::summaryOfARealFile() {
    m_page = std::make_unique<DatasetPage>();
    m_page->resize(1'100, 600); // wide enough for it to be there unasked
    m_page->show();
    m_page->open(QString::fromStdString(realFile()));
    auto* summary = m_page->findChild<SummaryPanel*>();
    QTRY_VERIFY(summary->isVisible() && summary->isKnown());
    const auto says = [&](const QString& text) {
        const auto labels = summary->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisibleTo(summary) && label->text().contains(text);
        });
    };
    QVERIFY(says(QStringLiteral("5,000 rows, 50 fraudulent (1.000 %)")));
    view()->setCurrentIndex(view()->model()->index(0, 1));
    QVERIFY(says(QStringLiteral("valor")) && says(QStringLiteral("9.25")));
    part<QToolButton>("toggleSummary")->click();
    QVERIFY(!summary->isVisible());
}

void TestDatasetPage::goesWhileItWorks() {
    for (int i = 0; i < 3; ++i) {
        open({.rows = 100'000'000, .counted = false, .endless = true});
        part<QToolButton>("fraudOnly")->click();
        m_page->open(QStringLiteral("/other")); // overtakes all of it
        m_page->table().goTo(5);
        m_page.reset();
    }
}

QTEST_MAIN(TestDatasetPage)
#include "tst_dataset_page.moc"
