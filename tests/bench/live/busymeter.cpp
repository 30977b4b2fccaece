// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/live/busymeter.h"

#include <algorithm>
#include <numeric>

namespace bifrost::bench {

namespace {

constexpr qint64 Pause = 200'000; // ns; what comes sooner came without waiting

} // namespace

bool BusyMeter::notify(QObject *receiver, QEvent *event)
{
    // Event loops of other threads come here too.
    if (receiver->thread() != thread() || m_depth > 0 || !m_running)
        return QApplication::notify(receiver, event);
    ++m_depth;
    const qint64 from = m_clock.nsecsElapsed();
    if (from - m_until > Pause) {
        if (m_until > m_from)
            m_busyMs.push_back(double(m_until - m_from) / 1e6);
        m_from = from;
    }
    const bool done = QApplication::notify(receiver, event);
    m_until = m_clock.nsecsElapsed();
    --m_depth;
    return done;
}

void BusyMeter::begin()
{
    m_busyMs.clear();
    m_begun = m_from = m_until = m_clock.nsecsElapsed();
    m_running = true;
}

void BusyMeter::end()
{
    m_running = false;
    m_ended = m_clock.nsecsElapsed();
    m_busyMs.push_back(double(m_until - m_from) / 1e6);
}

double BusyMeter::percentile(double share)
{
    if (m_busyMs.empty())
        return 0;
    const auto place = m_busyMs.begin() + std::ptrdiff_t(share * double(m_busyMs.size() - 1));
    std::nth_element(m_busyMs.begin(), place, m_busyMs.end());
    return *place;
}

double BusyMeter::load() const
{
    const double busy = std::accumulate(m_busyMs.begin(), m_busyMs.end(), 0.0);
    return m_ended > m_begun ? busy * 1e6 / double(m_ended - m_begun) : 0;
}

int BusyMeter::over(double ms) const
{
    return int(std::count_if(m_busyMs.begin(), m_busyMs.end(), [ms](double one) { return one > ms; }));
}

} // namespace bifrost::bench
