#include "core/format/text_writer.h"

#include "core/base/civil_time.h"

namespace ledgerloom {

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
