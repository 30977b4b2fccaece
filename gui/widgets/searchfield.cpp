// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/searchfield.h"

#include "gui/icons/themedicon.h"

#include <QAction>
#include <QKeyEvent>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

SearchField::SearchField(const QString &placeholder, QWidget *parent) : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    QAction *find = addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition);
    find->setToolTip(placeholder);
    connect(find, &QAction::triggered, this, [this] { setFocus(Qt::ShortcutFocusReason); });
    QAction *empty = addAction(themedIcon(u"clear"_s), QLineEdit::TrailingPosition);
    empty->setToolTip(tr("Clear"));
    empty->setVisible(false);
    for (QToolButton *button : findChildren<QToolButton *>())
        button->setAccessibleName(button->toolTip());
    connect(empty, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, empty,
            [empty](const QString &text) { empty->setVisible(!text.isEmpty()); });
}

bool SearchField::event(QEvent *event)
{
    // Else Escape would be a shortcut of the page, and never come here.
    if (event->type() == QEvent::ShortcutOverride && !text().isEmpty()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QLineEdit::event(event);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace bifrost::gui
