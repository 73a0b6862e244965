#pragma once

#include "core/format/document_writer.h"
#include "core/format/text_writer.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// What a row of a made customer begins with: the numbers of transaction, customer and session with the texts between
/// them. The customer's share is kept, since a block's few hundred customers come again and again; rows of many more
/// only make it anew. `Capacity` bytes hold it. Not thread-safe.
template <std::size_t Capacity> class PartiesText {
public:
    /// The texts end in TXN_, CUST_ and SESS_.
    PartiesText(std::string_view beforeTransaction, std::string_view beforeCustomer, std::string_view beforeSession)
        : m_before{beforeTransaction, beforeCustomer, beforeSession},
          m_transaction(beforeTransaction.size() + customerDigits),
          m_session(m_transaction + ownDigits + beforeCustomer.size() + 12 + beforeSession.size() + customerDigits),
          m_kept(slots) {}

    char* put(char* out, std::uint64_t customer, std::uint32_t sequence, std::uint32_t session) {
        Kept& kept = m_kept[customer % slots];
        if (kept.customer != customer)
            make(kept, customer);
        std::memcpy(out, kept.text.data(), Capacity);
        if (std::max(sequence, session) < 10'000) { // the first of five digits stands there
            const std::uint64_t digits = twiceFourDigits(sequence, session) | zeroDigits;
            const auto ofSession = static_cast<std::uint32_t>(digits >> 32U);
            std::memcpy(out + m_transaction + 1, &digits, 4);
            std::memcpy(out + m_session + 1, &ofSession, 4);
        } else {
            putFive(out + m_transaction, sequence);
            putFive(out + m_session, session);
        }
        return out + m_session + ownDigits;
    }

private:
    static constexpr std::size_t slots = 512;
    static constexpr std::size_t customerDigits = 10; ///< of fifteen, the others are the thing's own
    static constexpr std::size_t ownDigits = 5;

    struct Kept {
        std::uint64_t customer = UINT64_MAX;
        std::array<char, Capacity> text{};
    };

    static void putFive(char* out, std::uint32_t value) {
        const std::uint64_t digits = (eightDigits(value) | zeroDigits) >> 24U;
        std::memcpy(out, &digits, ownDigits);
    }

    void make(Kept& kept, std::uint64_t customer) const {
        std::array<char, Capacity + writerSlack> text{};
        char* out = ledgerloom::put(text.data(), m_before[0]);
        out = putFifteen(out, customer * 100'000);
        out = putTwelve(ledgerloom::put(out, m_before[1]), customer + 1);
        putFifteen(ledgerloom::put(out, m_before[2]), customer * 100'000);
        kept.customer = customer;
        std::copy_n(text.begin(), Capacity, kept.text.begin());
    }

    std::array<std::string_view, 3> m_before;
    std::size_t m_transaction; ///< where its own digits stand
    std::size_t m_session;
    std::vector<Kept> m_kept;
};

} // namespace ledgerloom
