#include "core/base/civil_time.h"
#include "core/base/units.h"
#include "core/dataset/read/row_columns.h"
#include "core/dataset/verify/block_cursor.h"
#include "core/dataset/verify/row_check.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// Rows of a block, or of the whole table where it is ordered so, are in time order; times lie within the dates asked
/// for and begin and end where the list says; in the folder of a day or month they are of it.
class OrderCheck final : public RowCheck {
public:
    explicit OrderCheck(const CheckInputs& inputs)
        : m_report(inputs.report),
          m_plan(inputs.listing.plan),
          m_block(inputs.listing.plan),
          m_order(inputs.report.add(m_plan.order == Order::time ? "transactions are in time order"
                                                                : "transactions of a block are in time order")),
          m_range(inputs.report.add("transactions lie within the dates asked for")),
          m_ends(inputs.report.add("parts begin and end when it is listed")) {}

    Result<void> beginPart(const CheckedPart& part) override {
        m_part = part;
        m_rows = 0;
        m_block.begin(*part.listed);
        if (part.listed->table == "transactions" && part.listed->isShard)
            m_last = INT64_MIN;
        m_folder = folderOf(part.listed->path);
        return {};
    }

    Result<void> rows(const arrow::RecordBatch& batch, std::uint64_t firstRow) override {
        if (m_part.listed->table != "transactions")
            return {};
        m_time.bind(batch);
        const std::int64_t begin = m_plan.startDate * microsPerDay;
        const std::int64_t end = (std::int64_t{m_plan.endDate} + 1) * microsPerDay;
        for (std::int64_t row = 0; row < batch.num_rows(); ++row) {
            const std::uint64_t place = firstRow + static_cast<std::uint64_t>(row);
            for (; m_block.enters(place); m_block.next())
                m_last = INT64_MIN; // time begins anew
            if (m_time.isNull(row))
                continue;
            const std::int64_t time = m_time[row];
            if (time < m_last)
                fault(m_order, place, formatTimestamp(time) + " follows " + formatTimestamp(m_last));
            if (time < begin || time >= end)
                fault(m_range, place, formatTimestamp(time) + " is outside of it");
            else if (!m_folder.empty() && !formatTimestamp(time).starts_with(m_folder))
                fault(m_range, place, formatTimestamp(time) + " lies in the folder of " + m_folder);
            m_last = time;
            m_least = m_rows == 0 ? time : std::min(m_least, time);
            m_most = m_rows++ == 0 ? time : std::max(m_most, time);
        }
        m_report.checked(m_order, static_cast<std::uint64_t>(batch.num_rows()));
        m_report.checked(m_range, static_cast<std::uint64_t>(batch.num_rows()));
        return {};
    }

    Result<void> endPart() override {
        const ListedPart& listed = *m_part.listed;
        if (listed.table != "transactions" || m_rows == 0)
            return {};
        m_report.checked(m_ends, 1);
        if (formatTimestamp(m_least) != listed.firstTime || formatTimestamp(m_most) != listed.lastTime)
            fault(m_ends, 0,
                  "its rows are from " + formatTimestamp(m_least) + " to " + formatTimestamp(m_most) + ", listed are " +
                      listed.firstTime + " to " + listed.lastTime);
        return {};
    }

private:
    /// "2025-07-05" of "transactions/dt=2025-07-05/part-...".
    static std::string folderOf(const std::string& path) {
        const std::size_t begin = path.find("/dt=");
        return begin == std::string::npos ? std::string()
                                          : path.substr(begin + 4, path.find('/', begin + 1) - begin - 4);
    }

    void fault(VerifyReport::CheckId check, std::uint64_t row, std::string why) {
        m_report.fault(check, m_part.listed->path, row, m_part.place, std::move(why));
    }

    VerifyReport& m_report;
    const Plan& m_plan;
    BlockCursor m_block;
    VerifyReport::CheckId m_order;
    VerifyReport::CheckId m_range;
    VerifyReport::CheckId m_ends;
    CheckedPart m_part;
    TimeRows m_time{"timestamp"};
    std::string m_folder;
    std::uint64_t m_rows = 0;
    std::int64_t m_last = INT64_MIN;
    std::int64_t m_least = 0;
    std::int64_t m_most = 0;
};

} // namespace

std::unique_ptr<RowCheck> makeOrderCheck(const CheckInputs& inputs) {
    return std::make_unique<OrderCheck>(inputs);
}

} // namespace ledgerloom
