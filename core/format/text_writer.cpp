#include "core/format/text_writer.h"

#include "core/base/civil_time.h"

namespace ledgerloom {

char* putLongNumber(char* out, std::uint64_t value) {
    constexpr std::uint64_t ofEight = 100'000'000;
    out = putNumber(out, value / ofEight);
    putEight(out, static_cast<std::uint32_t>(value % ofEight));
    return out + 8;
}

char* putLongCentesimal(char* out, std::uint64_t hundredths) {
    out = putNumber(out, hundredths / 100);
    *out = '.';
    putPair(out + 1, static_cast<std::uint32_t>(hundredths % 100));
    return out + 3;
}

constexpr std::array<std::array<char, 8>, 1'440> minutesOfDay = [] {
    std::array<std::array<char, 8>, 1'440> texts{};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::size_t hour = i / 60;
        const std::size_t minute = i % 60;
        texts[i] = {digitPairs[2 * hour],   digitPairs[2 * hour + 1],   ':',
                    digitPairs[2 * minute], digitPairs[2 * minute + 1], ':'};
    }
    return texts;
}();

void TimestampWriter::setDay(std::int64_t day) {
    m_day = day;
    const CivilDate date = civilFromDays(static_cast<std::int32_t>(day));
    putFour(m_date.data(), static_cast<std::uint32_t>(date.year));
    m_date[4] = '-';
    putPair(&m_date[5], static_cast<std::uint32_t>(date.month));
    m_date[7] = '-';
    putPair(&m_date[8], static_cast<std::uint32_t>(date.day));
    m_date[10] = 'T';
}

} // namespace ledgerloom
