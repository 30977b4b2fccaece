// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <vector>

namespace bifrost::bench {

/// How long the GUI thread is busy each time before it waits again: what a person feels as a stutter. A paint
/// and what leads to it lie in one such time.
class BusyMeter : public QObject
{
    Q_OBJECT

public:
    explicit BusyMeter(QObject *parent = nullptr);

    void start();
    void stop() { m_running = false; }

    int count() const { return int(m_busyMs.size()); }
    double percentile(double share); ///< milliseconds
    double longest();
    double load() const; ///< share of the time in which it was busy
    int over(double ms) const;

private:
    void ended();

    QElapsedTimer m_clock;
    QElapsedTimer m_since;
    std::vector<double> m_busyMs;
    bool m_running = false;
};

} // namespace bifrost::bench
