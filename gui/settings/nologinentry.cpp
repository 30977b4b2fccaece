// SPDX-License-Identifier: GPL-3.0-or-later
// Platforms whose way to start programs at login is not known yet.
#include "gui/settings/loginentry.h"

namespace bifrost::gui::loginentry {

bool isSupported()
{
    return false;
}

Standing read()
{
    return {};
}

Result<void> write(const QStringList &, const QString &)
{
    return {};
}

Result<void> remove()
{
    return {};
}

} // namespace bifrost::gui::loginentry
