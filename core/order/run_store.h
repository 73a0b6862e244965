#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// Which shards' rows a run file holds: [first, end). Its name says so, so that a folder of run files explains itself.
struct RunName {
    std::uint64_t first = 0;
    std::uint64_t end = 0;

    bool operator==(const RunName&) const = default;
    bool covers(const RunName& other) const { return first <= other.first && other.end <= end; }
    /// "run-00000000-00000012".
    std::string text() const;
    static std::optional<RunName> parse(std::string_view text);
};

/// A run file that is being written. Until commit() has returned without an error nothing stands under its name, and
/// destroying the sink takes away what was written. One thread at a time.
class RunSink {
public:
    RunSink() = default;
    RunSink(const RunSink&) = delete;
    RunSink& operator=(const RunSink&) = delete;
    virtual ~RunSink() = default;

    virtual Result<void> write(std::string_view bytes) = 0;
    virtual Result<void> commit() = 0;
};

/// A whole run file that is open for reading. Any thread.
class RunSource {
public:
    RunSource() = default;
    RunSource(const RunSource&) = delete;
    RunSource& operator=(const RunSource&) = delete;
    virtual ~RunSource() = default;

    virtual std::uint64_t bytes() const = 0;
    /// Fills `into` from `offset` on; an error where the file ends before.
    virtual Result<void> read(std::uint64_t offset, std::span<char> into) = 0;
};

/// Where the sorted runs of a run stand between making rows and merging them: files or memory. Any thread.
class RunStore {
public:
    RunStore() = default;
    RunStore(const RunStore&) = delete;
    RunStore& operator=(const RunStore&) = delete;
    virtual ~RunStore() = default;

    /// Replaces a file of that name when it commits.
    virtual Result<std::unique_ptr<RunSink>> create(const RunName& name) = 0;
    virtual Result<std::unique_ptr<RunSource>> open(const RunName& name) = 0;
    /// A missing one is no error.
    virtual Result<void> remove(const RunName& name) = 0;
    /// Removes all of them, and the place they stand in.
    virtual Result<void> clear() = 0;
    /// What is there, in no order.
    virtual Result<std::vector<RunName>> list() = 0;
    /// How a message names a run file.
    virtual std::string describe(const RunName& name) const = 0;
};

} // namespace ledgerloom
