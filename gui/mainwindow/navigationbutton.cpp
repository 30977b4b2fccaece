// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/navigationbutton.h"

#include "gui/icons/themedicon.h"
#include "gui/theme/fonts.h"
#include "gui/theme/stylepaint.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace bifrost::gui {

namespace {

constexpr int NavigationHeight = 30;
constexpr int NavigationIcon = 16;
constexpr int NavigationIconLeft = 10;
constexpr int NavigationText = 36;
constexpr int NavigationEnd = 8;
constexpr int CountHeight = 20;
constexpr int UnsavedDot = 6;

} // namespace

NavigationButton::NavigationButton(const QString &title, QString symbol, QWidget *parent)
    : QRadioButton(parent)
    , m_title(title)
    , m_symbol(std::move(symbol))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    describe();
}

void NavigationButton::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    describe();
    updateGeometry();
}

void NavigationButton::setShortcutText(const QString &keys)
{
    m_keys = keys;
    describe();
}

void NavigationButton::setAttention(int problems)
{
    m_attention = problems;
    describe();
}

void NavigationButton::setUnsaved(bool unsaved)
{
    m_unsaved = unsaved;
    describe();
}

void NavigationButton::describe()
{
    setAccessibleName(m_title);
    QStringList notes;
    if (m_attention > 0)
        notes += tr("%n problem(s)", nullptr, m_attention);
    if (m_unsaved)
        notes += tr("unsaved changes");
    setAccessibleDescription(notes.join(QStringLiteral(", ")));
    QString tip = m_keys.isEmpty() ? m_title : tr("%1 (%2)").arg(m_title, m_keys);
    if (!notes.isEmpty())
        tip += u'\n' + accessibleDescription();
    setToolTip(tip);
    update();
}

QSize NavigationButton::sizeHint() const
{
    if (m_collapsed)
        return {2 * NavigationIconLeft + NavigationIcon, NavigationHeight};
    return {NavigationText + fontMetrics().horizontalAdvance(m_title) + NavigationEnd, NavigationHeight};
}

QSize NavigationButton::minimumSizeHint() const
{
    return {2 * NavigationIconLeft + NavigationIcon, NavigationHeight};
}

void NavigationButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto token = [this](Role role) { return colour(role, palette()); };
    const auto placed = [this](const QRect &part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    const bool current = isChecked();
    if (current)
        paintBox(&painter, rect(), token(Role::AccentSoft), QColor(), ControlRadius, 0);
    else if (underMouse())
        paintBox(&painter, rect(), token(Role::LineSoft), QColor(), ControlRadius, 0);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paintFocus(&painter, rect(), token(Role::Accent));

    const QColor ink = token(current ? Role::Accent : Role::Text);
    const QRect icon(NavigationIconLeft, (height() - NavigationIcon) / 2, NavigationIcon, NavigationIcon);
    paintSymbol(&painter, placed(icon), m_symbol, current ? ink : token(Role::Muted));
    QRect text(NavigationText, 0, width() - NavigationText - NavigationEnd, height());
    if (m_attention > 0 || m_unsaved) {
        const QString number = locale().toString(m_attention);
        const int side =
            m_attention == 0 ? UnsavedDot : qMax(CountHeight, fontMetrics().horizontalAdvance(number) + 12);
        const int tall = m_attention == 0 ? UnsavedDot : CountHeight;
        QRect badge(width() - NavigationEnd - side, (height() - tall) / 2, side, tall);
        if (m_collapsed)
            badge = QRect(icon.right() - 2, icon.top() - 3, UnsavedDot + 2, UnsavedDot + 2);
        paintBadge(&painter, placed(badge));
        text.setRight(badge.left() - 6);
    }
    if (m_collapsed)
        return;
    painter.setFont(current ? strongFont() : font());
    painter.setPen(ink);
    painter.drawText(placed(text),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_title, Qt::ElideRight, text.width()));
}

void NavigationButton::paintBadge(QPainter *painter, const QRect &field) const
{
    const auto token = [this](Role role) { return colour(role, palette()); };
    if (m_attention == 0 || m_collapsed) {
        const Role ink = m_attention == 0 ? Role::Accent : Role::Error;
        paintBox(painter, field, token(ink), QColor(), field.height() / 2.0, 0);
        return;
    }
    paintBox(painter, field, token(Role::ErrorSoft), QColor(), field.height() / 2.0, 0);
    painter->setFont(captionStrongFont());
    painter->setPen(token(Role::Error));
    painter->drawText(field, Qt::AlignCenter, locale().toString(m_attention));
}

} // namespace bifrost::gui
