#pragma once

#include "core/base/result.h"
#include "core/storage/manifest.h"

#include <cstdint>
#include <string>

namespace ledgerloom {

/// A plan as it is handed to processes that make its shards, on this machine or on others: constant in size whatever
/// the run, because shards are computed and not listed. Plain data.
struct PlanFile {
    std::string program; ///< version of the program that planned
    std::uint32_t dataVersion = 0;
    std::string libraries;   ///< of those that decide bytes; empty where none does
    std::string fingerprint; ///< planFingerprint()
    std::string customers;   ///< checksum of the imported customers; empty where they are made
    RunConfig config;        ///< without output
    Plan plan;               ///< without the imported customers, which are config.customersFile
};

std::string planFileText(const DatasetInfo& info, const std::string& program);

/// Reads planFileText(). badInput for anything else, with what is wrong; `name` opens the message.
Result<PlanFile> parsePlanFile(const std::string& text, const std::string& name);

} // namespace ledgerloom
