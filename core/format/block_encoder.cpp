#include "core/format/block_encoder.h"

#include "core/batch/batch.h"
#include "core/batch/block_maker.h"
#include "core/format/jsonl_people.h"
#include "core/format/jsonl_transactions.h"

#include <algorithm>
#include <vector>

namespace ledgerloom {

namespace {

/// A piece of text is small enough that it is still in the L2 cache when it is hashed and written.
constexpr std::uint32_t rowsPerPiece = 512;
constexpr std::uint32_t piecesPerUnit = rowsPerUnit / rowsPerPiece;
constexpr std::uint64_t bufferBytes = std::uint64_t{rowsPerPiece} * JsonlTransactions::mostBytesPerRow + writerSlack;
constexpr std::uint64_t customersPerPiece = 512;
constexpr std::uint64_t devicesPerPiece = 512;
static_assert(customersPerPiece * JsonlPeople::mostBytesPerCustomer <= bufferBytes);

} // namespace

class BlockEncoder::Impl {
public:
    explicit Impl(const Plan& plan)
        : m_plan(plan),
          m_maker(plan),
          m_batch(std::make_unique<Batch>()),
          m_transactions(m_maker.population().reference(), plan.ownColumns),
          m_people(m_maker.population()),
          m_buffer(std::make_unique_for_overwrite<char[]>(bufferBytes)) {}

    const BlockTotals& make(std::uint64_t block, std::uint64_t mostCustomers) {
        m_firstCustomer = m_plan.customersBefore(block);
        m_customers = std::min(m_plan.customersBefore(block + 1) - m_firstCustomer, mostCustomers);
        m_totals = BlockTotals{};
        m_totals.customers = m_customers;
        m_unit = noUnit;
        if (m_plan.rows > 0) {
            m_maker.make(block, mostCustomers);
            countRows();
        }
        cutDevices();
        return m_totals;
    }

    std::uint32_t pieceCount(Table table) const {
        const auto pieces = [](std::uint64_t items, std::uint64_t perPiece) {
            return static_cast<std::uint32_t>((items + perPiece - 1) / perPiece);
        };
        switch (table) {
        case Table::customers:
            return pieces(m_customers, customersPerPiece);
        case Table::devices:
            return static_cast<std::uint32_t>(m_devicePieces.size() - 1);
        case Table::transactions:
            return pieces(m_totals.rows, rowsPerPiece);
        }
        return 0;
    }

    std::string_view encode(Table table, std::uint32_t piece) {
        char* end = m_buffer.get();
        switch (table) {
        case Table::customers:
            end = encodeCustomers(piece);
            break;
        case Table::devices:
            end = encodeDevices(piece);
            break;
        case Table::transactions:
            end = encodeTransactions(piece);
        }
        return {m_buffer.get(), static_cast<std::size_t>(end - m_buffer.get())};
    }

private:
    static constexpr std::uint32_t noUnit = UINT32_MAX;

    void countRows() {
        m_totals.rows = m_maker.rowCount();
        if (m_totals.rows == 0)
            return;
        for (std::size_t i = 0; i < m_totals.rows; ++i)
            m_totals.fraudRows += m_maker.row(i).fraud != FraudType::none ? 1U : 0U;
        m_totals.firstTimeUs = m_maker.row(0).timeUs;
        m_totals.lastTimeUs = m_maker.row(m_totals.rows - 1).timeUs;
    }

    /// Devices are cut into pieces at customers: nobody has so many that one customer would not fit the buffer.
    void cutDevices() {
        m_devicePieces.assign(1, 0);
        const std::vector<Enrolment>& enrolments = m_maker.enrolments();
        std::size_t enrolled = 0;
        std::uint64_t inPiece = 0;
        for (std::uint64_t i = 0; i < m_customers; ++i) {
            std::uint64_t here = m_maker.population().customer(m_firstCustomer + i).deviceCount;
            for (; enrolled < enrolments.size() && enrolments[enrolled].customer == i; ++enrolled)
                ++here;
            if (inPiece > 0 && inPiece + here > devicesPerPiece) {
                m_devicePieces.push_back(i);
                inPiece = 0;
            }
            inPiece += here;
            m_totals.devices += here;
        }
        if (m_customers > 0)
            m_devicePieces.push_back(m_customers);
    }

    char* encodeTransactions(std::uint32_t piece) {
        if (piece / piecesPerUnit != m_unit) {
            m_unit = piece / piecesPerUnit;
            m_batch->take(m_maker, m_unit);
        }
        const std::uint32_t first = piece % piecesPerUnit * rowsPerPiece;
        return m_transactions.write(*m_batch, first, std::min(first + rowsPerPiece, m_batch->rows), m_buffer.get());
    }

    char* encodeCustomers(std::uint32_t piece) {
        char* out = m_buffer.get();
        const std::uint64_t last = std::min((piece + 1) * customersPerPiece, m_customers);
        for (std::uint64_t i = piece * customersPerPiece; i < last; ++i)
            out = m_people.writeCustomer(m_maker.population().customer(m_firstCustomer + i), out);
        return out;
    }

    char* encodeDevices(std::uint32_t piece) {
        char* out = m_buffer.get();
        const std::vector<Enrolment>& enrolments = m_maker.enrolments();
        auto enrolled =
            std::lower_bound(enrolments.begin(), enrolments.end(), m_devicePieces[piece],
                             [](const Enrolment& e, std::uint64_t customer) { return e.customer < customer; });
        for (std::uint64_t i = m_devicePieces[piece]; i < m_devicePieces[piece + 1]; ++i) {
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
    std::uint32_t m_unit = noUnit;             ///< that m_batch holds
    std::vector<std::uint64_t> m_devicePieces; ///< first customer of each piece of devices, and the end
};

std::uint64_t BlockEncoder::memoryBytes(const Plan& plan) {
    return BlockMaker::memoryBytes(plan) + bufferBytes + sizeof(Batch);
}

BlockEncoder::BlockEncoder(const Plan& plan) : m_impl(std::make_unique<Impl>(plan)) {}
BlockEncoder::~BlockEncoder() = default;

const BlockTotals& BlockEncoder::make(std::uint64_t block, std::uint64_t mostCustomers) {
    return m_impl->make(block, mostCustomers);
}
std::uint32_t BlockEncoder::pieceCount(Table table) const {
    return m_impl->pieceCount(table);
}
std::string_view BlockEncoder::encode(Table table, std::uint32_t piece) {
    return m_impl->encode(table, piece);
}

} // namespace ledgerloom
