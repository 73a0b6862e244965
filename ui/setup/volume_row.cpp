#include "ui/setup/volume_row.h"

#include "ui/setup/field_editor.h"
#include "ui/setup/field_row.h"
#include "ui/style/spacing.h"
#include "ui/style/tone_label.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QRadioButton>

namespace ledgerloom {

namespace {

// Two leading digits: "same volume" in a number that a person would have typed.
quint64 rounded(quint64 value) {
    quint64 unit = 1;
    while (value / unit >= 100)
        unit *= 10;
    return (value + unit / 2) / unit * unit;
}

} // namespace

VolumeRow::VolumeRow(int labelWidth, QWidget* parent)
    : QWidget(parent),
      m_choice(new QButtonGroup(this)),
      m_size(new FieldRow(*findField("size"), labelWidth, this)),
      m_rows(new FieldRow(*findField("rows"), labelWidth, this)) {
    auto* label = new ToneLabel(Tone::muted, this);
    label->setText(tr("Volume"));
    label->setFixedWidth(labelWidth);
    auto* bySize = new QRadioButton(tr("by size"), this);
    bySize->setObjectName(QStringLiteral("volumeBySize"));
    auto* byRowCount = new QRadioButton(tr("by rows"), this);
    byRowCount->setObjectName(QStringLiteral("volumeByRows"));
    m_choice->addButton(bySize, 0);
    m_choice->addButton(byRowCount, 1);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(spacing::small);
    grid->setVerticalSpacing(spacing::small);
    grid->addWidget(label, 0, 0);
    grid->addWidget(bySize, 0, 1);
    grid->addWidget(byRowCount, 0, 2);
    grid->setColumnStretch(3, 1);
    grid->setRowMinimumHeight(0, 24);
    grid->addWidget(m_size, 1, 0, 1, 4);
    grid->addWidget(m_rows, 1, 0, 1, 4);

    connect(m_size, &FieldRow::edited, this, &VolumeRow::edited);
    connect(m_rows, &FieldRow::edited, this, &VolumeRow::edited);
    connect(m_size, &FieldRow::fixWanted, this, &VolumeRow::fixWanted);
    connect(m_rows, &FieldRow::fixWanted, this, &VolumeRow::fixWanted);
    connect(m_choice, &QButtonGroup::idClicked, this, [this](int id) {
        choose(id == 1);
        carryOver();
        emit edited();
    });
    choose(false);
}

bool VolumeRow::byRows() const {
    return m_choice->checkedId() == 1;
}

void VolumeRow::choose(bool rows) {
    m_choice->button(rows ? 1 : 0)->setChecked(true);
    m_size->setVisible(!rows);
    m_rows->setVisible(rows);
}

void VolumeRow::carryOver() {
    RunConfig config;
    if (byRows()) {
        config.sizeBytes = 0;
        config.rows = m_rowsEstimated > 0 ? rounded(m_rowsEstimated) : 1'000'000;
        m_rows->show(config);
    } else {
        if (m_bytesEstimated > 0)
            config.sizeBytes = rounded(m_bytesEstimated);
        m_size->show(config);
    }
}

void VolumeRow::show(const RunConfig& config) {
    choose(config.rows > 0);
    (byRows() ? m_rows : m_size)->show(config);
}

bool VolumeRow::read(RunConfig& config) {
    return (byRows() ? m_rows : m_size)->read(config);
}
bool VolumeRow::isBroken() const {
    return (byRows() ? m_rows : m_size)->isBroken();
}
QString VolumeRow::error() const {
    return (byRows() ? m_rows : m_size)->error();
}

void VolumeRow::setEquivalent(quint64 bytes, quint64 rows) {
    m_bytesEstimated = bytes;
    m_rowsEstimated = rows;
}

} // namespace ledgerloom
