#include "core/storage/dataset_layout.h"
#include "core/storage/day_counts.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace ledgerloom;

/// What a partition's parts follow from survives the process that counted it, or is counted anew.
class TestDayCounts : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral(".ledgerloom/tmp")));
    }

    void comesBackAsItWas() {
        const DayCounts counts{.firstDay = 20'270, .rowsOfDay = {3, 0, 1'000'000'000'000}};
        QVERIFY(!readDayCounts(m_files, path()));
        QVERIFY(writeDayCounts(m_files, path(), counts).ok());
        QVERIFY(readDayCounts(m_files, path()) == counts);
        const DayCounts others{.firstDay = -1, .rowsOfDay = std::vector<std::uint64_t>(40'000, 123'456)};
        QVERIFY(writeDayCounts(m_files, path(), others).ok());
        QVERIFY(readDayCounts(m_files, path()) == others);
    }

    void damagedOnesAreNone() {
        QVERIFY(writeDayCounts(m_files, path(), {.firstDay = 20'270, .rowsOfDay = {3, 4}}).ok());
        const QString file = m_folder->filePath(QStringLiteral(".ledgerloom/days.json"));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray whole = written.readAll();
        for (qsizetype at = 0; at + 1 < whole.size(); ++at) {
            QByteArray changed = whole;
            changed[at] = static_cast<char>(changed[at] ^ 1);
            putFile(file, changed);
            QVERIFY2(!readDayCounts(m_files, path()), changed.constData());
            putFile(file, whole.left(at));
            QVERIFY(!readDayCounts(m_files, path()));
        }
    }

private:
    std::string path() const { return m_folder->path().toStdString(); }

    FileSystem m_files;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestDayCounts)
#include "tst_day_counts.moc"
