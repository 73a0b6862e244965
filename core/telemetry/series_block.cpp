#include "core/telemetry/series_block.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace ledgerloom {

namespace {

constexpr std::uint16_t noValue = 65'535;
constexpr double steps = 65'534;
constexpr std::size_t valueCount = 8;

/// How a value's bytes of a block begin.
enum class Kept : char { none, one, range };

using Value = std::optional<double>;

std::array<Value, valueCount> valuesOf(const Sample& sample) {
    const auto optional = [](const std::optional<std::uint64_t>& value) {
        return value ? Value(static_cast<double>(*value)) : Value();
    };
    const auto finite = [](double value) { return std::isfinite(value) ? Value(value) : Value(); };
    return {optional(sample.processBytes),  static_cast<double>(sample.reservedBytes), optional(sample.availableBytes),
            optional(sample.diskFreeBytes), finite(sample.growthBytesPerSecond),       finite(sample.rowsPerSecond),
            finite(sample.bytesPerSecond),  static_cast<double>(sample.arrowBytes)};
}

std::optional<std::uint64_t> wholeOf(const Value& value) {
    constexpr double most = 9e18; // llround() knows no more
    if (!value || !std::isfinite(*value))
        return std::nullopt;
    return static_cast<std::uint64_t>(std::llround(std::clamp(*value, 0.0, most)));
}

void setValues(Sample& sample, const std::array<Value, valueCount>& values) {
    sample.processBytes = wholeOf(values[0]);
    sample.reservedBytes = wholeOf(values[1]).value_or(0);
    sample.availableBytes = wholeOf(values[2]);
    sample.diskFreeBytes = wholeOf(values[3]);
    sample.growthBytesPerSecond = values[4].value_or(0);
    sample.rowsPerSecond = values[5].value_or(0);
    sample.bytesPerSecond = values[6].value_or(0);
    sample.arrowBytes = wholeOf(values[7]).value_or(0);
}

void putNumber(std::string& out, std::uint64_t value) {
    for (; value >= 0x80U; value >>= 7U)
        out += static_cast<char>(value | 0x80U);
    out += static_cast<char>(value);
}

/// Small ones of either sign stay small.
void putSigned(std::string& out, std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    putNumber(out, bits << 1U ^ (value < 0 ? ~std::uint64_t{0} : 0));
}

template <class Value> void putPlain(std::string& out, Value value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// Reads what the others wrote; what is not there turns it bad.
class Reader {
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<std::uint8_t>(plain<char>());
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80U)
                return value;
        }
        m_good = false;
        return 0;
    }
    std::uint64_t signedBits() {
        const std::uint64_t bits = number();
        return bits >> 1U ^ ((bits & 1U) != 0 ? ~std::uint64_t{0} : 0);
    }
    template <class Plain> Plain plain() {
        Plain value{};
        m_good = m_good && m_bytes.size() >= sizeof value;
        if (m_good) {
            std::memcpy(&value, m_bytes.data(), sizeof value);
            m_bytes.remove_prefix(sizeof value);
        }
        return value;
    }
    bool good() const { return m_good; }
    bool atEnd() const { return m_good && m_bytes.empty(); }

private:
    std::string_view m_bytes;
    bool m_good = true;
};

void putTimes(std::string& out, std::span<const Sample> samples) {
    std::uint64_t before = 0;
    std::uint64_t step = 0;
    for (const Sample& sample : samples) {
        const std::uint64_t now = static_cast<std::uint64_t>(sample.elapsedUs) - before; // wraps, as it does back
        putSigned(out, static_cast<std::int64_t>(now - step));
        step = now;
        before = static_cast<std::uint64_t>(sample.elapsedUs);
    }
}

void putLevels(std::string& out, std::span<const Sample> samples) {
    for (std::size_t at = 0; at < samples.size();) {
        std::size_t end = at + 1;
        while (end < samples.size() && samples[end].level == samples[at].level)
            ++end;
        out += static_cast<char>(samples[at].level);
        putNumber(out, end - at);
        at = end;
    }
}

void putValues(std::string& out, std::span<const std::array<Value, valueCount>> rows, std::size_t column) {
    double low = 0;
    double high = 0;
    std::size_t there = 0;
    for (const auto& row : rows)
        if (const Value& value = row[column]) {
            low = there == 0 ? *value : std::min(low, *value);
            high = there++ == 0 ? *value : std::max(high, *value);
        }
    const Kept kept = there == 0 ? Kept::none : low == high && there == rows.size() ? Kept::one : Kept::range;
    out += static_cast<char>(kept);
    if (kept != Kept::none)
        putPlain(out, low);
    if (kept != Kept::range)
        return;
    putPlain(out, high);
    const double range = high - low;
    for (const auto& row : rows) {
        const Value& value = row[column];
        const double step = value && range > 0 ? (*value - low) / range * steps : 0;
        putPlain(out, value ? static_cast<std::uint16_t>(std::lround(step)) : noValue);
    }
}

void takeValues(Reader& reader, std::vector<std::array<Value, valueCount>>& rows, std::size_t column) {
    const auto kept = static_cast<Kept>(reader.plain<char>());
    if (kept == Kept::none)
        return;
    const auto low = reader.plain<double>();
    const double high = kept == Kept::range ? reader.plain<double>() : low;
    for (auto& row : rows) {
        const std::uint16_t step = kept == Kept::range ? reader.plain<std::uint16_t>() : std::uint16_t{0};
        if (step != noValue)
            row[column] = low + (high - low) * (static_cast<double>(step) / steps);
    }
}

} // namespace

std::string packSamples(std::span<const Sample> samples) {
    std::string out;
    putNumber(out, samples.size());
    putTimes(out, samples);
    putLevels(out, samples);
    std::vector<std::array<Value, valueCount>> rows;
    rows.reserve(samples.size());
    for (const Sample& sample : samples)
        rows.push_back(valuesOf(sample));
    for (std::size_t column = 0; column < valueCount; ++column)
        putValues(out, rows, column);
    return out;
}

std::optional<std::vector<Sample>> unpackSamples(std::string_view bytes) {
    Reader reader(bytes);
    const std::uint64_t count = reader.number();
    if (!reader.good() || count > mostSamplesOfBlock)
        return std::nullopt;
    std::vector<Sample> samples(count);
    std::uint64_t time = 0;
    std::uint64_t step = 0;
    for (Sample& sample : samples) {
        step += reader.signedBits();
        time += step;
        sample.elapsedUs = static_cast<std::int64_t>(time);
    }
    for (std::size_t at = 0; at < samples.size();) {
        const auto level = static_cast<std::uint8_t>(reader.plain<char>());
        const std::uint64_t run = reader.number();
        if (!reader.good() || run == 0 || run > samples.size() - at)
            return std::nullopt;
        for (const std::size_t end = at + run; at < end; ++at)
            samples[at].level = level;
    }
    std::vector<std::array<Value, valueCount>> rows(count);
    for (std::size_t column = 0; column < valueCount; ++column)
        takeValues(reader, rows, column);
    for (std::size_t i = 0; i < samples.size(); ++i)
        setValues(samples[i], rows[i]);
    return reader.atEnd() ? std::optional(std::move(samples)) : std::nullopt;
}

double seriesErrorBound(double low, double high) {
    constexpr double roundings = 4 * 2.3e-16; // of the way there and back
    // And whole numbers come back whole.
    return (high - low) / steps / 2 + std::max(std::abs(low), std::abs(high)) * roundings + 0.5;
}

} // namespace ledgerloom
