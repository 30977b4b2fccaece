// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/healthwatch.h"

#include "gateway/gateway.h"
#include "gui/live/trafficfeed.h"

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace bifrost::gui {

namespace {

constexpr auto HealthInterval = 2s;

bool isTroubled(const ProviderHealth &health)
{
    const ProviderHealth::State state = health.state();
    return state == ProviderHealth::State::Degraded || state == ProviderHealth::State::Down;
}

/// What is said of a trouble would be the same.
bool looksLike(const ProviderHealth &a, const ProviderHealth &b)
{
    return a.lastStatus == b.lastStatus && a.failingKeys() == b.failingKeys() && a.lastError == b.lastError
        && a.backAtUs == b.backAtUs;
}

} // namespace

HealthWatch::HealthWatch(Gateway *gateway, TrafficFeed *feed, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(HealthInterval);
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &HealthWatch::look);
    connect(feed, &TrafficFeed::drained, this, [this] {
        if (!m_timer.isActive())
            m_timer.start();
    });
    connect(gateway, &Gateway::stateChanged, this, &HealthWatch::look);
}

ProviderHealth::State HealthWatch::stateOf(const QString &provider) const
{
    const std::string name = provider.toStdString();
    const auto known =
        std::find_if(m_providers.begin(), m_providers.end(),
                     [&name](const ProviderHealth &health) { return health.provider == name; });
    return known == m_providers.end() ? ProviderHealth::State::Unknown : known->state();
}

void HealthWatch::look()
{
    std::vector<ProviderHealth> now = m_gateway->providerHealth();
    const bool same = std::equal(now.begin(), now.end(), m_providers.begin(), m_providers.end(),
                                 [](const ProviderHealth &a, const ProviderHealth &b) {
                                     return a.provider == b.provider && a.state() == b.state()
                                         && (!isTroubled(b) || looksLike(a, b));
                                 });
    m_providers = std::move(now);
    m_troubled = int(std::count_if(m_providers.begin(), m_providers.end(), isTroubled));
    if (!same)
        Q_EMIT changed();
}

} // namespace bifrost::gui
