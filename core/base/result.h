#pragma once

#include <string>
#include <utility>
#include <variant>

namespace ledgerloom {

/// What kind of failure it was; the command line turns it into its exit code (see exitCode()).
enum class ErrorCode {
    failed,       ///< anything without a kind of its own: exit 1
    badInput,     ///< argument, preset or config that cannot be used: exit 2
    memory,       ///< stopped for memory, resumable: exit 3
    diskFull,     ///< disk full, also at the plan, resumable: exit 4
    io,           ///< any other input or output error, resumable: exit 5
    verification, ///< verification found faults: exit 6
    folderInUse,  ///< another process holds the folder: exit 7
    incomplete,   ///< ended without some shards, resumable: exit 8
    cancelled,    ///< stopped by the user, resumable: exit 130
};

/// An expected failure, told so that the reader can mend it. `message` says what is wrong with which value,
/// what is allowed and how to fix it; `field` names the option or preset key where there is one.
struct Error {
    ErrorCode code = ErrorCode::failed;
    std::string message;
    std::string field = {};
};

int exitCode(ErrorCode code);

/// Value or Error, for failures that are part of normal life. Not thread-safe; pass by value.
template <class T> class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::move(value)) {}
    Result(Error error) : m_state(std::move(error)) {}

    bool ok() const { return std::holds_alternative<T>(m_state); }
    explicit operator bool() const { return ok(); }

    T& value() & { return std::get<T>(m_state); }
    const T& value() const& { return std::get<T>(m_state); }
    T&& value() && { return std::get<T>(std::move(m_state)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const { return std::get<Error>(m_state); }

private:
    std::variant<T, Error> m_state;
};

template <> class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_failed(true), m_error(std::move(error)) {}

    bool ok() const { return !m_failed; }
    explicit operator bool() const { return ok(); }
    const Error& error() const { return m_error; }

private:
    bool m_failed = false;
    Error m_error;
};

} // namespace ledgerloom
