// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/pagelist.h"

#include "gui/live/livepage.h"

namespace bifrost::gui {

QList<Page *> makePages(const PageContext &context)
{
    return {
        new LivePage(context),
    };
}

} // namespace bifrost::gui
