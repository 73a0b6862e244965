#pragma once

class QPainter;
class QRect;
class QRectF;
class QStyleOption;
class QStyleOptionComplex;
class QStyleOptionTab;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionToolButton;
class QWidget;

#include <QColor>

/// The single drawings that StudioStyle is made of. All take their colours from the option's palette.
namespace ledgerloom::parts {

/// Beside what the base style leaves: so a header's text begins where that of its cells does.
inline constexpr int headerRoom = 5;

/// A rounded box whose one-pixel edge is crisp at any scale.
void drawBox(QPainter& painter, const QRect& rect, double radius, const QColor& fill, const QColor& edge,
             double edgeWidth = 1);
void drawChevronDown(QPainter& painter, const QRectF& rect, const QColor& color);

void drawInput(QPainter& painter, const QStyleOption& option, const QWidget* widget);
void drawPushButton(QPainter& painter, const QStyleOption& option, const QWidget* widget);
void drawToolButton(QPainter& painter, const QStyleOption& option, const QWidget* widget);
/// Icon and text in the middle, without the arrow of a menu: the tool tip says that there is one.
void drawToolButtonLabel(QPainter& painter, const QStyleOptionToolButton& option, const QWidget* widget);
void drawMenuBarItem(QPainter& painter, const QStyleOptionMenuItem& option);
void drawCheckBox(QPainter& painter, const QStyleOption& option);
void drawRadioButton(QPainter& painter, const QStyleOption& option);
void drawFocusRing(QPainter& painter, const QStyleOption& option);
void drawTab(QPainter& painter, const QStyleOptionTab& option);
void drawHeaderSection(QPainter& painter, const QStyleOptionHeader& option);
void drawSplitter(QPainter& painter, const QStyleOption& option);
void drawScrollBar(QPainter& painter, const QStyleOptionComplex& option, const QRect& slider);

} // namespace ledgerloom::parts
