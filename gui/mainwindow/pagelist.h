// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace bifrost::gui {

class Page;
struct PageContext;

/// The pages of the window in the order of the sidebar. A new page is one line in pagelist.cpp.
QList<Page *> makePages(const PageContext &context);

} // namespace bifrost::gui
