#include "core/format/block_encoder.h"

#include "core/batch/batch.h"
#include "core/batch/block_maker.h"
#include "core/format/jsonl_people.h"
#include "core/format/jsonl_transactions.h"

#include <algorithm>
#include <vector>

namespace ledgerloom {

namespace {

constexpr std::uint64_t bufferBytes =
    std::uint64_t{rowsPerUnit} * JsonlTransactions::mostBytesPerRow + writerSlack;

/// People are written in units of so many customers: with their devices they fit the same buffer.
constexpr std::uint64_t customersPerUnit = rowsPerUnit;
constexpr std::uint64_t customersPerDeviceUnit = rowsPerUnit / (Customer::maxDevices + 1);

} // namespace

class BlockEncoder::Impl {
public:
    explicit Impl(const Plan& plan)
        : m_plan(plan), m_maker(plan), m_batch(std::make_unique<Batch>()),
          m_transactions(m_maker.population().reference(), plan.ownColumns), m_people(m_maker.population()),
          m_buffer(std::make_unique_for_overwrite<char[]>(bufferBytes)) {}

    const BlockTotals& make(std::uint64_t block) {
        m_firstCustomer = m_plan.customersBefore(block);
        m_customers = m_plan.customersBefore(block + 1) - m_firstCustomer;
        m_totals = BlockTotals{};
        m_totals.customers = m_customers;
        if (m_plan.rows > 0) {
            m_maker.make(block);
            m_totals.devices = m_maker.deviceCount();
            countRows();
        } else
            for (std::uint64_t i = 0; i < m_customers; ++i)
                m_totals.devices += m_maker.population().customer(m_firstCustomer + i).deviceCount;
        return m_totals;
    }

    std::uint32_t unitCount(Table table) const {
        const auto units = [](std::uint64_t items, std::uint64_t perUnit) {
            return static_cast<std::uint32_t>((items + perUnit - 1) / perUnit);
        };
        switch (table) {
        case Table::customers:
            return units(m_customers, customersPerUnit);
        case Table::devices:
            return units(m_customers, customersPerDeviceUnit);
        case Table::transactions:
            return units(m_totals.rows, rowsPerUnit);
        }
        return 0;
    }

    std::string_view encode(Table table, std::uint32_t unit) {
        char* end = m_buffer.get();
        switch (table) {
        case Table::customers:
            end = encodeCustomers(unit);
            break;
        case Table::devices:
            end = encodeDevices(unit);
            break;
        case Table::transactions:
            m_batch->take(m_maker, unit);
            end = m_transactions.write(*m_batch, m_buffer.get());
        }
        return {m_buffer.get(), static_cast<std::size_t>(end - m_buffer.get())};
    }

private:
    void countRows() {
        m_totals.rows = m_maker.rowCount();
        if (m_totals.rows == 0)
            return;
        for (std::size_t i = 0; i < m_totals.rows; ++i)
            m_totals.fraudRows += m_maker.row(i).fraud != FraudType::none ? 1U : 0U;
        m_totals.firstTimeUs = m_maker.row(0).timeUs;
        m_totals.lastTimeUs = m_maker.row(m_totals.rows - 1).timeUs;
    }

    char* encodeCustomers(std::uint32_t unit) {
        char* out = m_buffer.get();
        const std::uint64_t last = std::min((unit + 1) * customersPerUnit, m_customers);
        for (std::uint64_t i = unit * customersPerUnit; i < last; ++i)
            out = m_people.writeCustomer(m_maker.population().customer(m_firstCustomer + i), out);
        return out;
    }

    char* encodeDevices(std::uint32_t unit) {
        char* out = m_buffer.get();
        const std::uint64_t first = unit * customersPerDeviceUnit;
        const std::uint64_t last = std::min(first + customersPerDeviceUnit, m_customers);
        const std::vector<Enrolment>& enrolments = m_maker.enrolments();
        auto enrolled = std::lower_bound(enrolments.begin(), enrolments.end(), first,
                                         [](const Enrolment& e, std::uint64_t customer) { return e.customer < customer; });
        for (std::uint64_t i = first; i < last; ++i) {
            const Customer customer = m_maker.population().customer(m_firstCustomer + i);
            for (std::uint32_t k = 0; k < customer.deviceCount; ++k)
                out = m_people.writeDevice(customer, customer.devices[k], out);
            for (; enrolled != enrolments.end() && enrolled->customer == i; ++enrolled)
                out = m_people.writeDevice(customer, enrolled->device, out);
        }
        return out;
    }

    Plan m_plan;
    BlockMaker m_maker;
    std::unique_ptr<Batch> m_batch;
    JsonlTransactions m_transactions;
    JsonlPeople m_people;
    std::unique_ptr<char[]> m_buffer;
    BlockTotals m_totals;
    std::uint64_t m_firstCustomer = 0;
    std::uint64_t m_customers = 0;
};

std::uint64_t BlockEncoder::memoryBytes(const Plan& plan) {
    return BlockMaker::memoryBytes(plan) + bufferBytes + sizeof(Batch);
}

BlockEncoder::BlockEncoder(const Plan& plan) : m_impl(std::make_unique<Impl>(plan)) {}
BlockEncoder::~BlockEncoder() = default;

const BlockTotals& BlockEncoder::make(std::uint64_t block) { return m_impl->make(block); }
std::uint32_t BlockEncoder::unitCount(Table table) const { return m_impl->unitCount(table); }
std::string_view BlockEncoder::encode(Table table, std::uint32_t unit) { return m_impl->encode(table, unit); }

} // namespace ledgerloom
