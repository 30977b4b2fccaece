// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/plainletters.h"

#include <QKeyEvent>
#include <QMessageBox>

namespace bifrost::gui {

PlainLetters::PlainLetters(QMessageBox *box) : QObject(box)
{
    box->installEventFilter(this);
}

bool PlainLetters::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<const QKeyEvent *>(event);
    const bool isPlain = !(key->modifiers() & (Qt::AltModifier | Qt::ControlModifier | Qt::MetaModifier));
    return isPlain && key->text().size() == 1 && key->text().front().isPrint();
}

} // namespace bifrost::gui
