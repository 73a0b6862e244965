#pragma once

#include "core/dataset/dataset_listing.h"
#include "core/dataset/dataset_work.h"
#include "core/dataset/verify_report.h"

namespace ledgerloom {

/// Holds every part against the list: that it is there, its size and its XXH3-128; and that there is no part which the
/// list does not name. `done` goes on from what it was. Errors: cancelled, memory; a part that cannot be read is a
/// fault.
class FileCheck {
public:
    FileCheck(const DatasetWork& work, const DatasetListing& listing, VerifyReport& report);

    /// One part of the listing.
    Result<void> part(const ListedPart& part, WorkProgress& done);
    /// What lies in the tables' folders beside the parts.
    Result<void> strangers();

private:
    Result<void> checksum(const ListedPart& part, const std::string& path, WorkProgress& done);
    Result<void> look(const std::string& folder, int depth);

    const DatasetWork& m_work;
    const DatasetListing& m_listing;
    VerifyReport& m_report;
    VerifyReport::CheckId m_there;
    VerifyReport::CheckId m_size;
    VerifyReport::CheckId m_sum;
    VerifyReport::CheckId m_stranger;
    std::vector<std::string_view> m_sorted; ///< paths of the list
    Reservation m_memory;
    std::vector<char> m_buffer;
};

/// All parts and the strangers.
Result<void> verifyFiles(const DatasetWork& work, const DatasetListing& listing, VerifyReport& report);

} // namespace ledgerloom
