#include "ui/setup/config_form.h"

#include "core/base/units.h"
#include "core/config/fields.h"
#include "ui/setup/collapsible_group.h"
#include "ui/setup/field_row.h"
#include "ui/setup/field_texts.h"
#include "ui/setup/mix_chart.h"
#include "ui/setup/volume_row.h"
#include "ui/style/language.h"
#include "ui/style/spacing.h"

#include <QHBoxLayout>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr int labelWidth = 92;

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

ConfigForm::ConfigForm(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::large, spacing::medium, spacing::large, spacing::large);
    layout->setSpacing(spacing::small);
    buildEssentials(layout);
    buildGroups(layout);
    layout->addStretch(1);
    setConfig(RunConfig{});
}

FieldRow* ConfigForm::addRow(QVBoxLayout* layout, const char* name) {
    auto* result = new FieldRow(*findField(name), labelWidth, this);
    layout->addWidget(result);
    m_rows.push_back(result);
    connect(result, &FieldRow::edited, this, &ConfigForm::readAll);
    connect(result, &FieldRow::fixWanted, this, [this, result](const RunConfig& config) {
        result->show(config);
        mend(config);
    });
    return result;
}

void ConfigForm::addDates(QVBoxLayout* layout) {
    addRow(layout, "start-date");
    addRow(layout, "end-date");
}

void ConfigForm::buildEssentials(QVBoxLayout* layout) {
    m_volume = new VolumeRow(labelWidth, this);
    layout->addWidget(m_volume);
    connect(m_volume, &VolumeRow::edited, this, &ConfigForm::readAll);
    connect(m_volume, &VolumeRow::fixWanted, this, [this](const RunConfig& config) {
        m_volume->show(config);
        mend(config);
    });
    addRow(layout, "fraud-rate");
    addRow(layout, "difficulty");
    addRow(layout, "seed");
    addDates(layout);
}

void ConfigForm::buildGroups(QVBoxLayout* layout) {
    layout->addSpacing(spacing::tight);
    m_output = new CollapsibleGroup(tr("Output"), true, this);
    for (const char* name : {"output", "if-exists", "format", "compression", "compression-level", "order", "partition",
                             "merge-width", "keep-intermediate", "part-size", "chunk-size", "staging"})
        addRow(m_output->content(), name);
    m_memory = new CollapsibleGroup(tr("Workers and memory"), false, this);
    for (const char* name : {"on", "workers", "memory-limit", "soft-limit", "min-available", "arrow-limit",
                             "check-interval", "growth-threshold", "units-in-flight", "store"})
        addRow(m_memory->content(), name);
    m_fraud = new CollapsibleGroup(tr("Fraud and labels"), false, this);
    for (const char* name : {"labels", "scenario-weights"})
        addRow(m_fraud->content(), name);
    m_mix = new MixChart(this);
    m_fraud->content()->addWidget(m_mix);
    m_population = new CollapsibleGroup(tr("Customers and columns"), false, this);
    for (const char* name : {"customers", "customers-file", "no-profiles", "customers-only", "merchants", "credits",
                             "graph", "no-own-columns", "schema"})
        addRow(m_population->content(), name);
    for (CollapsibleGroup* group : {m_output, m_memory, m_fraud, m_population})
        layout->addWidget(group);
}

FieldRow* ConfigForm::row(std::string_view name) const {
    if (name == "size")
        return &m_volume->sizeRow();
    if (name == "rows")
        return &m_volume->rowsRow();
    const auto found = std::ranges::find_if(m_rows, [&](const FieldRow* one) { return one->field().name == name; });
    return found == m_rows.end() ? nullptr : *found;
}

void ConfigForm::setConfig(const RunConfig& config) {
    m_config = config;
    m_volume->show(config);
    for (FieldRow* one : m_rows)
        one->show(config);
    check();
}

