#include "core/base/mapped_file.h"
#include "tests/support/file_tree.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

using namespace ledgerloom;

/// A file that is mapped may be cut or changed at any time: the process lives, reads zeros and knows.
class TestMappedFile : public QObject {
    Q_OBJECT

private slots:
    void theContentIsThere();
    void whatCannotBeMappedIsNamed();
    void aCutFileReadsAsZeros();
    void manyThreadsMeetTheCut();
    void aChangedFileIsNotIntact();
    void anotherMappingIsNotTouched();

private:
    std::string file(const QByteArray& content, const char* name = "file") const {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        putFile(path, content);
        return path.toStdString();
    }
    QTemporaryDir m_folder;
};

constexpr int pages = 64;
constexpr int pageBytes = 4096;

void TestMappedFile::theContentIsThere() {
    const auto mapped = MappedFile::open(file("hello"));
    QVERIFY(mapped.ok());
    QCOMPARE(std::string_view(mapped->data(), mapped->size()), std::string_view("hello"));
    QVERIFY(mapped->intact());
    char part[3] = {};
    QVERIFY(mapped->read(1, part, 3));
    QCOMPARE(std::string_view(part, 3), std::string_view("ell"));
    QVERIFY(!mapped->read(3, part, 3));
    QCOMPARE(MappedFile::open(file({}))->size(), std::size_t{0});
}

void TestMappedFile::whatCannotBeMappedIsNamed() {
    const auto missing = MappedFile::open(m_folder.filePath(QStringLiteral("none")).toStdString());
    QVERIFY(missing.error().code == ErrorCode::badInput);
    QVERIFY(missing.error().message.find("there is no such file") != std::string::npos);
    const auto folder = MappedFile::open(m_folder.path().toStdString());
    QVERIFY(folder.error().code == ErrorCode::badInput);
    QVERIFY(folder.error().message.starts_with(m_folder.path().toStdString()));
}

void TestMappedFile::aCutFileReadsAsZeros() {
    const std::string path = file(QByteArray(pages * pageBytes, 'x'));
    const auto mapped = MappedFile::open(path);
    QCOMPARE(mapped->data()[10 * pageBytes], 'x');
    QVERIFY(QFile::resize(QString::fromStdString(path), pageBytes));
    QCOMPARE(mapped->data()[0], 'x');
    QCOMPARE(mapped->data()[10 * pageBytes], '\0');
    QCOMPARE(mapped->data()[pages * pageBytes - 1], '\0');
    QVERIFY(!mapped->intact());
    // Putting the old bytes back does not make good what was read meanwhile.
    file(QByteArray(pages * pageBytes, 'x'));
    QVERIFY(!mapped->intact());
}

void TestMappedFile::manyThreadsMeetTheCut() {
    const std::string path = file(QByteArray(pages * pageBytes, 'x'));
    const auto mapped = MappedFile::open(path);
    std::atomic<bool> cut = false;
    std::atomic<int> zeros = 0;
    {
        std::vector<std::jthread> readers;
        for (int reader = 0; reader < 4; ++reader)
            readers.emplace_back([&] {
                bool last = false;
                while (!last) {
                    last = cut;
                    for (std::size_t at = 0; at < mapped->size(); at += 512) {
                        const char found = static_cast<const volatile char*>(mapped->data())[at];
                        zeros += found == '\0' ? 1 : 0;
                    }
                }
            });
        QTest::qSleep(20);
        QVERIFY(QFile::resize(QString::fromStdString(path), 0));
        cut = true;
    }
    // Each reader looked at all of it once after the cut.
    QVERIFY(zeros >= 4 * pages * pageBytes / 512);
    QVERIFY(!mapped->intact());
}

void TestMappedFile::aChangedFileIsNotIntact() {
    const std::string path = file("hello");
    const auto mapped = MappedFile::open(path);
    const auto before = mapped->identity();
    QVERIFY(before == MappedFile::identityOf(path));
    QTest::qSleep(10); // the clock of the file system has to move on
    file("hallo");
    QVERIFY(!mapped->intact());
    QVERIFY(!(before == MappedFile::identityOf(path)));
}

void TestMappedFile::anotherMappingIsNotTouched() {
    const auto other = MappedFile::open(file(QByteArray(pageBytes, 'y'), "other"));
    for (int round = 0; round < 300; ++round) { // more than are watched at once
        const auto mapped = MappedFile::open(file(QByteArray(pageBytes, 'x')));
        QVERIFY(mapped.ok());
    }
    QVERIFY(other->intact());
    QCOMPARE(other->data()[0], 'y');
}

QTEST_GUILESS_MAIN(TestMappedFile)
#include "tst_mapped_file.moc"
