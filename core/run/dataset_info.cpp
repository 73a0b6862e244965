#include "core/run/dataset_info.h"

#include "core/config/fields.h"
#include "core/format/part_encoders.h"
#include "core/fraud/fraud_mix.h"
#include "core/population/customer_index.h"

namespace ledgerloom {

namespace {

Error refused(const std::string& why, const std::string& fix) {
    return {
        .code = ErrorCode::badInput, .message = "the plan cannot be used here: " + why + ". " + fix, .field = "plan"};
}

std::optional<Error> otherMaker(const PlanFile& file, const std::string& program, const std::string& libraries) {
    const std::string fix = "Use the same program everywhere, or plan anew with this one";
    if (file.dataVersion != dataVersion) {
        return refused("it is of data version " + std::to_string(file.dataVersion) +
                           " and this program makes version " + std::to_string(dataVersion),
                       fix);
    }
    if (file.program != program) {
        return refused("ledgerloom " + file.program + " made it and this is " + program + ", so bytes could differ",
                       fix);
    }
    if (file.libraries != libraries) {
        return refused("it was made with " + file.libraries + " and here is " + libraries + ", so bytes could differ",
                       fix);
    }
    return std::nullopt;
}

} // namespace

DatasetInfo datasetInfo(const RunConfig& config, const Plan& plan) {
    DatasetInfo info{
        .config = config, .plan = plan, .fraudMixPpm = {}, .absentFraudTypes = absentFraudTypes(plan.scenarioWeights)};
    for (const TypeShare& share : fraudTypeShares(plan.scenarioWeights)) {
        info.fraudMixPpm.emplace_back(share.type, share.rowsPpm);
    }
    return info;
}

Result<DatasetInfo> datasetInfo(const PlanFile& file, const std::string& program) {
    DatasetInfo info = datasetInfo(file.config, file.plan);
    if (auto other = otherMaker(file, program, encodingLibraries(info.plan.encoding))) {
        return *other;
    }
    if (!file.config.customersFile.empty()) {
        auto customers = CustomerIndex::open(file.config.customersFile);
        if (!customers) {
            return customers.error();
        }
        if ((*customers)->checksum() != file.customers) {
            return refused("customers-file " + file.config.customersFile + " is not the one it was made for",
                           "Give the same file with --customers-file, or plan anew");
        }
        info.plan.importedCustomers = *customers;
    }
    if (planFingerprint(info) != file.fingerprint) {
        return refused("it does not match its fingerprint: it was edited or damaged",
                       "Plan anew with: ledgerloom plan");
    }
    const bool sound = info.plan.shards > 0 && info.plan.blocksPerShard > 0 && info.plan.customers > 0;
    return sound ? Result<DatasetInfo>(std::move(info))
                 : refused("it plans nothing", "Plan anew with: ledgerloom plan");
}

} // namespace ledgerloom
