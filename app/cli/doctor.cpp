#include "app/cli/health_check.h"
#include "app/cli/verbs.h"
#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <string_view>

namespace ledgerloom {

namespace {

std::string_view verdictName(HealthCheck::Verdict verdict) {
    switch (verdict) {
    case HealthCheck::Verdict::good:
        return "good";
    case HealthCheck::Verdict::notice:
        return "notice";
    case HealthCheck::Verdict::problem:
        return "problem";
    }
    return "";
}

std::string healthText(const std::vector<HealthCheck>& checks) {
    std::string text;
    for (const HealthCheck& check : checks) {
        std::string name = check.name;
        name.resize(15, ' ');
        std::string verdict(verdictName(check.verdict));
        verdict.resize(9, ' ');
        text += name + verdict + check.found + "\n";
        if (!check.fix.empty())
            text += std::string(24, ' ') + "-> " + check.fix + "\n";
    }
    return text;
}

std::string healthJson(const std::vector<HealthCheck>& checks) {
    auto json = nlohmann::ordered_json::array();
    for (const HealthCheck& check : checks)
        json.push_back({{"name", check.name},
                        {"verdict", verdictName(check.verdict)},
                        {"found", check.found},
                        {"fix", check.fix}});
    const nlohmann::ordered_json whole{{"checks", json}};
    return whole.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

int doctor(bool json) {
    const auto checks = checkHealth();
    std::cout << (json ? healthJson(checks) : healthText(checks));
    const bool problem = std::ranges::any_of(
        checks, [](const HealthCheck& check) { return check.verdict == HealthCheck::Verdict::problem; });
    return problem ? exitCode(ErrorCode::failed) : 0;
}

} // namespace

Verb addDoctor(CLI::App& root) {
    CLI::App* app = root.add_subcommand("doctor", "Looks whether this machine is ready, and says what to mend.");
    app->footer("The exit code is 1 where there is a problem.");
    CLI::Option* json = app->add_flag("--json")->description("Answers in JSON.");
    return {app, [json] { return doctor(json->count() > 0); }};
}

} // namespace ledgerloom
