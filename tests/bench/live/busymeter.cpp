// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/live/busymeter.h"

#include <QAbstractEventDispatcher>

#include <algorithm>
#include <numeric>

namespace bifrost::bench {

BusyMeter::BusyMeter(QObject *parent) : QObject(parent)
{
    QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] { m_clock.start(); });
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &BusyMeter::ended);
}

void BusyMeter::start()
{
    m_busyMs.clear();
    m_clock.invalidate();
    m_since.start();
    m_running = true;
}

void BusyMeter::ended()
{
    if (m_running && m_clock.isValid())
        m_busyMs.push_back(double(m_clock.nsecsElapsed()) / 1e6);
    m_clock.invalidate();
}

double BusyMeter::percentile(double share)
{
    if (m_busyMs.empty())
        return 0;
    const auto place = m_busyMs.begin() + std::ptrdiff_t(share * double(m_busyMs.size() - 1));
    std::nth_element(m_busyMs.begin(), place, m_busyMs.end());
    return *place;
}

double BusyMeter::longest()
{
    return percentile(1);
}

double BusyMeter::load() const
{
    const double busy = std::accumulate(m_busyMs.begin(), m_busyMs.end(), 0.0);
    return m_since.elapsed() > 0 ? busy / double(m_since.elapsed()) : 0;
}

int BusyMeter::over(double ms) const
{
    return int(std::count_if(m_busyMs.begin(), m_busyMs.end(), [ms](double one) { return one > ms; }));
}

} // namespace bifrost::bench
