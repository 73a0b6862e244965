#pragma once

#include "core/memory/budget.h"
#include "core/order/run_store.h"
#include "core/run/held_bytes.h"

#include <map>
#include <memory>
#include <mutex>

namespace ledgerloom {

/// Run files of the store "memory": every byte is reserved in the budget.
class MemoryRunStore final : public RunStore {
public:
    explicit MemoryRunStore(Budget& budget) : m_budget(budget) {}

    Result<std::unique_ptr<RunSink>> create(const RunName& name) override;
    Result<std::unique_ptr<RunSource>> open(const RunName& name) override;
    Result<void> remove(const RunName& name) override;
    Result<void> clear() override;
    Result<std::vector<RunName>> list() override;
    std::string describe(const RunName& name) const override { return name.text() + " in memory"; }

private:
    class Sink;
    class Source;

    Budget& m_budget;
    std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<const HeldBytes>> m_runs; // by the name's text; guarded by m_mutex
};

} // namespace ledgerloom
