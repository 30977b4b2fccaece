// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>

#include <vector>

namespace bifrost::bench {

/// An application that measures how long its thread is busy each time before it waits again: what a person
/// feels as a stutter. Events that follow each other without a pause lie in one such time, a timer's and the
/// paint that it leads to for instance.
class BusyMeter : public QApplication
{
    Q_OBJECT

public:
    BusyMeter(int &argc, char **argv) : QApplication(argc, argv) { m_clock.start(); }

    bool notify(QObject *receiver, QEvent *event) override;

    void begin();
    void end();

    double percentile(double share); ///< milliseconds
    double longest() { return percentile(1); }
    double load() const; ///< share of the time in which it was busy
    int over(double ms) const;

private:
    QElapsedTimer m_clock;
    std::vector<double> m_busyMs;
    int m_depth = 0;
    qint64 m_from = 0; ///< of the time that goes on, in nanoseconds
    qint64 m_until = 0;
    qint64 m_begun = 0;
    qint64 m_ended = 0;
    bool m_running = false;
};

} // namespace bifrost::bench
