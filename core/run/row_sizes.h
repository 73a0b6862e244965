#pragma once

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/config/plan.h"

#include <cstdint>
#include <string>

namespace ledgerloom {

/// What rows of each table weigh on disk as they will be encoded, measured on a sample: bytes over items, kept as the
/// two counts.
struct RowSizes {
    std::uint64_t rows = 1;
    std::uint64_t rowBytes = 1'000;
    std::uint64_t people = 1;
    std::uint64_t peopleCustomerBytes = 550;     ///< their rows of customers
    std::uint64_t peopleDeviceBytes = 450;       ///< their rows of devices
    std::uint64_t emptyPartBytes[3] = {0, 0, 0}; ///< header and footer of a part by Table

    std::uint64_t transactionBytes(std::uint64_t count) const { return mulDiv(count, rowBytes, rows); }
    std::uint64_t customerBytes(std::uint64_t count) const { return mulDiv(count, peopleCustomerBytes, people); }
    std::uint64_t deviceBytes(std::uint64_t count) const { return mulDiv(count, peopleDeviceBytes, people); }
    std::uint64_t peopleBytes(std::uint64_t count) const { return customerBytes(count) + deviceBytes(count); }
    /// What the parts of one shard weigh without a row.
    std::uint64_t emptyShardBytes() const { return emptyPartBytes[0] + emptyPartBytes[1] + emptyPartBytes[2]; }
    /// Rows that fit, when each takes `extraMicroBytes` millionths of a byte of people along.
    std::uint64_t rowsIn(std::uint64_t bytes, std::uint64_t extraMicroBytes = 0) const {
        return mulDiv(bytes, 1'000'000, mulDiv(rowBytes, 1'000'000, rows) + extraMicroBytes);
    }
};

/// Makes the plan's first block, encodes it and weighs a part of it. `config` is the config's identity as JSON, which
/// some formats carry. Deterministic; some ten milliseconds, or a hundred where rows are weighed in whole row groups,
/// but at once where the same was asked for lately. badInput where the format is not built in. Any thread may call it.
Result<RowSizes> sampleRowSizes(const Plan& plan, const std::string& config);

} // namespace ledgerloom
