#include "core/dataset/replay/pacer.h"

namespace ledgerloom {

std::int64_t Pacer::dueUs(std::int64_t nowUs, std::int64_t eventUs) {
    if (!m_beginUs) {
        m_beginUs = nowUs;
        m_firstEventUs = eventUs;
    }
    // From the beginning each time, so that no error adds up.
    const double behindFirst = m_rate > 0 ? static_cast<double>(m_rows) * 1e6 / m_rate
                                          : static_cast<double>(eventUs - m_firstEventUs) / m_speed;
    ++m_rows;
    std::int64_t due = *m_beginUs + static_cast<std::int64_t>(behindFirst);
    if (nowUs - due > mostBehindUs) {
        const std::int64_t lost = nowUs - due;
        m_lostUs += lost;
        *m_beginUs += lost;
        due += lost;
    }
    return due;
}

} // namespace ledgerloom
