#include "core/run/row_sizes.h"

#include "core/format/block_encoder.h"

#include <algorithm>

namespace ledgerloom {

RowSizes sampleRowSizes(const Plan& plan) {
    BlockEncoder encoder(plan);
    // A run of a few blocks is weighed whole, so that its size is met closely; in a large one a quarter of the
    // first block's customers stand for all within half a percent.
    constexpr std::uint64_t fewBlocks = 4;
    const std::uint64_t customers = plan.customersBefore(1);
    const BlockTotals totals = encoder.make(0, plan.blocks <= fewBlocks ? customers : (customers + 3) / 4);
    RowSizes sizes;
    if (totals.rows > 0) {
        sizes.rows = 0;
        sizes.rowBytes = 0;
        // A quarter of a large block, spread evenly: rows are in time order, and the range's beginning is not like
        // its end.
        const std::uint32_t pieces = encoder.pieceCount(Table::transactions);
        for (std::uint32_t piece = 0; piece<pieces; piece += pieces> 16 ? 4 : 1) {
            const std::string_view text = encoder.encode(Table::transactions, piece);
            sizes.rowBytes += text.size();
            sizes.rows += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
        }
    }
    if (totals.customers > 0) {
        sizes.people = totals.customers;
        sizes.peopleCustomerBytes = 0;
        sizes.peopleDeviceBytes = 0;
        for (std::uint32_t piece = 0; piece < encoder.pieceCount(Table::customers); ++piece)
            sizes.peopleCustomerBytes += encoder.encode(Table::customers, piece).size();
        for (std::uint32_t piece = 0; piece < encoder.pieceCount(Table::devices); ++piece)
            sizes.peopleDeviceBytes += encoder.encode(Table::devices, piece).size();
    }
    return sizes;
}

} // namespace ledgerloom
