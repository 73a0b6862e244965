#include "ui/report/report_page.h"

#include "core/storage/target.h"
#include "ui/report/realism_reader.h"
#include "ui/report/report_html.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/spacing.h"
#include "ui/style/theme_colors.h"
#include "ui/style/tone_label.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QPageSize>
#include <QPdfWriter>
#include <QPointer>
#include <QSaveFile>
#include <QScrollBar>
#include <QTextBrowser>
#include <QTextDocument>
#include <QThreadPool>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ledgerloom {

namespace {

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

constexpr std::array libraries{"pandas", "Polars", "DuckDB", "Spark"};

} // namespace

ReportPage::ReportPage(QWidget* parent)
    : QWidget(parent), m_text(new QTextBrowser(this)), m_reader(new RealismReader(this)) {
    m_text->setObjectName(QStringLiteral("report"));
    m_text->setAccessibleName(tr("Report of the last run"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, spacing::tight, 0, 0);
    column->setSpacing(spacing::tight);
    column->addWidget(buildControls());
    column->addWidget(m_text, 1);
    retell();
}

QWidget* ReportPage::buildControls() {
    auto* controls = new QWidget(this);
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(spacing::medium, 0, spacing::medium, 0);
    row->setSpacing(spacing::tight);
    m_note = new ToneLabel(Tone::muted, controls);
    m_note->setFont(captionFont());
    m_note->setText(tr("Copy the lines for"));
    row->addWidget(m_note);
    for (const char* library : libraries) {
        auto* button = new QToolButton(controls);
        const QString name = QString::fromLatin1(library);
        button->setObjectName(QStringLiteral("copy-") + name);
        button->setText(name);
        button->setToolTip(tr("Copy the Python lines that open the dataset with %1").arg(name));
        button->setAccessibleName(button->toolTip());
        button->setFocusPolicy(Qt::StrongFocus);
        connect(button, &QToolButton::clicked, this, [this, name] { copyLines(name); });
        row->addWidget(button);
        m_copy.push_back(button);
    }
    row->addStretch(1);
    m_realism = new QToolButton(controls);
    m_realism->setObjectName(QStringLiteral("realism"));
    m_realism->setIcon(themedIcon(QStringLiteral("chart")));
    m_realism->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_realism->setFocusPolicy(Qt::StrongFocus);
    connect(m_realism, &QToolButton::clicked, this, &ReportPage::toggleRealism);
    connect(m_reader, &RealismReader::done, this, &ReportPage::takeRealism);
    connect(m_reader, &RealismReader::progressed, this,
            [this](double share) { m_note->setText(tr("Reading the rows: %1 %").arg(int(100 * share))); });
    row->addWidget(m_realism);
    m_save = new QToolButton(controls);
    m_save->setObjectName(QStringLiteral("saveReport"));
    m_save->setText(tr("Save"));
    m_save->setIcon(themedIcon(QStringLiteral("save")));
    m_save->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_save->setToolTip(tr("Save the report"));
    m_save->setFocusPolicy(Qt::StrongFocus);
    m_save->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_save);
    connect(menu->addAction(tr("As &HTML …")), &QAction::triggered, this, [this] { askFile(false); });
    connect(menu->addAction(tr("As &PDF …")), &QAction::triggered, this, [this] { askFile(true); });
    m_save->setMenu(menu);
    row->addWidget(m_save);
    return controls;
}

void ReportPage::showRun(RunReport report, const QImage& charts) {
    m_report = std::move(report);
    m_charts = charts;
    ++m_generation;
    m_reader->stop();
    m_note->setText(tr("Copy the lines for"));
    retell();
    m_text->verticalScrollBar()->setValue(0);
    if (m_report.end.state == RunState::finished && outputKind(m_report.config.output) == OutputKind::folder)
        readFolder();
    else
        emit ready();
}

void ReportPage::readFolder() {
    const QPointer<ReportPage> self(this);
    QThreadPool::globalInstance()->start([self, generation = m_generation, folder = qs(m_report.config.output)] {
        auto made = readMade(folder);
        QMetaObject::invokeMethod(
            qApp,
            [self, generation, made = std::move(made)] {
                if (self)
                    self->take(generation, made);
            },
            Qt::QueuedConnection);
    });
}

