// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/healthwatch.h"

#include "gateway/gateway.h"
#include "gui/actions/localonly.h"
#include "gui/live/trafficfeed.h"
#include "models/config/configservice.h"
#include "models/probe/localserver.h"
#include "models/secrets/secretstore.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace bifrost::gui {

namespace {

constexpr auto HealthInterval = 2s;
constexpr std::chrono::milliseconds LongestWait = 24h; // a timer takes no month

bool isTroubled(const ProviderHealth &health)
{
    const ProviderHealth::State state = health.state();
    return state == ProviderHealth::State::Degraded || state == ProviderHealth::State::Down;
}

/// What is said of a trouble would be the same.
bool looksLike(const ProviderHealth &a, const ProviderHealth &b)
{
    return a.lastStatus == b.lastStatus && a.lockedKeys == b.lockedKeys && a.emptyKeys == b.emptyKeys
        && a.lack == b.lack && a.loop == b.loop && a.test == b.test && a.failingKeys() == b.failingKeys()
        && a.lastError == b.lastError && a.backAtUs == b.backAtUs;
}

} // namespace

HealthWatch::HealthWatch(Gateway *gateway, TrafficFeed *feed, ConfigService *config, SecretStore *secrets,
                         QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_config(config)
    , m_secrets(secrets)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(HealthInterval);
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &HealthWatch::look);
    m_back.setSingleShot(true);
    connect(&m_back, &QTimer::timeout, this, [this] {
        look();
        Q_EMIT changed();
    });
    connect(feed, &TrafficFeed::drained, this, [this] {
        if (!m_timer.isActive())
            m_timer.start();
    });
    connect(gateway, &Gateway::stateChanged, this, &HealthWatch::look);
    if (config)
        connect(config, &ConfigService::changed, this, &HealthWatch::look);
    if (secrets)
        connect(secrets, &SecretStore::stateChanged, this, &HealthWatch::look);
    look();
}

const ProviderHealth *HealthWatch::of(const QString &provider) const
{
    const std::string name = provider.toStdString();
    const auto known =
        std::find_if(m_providers.begin(), m_providers.end(),
                     [&name](const ProviderHealth &health) { return health.provider == name; });
    return known == m_providers.end() ? nullptr : &*known;
}

void HealthWatch::setLocalOnly(const LocalOnly *localOnly)
{
    m_localOnly = localOnly;
    connect(localOnly, &LocalOnly::changed, this, &HealthWatch::look);
    look();
}

/// As the list of providers has it: switched off, or kept from everything by local only.
bool HealthWatch::isAtRest(const ProviderConfig &provider) const
{
    if (!provider.keys.empty() && std::ranges::none_of(provider.keys, &KeyConfig::enabled))
        return true;
    return m_localOnly && m_localOnly->isOn() && isBlockedByLocalOnly(provider, Gateway::providerKinds());
}

/// What no request has to tell. Those that are not set up any more are nobody's trouble.
void HealthWatch::addStanding(std::vector<ProviderHealth> &all) const
{
    if (!m_config)
        return;
    const ConfigStatePtr state = m_config->state();
    std::erase_if(all, [&state](const ProviderHealth &health) {
        return !state->provider(QString::fromStdString(health.provider));
    });
    // While the keychain is being asked it is too early to say that it is locked.
    const bool opening = m_secrets && m_secrets->state().kind == SecretState::Kind::Opening;
    for (const ProviderConfig &provider : state->configuration.providers) {
        int locked = 0;
        int empty = 0;
        QString lack;
        for (const KeyConfig &key : provider.keys) {
            if (!key.enabled || (!key.value.value.isEmpty() && key.value.lack.isEmpty()))
                continue;
            if (key.value.locked) {
                locked += !opening;
            } else if (!key.value.lack.isEmpty() && empty++ == 0) {
                lack = key.value.lack;
            }
        }
        const QString loop = m_gateway->loopOf(provider);
        const bool atRest = isAtRest(provider);
        if (locked + empty == 0 && loop.isEmpty() && !atRest)
            continue;
        const std::string name = provider.name.toStdString();
        auto known = std::ranges::find(all, name, &ProviderHealth::provider);
        if (known == all.end()) {
            known = all.insert(all.end(), ProviderHealth());
            known->provider = name;
        }
        known->lockedKeys = locked;
        known->emptyKeys = empty;
        known->lack = lack.toStdString();
        known->loop = loop.toStdString();
        known->atRest = atRest;
    }
}

void HealthWatch::look()
{
    std::vector<ProviderHealth> now = m_gateway->providerHealth();
    addStanding(now);
    const bool same = std::equal(now.begin(), now.end(), m_providers.begin(), m_providers.end(),
                                 [](const ProviderHealth &a, const ProviderHealth &b) {
                                     return a.provider == b.provider && a.state() == b.state()
                                         && (!isTroubled(b) || looksLike(a, b));
                                 });
    m_providers = std::move(now);
    m_lockedAlone = std::none_of(m_providers.begin(), m_providers.end(), [](const ProviderHealth &health) {
        const ProviderHealth::State state = health.stateOfRequests();
        return health.emptyKeys > 0 || state == ProviderHealth::State::Degraded
            || state == ProviderHealth::State::Down;
    });
    m_troubled = int(std::count_if(m_providers.begin(), m_providers.end(), isTroubled));
    waitForTheLimited();
    if (!same)
        Q_EMIT changed();
    Q_EMIT looked();
}

/// What is said of it is another thing from then on.
void HealthWatch::waitForTheLimited()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    qint64 soonest = 0;
    const auto consider = [now, &soonest](const HealthFigures &figures) {
        const qint64 back = figures.backAtUs / 1000;
        if (figures.isLimited() && back > now && (soonest == 0 || back < soonest))
            soonest = back;
    };
    for (const ProviderHealth &provider : m_providers) {
        consider(provider);
        std::ranges::for_each(provider.keys, consider);
    }
    if (soonest == 0)
        m_back.stop();
    else
        m_back.start(
            std::min<std::chrono::milliseconds>(std::chrono::milliseconds(soonest - now + 1), LongestWait));
}

} // namespace bifrost::gui
