// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace bifrost {

/// SIGTERM, SIGINT and SIGHUP as Qt signals on the main thread: the first asks for an orderly end, the second
/// for one at once. A third ends the process by itself, should the main thread be stuck; before the event
/// loop runs the second does. SIGPIPE is ignored, and so is
/// SIGXFSZ: a file that may not grow is a full disk, not the end. Owned by Program; there is one at a time.
class Signals : public QObject
{
    Q_OBJECT

public:
    Signals();
    ~Signals() override;

    int lastSignal() const { return m_lastSignal; }

    /// For what is written before there is one of these.
    static void ignoreFailedWrites();

    /// The event loop does not run any more: the next one ends the process.
    static void endAtNext();

Q_SIGNALS:
    void drainRequested();
    void endRequested();

private:
    void readPipe();

    QSocketNotifier *m_notifier = nullptr;
    int m_received = 0;
    int m_lastSignal = 0;
};

} // namespace bifrost
