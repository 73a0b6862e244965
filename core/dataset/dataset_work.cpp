#include "core/dataset/dataset_work.h"

#include "core/base/units.h"

namespace ledgerloom {

Result<void> DatasetWork::mayGoOn(const WorkProgress& done) const {
    const auto soFar = [&] {
        return formatSize(done.bytesDone) + " of " + formatSize(done.bytesTotal) +
               (done.rows > 0 ? " and " + counted(done.rows, "row") : "") + " were read until then";
    };
    if (cancelled && cancelled())
        return Error{.code = ErrorCode::cancelled, .message = "stopped as asked; " + soFar()};
    if (levelNow() == Level::emergency)
        return Error{.code = ErrorCode::memory,
                     .message = "stopped because memory ran out (EMERGENCY); " + soFar() +
                                ". Raise --memory-limit, or end what else needs memory"};
    return {};
}

} // namespace ledgerloom
