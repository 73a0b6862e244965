#include "core/run/adjust.h"

#include "core/base/units.h"
#include "core/config/fields.h"
#include "core/storage/target.h"

#include <algorithm>

namespace ledgerloom {

namespace {

std::string inBinary(std::uint64_t bytes) {
    return formatSize(bytes, SizeStyle::binary);
}

Error refusal(ErrorCode code, std::string field, std::string message) {
    return {.code = code, .message = std::move(message) + " Nothing was changed.", .field = std::move(field)};
}

bool sameLimits(const RunConfig& a, const RunConfig& b) {
    return a.memoryLimitBytes == b.memoryLimitBytes && a.softLimitBytes == b.softLimitBytes &&
           a.softLimitPermille == b.softLimitPermille && a.minAvailableBytes == b.minAvailableBytes &&
           a.arrowLimitBytes == b.arrowLimitBytes;
}

/// What Arrow's pools may hold before they press, for so many workers.
std::uint64_t calmArrow(const Resources& planned, std::uint32_t workers) {
    return planned.leastArrowBytes * 10 / 7 * workers;
}

Result<Limits> limitsFor(const RunConfig& config, const RunNow& now, std::uint32_t workers) {
    if (sameLimits(config, now.config)) {
        return now.limits; // what is available by now is the guard's business, not this wish's
    }
    auto limits = limitsInForce(limitRequest(config), now.reading);
    if (limits && config.arrowLimitBytes == 0 && now.planned.leastArrowBytes > 0) {
        limits->arrowBytes =
            std::min(limits->hardBytes, std::max(limits->arrowBytes, calmArrow(now.planned, workers) + 1));
    }
    return limits;
}

/// The workers fit the new limits, and what is held already does.
Result<void> checkRoom(const Limits& limits, std::uint32_t workers, const RunNow& now) {
    const Resources& planned = now.planned;
    const std::uint64_t needed = planned.fixedBytes + planned.workerBytes * workers;
    if (needed > limits.hardBytes) {
        return refusal(ErrorCode::memory, workers > now.workers ? "workers" : "memory-limit",
                       counted(workers, "worker") + " of this run need " + inBinary(needed) + ", but " + limits.reason +
                           "; use fewer workers or a limit of " + inBinary(needed) + " or more.");
    }
    const std::uint64_t outside = planned.limits.hardBytes - planned.budgetBytes;
    const std::uint64_t held = std::max(now.reading.processBytes.value.value_or(0), outside + now.reservedBytes);
    if (held > limits.hardBytes) {
        return refusal(ErrorCode::memory, "memory-limit",
                       "this run holds " + inBinary(held) + " at this moment, more than the new limit of " +
                           inBinary(limits.hardBytes) +
                           "; use fewer workers first, and lower the limit when they have parked.");
    }
    if (workers > 1 && calmArrow(planned, workers) > limits.arrowBytes) {
        return refusal(ErrorCode::memory, workers > now.workers ? "workers" : "arrow-limit",
                       counted(workers, "worker") + " of this run need " + inBinary(calmArrow(planned, workers)) +
                           " for Arrow, but its limit is " + inBinary(limits.arrowBytes) +
                           "; use fewer workers or raise --arrow-limit.");
    }
    if (planned.leastArrowBytes > limits.arrowBytes) {
        return refusal(ErrorCode::memory, "arrow-limit",
                       "this format needs at least " + inBinary(planned.leastArrowBytes) +
                           " for Arrow, but the limit would be " + inBinary(limits.arrowBytes) + ".");
    }
    return {};
}

std::string changeText(const Adjustment& after, const RunNow& now) {
    std::string text;
    const auto say = [&text](const std::string& what, const std::string& is, const std::string& was) {
        if (is != was) {
            text += (text.empty() ? "" : "; ") + what + " " + is + " in place of " + was;
        }
    };
    say("workers", std::to_string(after.workers), std::to_string(now.workers));
    say("memory limit", inBinary(after.limits.hardBytes), inBinary(now.limits.hardBytes));
    say("soft limit", inBinary(after.limits.softBytes), inBinary(now.limits.softBytes));
    say("left to the system", inBinary(after.limits.minAvailableBytes), inBinary(now.limits.minAvailableBytes));
    if (now.planned.leastArrowBytes > 0) {
        say("Arrow's limit", inBinary(after.limits.arrowBytes), inBinary(now.limits.arrowBytes));
    }
    return text.empty() ? text : "changed while running: " + text;
}

} // namespace

void takeAdjustable(RunConfig& config, const RunConfig& from) {
    config.workers = from.workers;
    config.memoryLimitBytes = from.memoryLimitBytes;
    config.softLimitBytes = from.softLimitBytes;
    config.softLimitPermille = from.softLimitPermille;
    config.minAvailableBytes = from.minAvailableBytes;
    config.arrowLimitBytes = from.arrowLimitBytes;
}

Result<Adjustment> planAdjustment(const RunConfig& wanted, const RunNow& now) {
    RunConfig config = now.config;
    takeAdjustable(config, wanted);
    if (auto checked = checkConfig(config); !checked) {
        return checked.error();
    }
    Adjustment after;
    after.workers = config.workers > 0 ? config.workers : now.workers;
    if (outputKind(config.output) == OutputKind::standardOutput && after.workers > 1) {
        return refusal(ErrorCode::badInput, "workers",
                       "workers: standard output is written in order by one worker, not by " +
                           std::to_string(after.workers) + ".");
    }
    after.workers =
        static_cast<std::uint32_t>(std::clamp<std::uint64_t>(after.workers, 1, std::max<std::uint64_t>(1, now.tasks)));
    auto limits = limitsFor(config, now, after.workers);
    if (!limits) {
        return limits.error();
    }
    after.limits = std::move(limits).value();
    if (auto room = checkRoom(after.limits, after.workers, now); !room) {
        return room.error();
    }
    const std::uint64_t outside = now.planned.limits.hardBytes - now.planned.budgetBytes;
    after.budgetBytes = after.limits.hardBytes > outside ? after.limits.hardBytes - outside : 0;
    after.unitsInFlight = config.unitsInFlight > 0 ? config.unitsInFlight : after.workers;
    after.text = changeText(after, now);
    return after;
}

} // namespace ledgerloom
