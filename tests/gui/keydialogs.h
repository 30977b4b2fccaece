// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/providers/keydialog.h"

#include <QApplication>

namespace bifrost::test {

/// The dialog for a key that is open; null: there is none.
inline gui::KeyDialog *openKeyDialog()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *dialog = qobject_cast<gui::KeyDialog *>(widget);
        if (dialog && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

} // namespace bifrost::test
