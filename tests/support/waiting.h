// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

namespace bifrost::test {

/// Runs the event loop until `holds()`, at most for so long; returns whether it does. Unlike
/// QTest::qWaitFor() it does not sleep in between, so a dialogue of many turns on one thread goes at full
/// speed.
template <typename Predicate>
bool runUntil(const Predicate &holds, std::chrono::milliseconds patience = std::chrono::seconds(5))
{
    const QDeadlineTimer deadline(patience);
    QTimer waker; // else nothing might happen at the end
    waker.start(10);
    while (!holds()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

} // namespace bifrost::test
