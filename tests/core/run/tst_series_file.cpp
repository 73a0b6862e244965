#include "core/run/series_file.h"
#include "tests/support/failing_files.h"
#include "tests/support/small_engine.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>

using namespace ledgerloom;
using namespace ledgerloom::testing;

/// The samples of a run can be read again beside its dataset; what happens to that file never happens to the run.
class TestSeriesFile : public QObject {
    Q_OBJECT

private slots:
    void samplesComeBack() {
        FileSystem files;
        History history;
        SeriesFile series(files, path("series.bin"));
        for (std::int64_t i = 0; i < 1'700; ++i) {
            Sample sample;
            sample.elapsedUs = i * 100'000;
            sample.processBytes = 1'000'000 + std::uint64_t(i) * 1'000;
            history.add(sample);
            if (i % 20 == 0)
                series.take(history, false);
        }
        series.take(history, true);
        QCOMPARE(series.stats().samples, std::uint64_t(1'700));
        QCOMPARE(QFileInfo(QString::fromStdString(path("series.bin"))).size(), qint64(series.stats().bytes));
        QVERIFY(series.stats().ratio() > 8); // most values stay the same
        const auto read = readSeries(files, path("series.bin"), 2'000);
        QVERIFY(read.ok());
        QCOMPARE(read->size(), std::size_t(1'700));
        for (std::size_t i = 0; i < read->size(); ++i) {
            QCOMPARE((*read)[i].elapsedUs, std::int64_t(i) * 100'000);
            const auto expected = 1'000'000 + std::int64_t(i) * 1'000;
            QVERIFY(std::abs(std::int64_t((*read)[i].processBytes.value_or(0)) - expected) <=
                    std::int64_t(seriesErrorBound(1e6, 1e6 + 512e3)) + 1);
        }
        QVERIFY(readSeries(files, path("series.bin"), 100)->size() <= 100);
    }

    void aDamagedFileIsReadAsFarAsItIsWhole() {
        QFile file(QString::fromStdString(path("series.bin")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        FileSystem files;
        QVERIFY(file.resize(file.size() - 1));
        QCOMPARE(readSeries(files, path("series.bin"), 2'000)->size(), std::size_t(1'536)); // the last block is gone
        QVERIFY(file.seek(100) && file.write("?", 1) == 1 && file.flush());
        QVERIFY(readSeries(files, path("series.bin"), 2'000)->empty());
        QVERIFY(file.seek(0) && file.write("x", 1) == 1 && file.flush());
        QVERIFY(!readSeries(files, path("series.bin"), 2'000).ok());
        QVERIFY(!readSeries(files, path("none"), 2'000).ok());
    }

    void theRunGoesOnWithoutIt() {
        auto files = std::make_shared<FailingFiles>();
        files->skipSyncs();
        files->fail({.call = FileCall::write, .error = ENOSPC, .forEver = true, .path = "series.bin"});
        QVERIFY(runEngine(smallJob(path("full")), files).ok());
        files->mend();
        QVERIFY(runEngine(smallJob(path("whole")), files).ok());
        const auto read = readSeries(*files, path("whole") + "/" + std::string(seriesPath), 2'000);
        QVERIFY(read.ok() && !read->empty() && read->front().processBytes.value_or(0) > 0);
    }

private:
    std::string path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestSeriesFile)
#include "tst_series_file.moc"
