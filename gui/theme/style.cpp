// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/style.h"

#include "gui/theme/fieldpaint.h"
#include "gui/theme/labelpaint.h"
#include "gui/theme/markpaint.h"
#include "gui/theme/menupaint.h"
#include "gui/theme/stylepaint.h"
#include "gui/theme/tabpaint.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenuBar>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int ScrollBarWidth = 10;
constexpr int HeaderHeight = 26;
constexpr int MenuBarPadding = 5;
constexpr int MotionTime = 120;
constexpr int TextFieldFrame = 4; // the round corners lie in it

bool isPrimary(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button && button->features.testFlag(QStyleOptionButton::DefaultButton);
}

/// A text of several lines that is typed into is a field like one of a single line.
bool isTextField(const QObject *widget)
{
    const auto *edit = qobject_cast<const QPlainTextEdit *>(widget);
    return edit && !edit->isReadOnly() && edit->frameShape() == QFrame::StyledPanel;
}

/// What holds the list of a combo box.
bool isComboList(const QWidget *widget)
{
    return widget && widget->inherits("QComboBoxPrivateContainer");
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
    case PE_PanelLineEdit:
        // Inside a combo box or a spin box the field belongs to the box around it.
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            paintField(painter, *option, widget);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheck(painter, *option);
        return;
    case PE_IndicatorRadioButton:
        paintRadio(painter, *option);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, colour(Role::Raised, option->palette));
        painter->setPen(colour(Role::Line, option->palette));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          colour(Role::Line, option->palette));
        return;
    case PE_FrameTabWidget:
        return;
    case PE_FrameFocusRect:
        paintFocusOf(option, painter, widget);
        return;
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, colour(Role::Raised, option->palette));
        return;
    case PE_PanelScrollAreaCorner: // as the grooves that meet there
        painter->fillRect(option->rect, option->palette.color(QPalette::Base));
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

void Style::paintFocusOf(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    // Buttons and fields show their focus in their box, tables by their selected row.
    const QColor ink = colour(Role::Accent, option->palette);
    if (qobject_cast<const QToolButton *>(widget))
        paintFocus(painter, widget->rect(), ink);
    else if (!qobject_cast<const QPushButton *>(widget) && !qobject_cast<const QComboBox *>(widget)
             && !qobject_cast<const QAbstractScrollArea *>(widget))
        paintFocus(painter, QRectF(option->rect).adjusted(-2, 0, 2, 0), ink, ChipRadius);
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
    case CE_ShapedFrame:
        if (isComboList(widget)) {
            painter->setPen(colour(Role::Line, option->palette));
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
            return;
        }
        if (isTextField(widget)) {
            QStyleOption field(*option);
            field.state.setFlag(State_HasFocus, widget->hasFocus());
            paintField(painter, field, widget);
            return;
        }
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    case CE_PushButtonBevel:
        paintPushButton(painter, *option, isPrimary(option));
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            paintButtonLabel(painter, *button, m_showMnemonics);
        return;
    case CE_ComboBoxLabel:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            paintComboLabel(painter, *combo);
        return;
    case CE_TabBarTab:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            paintTab(painter, *tab, m_showMnemonics);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, colour(Role::Line, option->palette));
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
    if (qobject_cast<const QComboBox *>(widget)) {
        paintComboItem(painter, *item);
        return;
    }
    if (!qobject_cast<const QMenuBar *>(widget)) {
        paintMenuItem(painter, *item, m_showMnemonics);
        return;
    }
    painter->fillRect(option->rect, colour(Role::Chrome, option->palette));
    if (option->state.testFlag(State_Selected) && option->state.testFlag(State_Enabled))
        paintBox(painter, option->rect, colour(Role::Selection, option->palette), QColor(), ChipRadius, 0);
    paintMenuBarLabel(painter, *item, m_showMnemonics);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && slider) {
        paintScrollBar(painter, *slider, scrollThumb(*slider),
                       isOnPage(widget) ? colour(Role::Page, option->palette)
                                        : option->palette.color(QPalette::Base));
        return;
    }
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        control == CC_ComboBox && combo) {
        paintComboBox(painter, *combo, widget);
        return;
    }
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        control == CC_SpinBox && spin) {
        paintSpinBox(painter, *spin, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                            const QWidget *widget) const
{
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        control == CC_SpinBox && spin)
        return spinRect(*spin, sub);
    if (control == CC_ComboBox && sub == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect,
                          option->rect.adjusted(FieldPadding, 1, -ChevronColumn, -1));
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

QRect Style::spinRect(const QStyleOptionSpinBox &option, SubControl sub)
{
    switch (sub) {
    case SC_SpinBoxEditField:
        return spinPart(option, 0);
    case SC_SpinBoxUp:
        return spinPart(option, 1);
    case SC_SpinBoxDown:
        return spinPart(option, 2);
    default:
        return option.rect;
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const int padding = frame && frame->lineWidth > 0 ? FieldPadding : 0;
        return option->rect.adjusted(padding, 0, -padding, 0);
    }
    return QProxyStyle::subElementRect(element, option, widget);
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
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return qobject_cast<const QComboBox *>(widget) ? comboItemSize(*item, size)
                                                           : menuItemSize(*item, size);
        return size;
    case CT_LineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth == 0)
            return size;
        return {size.width() + 2 * FieldPadding, qMax(ControlHeight, size.height() + 6)};
    case CT_ComboBox:
        // A list of words is as wide as the widest of them, rounded down.
        return {size.width() + FieldPadding + 2 + ChevronColumn + 2, qMax(ControlHeight, size.height() + 8)};
    case CT_SpinBox:
        return {size.width() + FieldPadding + StepColumn, qMax(ControlHeight, size.height() + 6)};
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize plain = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {plain.width(), qMax(plain.height(), CheckSide + 8)};
    }
    case CT_TabBarTab:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            return tabSize(*tab, size, widget ? widget->font() : QApplication::font());
        return size;
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        return isTextField(widget) ? TextFieldFrame : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_ScrollBarExtent:
        return ScrollBarWidth;
    case PM_HeaderMargin:
        return HeaderMargin;
    case PM_FocusFrameHMargin: // cells stand below their titles; Qt adds one
        return qobject_cast<const QAbstractItemView *>(widget)
            ? HeaderMargin - 1
            : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return CheckSide;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_SplitterWidth: // at 1 the handle can be grabbed beside the line too
    case PM_TabBarBaseOverlap:
        return 1;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_TabBarTabHSpace: // the size has its own, and what is elided should use it
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
    case SH_Widget_Animation_Duration:
        // A knob and a pane move; where the system switches motion off, nothing does.
        return QProxyStyle::styleHint(hint, option, widget, result) > 0 ? MotionTime : 0;
    case SH_ComboBox_PopupFrameStyle:
        return int(QFrame::StyledPanel) | int(QFrame::Plain);
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
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
    // The frame around a text is not drawn anew by itself when the focus comes.
    if ((event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) && isTextField(watched))
        static_cast<QWidget *>(watched)->update();
    return QProxyStyle::eventFilter(watched, event);
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (isTextField(widget)) {
        auto *edit = static_cast<QPlainTextEdit *>(widget);
        edit->setFrameStyle(edit->frameStyle()); // when it was made it was not known to be one
        edit->viewport()->setAutoFillBackground(false); // the frame fills it, as that of every field
    }
}

} // namespace bifrost::gui
