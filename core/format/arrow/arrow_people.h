#pragma once

#include "core/batch/block_rows.h"
#include "core/format/arrow/arrow_rows.h"
#include "core/format/people_values.h"
#include "core/population/identity.h"

#include <cstdint>
#include <span>

namespace ledgerloom {

/// Customers in Arrow's layout. Not thread-safe.
class ArrowCustomers final : public ArrowRows {
public:
    ArrowCustomers(const Plan& plan, const Population& population, arrow::MemoryPool* pool, std::size_t capacity);

    /// At most room() of them.
    void append(std::span<const Customer> customers);

private:
    void appendPerson(const Customer& customer);
    void appendAccount(const Customer& customer);

    const Population& m_population;
    Identities m_identities;
    Identity m_identity;
    PeopleValues m_values;
    // In the schema's order.
    TextColumn &m_customer, &m_name, &m_cpf, &m_email, &m_phone;
    FixedColumn<std::int32_t>& m_birth;
    TextColumn &m_street, &m_neighbourhood;
    TextColumn* m_cityName; ///< of imported customers, who may live anywhere; else m_city
    CategoryColumn* m_city;
    CategoryColumn& m_state;
    TextColumn& m_cep;
    FixedColumn<double>& m_income;
    CategoryColumn& m_profession;
    FixedColumn<std::int64_t>& m_created;
    CategoryColumn &m_accountType, &m_accountStatus;
    FixedColumn<double>& m_limit;
    FixedColumn<std::int32_t>& m_score;
    CategoryColumn &m_risk, &m_bankCode, &m_bankName;
    TextColumn &m_branch, &m_account;
    CategoryColumn& m_profile;
};

/// Devices in Arrow's layout. Not thread-safe.
class ArrowDevices final : public ArrowRows {
public:
    ArrowDevices(const Plan& plan, const Population& population, arrow::MemoryPool* pool, std::size_t capacity);

    /// At most room() of them.
    void append(std::span<const DeviceRow> devices);

private:
    void appendOne(const DeviceRow& row);

    const Population& m_population;
    const Reference& m_reference;
    std::vector<std::size_t> m_firstSystem; ///< of a model, among all systems of all models
    // In the schema's order.
    TextColumn &m_device, &m_customer;
    CategoryColumn &m_kind, &m_maker, &m_model, &m_system;
    TextColumn& m_fingerprint;
    FixedColumn<std::int32_t>& m_firstUse;
    BooleanColumn &m_trusted, &m_rooted;
};

} // namespace ledgerloom
