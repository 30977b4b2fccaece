// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/desktop/accessibletree.h"
#include "tests/desktop/desktopprocess.h"
#include "tests/desktop/notifiermenu.h"
#include "tests/desktop/notifierwatcher.h"

#include <functional>
#include <optional>

namespace bifrost::test {

/// The program with a tray icon at a StatusNotifier host, and the eyes and fingers of a screen reader. What
/// waits does so for a minute at most.
class Seat
{
public:
    static const QString Program; ///< as a screen reader calls it

    explicit Seat(const QStringList &arguments = {QStringLiteral("--minimized")});

    bool begin(); ///< starts it; it listens then, and its icon is in the tray
    bool open() const; ///< its window, which gets the keyboard

    QString item() const { return watcher.items().constLast(); }
    QString toolTip() const { return NotifierWatcher::toolTip(item()); }
    NotifierMenu menu() const { return NotifierMenu(item()); }

    static bool waits(const std::function<bool()> &holds);

    /// Something that is seen, by its role and the beginning of its name.
    std::optional<AccessibleNode> seen(const QString &role, const QString &name) const;
    bool isWindowSeen() const;
    bool shows(const QString &role, const QString &name) const; ///< waits
    bool says(const QString &text) const; ///< waits for some words
    bool press(const QString &role, const QString &name) const; ///< waits until it can be

    /// What takes the focus and has no name.
    QStringList nameless() const;

    AccessibleTree tree; ///< first: it starts the bus that the program looks for
    NotifierWatcher watcher;
    DesktopProcess program;
};

} // namespace bifrost::test
