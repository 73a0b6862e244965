#pragma once

#include <QProxyStyle>

namespace ledgerloom {

// Dynamic properties that widgets set to ask for a look.
inline constexpr const char* primaryProperty = "primary"; ///< a button: the one main action
inline constexpr const char* invalidProperty = "invalid"; ///< an input whose value cannot be used
inline constexpr const char* quietProperty = "quiet";     ///< a button without ground until it is hovered

/// Fusion, redrawn flat from the palette alone: rounded inputs and buttons, underlined tabs, slim scroll bars, one
/// focus ring everywhere. Needs no style sheet, so a new palette is all a new theme takes.
class StudioStyle : public QProxyStyle {
    Q_OBJECT

public:
    StudioStyle();

    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returned) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const override;
    void polish(QWidget* widget) override;
    using QProxyStyle::polish;
};

} // namespace ledgerloom
