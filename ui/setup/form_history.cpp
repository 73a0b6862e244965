#include "ui/setup/form_history.h"

#include "ui/setup/config_differences.h"

#include <utility>

namespace ledgerloom {

namespace {

// Slower keys than that are second thoughts, and a step of their own.
constexpr qint64 typingPauseMs = 1'500;

} // namespace

bool FormHistory::continuesTyping(std::string_view field) const {
    return !field.empty() && field == m_lastField && m_after.empty() && !m_before.empty() && m_sinceLast.isValid() &&
           m_sinceLast.elapsed() < typingPauseMs;
}

void FormHistory::record(const RunConfig& config) {
    if (config == m_now)
        return;
    const auto changed = differences(m_now, config);
    const std::string_view field = changed.size() == 1 ? changed.front().field->name : std::string_view();
    if (!continuesTyping(field)) {
        m_before.push_back(m_now);
        if (m_before.size() > mostSteps)
            m_before.erase(m_before.begin());
    }
    m_after.clear();
    m_lastField = field;
    m_sinceLast.start();
    m_now = config;
}

const RunConfig& FormHistory::undo() {
    if (canUndo()) {
        m_after.push_back(std::exchange(m_now, m_before.back()));
        m_before.pop_back();
        m_lastField = {};
    }
    return m_now;
}

const RunConfig& FormHistory::redo() {
    if (canRedo()) {
        m_before.push_back(std::exchange(m_now, m_after.back()));
        m_after.pop_back();
        m_lastField = {};
    }
    return m_now;
}

} // namespace ledgerloom
