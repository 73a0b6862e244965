#include "core/dataset/sample/sample.h"

#include "core/dataset/replay/replay.h"

namespace ledgerloom {

namespace {

Error withoutArrow(const std::string& verb) {
    return {.code = ErrorCode::badInput,
            .message = verb +
                       " needs Apache Arrow, which this program was built without: run packaging/setup and build "
                       "again"};
}

} // namespace

Result<SampleReport> sample(const DatasetWork&, const SampleRequest&) {
    return withoutArrow("sample");
}

Result<SplitReport> split(const DatasetWork&, const SplitRequest&) {
    return withoutArrow("split");
}

Result<ReplayReport> replay(const DatasetWork&, const ReplayRequest&, const ReplayOutput&) {
    return withoutArrow("replay");
}

} // namespace ledgerloom
