// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/fittinglabel.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QEvent>
#include <QGuiApplication>
#include <QMenu>

namespace bifrost::gui {

FittingLabel::FittingLabel(QWidget *parent) : TextLabel({}, parent)
{
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void FittingLabel::setWhole(const QString &text)
{
    if (text == m_whole)
        return;
    m_whole = text;
    setAccessibleName(text);
    fit();
    updateGeometry();
}

void FittingLabel::fit()
{
    const QFontMetrics metrics = fontMetrics();
    QStringList words = m_whole.split(u' ');
    for (QString &word : words) {
        if (metrics.horizontalAdvance(word) > width())
            word = metrics.elidedText(word, Qt::ElideMiddle, width());
    }
    const QString shown = words.join(u' ');
    if (shown != text())
        setText(shown);
    setToolTip(shown == m_whole ? QString() : m_whole);
}

QSize FittingLabel::sizeHint() const
{
    const QMargins margins = contentsMargins();
    const QSize lines = fontMetrics().size(0, m_whole);
    return {lines.width() + margins.left() + margins.right() + 1,
            lines.height() + margins.top() + margins.bottom()};
}

QSize FittingLabel::minimumSizeHint() const
{
    return {1, sizeHint().height()};
}

void FittingLabel::resizeEvent(QResizeEvent *event)
{
    TextLabel::resizeEvent(event);
    fit();
}

void FittingLabel::changeEvent(QEvent *event)
{
    TextLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void FittingLabel::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu;
    const QString chosen = hasSelectedText() ? selectedText() : m_whole;
    connect(menu.addAction(tr("Copy")), &QAction::triggered, this,
            [chosen] { QGuiApplication::clipboard()->setText(chosen); });
    menu.exec(event->globalPos());
}

} // namespace bifrost::gui
