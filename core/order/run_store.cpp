#include "core/order/run_store.h"

#include <charconv>

namespace ledgerloom {

namespace {

constexpr std::string_view prefix = "run-";
constexpr std::size_t leastDigits = 8;

std::string padded(std::uint64_t number) {
    const std::string digits = std::to_string(number);
    return std::string(digits.size() < leastDigits ? leastDigits - digits.size() : 0, '0') + digits;
}

/// Takes digits from the front of `text`; false when there are none or too many.
bool takeNumber(std::string_view& text, std::uint64_t& number) {
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end - text.data() < static_cast<std::ptrdiff_t>(leastDigits)) {
        return false;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}

} // namespace

std::string RunName::text() const {
    return std::string(prefix) + padded(first) + "-" + padded(end);
}

std::optional<RunName> RunName::parse(std::string_view text) {
    RunName name;
    if (!text.starts_with(prefix)) {
        return std::nullopt;
    }
    std::string_view rest = text.substr(prefix.size());
    if (!takeNumber(rest, name.first) || !rest.starts_with('-')) {
        return std::nullopt;
    }
    rest.remove_prefix(1);
    if (!takeNumber(rest, name.end) || !rest.empty() || name.first >= name.end || name.text() != text) {
        return std::nullopt;
    }
    return name;
}

} // namespace ledgerloom
