#pragma once

#include "core/batch/block_rows.h"
#include "core/format/people_values.h"
#include "core/format/text_writer.h"
#include "core/population/identity.h"

#include <string>
#include <vector>

namespace ledgerloom {

/// Rows of customers and devices as JSON lines. One a worker; not thread-safe.
class JsonlPeople {
public:
    static constexpr std::size_t mostBytesPerCustomer = 1'536;
    static constexpr std::size_t mostBytesPerDevice = 512;
    static constexpr std::size_t rowsPerPiece = 512;

    explicit JsonlPeople(const Population& population);

    char* writeCustomer(const Customer& customer, char* out);
    char* writeDevice(const DeviceRow& row, char* out) const;

private:
    const Population& m_population;
    Identities m_identities;
    Identity m_identity;
    PeopleValues m_values;
    std::vector<std::string> m_customerKeys;
    std::vector<std::string> m_deviceKeys;
    TimestampWriter m_created;
};

} // namespace ledgerloom
