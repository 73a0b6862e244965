#include "core/dataset/verify/verify_others.h"

namespace ledgerloom {

bool holdsOthersFiles(FileSystem&, const std::string&) {
    return false; // what cannot be read here is told as no dataset
}

Result<void> verifyOthers(const DatasetWork&, const std::string& path, bool, VerifyReport&) {
    return Error{.code = ErrorCode::badInput,
                 .message = path + " has no manifest.json, and this program was built without Apache Arrow, which "
                                   "others' files are read with"};
}

} // namespace ledgerloom
