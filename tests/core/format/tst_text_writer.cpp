#include "core/base/civil_time.h"
#include "core/base/random.h"
#include "core/format/text_writer.h"

#include <QTest>

#include <cstdio>

using namespace ledgerloom;

namespace {

/// What a writer wrote into a buffer with the room callers promise.
template <class Write> std::string written(Write write) {
    std::array<char, 512> buffer;
    buffer.fill('#');
    char* end = write(buffer.data());
    return {buffer.data(), static_cast<std::size_t>(end - buffer.data())};
}

template <class... Values> std::string printed(const char* format, Values... values) {
    std::array<char, 128> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), format, values...);
    return {buffer.data(), static_cast<std::size_t>(length)};
}

/// Edges of every number of digits, then random ones below `bound`.
std::vector<unsigned long long> values(unsigned long long bound) {
    std::vector<unsigned long long> list{0, bound - 1};
    for (unsigned long long ten = 1; ten < bound && ten <= 1'000'000'000'000'000'000ULL; ten *= 10)
        for (const unsigned long long value : {ten - 1, ten, ten + 1, 9 * ten})
            if (value < bound)
                list.push_back(value);
    Rng rng(bound);
    for (int i = 0; i < 20'000; ++i)
        list.push_back(rng.below(std::min<std::uint64_t>(bound, 1 + (bound >> rng.below(60)))));
    return list;
}

} // namespace

class TestTextWriter : public QObject {
    Q_OBJECT

private slots:
    void numbersAreThoseOfPrintf() {
        for (const auto value : values(~0ULL))
            QCOMPARE(written([=](char* out) { return putNumber(out, value); }), printed("%llu", value));
        QCOMPARE(written([](char* out) { return putNumber(out, ~0ULL); }), std::string("18446744073709551615"));
    }
    void fixedWidthsHaveLeadingZeros() {
        for (const auto value : values(100))
            QCOMPARE(written([=](char* out) {
                         putPair(out, std::uint32_t(value));
                         return out + 2;
                     }),
                     printed("%02llu", value));
        for (const auto value : values(10'000))
            QCOMPARE(written([=](char* out) {
                         putFour(out, std::uint32_t(value));
                         return out + 4;
                     }),
                     printed("%04llu", value));
        for (const auto value : values(100'000'000))
            QCOMPARE(written([=](char* out) {
                         putEight(out, std::uint32_t(value));
                         return out + 8;
                     }),
                     printed("%08llu", value));
        for (const auto value : values(1'000'000'000'000))
            QCOMPARE(written([=](char* out) { return putTwelve(out, value); }), printed("%012llu", value));
        for (const auto value : values(1'000'000'000'000'000))
            QCOMPARE(written([=](char* out) { return putFifteen(out, value); }), printed("%015llu", value));
    }
    void hundredthsHaveTwoDecimals() {
        for (const auto value : values(10'000'000'000'000'000))
            QCOMPARE(written([=](char* out) { return putCentesimal(out, value); }),
                     printed("%llu.%02llu", value / 100, value % 100));
    }
    void degreesHaveSixDecimalsAndASign() {
        for (const auto value : values(180'000'001))
            for (const int sign : {1, -1}) {
                const int degrees = sign * static_cast<int>(value);
                const std::string text =
                    printed("%s%llu.%06llu", degrees < 0 ? "-" : "", value / 1'000'000, value % 1'000'000);
                QCOMPARE(written([=](char* out) { return putMicroDegrees(out, degrees); }), text);
            }
    }
    void hashesHaveSixteenDigits() {
        for (const auto value : values(~0ULL))
            QCOMPARE(written([=](char* out) { return putHex16(out, value); }), printed("%016llx", value));
    }
    void textsAreCopiedWithTheirLength() {
        const PaddedText<8> full("abcdefgh");
        const PaddedText<8> some("abc");
        const PaddedText<8> none("");
        QCOMPARE(written([&](char* out) { return put(put(put(out, some), none), full); }), std::string("abcabcdefgh"));
        QCOMPARE(written([](char* out) { return put(out, "literal"); }), std::string("literal"));
        const std::array<char, 48> field{'x', 'y', 'z'};
        QCOMPARE(written([&](char* out) { return putUpTo48(out, field.data(), 2); }), std::string("xy"));
    }
    void timestampsAcrossMidnightAndLeapDays() {
        TimestampWriter writer; // one for all: it keeps the last day's text
        for (const CivilDate date : {CivilDate{2024, 2, 28},
                                     {2024, 2, 29},
                                     {2024, 12, 31},
                                     {2025, 2, 28},
                                     {2000, 2, 29},
                                     {2100, 2, 28},
                                     {1990, 1, 1},
                                     {1979, 6, 30},
                                     {2025, 7, 1}})
            for (const std::int64_t ofDay :
                 {0LL, 1LL, 59'999'999LL, 43'200'000'000LL, 86'399'999'999LL, 86'400'000'000LL}) {
                const std::int64_t time = daysFromCivil(date) * microsPerDay + ofDay;
                QCOMPARE(written([&](char* out) { return writer.put(out, time); }), formatTimestamp(time));
            }
    }
    void timestampsInAnyOrder() {
        TimestampWriter writer;
        Rng rng(1);
        for (int i = 0; i < 50'000; ++i) {
            const std::int64_t time = rng.between(0, 40'000 * microsPerDay);
            QCOMPARE(written([&](char* out) { return writer.put(out, time); }), formatTimestamp(time));
        }
    }
};

QTEST_APPLESS_MAIN(TestTextWriter)
#include "tst_text_writer.moc"
