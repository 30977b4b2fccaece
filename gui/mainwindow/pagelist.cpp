// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/pagelist.h"

#include "gui/live/livepage.h"
#include "gui/mainwindow/pagecontext.h"
#include "gui/providers/providerspage.h"
#include "gui/settings/settingspage.h"

namespace bifrost::gui {

QList<Page *> makePages(const PageContext &context)
{
    QList<Page *> pages{new LivePage(context)};
    if (context.config)
        pages += new ProvidersPage(context);
    pages += new SettingsPage(context);
    return pages;
}

} // namespace bifrost::gui
