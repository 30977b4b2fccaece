// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace bifrost {

/// The last chance to end in order when the display goes away: Qt then says so and calls exit(), from deep
/// within the event loop. Owned by Program, one at a time, on the main thread.
class DisplayLoss
{
public:
    /// `end` is called once, without an event loop, and the process ends after it with 1.
    explicit DisplayLoss(std::function<void()> end);
    ~DisplayLoss();
    DisplayLoss(const DisplayLoss &) = delete;
    DisplayLoss &operator=(const DisplayLoss &) = delete;

    /// Qt's platforms say this on the main thread, right before they end the process.
    static bool isSaidBy(const QString &message);

    /// Does what there is to do, if somebody wants anything.
    static void happened();
};

} // namespace bifrost
