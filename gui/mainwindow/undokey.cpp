// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/undokey.h"

#include "gui/mainwindow/infobars.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace bifrost::gui {

namespace {

bool canUndo(const QLineEdit &edit)
{
    return !edit.isReadOnly() && edit.isUndoAvailable();
}

template <typename Edit>
bool canUndo(const Edit &edit)
{
    return !edit.isReadOnly() && edit.document()->isUndoAvailable();
}

bool hasOwnUndo(const QObject *field)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(field))
        return canUndo(*line);
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(field))
        return canUndo(*text);
    if (const auto *text = qobject_cast<const QTextEdit *>(field))
        return canUndo(*text);
    if (const auto *number = qobject_cast<const QAbstractSpinBox *>(field)) {
        const auto *line = number->findChild<const QLineEdit *>();
        return line && canUndo(*line);
    }
    return false;
}

} // namespace

UndoKey::UndoKey(InfoBars *bars, QWidget *window) : QObject(window), m_bars(bars), m_window(window)
{
    auto *undo = new QAction(this);
    undo->setShortcut(QKeySequence::Undo);
    connect(undo, &QAction::triggered, this, [this] {
        if (const auto action = m_bars->undo())
            action();
    });
    m_window->addAction(undo);
    qApp->installEventFilter(this);
}

bool UndoKey::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride
        || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Undo))
        return false;
    const auto *field = qobject_cast<QWidget *>(watched);
    if (!field || field->window() != m_window || hasOwnUndo(field) || !m_bars->undo())
        return false;
    event->ignore(); // so that it is a shortcut
    return true;
}

} // namespace bifrost::gui
