#include "core/dataset/realism/realism.h"

#include "core/dataset/dataset_listing.h"
#include "core/dataset/read/original_rows.h"
#include "core/dataset/read/table_stream.h"
#include "core/dataset/realism/payment_tally.h"
#include "core/dataset/verify_report.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/manifest.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr double mostVariation = 0.02; ///< in a million rows; fewer leave more to chance
constexpr double rowsForVariation = 1e6;
constexpr std::uint64_t rowsToJudge = 100'000;

/// One pass over the customers and one over the payments of a dataset.
class RealismPass {
public:
    RealismPass(const DatasetWork& work, const DatasetListing& listing)
        : m_work(work),
          m_listing(listing),
          m_pool(std::make_shared<BudgetPool>(work.budget, "rows for the report on realism")),
          m_original(listing.plan.schema, work.budget),
          m_states(listing.imported ? 0 : listing.plan.customers) {
        for (const ListedPart& part : listing.parts)
            if (part.table == "customers" || part.table == "transactions")
                m_done.bytesTotal += part.bytes;
    }

    Result<RealismReport> run() {
        if (auto read = readCustomers(); !read)
            return read.error();
        if (auto read = readPayments(); !read)
            return read.error();
        for (const RealismTable& table : m_report.tables)
            if (table.variation) {
                // Fraud types are counted in fraudulent rows, of which there are few.
                const double few = std::max(1.0, rowsForVariation / static_cast<double>(m_report.rows));
                m_report.figures.push_back(
                    {table.title + ", total variation", *table.variation, {}, mostVariation * few});
            }
        leaveToChance();
        return std::move(m_report);
    }

private:
    void leaveToChance() {
        if (m_report.rows >= rowsToJudge)
            return;
        for (RealismFigure& figure : m_report.figures)
            figure.least = figure.most = std::nullopt;
        m_report.notes.emplace_back("in fewer than 100,000 payments chance decides: figures are not judged");
    }

    Result<std::unique_ptr<TableStream>> open(const std::string& table) {
        StreamRequest request;
        request.reading.table = table;
        request.reading.reading = RowOrigin::own;
        request.reading.switched = switchedColumns(m_listing.plan);
        for (const ListedPart& part : m_listing.parts)
            if (part.table == table)
                request.paths.push_back(under(m_listing.folder, part.path));
        return TableStream::open(m_work, m_pool, std::move(request), m_done);
    }

    /// Hands over the rows of a table under the names of the v3 schema.
    template <class Take> Result<void> each(const std::string& table, const Take& take) {
        auto stream = open(table);
        if (!stream)
            return stream.error();
        return (*stream)->each([&](std::shared_ptr<arrow::RecordBatch>& rows) -> Result<void> {
            const auto original = m_original.of(rows);
            if (!original)
                return original.error();
            take(**original);
            return {};
        });
    }

    Result<void> readCustomers() {
        TextRows id("customer_id");
        TextRows state("endereco.estado");
        TextRows profile("perfil_comportamental");
        ValueCounts profiles;
        ValueCounts states;
        auto read = each("customers", [&](const arrow::RecordBatch& rows) {
            for (TextRows* column : {&id, &state, &profile})
                column->bind(rows);
            for (std::int64_t row = 0; row < rows.num_rows(); ++row) {
                if (!profile.isNull(row))
                    profiles.add(profile[row], false);
                if (state.isNull(row) || id.isNull(row))
                    continue;
                m_states.set(id[row], state[row]);
                const auto targets = stateTargets();
                const bool large = std::ranges::count(targets, state[row], &RealismTarget::value) > 0;
                states.add(large ? state[row] : std::string_view("others"), false);
            }
        });
        if (!read)
            return read;
        if (m_listing.imported) {
            m_report.notes.emplace_back("customers are yours: their states and profiles are not held beside the "
                                        "country's, and fraud is not told by state");
            return {};
        }
        m_report.tables.push_back(states.table("states", stateTargets()));
        if (m_listing.plan.profiles)
            m_report.tables.push_back(profiles.table("profiles", profileTargets()));
        return {};
    }

    Result<void> readPayments() {
        const Plan& plan = m_listing.plan;
        PaymentTally tally(plan.startDate + static_cast<std::int32_t>(plan.days() * 2 / 3), m_states);
        auto read = each("transactions", [&](const arrow::RecordBatch& rows) { tally.take(rows); });
        if (!read)
            return read;
        tally.tell(m_report);
        return {};
    }

    const DatasetWork& m_work;
    const DatasetListing& m_listing;
    std::shared_ptr<BudgetPool> m_pool;
    OriginalRows m_original;
    CustomerStates m_states;
    WorkProgress m_done;
    RealismReport m_report;
};

Error unsuitable(const std::string& folder, const std::string& why) {
    return {.code = ErrorCode::badInput, .message = "the realism of " + folder + " cannot be measured: " + why};
}

} // namespace

Result<RealismReport> measureRealism(const DatasetWork& work, const std::string& folder) {
    VerifyReport faults([](const Fault&) {});
    const auto listing = readListing(work, folder, faults);
    if (!listing)
        return listing.error();
    const Plan& plan = listing->plan;
    if (listing->manifest.dataVersion != dataVersion)
        return unsuitable(folder, "it is of data version " + std::to_string(listing->manifest.dataVersion) +
                                      ", this program makes version " + std::to_string(dataVersion) +
                                      ". Use the program that made it");
    if (plan.rows == 0 || plan.customersOnly)
        return unsuitable(folder, "it has no transactions");
    if (!plan.inlineLabels())
        return unsuitable(folder,
                          "its truth stands in the table labels. Allowed: datasets made with --labels inline or "
                          "both");
    auto memory = work.budget.reserve(Baseline::memoryBytes() + plan.customers, "the report on realism");
    if (!memory)
        return memory.error();
    return RealismPass(work, *listing).run();
}

} // namespace ledgerloom
