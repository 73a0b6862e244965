#include "core/run/memory_run_store.h"

#include <utility>

namespace ledgerloom {

class MemoryRunStore::Sink final : public RunSink {
public:
    Sink(MemoryRunStore& store, const RunName& name)
        : m_store(store), m_name(name.text()), m_bytes(std::make_shared<HeldBytes>()) {}

    Result<void> write(std::string_view bytes) override { return m_bytes->take(m_store.m_budget, bytes); }
    Result<void> commit() override {
        const std::lock_guard lock(m_store.m_mutex);
        m_store.m_runs.insert_or_assign(m_name, std::move(m_bytes));
        return {};
    }

private:
    MemoryRunStore& m_store;
    std::string m_name;
    std::shared_ptr<HeldBytes> m_bytes;
};

class MemoryRunStore::Source final : public RunSource {
public:
    explicit Source(std::shared_ptr<const HeldBytes> bytes) : m_bytes(std::move(bytes)) {}

    std::uint64_t bytes() const override { return m_bytes->bytes(); }
    Result<void> read(std::uint64_t offset, std::span<char> into) override {
        if (offset > bytes() || into.size() > bytes() - offset) {
            return Error{.code = ErrorCode::io, .message = "sorted rows in memory end before what is read of them"};
        }
        m_bytes->copy(offset, into);
        return {};
    }

private:
    std::shared_ptr<const HeldBytes> m_bytes;
};

Result<std::unique_ptr<RunSink>> MemoryRunStore::create(const RunName& name) {
    return std::unique_ptr<RunSink>(std::make_unique<Sink>(*this, name));
}

Result<std::unique_ptr<RunSource>> MemoryRunStore::open(const RunName& name) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_runs.find(name.text());
    if (found == m_runs.end()) {
        return Error{.code = ErrorCode::io, .message = describe(name) + " is gone"};
    }
    return std::unique_ptr<RunSource>(std::make_unique<Source>(found->second));
}

Result<void> MemoryRunStore::remove(const RunName& name) {
    const std::lock_guard lock(m_mutex);
    m_runs.erase(name.text());
    return {};
}

Result<void> MemoryRunStore::clear() {
    const std::lock_guard lock(m_mutex);
    m_runs.clear();
    return {};
}

Result<std::vector<RunName>> MemoryRunStore::list() {
    const std::lock_guard lock(m_mutex);
    std::vector<RunName> names;
    for (const auto& run : m_runs) {
        names.push_back(*RunName::parse(run.first));
    }
    return names;
}

} // namespace ledgerloom
