#include "app/cli/config_options.h"
#include "app/cli/message.h"
#include "app/cli/run_dataset.h"
#include "app/cli/verbs.h"
#include "core/format/part_encoders.h"
#include "core/storage/manifest_file.h"
#include "core/storage/target.h"

#include <iostream>
#include <memory>
#include <string>

namespace ledgerloom {

namespace {

int reproduce(const ConfigOptions& options, const std::string& path, const std::string& output, bool beforeChanges) {
    FileSystem files;
    auto manifest = readManifest(files, path);
    if (!manifest)
        return fail(manifest.error());
    const bool changed = !manifest->changes.empty();
    if (beforeChanges)
        manifest->changes.clear();
    RunConfig base = manifest->config;
    base.output = output;
    const auto config = options.over(base);
    if (!config)
        return fail(config.error());
    if (outputKind(config->output) != OutputKind::folder)
        return fail({ErrorCode::badInput, "output: name a folder; what was made is compared there.", "output"});
    const auto encoding = resolveEncoding(config->format, config->compression, config->compressionLevel);
    if (!encoding)
        return fail(encoding.error());
    if (const auto obstacle = reproductionObstacle(*manifest, encodingLibraries(*encoding)))
        return fail(*obstacle);
    if (const int code = runDataset(*config); code != 0)
        return code;
    if (changed) {
        if (!config->quiet)
            std::cerr << "This is the dataset as it was generated; what was changed since then is not in it, so that "
                         "there is nothing to compare it with.\n";
        return 0;
    }
    if (const auto same = compareWithManifest(files, *manifest, path, config->output); !same)
        return fail(same.error());
    if (!config->quiet)
        std::cerr << "Identical to " << path << ": root hash " << manifest->rootHash << "\n";
    return 0;
}

} // namespace

Verb addReproduce(CLI::App& root) {
    CLI::App* app = root.add_subcommand("reproduce", "Makes the dataset of a manifest again and compares it.");
    app->footer("Example: ledgerloom reproduce payments/manifest.json --output again\n"
                "Ends with code 6 and the first part that differs when it is not identical.");
    const auto manifest = std::make_shared<std::string>();
    const auto output = std::make_shared<std::string>();
    app->add_option("MANIFEST", *manifest, "A dataset's manifest.json.")->required();
    app->add_option("--output", *output, "Folder to write.")->required()->group("Output")->option_text("DIR");
    CLI::Option* before = app->add_flag("--before-changes");
    before->description("Makes a dataset that upsert has changed as it was generated, without comparing.");
    before->group("Output");
    const auto options = std::make_shared<ConfigOptions>(*app, ConfigOptions::Scope::execution);
    return {app, [=] { return reproduce(*options, *manifest, *output, before->count() > 0); }};
}

} // namespace ledgerloom