void ReportPage::take(quint64 generation, const Result<MadeDataset>& made) {
    if (generation != m_generation)
        return;
    if (made)
        m_report.made = *made;
    else
        m_report.notRead = engineText(made.error().message);
    retell();
    emit ready();
}

void ReportPage::retell() {
    const bool any = m_generation > 0;
    const bool openable = m_report.made && !m_report.made->lines.empty();
    m_save->setEnabled(any);
    for (QToolButton* button : m_copy)
        button->setEnabled(openable);
    showRealismState();
    const ThemeColors& colors = themeColors(palette());
    m_text->setHtml(
        any ? reportHtml(m_report, colors, {})
            : QStringLiteral("<p style=\"font-size:48pt\">&nbsp;</p><p align=\"center\" style=\"color:%1\">%2</p>")
                  .arg(colors.muted.name(), tr("After a run its report stands here.").toHtmlEscaped()));
}

void ReportPage::showRealismState() {
    const bool going = m_reader->isGoing();
    m_realism->setEnabled(going || (m_report.made && m_report.made->rows > 0 && !m_report.realism));
    m_realism->setText(going ? tr("Stop") : tr("Realism"));
    m_realism->setToolTip(going ? tr("Stop reading the rows")
                                : tr("Read all rows and hold them beside the world: shares, fraud, what tells it"));
    m_realism->setAccessibleName(m_realism->toolTip());
}

void ReportPage::toggleRealism() {
    if (m_reader->isGoing()) {
        m_reader->stop();
        m_note->setText(tr("Copy the lines for"));
    } else {
        m_reader->start(qs(m_report.config.output));
    }
    showRealismState();
}

void ReportPage::takeRealism(const QString& problem) {
    m_report.realism = m_reader->take();
    m_note->setText(problem.isEmpty() ? tr("Copy the lines for") : problem);
    retell();
    if (problem.isEmpty())
        m_text->scrollToAnchor(QStringLiteral("realism"));
    emit realismReady();
}

void ReportPage::copyLines(const QString& library) {
    const auto& all = m_report.made->lines;
    const auto found = std::ranges::find_if(all, [&](const LoadingLines& one) { return qs(one.library) == library; });
    if (found == all.end())
        return;
    QApplication::clipboard()->setText(qs(found->code) + u'\n');
    m_note->setText(tr("Copied: lines for %1").arg(library));
}

bool ReportPage::saveHtml(const QString& file) const {
    QSaveFile target(file);
    const QByteArray text = reportHtml(m_report, lightColors(), m_charts).toUtf8();
    return target.open(QIODevice::WriteOnly) && target.write(text) == text.size() && target.commit();
}

bool ReportPage::savePdf(const QString& file) const {
    // Made in memory: the writer itself does not tell when the disk is full.
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setTitle(tr("Report of a run"));
        QTextDocument document;
        document.setDefaultFont(bodyFont());
        constexpr int textWidth = 640;
        const QImage charts =
            m_charts.isNull() ? m_charts : m_charts.scaledToWidth(2 * textWidth, Qt::SmoothTransformation);
        QImage fitting = charts;
        fitting.setDevicePixelRatio(2);
        document.setHtml(reportHtml(m_report, lightColors(), fitting));
        document.print(&writer);
    }
    QSaveFile target(file);
    return target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() && target.commit();
}

void ReportPage::askFile(bool pdf) {
    auto* dialog = new QFileDialog(window(), tr("Save the report"), {}, pdf ? tr("PDF (*.pdf)") : tr("HTML (*.html)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(pdf ? QStringLiteral("pdf") : QStringLiteral("html"));
    dialog->selectFile(pdf ? QStringLiteral("ledgerloom-report.pdf") : QStringLiteral("ledgerloom-report.html"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, pdf](const QString& file) {
        if (pdf ? savePdf(file) : saveHtml(file))
            return;
        auto* box =
            new QMessageBox(QMessageBox::Warning, tr("The report was not saved"),
                            tr("%1 could not be written. Choose another folder.").arg(file), QMessageBox::Ok, window());
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    dialog->open();
}

void ReportPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        retell();
}

} // namespace ledgerloom
