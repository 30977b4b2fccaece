// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace bifrost::test {

/// The visible button with this text below a widget, or that has given it up for want of room and is called
/// so still; null: there is none.
inline QAbstractButton *findButton(const QWidget *root, const QString &text)
{
    for (QAbstractButton *button : root->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->text() == text)
            return button;
    }
    for (QAbstractButton *button : root->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->accessibleName() == text)
            return button;
    }
    return nullptr;
}

} // namespace bifrost::test
