#include "ui/setup/config_differences.h"

#include <variant>

namespace ledgerloom {

namespace {

QString textOf(const Field& field, const RunConfig& config) {
    return field.isSet(config) ? QString::fromStdString(field.toText(config)) : QString();
}

} // namespace

std::vector<ConfigDifference> differences(const RunConfig& before, const RunConfig& after) {
    std::vector<ConfigDifference> found;
    for (const Field& field : fields()) {
        ConfigDifference difference{&field, textOf(field, before), textOf(field, after)};
        if (difference.before != difference.after)
            found.push_back(std::move(difference));
    }
    return found;
}

RunConfig withValueOf(const Field& field, RunConfig config, const RunConfig& from) {
    std::visit([&](auto member) { config.*member = from.*member; }, field.member);
    if (field.name == "size" || field.name == "rows") {
        config.sizeBytes = from.sizeBytes;
        config.rows = from.rows;
    } else if (field.kind == FieldKind::softLimit) {
        config.softLimitBytes = from.softLimitBytes;
        config.softLimitPermille = from.softLimitPermille;
    }
    return config;
}

} // namespace ledgerloom
