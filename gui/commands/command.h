// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QString>

namespace bifrost::gui {

/// One thing that can be found and done by its name: an action, a page, something on a page. A value.
struct Command
{
    QString title;
    QString kind; ///< "Page", "Provider"; stands at the end of its line
    QString words; ///< by which it is found too, though they are not shown; may be empty
    QString symbol; ///< a name in resources/icons; may be empty
    QString keys; ///< its shortcut as people read it
    bool on = false; ///< of a switch: it is on
    std::function<void()> run;
};

} // namespace bifrost::gui
