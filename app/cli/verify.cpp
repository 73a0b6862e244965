#include "app/cli/dataset_session.h"
#include "app/cli/message.h"
#include "app/cli/verbs.h"
#include "core/base/units.h"
#include "core/dataset/verify/verify_others.h"
#include "core/dataset/verify/verify_rows.h"
#include "core/dataset/verify_files.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <map>
#include <memory>
#include <string>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t usualMost = 100;

std::string placeText(const Fault& fault) {
    std::string text = fault.part;
    if (fault.row > 0)
        text += (text.empty() ? "" : ", ") + fault.place + " " + formatCount(fault.row);
    return text.empty() ? "the dataset" : text;
}

/// Writes faults as they are found, and the sum of it at the end.
class VerifyOutput {
public:
    VerifyOutput(bool json, std::uint64_t most) : m_json(json), m_most(most) {}

    void fault(const Fault& fault) {
        std::uint64_t& told = m_told[fault.check];
        if (m_most > 0 && told >= m_most)
            return;
        ++told;
        if (!m_json) {
            std::cout << "FAULT  " << placeText(fault) << ": " << fault.message << "  [" << fault.check << "]\n";
            return;
        }
        Json object{{"check", fault.check}, {"part", fault.part}};
        if (fault.row > 0)
            object[fault.place] = fault.row;
        object["message"] = fault.message;
        std::cout << (m_any ? ",\n  " : "{\"faults\":[\n  ")
                  << object.dump(-1, ' ', false, Json::error_handler_t::replace);
        m_any = true;
    }

    /// `whole` is false where it was stopped before all was looked at.
    void finish(const VerifyReport& report, const std::string& folder, bool deep, bool whole) const {
        if (m_json) {
            Json checks = Json::array();
            for (const VerifyReport::Check& check : report.checks())
                checks.push_back({{"check", check.name}, {"checked", check.checked}, {"faults", check.faults}});
            std::cout << (m_any ? "\n],\n" : "{\"faults\":[],\n") << "\"dataset\":" << Json(folder).dump()
                      << ",\n\"deep\":" << (deep ? "true" : "false") << ",\n\"checks\":" << checks.dump()
                      << ",\n\"fault_count\":" << report.faults() << ",\n\"finished\":" << (whole ? "true" : "false")
                      << ",\n\"ok\":" << (whole && report.faults() == 0 ? "true" : "false") << "}\n";
            return;
        }
        for (const VerifyReport::Check& check : report.checks()) {
            const std::uint64_t hidden = m_most > 0 && check.faults > m_most ? check.faults - m_most : 0;
            std::cout << (check.faults == 0 ? "ok     " : "FAULT  ") << check.name << ": " << formatCount(check.checked)
                      << " checked" << (check.faults > 0 ? ", " + counted(check.faults, "fault") : std::string())
                      << (hidden > 0 ? ", " + formatCount(hidden) + " of them not shown" : std::string()) << "\n";
        }
        std::cout << (report.faults() == 0 ? "no faults" : counted(report.faults(), "fault")) << " in " << folder
                  << (whole ? "\n" : " as far as it was looked at\n");
    }

private:
    bool m_json;
    std::uint64_t m_most;
    std::map<std::string, std::uint64_t> m_told; ///< by check
    bool m_any = false;
};

int verify(const DatasetOptions& options, const std::string& folder, bool deep, bool json, std::uint64_t most) {
    auto session = DatasetSession::begin(options, Answer::standardOutput);
    if (!session)
        return fail(session.error());
    VerifyOutput output(json, most);
    VerifyReport report([&](const Fault& fault) {
        (*session)->clearLine();
        output.fault(fault);
    });
    const DatasetWork& work = (*session)->work();
    const bool others = holdsOthersFiles(work.files, folder);
    Result<DatasetListing> listing = DatasetListing();
    if (!others)
        listing = readListing(work, folder, report);
    if (!listing)
        return (*session)->fail(listing.error());
    if (others)
        (*session)->say(folder + " has no manifest.json: files that others have written are held against themselves");
    const auto done = others ? verifyOthers(work, folder, deep, report)
                      : deep ? verifyRows(work, *listing, options.scratchFolder(), report)
                             : verifyFiles(work, *listing, report);
    (*session)->clearLine();
    // What was found until then is told, too.
    output.finish(report, folder, deep, done.ok());
    if (!done)
        return (*session)->fail(done.error());
    if (others)
        (*session)->saySpeed();
    else
        (*session)->saySpeed(listing->bytes());
    (*session)->finish(Json{{"faults", report.faults()}});
    return report.faults() == 0 ? 0 : exitCode(ErrorCode::verification);
}

} // namespace

Verb addVerify(CLI::App& root) {
    CLI::App* app = root.add_subcommand("verify", "Holds a finished dataset against what is promised of it.");
    app->footer("Example: ledgerloom verify payments --deep\n"
                "Without --deep sizes and checksums are compared. Ends with code 6 where there are faults. Files that "
                "others have written are held against what they say of themselves: Spark's .crc files, columns of one "
                "kind, rows that can be read.");
    const auto folder = std::make_shared<std::string>();
    app->add_option("DIR", *folder, "Folder of the dataset, or of one chunk of it; others' files.")->required();
    CLI::Option* deep = app->add_flag("--deep")->description(
        "Reads every row: schema, documents, order, unique ids, features, calendar, fraud rate.");
    CLI::Option* json = app->add_flag("--json")->description("Answers in JSON.");
    CLI::Option* most = app->add_option("--most-faults")->option_text("N")->check(CLI::NonNegativeNumber);
    most->description("Faults that are told of each check; 0 tells all (default 100). All are counted.");
    const auto options = std::make_shared<DatasetOptions>(*app);
    return {app, [=] {
                return verify(*options, *folder, deep->count() > 0, json->count() > 0,
                              most->count() > 0 ? most->as<std::uint64_t>() : usualMost);
            }};
}

} // namespace ledgerloom
