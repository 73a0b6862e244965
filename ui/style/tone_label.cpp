#include "ui/style/tone_label.h"

#include "ui/style/theme_colors.h"

#include <QEvent>

namespace ledgerloom {

namespace {

QColor toneColor(const ThemeColors& c, Tone tone) {
    switch (tone) {
    case Tone::muted:
        return c.muted;
    case Tone::danger:
        return c.danger;
    case Tone::accent:
        return c.accent;
    case Tone::good:
        return c.level(0).text;
    case Tone::caution:
        return c.level(1).text;
    case Tone::plain:
        break;
    }
    return c.text;
}

} // namespace

ToneLabel::ToneLabel(Tone tone, QWidget* parent) : QLabel(parent), m_tone(tone) {
    applyTone();
}

void ToneLabel::setTone(Tone tone) {
    if (m_tone == tone)
        return;
    m_tone = tone;
    applyTone();
}

void ToneLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTone();
}

void ToneLabel::applyTone() {
    const QColor color = toneColor(themeColors(palette()), m_tone);
    // Setting a palette announces a change of it, which leads here again.
    if (palette().color(QPalette::WindowText) == color)
        return;
    // Only the text's colour is the label's own; the rest goes on following the theme.
    QPalette own;
    own.setColor(QPalette::WindowText, color);
    setPalette(own);
}

} // namespace ledgerloom