void ConfigForm::mend(const RunConfig& config) {
    m_config = config;
    if (!m_volume->isBroken())
        m_volume->show(config);
    for (FieldRow* one : m_rows)
        if (!one->isBroken())
            one->show(config);
    check();
}

void ConfigForm::readAll() {
    m_volume->read(m_config);
    for (FieldRow* one : m_rows)
        one->read(m_config);
    check();
}

void ConfigForm::check() {
    m_fault.clear();
    if (m_volume->isBroken())
        m_fault = tr("Volume: %1").arg(m_volume->error());
    for (const FieldRow* one : m_rows)
        if (m_fault.isEmpty() && one->isBroken())
            m_fault = fieldLabel(one->field()) + QStringLiteral(": ") + one->error();
    if (m_fault.isEmpty())
        if (const auto checked = checkConfig(m_config); !checked)
            showFault(checked.error());
    updateSummaries();
    emit changed();
}

bool ConfigForm::hasUnreadable() const {
    return m_volume->isBroken() || std::ranges::any_of(m_rows, [](const FieldRow* one) { return one->isBroken(); });
}

QString ConfigForm::faultyFields() const {
    QStringList names;
    if (m_volume->isBroken())
        names << tr("Volume");
    for (const FieldRow* one : m_rows)
        if (one->isFaulty())
            names << fieldLabel(one->field());
    return names.join(QStringLiteral(", "));
}

void ConfigForm::showFault(const Error& error) {
    m_fault = obstacleText(error);
    if (FieldRow* one = row(error.field))
        one->setFault(errorText(one->field(), error), fixForFault(error, m_config));
}

void ConfigForm::showEstimate(const Result<Estimate>& estimate) {
    for (FieldRow* one : m_rows)
        one->setFault({});
    if (!estimate) {
        if (FieldRow* one = row(estimate.error().field))
            one->setFault(errorText(one->field(), estimate.error()));
        return;
    }
    for (const Error& obstacle : estimate->obstacles)
        if (FieldRow* one = row(obstacle.field); one && !m_config.output.empty())
            one->setFault(errorText(one->field(), obstacle), fixForObstacle(obstacle, *estimate, m_config));
    m_volume->setEquivalent(estimate->outputBytes, estimate->rows);
    row("customers")->setResolved(tr("here: %1").arg(local(formatCount(estimate->customers))));
    row("workers")->setResolved(engineText(estimate->workersReason));
    row("memory-limit")
        ->setResolved(tr("here: %1").arg(local(formatSize(estimate->memoryLimitBytes, SizeStyle::binary))));
    if (estimate->diskFreeBytes)
        row("output")->setResolved(tr("%1 free").arg(local(formatSize(*estimate->diskFreeBytes))));
}

void ConfigForm::updateSummaries() {
    const auto text = [this](const char* name) { return qs(findField(name)->toText(m_config)); };
    m_output->setSummary(m_config.output.empty() ? tr("no folder yet") : text("output"));
    const QString workers = m_config.workers == 0   ? tr("workers auto")
                            : m_config.workers == 1 ? tr("1 worker")
                                                    : tr("%1 workers").arg(m_config.workers);
    const QString limit = m_config.memoryLimitBytes == 0 ? tr("limit auto") : text("memory-limit");
    m_memory->setSummary(workers + QStringLiteral(" · ") + limit);
    const QString labels = choiceLabel(findField("labels")->toText(m_config));
    m_fraud->setSummary(m_config.scenarioWeights.empty() ? labels : labels + QStringLiteral(" · ") + tr("own mix"));
    if (const auto weights = parseScenarioWeights(m_config.scenarioWeights); weights)
        m_mix->show(*weights);
    QStringList population{m_config.customers == 0 ? tr("customers auto") : text("customers")};
    if (m_config.customersOnly)
        population << tr("no payments");
    if (m_config.noProfiles)
        population << tr("one behaviour");
    m_population->setSummary(population.join(QStringLiteral(" · ")));
}

} // namespace ledgerloom
