#pragma once

#include "core/dataset/verify/stream_record.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

namespace ledgerloom {

/// Goes through the records of customers, each in its order, and computes every feature anew from what came before. One
/// thread.
class StreamReplay {
public:
    enum class Check : std::uint8_t {
        customerExists,
        deviceExists,
        deviceInUse,
        timesUnique,
        count24h,
        sum24h,
        minutes,
        distance,
        newReceiver,
        unusualHour,
        balanceSum,
        balanceChain
    };
    using OnFault = std::function<void(Check, const StreamRecord&, const std::string& why)>;

    /// `withCredits`: whether the records tell of all that comes into the accounts.
    StreamReplay(OnFault onFault, bool withCredits) : m_onFault(std::move(onFault)), m_withCredits(withCredits) {}

    void take(const StreamRecord& record);
    /// The next record begins with an unknown customer.
    void reset() { m_any = false; }
    std::uint64_t payments() const { return m_payments; }

private:
    struct Device {
        IdKey device;
        std::int64_t firstDay = 0;
    };
    void begin(const StreamRecord& record);
    void payment(const StreamRecord& record);
    void checkDevice(const StreamRecord& record);
    void checkWindow(const StreamRecord& record);
    void checkLast(const StreamRecord& record);
    void checkHabits(const StreamRecord& record);
    void checkBalance(const StreamRecord& record);

    OnFault m_onFault;
    bool m_withCredits;
    bool m_any = false;
    IdKey m_customer;
    bool m_known = false;
    std::int16_t m_zoneMinutes = 0;
    std::vector<Device> m_devices;
    struct Paid {
        std::int64_t timeUs = 0;
        std::int64_t cents = 0;
    };
    std::deque<Paid> m_window;
    std::int64_t m_windowCents = 0;
    std::int64_t m_balanceCents = StreamRecord::noBalance; ///< that the row before left
    StreamRecord m_last;
    bool m_hasLast = false;
    std::unordered_set<std::uint64_t> m_receivers;
    std::uint64_t m_payments = 0;
};

} // namespace ledgerloom
