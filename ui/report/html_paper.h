#pragma once

#include "ui/style/theme_colors.h"

#include <QString>
#include <QStringList>

class QImage;

namespace ledgerloom {

/// Puts a report together as HTML of the kind that Qt's text documents, browsers and paper show alike. Texts are
/// escaped. GUI thread only.
class HtmlPaper {
public:
    explicit HtmlPaper(const ThemeColors& colors) : m_colors(colors) {}

    void heading(const QString& text);
    void paragraph(const QString& text, const QColor& color);
    /// Names to the left, figures to the right.
    void beginTable(const QStringList& header);
    void row(const QStringList& cells);
    /// A row with a bar behind its name: `share` of the full length, the first `fraudShare` of it fraudulent.
    void barRow(const QStringList& cells, double share, double fraudShare);
    void endTable();
    /// A line that says in a sign, a colour and words whether something is as it was asked for.
    void check(bool good, const QString& text);
    void picture(const QImage& image, const QString& alternative);
    void code(const QString& text);
    void add(const QString& html) { m_html += html; }

    const QString& html() const { return m_html; }
    const QColor& quiet() const { return m_colors.muted; }

private:
    QString cell(qsizetype column, const QString& html, const QString& more = {}) const;

    const ThemeColors& m_colors;
    QString m_html;
};

} // namespace ledgerloom
