#pragma once

#include "core/config/run_config.h"

#include <QElapsedTimer>

#include <string_view>
#include <vector>

namespace ledgerloom {

/// What the form said before and after, for undo and redo of the whole of it. Keys typed one after the other into
/// one field are one step. Keeps the newest `mostSteps`. Not thread-safe.
class FormHistory {
public:
    static constexpr std::size_t mostSteps = 200;

    /// The form says `config` now, by somebody's hand.
    void record(const RunConfig& config);
    /// The form says it without anybody's doing: no step.
    void replace(const RunConfig& config) { m_now = config; }

    bool canUndo() const { return !m_before.empty(); }
    bool canRedo() const { return !m_after.empty(); }
    /// The config that was before; the present one where there is none.
    const RunConfig& undo();
    const RunConfig& redo();
    const RunConfig& now() const { return m_now; }

private:
    bool continuesTyping(std::string_view field) const;

    RunConfig m_now;
    std::vector<RunConfig> m_before; ///< newest last
    std::vector<RunConfig> m_after;  ///< next one last
    std::string_view m_lastField;    ///< of the last step; empty when it changed several
    QElapsedTimer m_sinceLast;
};

} // namespace ledgerloom
