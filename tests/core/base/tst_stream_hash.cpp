#include "core/base/stream_hash.h"
#include "core/storage/crc32.h"

#include <QtTest>

using namespace ledgerloom;

/// Checksums are the published ones, so any tool can check a dataset.
class TestStreamHash : public QObject {
    Q_OBJECT

private slots:
    void knownValues() {
        QCOMPARE(StreamHash().hex(), std::string("99aa06d3014798d86001c324468d497f"));
        QCOMPARE(crc32("123456789"), 0xCBF43926U);
        QCOMPARE(crc32(""), 0U);
    }

    void piecesGiveTheHashOfTheWhole() {
        const std::string text(100'000, 'l');
        StreamHash whole;
        whole.add(text);
        StreamHash pieces;
        for (std::size_t at = 0; at < text.size(); at += 777) {
            pieces.add(std::string_view(text).substr(at, 777));
        }
        QCOMPARE(pieces.hex(), whole.hex());
        pieces.add("x");
        QVERIFY(pieces.hex() != whole.hex());
    }
};

QTEST_GUILESS_MAIN(TestStreamHash)
#include "tst_stream_hash.moc"
