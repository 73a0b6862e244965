#include "app/cli/message.h"
#include "app/cli/status_source.h"
#include "app/cli/status_text.h"
#include "app/cli/verbs.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace ledgerloom {

Verb addStatus(CLI::App& root) {
    CLI::App* app = root.add_subcommand("status", "Tells how a run stands, or what a finished dataset holds.");
    CLI::Option* target = app->add_option("DIR|URL")->required();
    target->description("Output folder of a run, or the http:// address of its --serve.");
    CLI::Option* detailed = app->add_flag("--detailed")->description("Tells every value there is.");
    CLI::Option* json = app->add_flag("--json")->description("Answers in JSON.");
    return {app, [=] {
                const auto status = readStatus(target->results().back());
                if (!status)
                    return fail(status.error());
                const auto replace = nlohmann::ordered_json::error_handler_t::replace;
                std::cout << (json->count() > 0 ? status->dump(2, ' ', false, replace) + "\n"
                                                : statusText(*status, detailed->count() > 0));
                return 0;
            }};
}

} // namespace ledgerloom
