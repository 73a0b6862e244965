// The folder that is offered is always one that a run may use: not there yet, or empty.
#include "ui/setup/output_offer.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ledgerloom;

class tst_setup_output_offer : public QObject {
    Q_OBJECT

private slots:
    void aFreeOrEmptyFolderIsTakenAsItIs();
    void aFullOneGivesTheNextNumber();
    void aNumberGoesOn();
    void theFirstIsInAFolderThatExists();

private:
    QString path(const char* name) const { return m_home.filePath(QString::fromLatin1(name)); }
    void fill(const char* name) {
        QVERIFY(QDir().mkpath(path(name)));
        QFile file(path(name) + QStringLiteral("/manifest.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

    QTemporaryDir m_home;
};

void tst_setup_output_offer::aFreeOrEmptyFolderIsTakenAsItIs() {
    QCOMPARE(freeOutputFolder(path("new")), path("new"));
    QVERIFY(QDir().mkpath(path("empty")));
    QCOMPARE(freeOutputFolder(path("empty")), path("empty"));
}

void tst_setup_output_offer::aFullOneGivesTheNextNumber() {
    fill("data");
    QCOMPARE(freeOutputFolder(path("data")), path("data-2"));
    fill("data-2");
    QFile file(path("data-3")); // a file is taken too
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(freeOutputFolder(path("data")), path("data-4"));
}

void tst_setup_output_offer::aNumberGoesOn() {
    fill("march-9");
    QCOMPARE(freeOutputFolder(path("march-9")), path("march-10"));
}

void tst_setup_output_offer::theFirstIsInAFolderThatExists() {
    const QString offered = firstOutputFolder();
    QVERIFY(offered.isEmpty() || QFileInfo(QFileInfo(offered).path()).isDir());
    QVERIFY(offered.isEmpty() || !QFileInfo(offered).isFile());
}

QTEST_GUILESS_MAIN(tst_setup_output_offer)
#include "tst_setup_output_offer.moc"
