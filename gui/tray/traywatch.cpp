// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/traywatch.h"

#include <chrono>

#ifdef BIFROST_DBUS
#include <QDBusConnection>
#include <QDBusConnectionInterface>
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
    , m_available(m_probe())
{
    m_timer.setInterval(CheckInterval);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &TrayWatch::check);
    watchHost();
}

void TrayWatch::watchHost()
{
#ifdef BIFROST_DBUS
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    const QString service = u"org.kde.StatusNotifierWatcher"_s;
    m_hostTells = bus.interface()->isServiceRegistered(service);
    auto *watcher = new QDBusServiceWatcher(service, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &, const QString &owner) {
                m_hostTells = !owner.isEmpty();
                QTimer::singleShot(HostDelay, this, &TrayWatch::check);
            });
#endif
}

void TrayWatch::setRelied(bool relied)
{
    if (relied && !m_hostTells)
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
    Q_EMIT availableChanged(available);
}

} // namespace bifrost::gui
