#include "core/order/run_layout.h"

#include "core/base/hashing.h"

#include <cstring>
#include <numeric>
#include <type_traits>

namespace ledgerloom {

namespace {

template <class T> void put(std::string& text, const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    text.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class T> void putList(std::string& text, const std::vector<T>& list) {
    put(text, std::uint64_t{list.size()});
    text.append(reinterpret_cast<const char*>(list.data()), list.size() * sizeof(T));
}

template <class T> bool take(std::string_view& bytes, T& value) {
    if (bytes.size() < sizeof value) {
        return false;
    }
    std::memcpy(&value, bytes.data(), sizeof value);
    bytes.remove_prefix(sizeof value);
    return true;
}

template <class T> bool takeList(std::string_view& bytes, std::vector<T>& list) {
    std::uint64_t size = 0;
    if (!take(bytes, size) || size > bytes.size() / sizeof(T)) {
        return false;
    }
    list.resize(size);
    std::memcpy(list.data(), bytes.data(), size * sizeof(T));
    bytes.remove_prefix(size * sizeof(T));
    return true;
}

/// Whether extents and pages belong together, so that nothing is looked for outside of them.
bool consistent(const RunFooter& footer) {
    std::uint64_t pages = 0;
    for (const RunExtent& run : footer.runs) {
        if (run.rows == 0 || run.firstPage != pages ||
            run.pages != (run.granules() + granulesPerPage - 1) / granulesPerPage) {
            return false;
        }
        pages += run.pages;
    }
    const std::uint64_t counted = std::accumulate(footer.rowsOfDay.begin(), footer.rowsOfDay.end(), std::uint64_t{0});
    return pages == footer.pages.size() && footer.rowsOfDay.size() == footer.days.count && counted == footer.rows();
}

} // namespace

std::uint64_t checksumOf(std::string_view bytes) {
    return hashText(bytes);
}

std::uint64_t RunFooter::rows() const {
    std::uint64_t sum = 0;
    for (const RunExtent& run : runs) {
        sum += run.rows;
    }
    return sum;
}

std::string RunFooter::text(std::uint64_t offset) const {
    std::string text;
    putList(text, runs);
    putList(text, pages);
    put(text, days);
    putList(text, rowsOfDay);
    put(text, RunTail{.footerOffset = offset, .footerChecksum = checksumOf(text), .magic = runMagic});
    return text;
}

bool RunFooter::parse(std::string_view bytes, RunFooter& footer) {
    return takeList(bytes, footer.runs) && takeList(bytes, footer.pages) && take(bytes, footer.days) &&
           takeList(bytes, footer.rowsOfDay) && bytes.empty() && consistent(footer);
}

} // namespace ledgerloom
