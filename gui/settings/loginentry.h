// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QStringList>

/// The part of LoginStart that each platform does in its own way: what the desktop starts when its user logs
/// in. One source file per platform.
namespace bifrost::gui::loginentry {

struct Standing
{
    bool on = false; ///< the desktop will start it
    QString remark = {}; ///< why it will not although there is an entry
    QStringList command = {}; ///< what it starts
};

/// Whether this platform is known.
bool isSupported();

/// As it is on disk now.
Standing read();

/// Makes the desktop start this program with these arguments. `title` is what its own settings show.
Result<void> write(const QStringList &command, const QString &title);
Result<void> remove();

} // namespace bifrost::gui::loginentry
