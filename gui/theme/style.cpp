// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/style.h"

#include "gui/theme/labelpaint.h"
#include "gui/theme/stylepaint.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int ScrollBarWidth = 10;
constexpr int HeaderHeight = 26;
constexpr int MenuItemHeight = 28;
constexpr int MenuBarPadding = 5;
constexpr int ButtonPadding = 12;

bool isPrimary(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button && button->features.testFlag(QStyleOptionButton::DefaultButton);
}

} // namespace

Style::Style() : QProxyStyle(u"Fusion"_s) { }

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonTool:
        paintToolButton(painter, *option);
        return;
    case PE_FrameFocusRect:
        // Push buttons show their focus in their panel, tables by their selected row.
        if (qobject_cast<const QToolButton *>(widget))
            paintFocus(painter, widget->rect(), colour(Role::Accent, option->palette));
        else if (!qobject_cast<const QAbstractButton *>(widget)
                 && !qobject_cast<const QAbstractScrollArea *>(widget))
            paintFocus(painter, option->rect, colour(Role::Accent, option->palette));
        return;
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, colour(Role::Raised, option->palette));
        return;
    case PE_FrameMenu:
        painter->setPen(colour(Role::Line, option->palette));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, colour(Role::Chrome, option->palette));
        painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)),
                          colour(Role::Line, option->palette));
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (element) {
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, option->palette.color(QPalette::Base));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          colour(Role::Line, option->palette));
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            paintHeaderLabel(painter, *header);
        return;
    case CE_PushButtonBevel:
        paintPushButton(painter, *option, isPrimary(option));
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            paintButtonLabel(painter, *button, m_showMnemonics);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, colour(Role::Chrome, option->palette));
        return;
    case CE_MenuBarItem:
    case CE_MenuItem:
        drawMenuItem(option, painter, widget);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const bool inBar = !qobject_cast<const QMenu *>(widget);
    painter->fillRect(option->rect, colour(inBar ? Role::Chrome : Role::Raised, option->palette));
    if (option->state.testFlag(State_Selected) && option->state.testFlag(State_Enabled)) {
        const QRectF field = inBar ? QRectF(option->rect) : QRectF(option->rect).adjusted(4, 0, -4, 0);
        paintBox(painter, field, colour(Role::Selection, option->palette), QColor(), ChipRadius, 0);
    }
    if (inBar) {
        paintMenuBarLabel(painter, *item, m_showMnemonics);
        return;
    }
    // Fusion frames the item under the mouse; here it lies on a soft field, and the text keeps its colour.
    QStyleOptionMenuItem plain(*item);
    plain.state.setFlag(State_Selected, false);
    plain.state.setFlag(State_Sunken, false);
    QProxyStyle::drawControl(CE_MenuItem, &plain, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && slider) {
        paintScrollBar(painter, *slider, scrollThumb(*slider));
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                            const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !slider)
        return QProxyStyle::subControlRect(control, option, sub, widget);
    const QRect thumb = scrollThumb(*slider);
    QRect before = option->rect;
    QRect after = option->rect;
    if (slider->orientation == Qt::Horizontal) {
        before.setRight(thumb.left() - 1);
        after.setLeft(thumb.right() + 1);
    } else {
        before.setBottom(thumb.top() - 1);
        after.setTop(thumb.bottom() + 1);
    }
    switch (sub) {
    case SC_ScrollBarSlider:
        return thumb;
    case SC_ScrollBarGroove:
        return option->rect;
    case SC_ScrollBarSubPage:
        return before;
    case SC_ScrollBarAddPage:
        return after;
    default:
        return {};
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    switch (type) {
    case CT_HeaderSection:
        return {QProxyStyle::sizeFromContents(type, option, size, widget).width(), HeaderHeight};
    case CT_PushButton:
        return {size.width() + 2 * ButtonPadding, qMax(ControlHeight, size.height() + 8)};
    case CT_MenuBarItem:
        return {size.width() + 16, size.height() + 2 * MenuBarPadding};
    case CT_MenuItem: {
        QSize item = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto *entry = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (entry && entry->menuItemType != QStyleOptionMenuItem::Separator)
            item.setHeight(qMax(item.height(), MenuItemHeight));
        return item;
    }
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return ScrollBarWidth;
    case PM_HeaderMargin:
        return HeaderMargin;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuBarHMargin:
    case PM_MenuBarVMargin:
    case PM_MenuBarItemSpacing:
    case PM_MenuBarPanelWidth:
        return 0;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *result) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_UnderlineShortcut:
        return m_showMnemonics;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

void Style::polish(QApplication *application)
{
    QProxyStyle::polish(application);
    application->installEventFilter(this);
}

bool Style::eventFilter(QObject *watched, QEvent *event)
{
    // Mnemonics are underlined while Alt is held, else they are noise.
    const bool keyEvent = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
    if (keyEvent && watched->isWindowType() && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Alt) {
        m_showMnemonics = event->type() == QEvent::KeyPress;
        for (QWidget *window : QApplication::topLevelWidgets()) {
            for (QWidget *widget : window->findChildren<QWidget *>())
                widget->update();
        }
    }
    return QProxyStyle::eventFilter(watched, event);
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

} // namespace bifrost::gui
