#include "ui/style/theme_colors.h"

namespace ledgerloom {

namespace {

ThemeColors makeLight() {
    ThemeColors c;
    c.dark = false;
    c.window = QColor(0xf3f4f7);
    c.surface = QColor(0xffffff);
    c.raised = QColor(0xf8f9fb);
    c.field = QColor(0xffffff);
    c.hairline = QColor(0xe3e6ec);
    c.border = QColor(0xbcc2cd);
    c.text = QColor(0x1a1e27);
    c.muted = QColor(0x586172);
    c.faint = QColor(0x969dab);
    c.accent = QColor(0x3f51c9);
    c.accentHover = QColor(0x3646b4);
    c.accentPressed = QColor(0x2e3b99);
    c.onAccent = QColor(0xffffff);
    c.accentTint = QColor(0xe9ecfb);
    c.danger = QColor(0xb4232c);
    c.series1 = QColor(0x3f51c9);
    c.series2 = QColor(0x0b8a9e);
    c.limit = QColor(0x7a3b8f);
    c.levels[0] = {QColor(0x2b9c68), QColor(0xe2f4ea), QColor(0x15693f)};
    c.levels[1] = {QColor(0xd99a06), QColor(0xfcf0cf), QColor(0x7d5200)};
    c.levels[2] = {QColor(0xe2590f), QColor(0xfde6d8), QColor(0x9c3806)};
    c.levels[3] = {QColor(0xc4174f), QColor(0xfbdde7), QColor(0x98103b)};
    return c;
}

ThemeColors makeDark() {
    ThemeColors c;
    c.dark = true;
    c.window = QColor(0x13161c);
    c.surface = QColor(0x1b1f27);
    c.raised = QColor(0x262b35);
    c.field = QColor(0x15181f);
    c.hairline = QColor(0x2b313c);
    c.border = QColor(0x454d5b);
    c.text = QColor(0xe7eaf0);
    c.muted = QColor(0xa3abb9);
    c.faint = QColor(0x6d7585);
    c.accent = QColor(0x7f90f5);
    c.accentHover = QColor(0x93a2f8);
    c.accentPressed = QColor(0x6b7ce4);
    c.onAccent = QColor(0x0e1230);
    c.accentTint = QColor(0x262c4a);
    c.danger = QColor(0xff8b86);
    c.series1 = QColor(0x8d9cf8);
    c.series2 = QColor(0x43c3d4);
    c.limit = QColor(0xc99ade);
    c.levels[0] = {QColor(0x47bd86), QColor(0x17332a), QColor(0x7fe0b1)};
    c.levels[1] = {QColor(0xeab83e), QColor(0x39300f), QColor(0xf5d27c)};
    c.levels[2] = {QColor(0xff8745), QColor(0x402718), QColor(0xffb389)};
    c.levels[3] = {QColor(0xff5c8d), QColor(0x441b2b), QColor(0xff9dbb)};
    return c;
}

ThemeColors makeContrast() {
    ThemeColors c;
    c.dark = true;
    c.window = QColor(Qt::black);
    c.surface = QColor(Qt::black);
    c.raised = QColor(0x141414);
    c.field = QColor(Qt::black);
    c.hairline = QColor(0x8c8c8c);
    c.border = QColor(0xffffff);
    c.text = QColor(0xffffff);
    c.muted = QColor(0xe6e6e6);
    c.faint = QColor(0xa8a8a8);
    c.accent = QColor(0xffd60a);
    c.accentHover = QColor(0xffe45c);
    c.accentPressed = QColor(0xe0bb00);
    c.onAccent = QColor(Qt::black);
    c.accentTint = QColor(0x3a3200);
    c.danger = QColor(0xff9e9a);
    c.series1 = QColor(0x9fb0ff);
    c.series2 = QColor(0x4fe3f5);
    c.limit = QColor(0xf0c4ff);
    c.levels[0] = {QColor(0x4df09b), QColor(0x00331a), QColor(0x9dffc9)};
    c.levels[1] = {QColor(0xffd60a), QColor(0x332b00), QColor(0xffe88a)};
    c.levels[2] = {QColor(0xff9a4d), QColor(0x3d1c00), QColor(0xffc799)};
    c.levels[3] = {QColor(0xff7aa3), QColor(0x400016), QColor(0xffb3ca)};
    return c;
}

} // namespace

const ThemeColors& lightColors() {
    static const ThemeColors colors = makeLight();
    return colors;
}

const ThemeColors& darkColors() {
    static const ThemeColors colors = makeDark();
    return colors;
}

const ThemeColors& contrastColors() {
    static const ThemeColors colors = makeContrast();
    return colors;
}

const ThemeColors& themeColors(const QPalette& palette) {
    if (palette.color(QPalette::Window) == contrastColors().window)
        return contrastColors();
    return palette.color(QPalette::Window).lightness() < 128 ? darkColors() : lightColors();
}

QPalette makePalette(const ThemeColors& c) {
    QPalette p;
    p.setColor(QPalette::Window, c.window);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.field);
    p.setColor(QPalette::AlternateBase, c.raised);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::PlaceholderText, c.faint);
    p.setColor(QPalette::Button, c.raised);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.onAccent);
    p.setColor(QPalette::ToolTipBase, c.dark ? c.raised : c.text);
    p.setColor(QPalette::ToolTipText, c.dark ? c.text : c.surface);
    p.setColor(QPalette::Highlight, c.accent);
    p.setColor(QPalette::HighlightedText, c.onAccent);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::LinkVisited, c.accent);
    p.setColor(QPalette::Light, c.surface);
    p.setColor(QPalette::Midlight, c.hairline);
    p.setColor(QPalette::Mid, c.border);
    p.setColor(QPalette::Dark, c.border);
    p.setColor(QPalette::Shadow, c.dark ? QColor(Qt::black) : c.border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c.faint);
    p.setColor(QPalette::Disabled, QPalette::Highlight, c.hairline);
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, c.faint);
    p.setColor(QPalette::Disabled, QPalette::Base, c.window);
    return p;
}

} // namespace ledgerloom
