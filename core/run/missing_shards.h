#pragma once

#include "core/base/result.h"
#include "core/config/plan.h"
#include "core/storage/records.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ledgerloom {

/// Shards that a commit misses, told as "3, 7 to 9": the first twenty ranges. To be added in their order.
class MissingShards {
public:
    void add(std::uint64_t shard);
    std::uint64_t count() const { return m_count; }
    /// ErrorCode::incomplete, with what to do.
    Error error(const std::string& output, std::uint64_t shards) const;

private:
    std::uint64_t m_count = 0;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> m_ranges;
};

/// True where a record says what the plan says of its shard.
bool fitsPlan(const ShardRecord& record, const Plan& plan);

} // namespace ledgerloom
