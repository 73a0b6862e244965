#include "core/dataset/read/budget_pool.h"

namespace ledgerloom {

namespace {

constexpr std::uint64_t step = std::uint64_t{1} << 20;

constexpr std::uint64_t mostIdle = 8 * step; ///< batches come and go, and each step costs a lock

} // namespace

bool BudgetPool::Meter::take(std::uint64_t bytes) {
    if (m_taken + bytes > m_covered) {
        const std::uint64_t asked = (m_taken + bytes - m_covered + step - 1) / step * step;
        auto piece = m_budget.reserve(asked, m_what);
        if (!piece)
            return false;
        m_pieces.push_back(std::move(piece).value());
        m_covered += asked;
    }
    m_taken += bytes;
    return true;
}

void BudgetPool::Meter::giveBack(std::uint64_t bytes) {
    m_taken -= bytes;
    while (!m_pieces.empty() && m_covered - m_pieces.back().bytes() >= m_taken + mostIdle) {
        m_covered -= m_pieces.back().bytes();
        m_pieces.pop_back();
    }
}

Error arrowError(const arrow::Status& status, const std::string& path) {
    if (status.IsOutOfMemory())
        return {.code = ErrorCode::memory, .message = path + ": " + status.message() + ". Raise --memory-limit"};
    const bool content = status.IsInvalid() || status.IsSerializationError() || status.IsTypeError() ||
                         status.IsNotImplemented() || status.IsIndexError() || status.IsKeyError();
    // Arrow's Parquet reader tells damaged bytes as an IOError, as it does a disk's.
    return {.code = content || status.IsIOError() ? ErrorCode::verification : ErrorCode::io,
            .message = path + ": " + status.message()};
}

} // namespace ledgerloom
