#pragma once

#include "core/base/random.h"
#include "core/behaviour/payment.h"

#include <cstdint>

namespace ledgerloom {

/// The bank's rule engine: points for what looks odd against the customer's own past, and noise, since real rules see
/// other things too. It never looks at the label. One a customer's walk; payments come in time order.
class RuleScore {
public:
    /// Score of a payment whose features are filled, in hundredths of a point, 0 to 10,000.
    std::uint16_t next(const Payment& payment, Rng& rng);

private:
    std::int64_t m_sumCents = 0;
    std::int64_t m_count = 0;
};

} // namespace ledgerloom
