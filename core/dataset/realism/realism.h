#pragma once

#include "core/dataset/dataset_work.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// One value of a column: its rows, the fraudulent ones among them, and its share as the world has it.
struct RealismValue {
    std::string value;
    std::uint64_t rows = 0;
    std::uint64_t fraudRows = 0;
    std::optional<double> target; ///< 0 to 1, of the values of the same table that have one
};

/// How often the values of a column are, and how often they are fraudulent.
struct RealismTable {
    std::string title; ///< "payment types", ...
    std::vector<RealismValue> values;
    /// Half the sum of all differences from the targets, among values that have one; empty without targets.
    std::optional<double> variation;

    std::uint64_t rows() const;
};

/// A figure beside the range it should lie in.
struct RealismFigure {
    std::string name;
    double measured = 0;
    std::optional<double> least;
    std::optional<double> most;

    bool isJudged() const { return least || most; }
    bool isGood() const { return (!least || measured >= *least) && (!most || measured <= *most); }
};

/// How real a dataset is. Plain data.
struct RealismReport {
    std::uint64_t rows = 0;
    std::uint64_t fraudRows = 0;
    std::vector<RealismTable> tables;
    std::vector<RealismFigure> figures;
    std::vector<std::string> notes; ///< what could not be told
};

/// Reads the payments and customers of a dataset of Ledgerloom's once and holds them beside the world: marginals and
/// their targets (see realism_targets.h for the sources), fraud by type, hour, state and channel, how much single
/// columns, the score of the rules and a baseline model tell. The baseline is a naive Bayes on amount, hour, type,
/// channel and merchant category, learned on the first two thirds of the days and judged on the rest, on samples of
/// both. Bounded memory; the same dataset gives the same figures. badInput where it is no such dataset, or the truth
/// does not stand beside the payments.
Result<RealismReport> measureRealism(const DatasetWork& work, const std::string& folder);

} // namespace ledgerloom
