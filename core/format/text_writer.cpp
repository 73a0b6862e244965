#include "core/format/text_writer.h"

#include "core/base/civil_time.h"

namespace ledgerloom {

char* putLongNumber(char* out, std::uint64_t value) {
    constexpr std::uint64_t ofEight = 100'000'000;
    out = putNumber(out, value / ofEight);
    putEight(out, static_cast<std::uint32_t>(value % ofEight));
    return out + 8;
}

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
