// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/display.h"

#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace bifrost {

bool displayAvailable(const QProcessEnvironment &environment)
{
    const QString platform = environment.value(u"QT_QPA_PLATFORM"_s).section(u':', 0, 0);
    if (platform == "offscreen"_L1 || platform == "minimal"_L1 || platform == "vnc"_L1
        || platform == "linuxfb"_L1 || platform == "eglfs"_L1)
        return true;
    return !environment.value(u"DISPLAY"_s).isEmpty() || !environment.value(u"WAYLAND_DISPLAY"_s).isEmpty();
}

} // namespace bifrost
