#include "ui/report/html_paper.h"

#include <QBuffer>
#include <QImage>

#include <algorithm>
#include <cmath>

namespace ledgerloom {

namespace {

// Fits the page in the least window, and paper.
constexpr int mostPictureWidth = 600;
constexpr int barWidth = 220;

QString side(qsizetype column) {
    return column == 0 ? QStringLiteral("left") : QStringLiteral("right");
}

/// A stretch of a bar.
QString stretch(int width, const QColor& color) {
    return width <= 0 ? QString()
                      : QStringLiteral("<td width=\"%1\" style=\"background-color:%2; font-size:5pt\">&nbsp;</td>")
                            .arg(width)
                            .arg(color.name());
}

} // namespace

void HtmlPaper::heading(const QString& text) {
    m_html +=
        QStringLiteral("<h2 style=\"font-size:12pt; font-weight:600; margin-top:16px; margin-bottom:4px\">%1</h2>")
            .arg(text.toHtmlEscaped());
}

void HtmlPaper::paragraph(const QString& text, const QColor& color) {
    m_html += QStringLiteral("<p style=\"color:%1; margin-top:2px; margin-bottom:2px\">%2</p>")
                  .arg(color.name(), text.toHtmlEscaped());
}

void HtmlPaper::beginTable(const QStringList& header) {
    m_html += QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"5\"><tr>");
    for (qsizetype i = 0; i < header.size(); ++i)
        m_html += QStringLiteral("<th align=\"%1\" style=\"color:%2; font-weight:normal; border-bottom:1px solid "
                                 "%3\">%4</th>")
                      .arg(side(i), m_colors.muted.name(), m_colors.hairline.name(), header[i].toHtmlEscaped());
    m_html += QStringLiteral("</tr>");
}

QString HtmlPaper::cell(qsizetype column, const QString& html, const QString& more) const {
    return QStringLiteral("<td align=\"%1\"%2 style=\"border-bottom:1px solid %3\">%4</td>")
        .arg(side(column), more, m_colors.hairline.name(), html);
}

void HtmlPaper::row(const QStringList& cells) {
    m_html += QStringLiteral("<tr>");
    for (qsizetype i = 0; i < cells.size(); ++i)
        m_html += cell(i, cells[i].toHtmlEscaped());
    m_html += QStringLiteral("</tr>");
}

void HtmlPaper::barRow(const QStringList& cells, double share, double fraudShare) {
    const int whole = std::clamp(int(std::lround(share * barWidth)), 1, barWidth);
    const int fraud = fraudShare > 0 ? std::clamp(int(std::lround(fraudShare * whole)), 1, whole) : 0;
    const QString bar =
        QStringLiteral("<table cellspacing=\"0\" cellpadding=\"0\" width=\"%1\"><tr>%2%3%4</tr></table>")
            .arg(QString::number(barWidth), stretch(fraud, m_colors.level(3).solid),
                 stretch(whole - fraud, m_colors.series1), stretch(barWidth - whole, m_colors.surface));
    m_html += QStringLiteral("<tr>") + cell(0, cells.front().toHtmlEscaped()) +
              cell(0, bar, QStringLiteral(" valign=\"middle\""));
    for (qsizetype i = 1; i < cells.size(); ++i)
        m_html += cell(i, cells[i].toHtmlEscaped());
    m_html += QStringLiteral("</tr>");
}

void HtmlPaper::endTable() {
    m_html += QStringLiteral("</table>");
}

void HtmlPaper::check(bool good, const QString& text) {
    const LevelColors& tone = m_colors.level(good ? 0 : 3);
    m_html += QStringLiteral("<p style=\"margin-top:3px; margin-bottom:3px\"><span style=\"color:%1; "
                             "font-weight:600\">%2</span> %3</p>")
                  .arg(tone.text.name(), good ? QStringLiteral("✓") : QStringLiteral("✗"), text.toHtmlEscaped());
}

void HtmlPaper::picture(const QImage& image, const QString& alternative) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    m_html += QStringLiteral("<p><img alt=\"%1\" width=\"%2\" src=\"data:image/png;base64,%3\"></p>")
                  .arg(alternative.toHtmlEscaped())
                  .arg(std::min(mostPictureWidth, int(image.width() / image.devicePixelRatio())))
                  .arg(QString::fromLatin1(bytes.toBase64()));
}

void HtmlPaper::code(const QString& text) {
    m_html += QStringLiteral("<pre style=\"background-color:%1; margin-top:2px; margin-bottom:8px; "
                             "white-space:pre-wrap\">%2</pre>")
                  .arg(m_colors.raised.name(), text.toHtmlEscaped());
}

} // namespace ledgerloom
