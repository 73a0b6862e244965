#include "core/base/result.h"

namespace ledgerloom {

int exitCode(ErrorCode code) {
    switch (code) {
    case ErrorCode::failed:
        return 1;
    case ErrorCode::badInput:
        return 2;
    case ErrorCode::memory:
        return 3;
    case ErrorCode::diskFull:
        return 4;
    case ErrorCode::io:
        return 5;
    case ErrorCode::verification:
        return 6;
    case ErrorCode::folderInUse:
        return 7;
    case ErrorCode::incomplete:
        return 8;
    case ErrorCode::cancelled:
        return 130;
    }
    return 1;
}

} // namespace ledgerloom
