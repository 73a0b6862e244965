#include "core/dataset/page/own_ids.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <memory>

namespace ledgerloom {

namespace {

/// An id that a customer's number is in: the number is (digits - offset) / paymentsPerCustomer.
struct IdForm {
    std::string_view column;
    std::string_view prefix;
    std::size_t digits;
    std::uint64_t perCustomer;
    std::uint64_t offset;
};
constexpr std::array forms{IdForm{"transaction_id", "TXN_", 15, 100'000, 0},
                           IdForm{"session_id", "SESS_", 15, 100'000, 0}, IdForm{"customer_id", "CUST_", 12, 1, 1}};

std::optional<std::uint64_t> customerOf(const RowCondition& condition) {
    for (const IdForm& form : forms) {
        if (condition.column != form.column || !condition.text.starts_with(form.prefix) ||
            condition.text.size() != form.prefix.size() + form.digits)
            continue;
        const char* begin = condition.text.data() + form.prefix.size();
        const char* end = begin + form.digits;
        std::uint64_t number = 0;
        if (std::from_chars(begin, end, number).ptr == end && number >= form.offset)
            return (number - form.offset) / form.perCustomer;
    }
    return std::nullopt;
}

/// The block that a customer lives in.
std::uint64_t blockOf(const Plan& plan, std::uint64_t customer) {
    std::uint64_t low = 0;
    std::uint64_t high = plan.blocks;
    while (high - low > 1) {
        const std::uint64_t middle = low + (high - low) / 2;
        (plan.customersBefore(middle) <= customer ? low : high) = middle;
    }
    return low;
}

} // namespace

OnlyFile onlyFileOfIds(const DatasetListing& listing, const std::string& table) {
    if (listing.imported || listing.changed || listing.plan.blocks == 0 || listing.plan.blocksPerShard == 0)
        return {};
    const auto fileOfShard = std::make_shared<std::map<std::uint64_t, std::size_t>>();
    std::size_t file = 0;
    for (const ListedPart& part : listing.parts) {
        if (part.table != table)
            continue;
        if (!part.isShard)
            return {}; // a part of the order of time
        (*fileOfShard)[part.unit] = file++;
    }
    return [plan = listing.plan, fileOfShard](const RowCondition& condition) -> std::optional<std::size_t> {
        const auto customer = customerOf(condition);
        if (!customer || *customer >= plan.customers)
            return std::nullopt;
        const auto found = fileOfShard->find(blockOf(plan, *customer) / plan.blocksPerShard);
        return found == fileOfShard->end() ? std::nullopt : std::optional(found->second);
    };
}

} // namespace ledgerloom
