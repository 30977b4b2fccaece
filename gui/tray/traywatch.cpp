// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/traywatch.h"

#include "gui/tray/embedwatch.h"
#include "gui/tray/trayhost.h"

#include <QGuiApplication>

#include <chrono>

#ifdef BIFROST_DBUS
#include <QDBusConnection>
#include <QDBusServiceWatcher>
#endif

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr auto CheckInterval = 10s;
/// A StatusNotifier watcher is there a moment before its host is.
constexpr auto HostDelay = 1s;

} // namespace

TrayWatch::TrayWatch(Probe probe, QObject *parent)
    : QObject(parent)
    , m_probe(std::move(probe))
    , m_embeds(new EmbedWatch(this))
    , m_available(m_probe())
{
    m_timer.setInterval(CheckInterval);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &TrayWatch::check);
    connect(m_embeds, &EmbedWatch::changed, this, &TrayWatch::check);
    m_isTold = m_embeds->isWatching();
    watchHost();
    watchTime();
}

void TrayWatch::watchHost()
{
#ifdef BIFROST_DBUS
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    const QString service = u"org.kde.StatusNotifierWatcher"_s;
    m_hostTells = trayHostTells();
    m_isTold = m_isTold || QGuiApplication::platformName().startsWith("wayland"_L1);
    auto *watcher = new QDBusServiceWatcher(service, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this] { QTimer::singleShot(HostDelay, this, &TrayWatch::hostRegistered); });
    for (const QString &signal : {u"StatusNotifierHostRegistered"_s, u"StatusNotifierHostUnregistered"_s})
        bus.connect(service, u"/StatusNotifierWatcher"_s, service, signal, this, SLOT(hostRegistered()));
#endif
}

void TrayWatch::hostRegistered()
{
    m_hostTells = trayHostTells();
    check();
    watchTime();
}

void TrayWatch::setRelied(bool relied)
{
    m_relied = relied;
    watchTime();
}

void TrayWatch::watchTime()
{
    if (!m_isTold && (!m_available || (m_relied && !m_hostTells)))
        m_timer.start();
    else
        m_timer.stop();
}

void TrayWatch::check()
{
    const bool available = m_probe();
    if (available == m_available)
        return;
    m_available = available;
    watchTime();
    Q_EMIT availableChanged(available);
}

} // namespace bifrost::gui
