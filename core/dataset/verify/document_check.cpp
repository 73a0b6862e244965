#include "core/base/text.h"
#include "core/dataset/read/row_columns.h"
#include "core/dataset/verify/documents.h"
#include "core/dataset/verify/row_check.h"

namespace ledgerloom {

namespace {

/// The check digits of customers' CPFs, and of CPFs and CNPJs that are keys of Pix.
class DocumentCheck final : public RowCheck {
public:
    explicit DocumentCheck(const CheckInputs& inputs)
        : m_report(inputs.report),
          m_customers(inputs.report.add("CPFs have the right check digits")),
          m_keys(inputs.report.add("Pix keys that are CPF or CNPJ have the right check digits")) {}

    Result<void> beginPart(const CheckedPart& part) override {
        m_part = part;
        return {};
    }

    Result<void> rows(const arrow::RecordBatch& batch, std::uint64_t firstRow) override {
        if (m_part.listed->table == "customers")
            customers(batch, firstRow);
        else if (m_part.listed->table == "transactions")
            keys(batch, firstRow);
        return {};
    }

private:
    void customers(const arrow::RecordBatch& batch, std::uint64_t firstRow) {
        m_cpf.bind(batch);
        for (std::int64_t row = 0; row < batch.num_rows(); ++row) {
            if (m_cpf.isNull(row))
                continue;
            m_report.checked(m_customers, 1);
            if (!isCpf(m_cpf[row]))
                fault(m_customers, firstRow, row, quotedText(m_cpf[row]) + " is no CPF");
        }
    }

    void keys(const arrow::RecordBatch& batch, std::uint64_t firstRow) {
        m_type.bind(batch);
        m_key.bind(batch);
        std::uint64_t seen = 0;
        for (std::int64_t row = 0; row < batch.num_rows(); ++row) {
            if (m_type.isNull(row) || m_key.isNull(row))
                continue;
            const std::string_view type = m_type[row];
            if (type != "CPF" && type != "CNPJ")
                continue;
            ++seen;
            if (!(type == "CPF" ? isCpf(m_key[row]) : isCnpj(m_key[row])))
                fault(m_keys, firstRow, row, quotedText(m_key[row]) + " is no " + std::string(type));
        }
        m_report.checked(m_keys, seen);
    }

    void fault(VerifyReport::CheckId check, std::uint64_t firstRow, std::int64_t row, std::string why) {
        m_report.fault(check, m_part.listed->path, firstRow + static_cast<std::uint64_t>(row), m_part.place,
                       std::move(why));
    }

    VerifyReport& m_report;
    VerifyReport::CheckId m_customers;
    VerifyReport::CheckId m_keys;
    CheckedPart m_part;
    TextRows m_cpf{"cpf"};
    TextRows m_type{"chave_pix_tipo"};
    TextRows m_key{"chave_pix_destino"};
};

} // namespace

std::unique_ptr<RowCheck> makeDocumentCheck(const CheckInputs& inputs) {
    return std::make_unique<DocumentCheck>(inputs);
}

} // namespace ledgerloom
