#pragma once

#include "core/batch/batch.h"
#include "core/config/schema_language.h"
#include "core/format/parties_text.h"
#include "core/format/text_writer.h"
#include "core/population/reference.h"

#include <array>
#include <cstdint>
#include <vector>

namespace ledgerloom {

/// Rows of transactions as RFC 4180 lines: LF, empty for null, quotes only where a text needs them. A template like
/// JsonlTransactions; each piece of constant text ends with the comma before the next value. One a worker; not
/// thread-safe.
class CsvTransactions {
public:
    /// No row is longer.
    static constexpr std::size_t mostBytesPerRow = 832;
    /// As many as make a piece that stays in the L2 cache until it is hashed and written.
    static constexpr std::size_t rowsPerPiece = 1'024;

    /// Without `labels` a row ends before is_fraud and fraud_type, but for own columns.
    CsvTransactions(const Reference& reference, bool ownColumns, bool labels = true,
                    SchemaLanguage schema = SchemaLanguage::pt);

    /// Writes rows [from, to) of `batch` at `out`, which has room for mostBytesPerRow each and writerSlack; returns
    /// the end.
    char* write(const Batch& batch, std::size_t from, std::size_t to, char* out);

private:
    void makeValues(SchemaLanguage schema, bool labels);
    char* putRow(char* out, const Batch& batch, std::size_t i);
    char* putParties(char* out, const Batch& batch, std::size_t i);
    char* putWhere(char* out, const Batch& batch, std::size_t i) const;
    char* putMerchant(char* out, const Batch& batch, std::size_t i) const;
    char* putCard(char* out, const Batch& batch, std::size_t i) const;
    char* putPix(char* out, const Batch& batch, std::size_t i) const;
    char* putFeatures(char* out, const Batch& batch, std::size_t i) const;
    char* putOutcome(char* out, const Batch& batch, std::size_t i) const;

    PartiesText<64> m_parties{"TXN_", ",CUST_", ",SESS_"};
    TimestampWriter m_timestamp;
    bool m_ownColumns;
    std::array<PaddedText<32>, paymentTypeNames.size()> m_type;
    std::array<PaddedText<24>, channelNames.size() + 1> m_channel;
    std::vector<PaddedText<96>> m_category;
    std::vector<PaddedText<32>> m_brand; ///< by brand, then credit
    std::array<PaddedText<24>, cardEntryNames.size() + 1> m_entry;
    std::array<PaddedText<16>, 16> m_cardChecks; ///< by the four flags
    std::array<PaddedText<16>, pixKeyTypeNames.size()> m_keyType;
    std::vector<PaddedText<8>> m_bank;
    std::array<PaddedText<16>, 4> m_hourAndNovelty;
    std::array<std::array<PaddedText<32>, refusalReasonNames.size() + 1>, paymentStatusNames.size()> m_outcome;
    std::array<PaddedText<32>, fraudTypeNames.size() + 1> m_fraud;
    std::array<PaddedText<4>, 256> m_octet;
};

} // namespace ledgerloom
