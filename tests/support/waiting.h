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

/// The same, with something done at every tick meanwhile: a peer that drips.
template <typename Predicate, typename Step>
bool runUntil(const Predicate &holds, std::chrono::milliseconds tick, const Step &step)
{
    QTimer pace;
    QObject::connect(&pace, &QTimer::timeout, step);
    pace.start(tick);
    return runUntil(holds, std::chrono::seconds(30));
}

/// Lets happen whatever is going to happen without anybody else's doing. What one side of a loopback
/// connection wrote is ready at the other at once, so a dialogue on this thread ends within these rounds.
inline void settle()
{
    constexpr int Rounds = 50;
    for (int round = 0; round < Rounds; ++round) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

} // namespace bifrost::test
