#include "core/base/units.h"
#include "core/dataset/read/row_columns.h"
#include "core/dataset/verify/block_cursor.h"
#include "core/dataset/verify/row_check.h"

namespace ledgerloom {

namespace {

/// Rows and fraudulent rows of every part as listed, and fraud exact to the row in every block.
class CountCheck final : public RowCheck {
public:
    explicit CountCheck(const CheckInputs& inputs)
        : m_report(inputs.report),
          m_plan(inputs.listing.plan),
          m_changed(inputs.listing.changed),
          m_block(inputs.listing.plan),
          m_rowCount(inputs.report.add("every part has the rows that are listed")),
          m_fraudCount(inputs.report.add("every part has the fraudulent rows that are listed")),
          m_rate(inputs.report.add("the fraud rate is exact to the row in every block")) {}

    Result<void> beginPart(const CheckedPart& part) override {
        m_part = part;
        m_seen = m_fraud = m_inBlock = 0;
        m_block.begin(*part.listed);
        return {};
    }

    Result<void> rows(const arrow::RecordBatch& batch, std::uint64_t firstRow) override {
        m_seen += static_cast<std::uint64_t>(batch.num_rows());
        if (m_part.listed->table == "labels")
            countTold(batch);
        if (m_part.listed->table != "transactions" || !m_plan.inlineLabels())
            return {};
        m_isFraud.bind(batch);
        for (std::int64_t row = 0; row < batch.num_rows(); ++row) {
            for (; m_block.enters(firstRow + static_cast<std::uint64_t>(row)); m_block.next())
                endBlock();
            const bool fraud = !m_isFraud.isNull(row) && m_isFraud[row];
            m_fraud += fraud ? 1 : 0;
            m_inBlock += fraud ? 1 : 0;
        }
        return {};
    }

    Result<void> endPart() override {
        const ListedPart& listed = *m_part.listed;
        m_report.checked(m_rowCount, 1);
        if (m_seen != listed.rows)
            m_report.fault(m_rowCount, listed.path, 0, m_part.place,
                           "it has " + counted(m_seen, "row") + " that can be read, listed are " +
                               formatCount(listed.rows));
        if (listed.table != "transactions")
            return {};
        m_listedFraud += listed.fraudRows;
        if (!m_plan.inlineLabels())
            return {};
        m_report.checked(m_fraudCount, 1);
        if (m_fraud != listed.fraudRows)
            m_report.fault(m_fraudCount, listed.path, 0, m_part.place,
                           "it has " + counted(m_fraud, "fraudulent row") + ", listed are " +
                               formatCount(listed.fraudRows));
        endBlock();
        m_allFraud += m_fraud;
        return {};
    }

    Result<void> finish() override {
        if (m_plan.labelTables() && !m_changed) {
            m_report.checked(m_fraudCount, 1);
            if (m_told != m_listedFraud)
                m_report.fault(m_fraudCount, {}, 0, "row",
                               "labels tells of " + counted(m_told, "fraudulent row") + ", listed are " +
                                   formatCount(m_listedFraud));
        }
        if (!m_plan.inlineLabels())
            return {};
        // In the order of time rows of all blocks are mixed: what is left is the sum.
        if (m_plan.order != Order::time || m_plan.rows == 0 || m_changed)
            return {};
        m_report.checked(m_rate, 1);
        if (m_allFraud != m_plan.fraudBefore(m_plan.blocks))
            m_report.fault(m_rate, {}, 0, "row",
                           counted(m_allFraud, "row") + " in all are fraudulent, asked were " +
                               formatCount(m_plan.fraudBefore(m_plan.blocks)));
        return {};
    }

private:
    /// Fraud that the table of labels tells of.
    void countTold(const arrow::RecordBatch& batch) {
        m_isFraud.bind(batch);
        for (std::int64_t row = 0; row < batch.num_rows(); ++row)
            m_told += !m_isFraud.isNull(row) && m_isFraud[row] ? 1U : 0U;
    }

    void endBlock() {
        if (m_plan.order == Order::time || m_changed)
            return;
        m_report.checked(m_rate, 1);
        const std::uint64_t block = m_block.block();
        const std::uint64_t asked = m_plan.fraudBefore(block + 1) - m_plan.fraudBefore(block);
        if (m_inBlock != asked)
            m_report.fault(m_rate, m_part.listed->path, 0, m_part.place,
                           "block " + std::to_string(block) + " has " + counted(m_inBlock, "fraudulent row") +
                               ", asked were " + formatCount(asked));
        m_inBlock = 0;
    }

    VerifyReport& m_report;
    const Plan& m_plan;
    bool m_changed; ///< rows were put in, replaced or taken out, and fraud with them
    BlockCursor m_block;
    VerifyReport::CheckId m_rowCount;
    VerifyReport::CheckId m_fraudCount;
    VerifyReport::CheckId m_rate;
    CheckedPart m_part;
    BooleanRows m_isFraud{"is_fraud"};
    std::uint64_t m_seen = 0;
    std::uint64_t m_fraud = 0;
    std::uint64_t m_allFraud = 0;
    std::uint64_t m_inBlock = 0;
    std::uint64_t m_told = 0;
    std::uint64_t m_listedFraud = 0;
};

} // namespace

std::unique_ptr<RowCheck> makeCountCheck(const CheckInputs& inputs) {
    return std::make_unique<CountCheck>(inputs);
}

} // namespace ledgerloom
