#include "core/dataset/read/row_columns.h"
#include "core/dataset/verify/row_check.h"

#include <array>

namespace ledgerloom {

namespace {

/// Columns that are null together and say the same: the merchant's, the card's, the Pix key's, refusal and label.
class GroupCheck final : public RowCheck {
public:
    explicit GroupCheck(const CheckInputs& inputs)
        : m_report(inputs.report),
          m_groups(inputs.report.add("columns that belong together are null together")),
          m_label(inputs.report.add("is_fraud and fraud_type agree")) {}

    Result<void> beginPart(const CheckedPart& part) override {
        m_part = part;
        return {};
    }

    Result<void> rows(const arrow::RecordBatch& batch, std::uint64_t firstRow) override {
        if (m_part.listed->table == "labels")
            lookAtLabels(batch, firstRow);
        if (m_part.listed->table != "transactions")
            return {};
        for (TextRows* column : std::initializer_list<TextRows*>{&m_type, &m_status, &m_fraudType, &m_reason})
            column->bind(batch);
        for (Group& group : m_all)
            group.bind(batch);
        m_labelled = batch.schema()->GetFieldIndex("is_fraud") >= 0;
        if (m_labelled)
            m_isFraud.bind(batch);
        for (std::int64_t row = 0; row < batch.num_rows(); ++row)
            look(firstRow, row);
        const auto count = static_cast<std::uint64_t>(batch.num_rows());
        m_report.checked(m_groups, count);
        m_report.checked(m_label, m_labelled ? count : 0);
        return {};
    }

private:
    /// Columns of one kind of value, the first of which says whether they are there.
    struct Group {
        std::vector<TextRows> texts;
        std::vector<IntegerRows> integers;

        void bind(const arrow::RecordBatch& batch) {
            for (TextRows& column : texts)
                column.bind(batch);
            for (IntegerRows& column : integers)
                column.bind(batch);
        }
        /// The first column that is not as `present` says; null where all are.
        const std::string* odd(std::int64_t row, bool present) const {
            for (const TextRows& column : texts)
                if (column.isNull(row) == present)
                    return &column.name();
            for (const IntegerRows& column : integers)
                if (column.isNull(row) == present)
                    return &column.name();
            return nullptr;
        }
    };

    void look(std::uint64_t firstRow, std::int64_t row) {
        const std::string_view type = m_type.isNull(row) ? std::string_view() : m_type[row];
        const bool byCard = type == "CARTAO_CREDITO" || type == "CARTAO_DEBITO";
        const std::array<bool, 3> present{!m_all[0].texts[0].isNull(row), byCard || !m_all[1].texts[0].isNull(row),
                                          type == "PIX"};
        for (std::size_t i = 0; i < m_all.size(); ++i)
            if (const std::string* name = m_all[i].odd(row, present[i]))
                fault(m_groups, firstRow, row,
                      *name + (present[i] ? " is null" : " is not null") + ", unlike " +
                          (i == 2 ? "what tipo asks for" : m_all[i].texts[0].name()));
        const std::string_view status = m_status.isNull(row) ? std::string_view() : m_status[row];
        const bool refused = status == "RECUSADA" || status == "BLOQUEADA";
        if (m_reason.isNull(row) == refused)
            fault(m_groups, firstRow, row,
                  std::string("motivo_recusa is ") + (refused ? "null" : "not null") + ", status is " +
                      std::string(status));
        if (m_labelled && !m_isFraud.isNull(row) && m_isFraud[row] == m_fraudType.isNull(row))
            fault(m_label, firstRow, row,
                  m_isFraud[row] ? "a fraudulent row has no fraud_type" : "an honest row has a fraud_type");
    }

    /// The truth has a type, an episode and a step; a report a time, a source and an outcome.
    void lookAtLabels(const arrow::RecordBatch& batch, std::uint64_t firstRow) {
        m_isFraud.bind(batch);
        for (Group& group : m_ofLabels)
            group.bind(batch);
        for (std::int64_t row = 0; row < batch.num_rows(); ++row) {
            const std::array<bool, 2> present{!m_isFraud.isNull(row) && m_isFraud[row],
                                              !m_ofLabels[1].texts[0].isNull(row)};
            for (std::size_t i = 0; i < m_ofLabels.size(); ++i)
                if (const std::string* name = m_ofLabels[i].odd(row, present[i]))
                    fault(m_label, firstRow, row,
                          *name + (present[i] ? " is null, unlike " : " is not null, unlike ") +
                              (i == 0 ? "what is_fraud asks for" : "source"));
        }
        m_report.checked(m_label, static_cast<std::uint64_t>(batch.num_rows()));
    }

    void fault(VerifyReport::CheckId check, std::uint64_t firstRow, std::int64_t row, std::string why) {
        m_report.fault(check, m_part.listed->path, firstRow + static_cast<std::uint64_t>(row), m_part.place,
                       std::move(why));
    }

    static std::vector<TextRows> named(std::initializer_list<const char*> names) {
        std::vector<TextRows> columns;
        for (const char* name : names)
            columns.emplace_back(name);
        return columns;
    }

    VerifyReport& m_report;
    VerifyReport::CheckId m_groups;
    VerifyReport::CheckId m_label;
    CheckedPart m_part;
    TextRows m_type{"tipo"};
    TextRows m_status{"status"};
    TextRows m_reason{"motivo_recusa"};
    TextRows m_fraudType{"fraud_type"};
    BooleanRows m_isFraud{"is_fraud"};
    std::array<Group, 3> m_all{
        Group{named({"merchant_id", "merchant_name", "merchant_category", "mcc_code", "mcc_risk_level"}), {}},
        Group{named({"numero_cartao_hash", "bandeira", "tipo_cartao", "entrada_cartao"}), {IntegerRows("parcelas")}},
        Group{named({"chave_pix_tipo", "chave_pix_destino"}), {}}};
    std::array<Group, 2> m_ofLabels{Group{named({"fraud_type", "episode_id"}), {IntegerRows("step")}},
                                    Group{named({"source"}), {}}};
    bool m_labelled = true; ///< transactions have the truth beside them
};

} // namespace

std::unique_ptr<RowCheck> makeGroupCheck(const CheckInputs& inputs) {
    return std::make_unique<GroupCheck>(inputs);
}

} // namespace ledgerloom
