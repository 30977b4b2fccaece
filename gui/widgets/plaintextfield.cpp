// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/plaintextfield.h"

#include "gui/theme/fonts.h"

#include <QFocusEvent>
#include <QMimeData>
#include <QSignalBlocker>

namespace bifrost::gui {

PlainTextField::PlainTextField(const QString &name, int height, QWidget *parent) : QPlainTextEdit(parent)
{
    setFont(codeFont());
    setFixedHeight(height);
    setTabChangesFocus(true);
    setLayoutDirection(Qt::LeftToRight);
    setAccessibleName(name);
}

void PlainTextField::showText(const QString &text)
{
    if (toPlainText() == text && !document()->isUndoAvailable() && !document()->isRedoAvailable())
        return;
    const QSignalBlocker quiet(this);
    setPlainText(text); // which forgets what could be undone
}

/// A clipboard that nobody owns may be null or hold no format at all, which 6.4 does not look at.
bool PlainTextField::canInsertFromMimeData(const QMimeData *source) const
{
    return source && source->hasText();
}

void PlainTextField::insertFromMimeData(const QMimeData *source)
{
    if (isReadOnly() || !canInsertFromMimeData(source))
        return;
    insertPlainText(source->text());
    ensureCursorVisible();
}

void PlainTextField::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        Q_EMIT left();
}

} // namespace bifrost::gui
