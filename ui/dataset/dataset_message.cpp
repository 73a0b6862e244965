#include "ui/dataset/dataset_message.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace ledgerloom {

namespace {

constexpr int messageWidth = 420;

} // namespace

DatasetMessage::DatasetMessage(QWidget* parent)
    : QWidget(parent),
      m_title(new ToneLabel(Tone::plain, this)),
      m_text(new ToneLabel(Tone::muted, this)),
      m_folder(new QPushButton(themedIcon(QStringLiteral("folder-open")), tr("Open a folder …"), this)),
      m_file(new QPushButton(themedIcon(QStringLiteral("table")), tr("Open a file …"), this)) {
    m_title->setFont(titleFont());
    m_text->setObjectName(QStringLiteral("datasetMessage"));
    m_folder->setObjectName(QStringLiteral("openDatasetFolder"));
    m_file->setObjectName(QStringLiteral("openDatasetFile"));
    auto* column = new QVBoxLayout(this);
    column->addStretch(1);
    for (ToneLabel* label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setMinimumWidth(messageWidth);
        column->addWidget(label);
    }
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::small);
    buttons->addStretch(1);
    buttons->addWidget(m_folder);
    buttons->addWidget(m_file);
    buttons->addStretch(1);
    column->addSpacing(spacing::small);
    column->addLayout(buttons);
    column->addStretch(2);
    connect(m_folder, &QPushButton::clicked, this, &DatasetMessage::folderWanted);
    connect(m_file, &QPushButton::clicked, this, &DatasetMessage::fileWanted);
    showEmpty();
}

void DatasetMessage::say(Tone tone, const QString& title, const QString& text, bool buttons) {
    m_title->setTone(tone);
    m_title->setText(title);
    m_text->setText(text);
    m_folder->setVisible(buttons);
    m_file->setVisible(buttons);
}

void DatasetMessage::showEmpty() {
    say(Tone::plain, tr("Look into a dataset"),
        tr("Open a folder or a file of JSON lines, CSV, Parquet or Arrow of any size, or drop it here."), true);
}

void DatasetMessage::showOpening(const QString& path) {
    say(Tone::plain, tr("Opening …"), path, false);
}

void DatasetMessage::showProblem(const QString& text) {
    say(Tone::danger, tr("This cannot be opened"), text, true);
}

} // namespace ledgerloom
