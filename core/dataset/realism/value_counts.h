#pragma once

#include "core/dataset/realism/realism.h"
#include "core/dataset/realism/realism_targets.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace ledgerloom {

/// Rows and fraudulent rows by value, for columns of few values: beyond `most` different ones a value counts as
/// "(other)".
class ValueCounts {
public:
    static constexpr std::size_t most = 1'024;

    void add(std::string_view value, bool fraud, std::uint64_t rows = 1);

    /// The table, values by their rows; with `targets` its variation. `inOrder`: by value instead.
    RealismTable table(std::string title, std::span<const RealismTarget> targets = {}, bool inOrder = false) const;
    /// Of fraudulent rows alone.
    RealismTable fraudTable(std::string title, std::span<const RealismTarget> targets) const;
    /// Area under the curve when each value scores as its rate of fraud.
    double area() const;

private:
    std::map<std::string, std::array<std::uint64_t, 2>, std::less<>> m_counts; ///< rows, fraudulent ones
};

/// Area under the receiver's curve of scores in ascending order, as (honest, fraudulent) rows a score; 0.5 where there
/// is only one kind.
double areaOf(std::span<const std::array<std::uint64_t, 2>> ascending);

} // namespace ledgerloom
