#pragma once

#include "core/batch/block_rows.h"
#include "core/format/people_values.h"
#include "core/format/text_writer.h"
#include "core/population/identity.h"

namespace ledgerloom {

/// Rows of customers and devices as RFC 4180 lines, the address flattened. One a worker; not thread-safe.
class CsvPeople {
public:
    static constexpr std::size_t mostBytesPerCustomer = 1'536;
    static constexpr std::size_t mostBytesPerDevice = 512;
    static constexpr std::size_t rowsPerPiece = 512;

    explicit CsvPeople(const Population& population);

    char* writeCustomer(const Customer& customer, char* out);
    char* writeDevice(const DeviceRow& row, char* out) const;

private:
    char* putPerson(const Customer& customer, char* out);
    char* putAccount(const Customer& customer, char* out);

    const Population& m_population;
    Identities m_identities;
    Identity m_identity;
    PeopleValues m_values;
    TimestampWriter m_created;
};

} // namespace ledgerloom
