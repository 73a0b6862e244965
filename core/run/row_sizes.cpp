#include "core/run/row_sizes.h"

#include "core/format/block_encoder.h"

#include <algorithm>

namespace ledgerloom {

RowSizes sampleRowSizes(const Plan& plan) {
    BlockEncoder encoder(plan);
    const BlockTotals totals = encoder.make(0);
    RowSizes sizes;
    if (totals.rows > 0) {
        sizes.rows = 0;
        sizes.rowBytes = 0;
        // Every second unit: rows are in time order, and the range's beginning is not like its end.
        const std::uint32_t units = encoder.unitCount(Table::transactions);
        for (std::uint32_t unit = 0; unit < units; unit += units > 2 ? 2 : 1) {
            sizes.rowBytes += encoder.encode(Table::transactions, unit).size();
            sizes.rows += std::min<std::uint64_t>(rowsPerUnit, totals.rows - std::uint64_t{unit} * rowsPerUnit);
        }
    }
    if (totals.customers > 0) {
        sizes.people = totals.customers;
        sizes.peopleCustomerBytes = 0;
        sizes.peopleDeviceBytes = 0;
        for (std::uint32_t unit = 0; unit < encoder.unitCount(Table::customers); ++unit)
            sizes.peopleCustomerBytes += encoder.encode(Table::customers, unit).size();
        for (std::uint32_t unit = 0; unit < encoder.unitCount(Table::devices); ++unit)
            sizes.peopleDeviceBytes += encoder.encode(Table::devices, unit).size();
    }
    return sizes;
}

} // namespace ledgerloom
