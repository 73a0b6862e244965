#include "core/base/civil_time.h"
#include "core/base/units.h"
#include "core/dataset/read/row_columns.h"
#include "core/dataset/verify/row_check.h"

namespace ledgerloom {

namespace {

constexpr std::int64_t microsPerMinute = 60 * microsPerSecond;
constexpr std::int64_t nightLimitCents = 100'000; ///< R$ 1,000 a Pix from 20 h to 6 h since 2021-10-04
constexpr std::int64_t tedOpens = 390;            ///< minutes of the day: 6:30 to 17:00, the STR's hours for customers
constexpr std::int64_t tedCloses = 1020;

/// What the hours and days of Brazilian payments allow.
class CalendarCheck final : public RowCheck {
public:
    explicit CalendarCheck(const CheckInputs& inputs)
        : m_report(inputs.report),
          m_night(inputs.report.add("no Pix over R$ 1,000 is approved from 20 h to 6 h")),
          m_ted(inputs.report.add("TEDs are sent on weekdays from 6:30 to 17:00")) {}

    Result<void> beginPart(const CheckedPart& part) override {
        m_part = part;
        return {};
    }

    Result<void> rows(const arrow::RecordBatch& batch, std::uint64_t firstRow) override {
        if (m_part.listed->table != "transactions")
            return {};
        m_time.bind(batch);
        m_amount.bind(batch);
        m_type.bind(batch);
        m_status.bind(batch);
        for (std::int64_t row = 0; row < batch.num_rows(); ++row)
            if (!m_time.isNull(row) && !m_type.isNull(row))
                look(firstRow, row);
        return {};
    }

private:
    void look(std::uint64_t firstRow, std::int64_t row) {
        const std::int64_t time = m_time[row];
        const std::int64_t day = time >= 0 ? time / microsPerDay : -1;
        const std::int64_t minute = (time - day * microsPerDay) / microsPerMinute;
        const std::string_view type = m_type[row];
        if (type == "PIX") {
            m_report.checked(m_night, 1);
            const bool night = minute >= 1'200 || minute < 360;
            if (night && !m_amount.isNull(row) && hundredthsOf(m_amount[row]) > nightLimitCents &&
                !m_status.isNull(row) && m_status[row] == "APROVADA")
                fault(m_night, firstRow, row, "R$ " + formatFixed(m_amount[row], 2) + " at " + formatTimestamp(time));
        } else if (type == "TED") {
            m_report.checked(m_ted, 1);
            if (weekday(static_cast<std::int32_t>(day)) >= 5 || minute < tedOpens || minute >= tedCloses)
                fault(m_ted, firstRow, row, "one at " + formatTimestamp(time));
        }
    }

    void fault(VerifyReport::CheckId check, std::uint64_t firstRow, std::int64_t row, std::string why) {
        m_report.fault(check, m_part.listed->path, firstRow + static_cast<std::uint64_t>(row), m_part.place,
                       std::move(why));
    }

    VerifyReport& m_report;
    VerifyReport::CheckId m_night;
    VerifyReport::CheckId m_ted;
    CheckedPart m_part;
    TimeRows m_time{"timestamp"};
    NumberRows m_amount{"valor"};
    TextRows m_type{"tipo"};
    TextRows m_status{"status"};
};

} // namespace

std::unique_ptr<RowCheck> makeCalendarCheck(const CheckInputs& inputs) {
    return std::make_unique<CalendarCheck>(inputs);
}

} // namespace ledgerloom
