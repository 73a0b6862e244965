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

/// Rows of transactions as JSON lines. The row is a template: constant text and value alternate, whole groups of
/// nulls and every text out of a small set are one copy. One a worker; not thread-safe.
class JsonlTransactions {
public:
    /// No row is longer.
    static constexpr std::size_t mostBytesPerRow = 1'664;
    /// As many as make a piece that stays in the L2 cache until it is hashed and written.
    static constexpr std::size_t rowsPerPiece = 512;

    /// Without `labels` a row ends before is_fraud and fraud_type, but for own columns.
    JsonlTransactions(const Reference& reference, bool ownColumns, bool labels = true,
                      SchemaLanguage schema = SchemaLanguage::pt);

    /// Writes rows [from, to) of `batch` at `out`, which has room for mostBytesPerRow each and writerSlack; returns
    /// the end.
    char* write(const Batch& batch, std::size_t from, std::size_t to, char* out);

private:
    void makeKeys(SchemaLanguage schema);
    void makeValues(SchemaLanguage schema, bool labels);
    char* putRow(char* out, const Batch& batch, std::size_t i);
    char* putParties(char* out, const Batch& batch, std::size_t i);
    char* putMerchant(char* out, const Batch& batch, std::size_t i) const;
    char* putCard(char* out, const Batch& batch, std::size_t i) const;
    char* putPix(char* out, const Batch& batch, std::size_t i) const;
    char* putFeatures(char* out, const Batch& batch, std::size_t i) const;
    char* putOutcome(char* out, const Batch& batch, std::size_t i) const;
    char* putAccount(char* out, const Batch& batch, std::size_t i) const;

    PartiesText<112> m_parties{R"({"transaction_id":"TXN_)", R"(","customer_id":"CUST_)", R"(","session_id":"SESS_)"};
    TimestampWriter m_timestamp;
    bool m_ownColumns;
    PaddedText<64> m_noPlace;
    PaddedText<32> m_lat;
    PaddedText<32> m_lon;
    PaddedText<176> m_noCard;
    PaddedText<32> m_cardHash;
    PaddedText<64> m_noKey;
    PaddedText<96> m_noPayee;
    PaddedText<48> m_distance;
    PaddedText<48> m_minutes;
    PaddedText<32> m_count24h;
    PaddedText<32> m_sum24h;
    PaddedText<32> m_account;
    PaddedText<32> m_balanceBefore;
    PaddedText<64> m_noAccount;
    PaddedText<32> m_balanceAfter;
    std::array<PaddedText<48>, paymentTypeNames.size()> m_type;
    std::array<PaddedText<64>, channelNames.size() + 1> m_channel;
    std::vector<PaddedText<144>> m_category;
    std::vector<PaddedText<80>> m_brand; ///< by brand, then credit
    std::array<PaddedText<48>, cardEntryNames.size() + 1> m_entry;
    std::array<PaddedText<64>, 16> m_cardChecks; ///< by the four flags
    std::array<PaddedText<64>, pixKeyTypeNames.size()> m_keyType;
    std::vector<PaddedText<32>> m_bank;
    std::vector<PaddedText<4>> m_bankCode;
    std::array<PaddedText<64>, 4> m_hourAndNovelty;
    std::array<std::array<PaddedText<96>, refusalReasonNames.size() + 1>, paymentStatusNames.size()> m_outcome;
    std::array<PaddedText<64>, fraudTypeNames.size() + 1> m_fraud;
    std::array<PaddedText<4>, 256> m_octet;
};

} // namespace ledgerloom
