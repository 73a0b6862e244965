#pragma once

#include "core/batch/batch.h"
#include "core/format/arrow/arrow_rows.h"
#include "core/population/population.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ledgerloom {

/// One unit of transactions in Arrow's layout, filled column by column. Not thread-safe.
class ArrowTransactions final : public ArrowRows {
public:
    ArrowTransactions(const Plan& plan, const Population& population, arrow::MemoryPool* pool);

    /// Takes all rows of `batch`; there is room for one unit.
    void append(const Batch& batch);

private:
    void appendParties(const Batch& batch);
    void appendPlace(const Batch& batch);
    void appendMerchant(const Batch& batch);
    void appendCard(const Batch& batch);
    void appendPix(const Batch& batch);
    void appendFeatures(const Batch& batch);
    void appendOutcome(const Batch& batch);
    void appendAccount(const Batch& batch);

    const Reference& m_reference;
    // In the schema's order.
    TextColumn &m_transaction, &m_customer, &m_session, &m_device;
    FixedColumn<std::int64_t>& m_timestamp;
    CategoryColumn& m_type;
    FixedColumn<double>& m_amount;
    CategoryColumn &m_currency, &m_channel;
    TextColumn& m_ip;
    FixedColumn<double>&m_lat, &m_lon;
    TextColumn &m_merchant, &m_merchantName;
    CategoryColumn &m_category, &m_mcc, &m_risk;
    TextColumn& m_cardHash;
    CategoryColumn &m_brand, &m_cardKind;
    FixedColumn<std::int32_t>& m_installments;
    CategoryColumn& m_entry;
    BooleanColumn &m_cvv, &m_threeDs;
    CategoryColumn& m_keyType;
    TextColumn& m_key;
    CategoryColumn& m_bank;
    FixedColumn<double>& m_distance;
    FixedColumn<std::int32_t>&m_minutes, &m_count;
    FixedColumn<double>& m_sum;
    BooleanColumn &m_hour, &m_novelty;
    CategoryColumn &m_status, &m_reason;
    FixedColumn<double>& m_score;
    BooleanColumn& m_isFraud;
    CategoryColumn& m_fraudType;
    TextColumn* m_account; ///< null without own columns
};

} // namespace ledgerloom
