#include "ui/queue/queue_file.h"

#include "core/presets/preset.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace ledgerloom {

namespace {

constexpr int queueVersion = 1;
const QString versionKey = QStringLiteral("ledgerloom_queue");
const QString runsKey = QStringLiteral("runs");
const QString stateKey = QStringLiteral("state");
const QString messageKey = QStringLiteral("message");
const QString outputKey = QStringLiteral("output");
const QString ifExistsKey = QStringLiteral("if_exists");
const QString presetKey = QStringLiteral("preset");

// By QueueState.
constexpr std::array stateNames{"waiting", "running", "done", "failed", "cancelled", "interrupted"};

Error refused(const QString& why) {
    return {ErrorCode::badInput, why.toStdString()};
}

Result<QueuedRun> readRun(const QJsonObject& object) {
    const std::string state = object.value(stateKey).toString().toStdString();
    const auto* const name = std::ranges::find(stateNames, state);
    if (name == stateNames.end())
        return refused(QStringLiteral("\"%1\" is no state of a run").arg(QString::fromStdString(state)));
    auto preset = parsePreset(object.value(presetKey).toString().toStdString(), "queue");
    if (!preset)
        return preset.error();
    QueuedRun run{0, preset->config, QueueState(name - stateNames.begin()), object.value(messageKey).toString()};
    run.config.output = object.value(outputKey).toString().toStdString();
    const Field& ifExists = *findField("if-exists");
    if (auto set = ifExists.setFromText(run.config, object.value(ifExistsKey).toString().toStdString()); !set)
        return set.error();
    return run;
}

} // namespace

QByteArray queueText(const std::vector<QueuedRun>& runs) {
    QJsonArray list;
    for (const QueuedRun& run : runs) {
        Preset preset;
        preset.name = "queued";
        preset.config = run.config;
        preset.config.output.clear();
        list.append(QJsonObject{{stateKey, QString::fromLatin1(stateNames[std::size_t(run.state)])},
                                {messageKey, run.message},
                                {outputKey, QString::fromStdString(run.config.output)},
                                {ifExistsKey, QString::fromStdString(findField("if-exists")->toText(run.config))},
                                {presetKey, QString::fromStdString(presetText(preset))}});
    }
    return QJsonDocument(QJsonObject{{versionKey, queueVersion}, {runsKey, list}}).toJson();
}

Result<std::vector<QueuedRun>> parseQueue(const QByteArray& text) {
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(text, &fault);
    if (fault.error != QJsonParseError::NoError)
        return refused(QStringLiteral("byte %1: %2").arg(fault.offset).arg(fault.errorString()));
    const QJsonObject root = document.object();
    if (root.value(versionKey).toInt() != queueVersion)
        return refused(QStringLiteral("another version of the program wrote it"));
    std::vector<QueuedRun> runs;
    const QJsonArray list = root.value(runsKey).toArray();
    for (const auto& value : list) {
        auto run = readRun(value.toObject());
        if (!run)
            return run.error();
        runs.push_back(*std::move(run));
    }
    return runs;
}

} // namespace ledgerloom
