#pragma once

#include "core/format/schema_names.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ledgerloom {

/// Something that is not as it should be, and where.
struct Fault {
    std::string check;
    std::string part;      ///< path within the dataset; empty where it is the whole's
    std::uint64_t row = 0; ///< from 1; 0 = the part itself
    std::string place;     ///< what a row is called there: "line" or "row"
    std::string message;
};

/// What a verification has found: for each check how much was looked at and how many faults there are. Every fault is
/// told when it is found, so that memory does not grow with them. One thread.
class VerifyReport {
public:
    using OnFault = std::function<void(const Fault&)>;
    using CheckId = std::size_t;

    struct Check {
        std::string name;
        std::uint64_t checked = 0;
        std::uint64_t faults = 0;
    };

    explicit VerifyReport(OnFault onFault) : m_onFault(std::move(onFault)) {}

    /// `name` says what holds: "transaction_id is unique".
    CheckId add(const std::string& name);
    /// What columns are called from now on to people; checks and faults name them as in the v3 schema.
    void setSchema(SchemaLanguage language) { m_names = &SchemaNames::of(language); }
    void checked(CheckId check, std::uint64_t count) { m_checks[check].checked += count; }
    void fault(CheckId check, std::string part, std::uint64_t row, std::string place, std::string message);

    const std::vector<Check>& checks() const { return m_checks; }
    std::uint64_t faults() const;

private:
    OnFault m_onFault;
    const SchemaNames* m_names = &SchemaNames::of(SchemaLanguage::pt);
    std::vector<Check> m_checks;
};

} // namespace ledgerloom
