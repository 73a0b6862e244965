#pragma once

#include "core/dataset/read/row_columns.h"
#include "core/dataset/realism/baseline.h"
#include "core/dataset/realism/value_counts.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// Counts of a column of numbers by size, in steps that grow with them. One thread.
class SizeCounts {
public:
    static constexpr std::size_t steps = 128;

    /// The step of a number of 0 or more; what is missing has one of its own, the lowest.
    static std::uint8_t stepOf(double value);
    void add(std::uint8_t step, bool fraud) { ++m_counts[step][fraud ? 1 : 0]; }
    /// Area under the curve when larger is more suspicious, or smaller, whichever tells more.
    double area() const;

private:
    std::array<std::array<std::uint64_t, 2>, steps> m_counts{};
};

/// States of customers by their numbers, a byte each; customers with ids of their own have none. One thread.
class CustomerStates {
public:
    /// `customers` of the dataset: memory is one byte for each.
    explicit CustomerStates(std::uint64_t customers) : m_states(customers, 0) {}

    void set(std::string_view customerId, std::string_view state);
    /// Empty where it is not known.
    std::string_view of(std::string_view customerId) const;

private:
    std::vector<std::uint8_t> m_states; ///< place in m_names, from 1
    std::vector<std::string> m_names;
};

/// Goes through the rows of transactions and counts what a report of realism tells. One thread.
class PaymentTally {
public:
    /// Rows of days before `cutDay` teach the baseline, the others judge it; days since 1970-01-01.
    PaymentTally(std::int32_t cutDay, const CustomerStates& states);

    void take(const arrow::RecordBatch& rows);
    /// Adds what was counted.
    void tell(RealismReport& report) const;

private:
    struct Words {
        TextRows column;
        ValueCounts counts;
    };
    struct Numbers {
        NumberRows column;
        SizeCounts counts;
    };

    void take(std::int64_t row, bool fraud);
    void judge(std::int64_t row, std::int64_t hour, std::int32_t day, bool fraud);
    std::uint8_t codeOf(std::size_t feature, std::string_view value);
    void tellDays(RealismReport& report) const;

    std::int32_t m_cutDay;
    const CustomerStates& m_states;
    std::vector<Words> m_words;
    std::vector<Numbers> m_numbers;
    TextRows m_customer{"customer_id"}, m_type{"tipo"}, m_channel{"canal"}, m_category{"mcc_code"},
        m_keyType{"chave_pix_tipo"}, m_fraudType{"fraud_type"};
    NumberRows m_amount{"valor"}, m_score{"fraud_score"};
    TimeRows m_time{"timestamp"};
    BooleanRows m_fraud{"is_fraud"}, m_newReceiver{"novo_beneficiario"};
    IntegerRows m_count{"transacoes_ultimas_24h"}, m_minutes{"tempo_desde_ultima_transacao_min"};
    ValueCounts m_types, m_keys, m_fraudTypes, m_hours, m_channels, m_byState, m_receivers;
    SizeCounts m_counts, m_gaps;
    std::array<std::array<std::uint64_t, 2>, 101> m_scores{}; ///< of the rules, by points
    std::array<std::vector<std::string>, Baseline::features> m_codes;
    Baseline m_baseline;
    std::map<std::int32_t, std::array<std::uint64_t, 2>> m_days;
    std::uint64_t m_rows = 0;
    std::uint64_t m_fraudRows = 0;
};

} // namespace ledgerloom
