// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/trayhost.h"

#include "gui/tray/embedhost.h"

#include <QColor>
#include <QSystemTrayIcon>
#ifdef BIFROST_DBUS
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusReply>
#include <QDBusVariant>
#endif
#ifdef BIFROST_XCB
#include <memory>
#include <optional>
#endif

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

#ifdef BIFROST_XCB
bool embedHostPresent()
{
    xcb_connection_t *connection = x11Connection();
    return connection && embedHost(connection) != XCB_WINDOW_NONE;
}
#endif

} // namespace

bool notifierHostPresent()
{
#ifdef BIFROST_DBUS
    const QString service = u"org.kde.StatusNotifierWatcher"_s;
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected() || !bus.interface()->isServiceRegistered(service))
        return false;
    QDBusMessage question = QDBusMessage::createMethodCall(service, u"/StatusNotifierWatcher"_s,
                                                           u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question << service << u"IsStatusNotifierHostRegistered"_s;
    constexpr int PatienceMs = 500;
    const QDBusReply<QDBusVariant> answer = bus.call(question, QDBus::Block, PatienceMs);
    return answer.isValid() && answer.value().variant().toBool();
#else
    return false;
#endif
}

#if defined(BIFROST_DBUS) && defined(BIFROST_XCB)
namespace {

enum class TrayKind { Notifier, Embed };

/// Qt's choice, which it makes once for the whole program.
std::optional<TrayKind> settledKind;

} // namespace
#endif

void settleTrayKind()
{
#if defined(BIFROST_DBUS) && defined(BIFROST_XCB)
    if (!settledKind)
        settledKind = notifierHostPresent() ? TrayKind::Notifier : TrayKind::Embed;
#endif
}

bool trayHostTells()
{
#if defined(BIFROST_DBUS) && defined(BIFROST_XCB)
    if (settledKind == TrayKind::Embed)
        return false;
#endif
    return notifierHostPresent();
}

bool trayEmbeds()
{
#if defined(BIFROST_DBUS) && defined(BIFROST_XCB)
    return settledKind == TrayKind::Embed;
#else
    return false;
#endif
}

std::optional<bool> embeddingInkIsLight()
{
#ifdef BIFROST_XCB
    xcb_connection_t *connection = x11Connection();
    const xcb_window_t host = connection ? embedHost(connection) : xcb_window_t{XCB_WINDOW_NONE};
    if (host == XCB_WINDOW_NONE)
        return std::nullopt;
    constexpr uint32_t Components = 3; // red, green and blue of the ink; what follows is for messages
    const std::unique_ptr<xcb_get_property_reply_t, Freed> colours(xcb_get_property_reply(
        connection,
        xcb_get_property(connection, false, host, atomNamed(connection, "_NET_SYSTEM_TRAY_COLORS"),
                         XCB_ATOM_CARDINAL, 0, Components),
        nullptr));
    if (!colours || colours->format != 32 || colours->value_len < Components)
        return std::nullopt;
    const auto *parts = static_cast<const uint32_t *>(xcb_get_property_value(colours.get()));
    constexpr int EightBits = 8;
    return qGray(int(parts[0] >> EightBits), int(parts[1] >> EightBits), int(parts[2] >> EightBits)) > 127;
#else
    return std::nullopt;
#endif
}

bool trayHostPresent()
{
#if defined(BIFROST_DBUS) && defined(BIFROST_XCB)
    if (settledKind)
        return *settledKind == TrayKind::Notifier ? notifierHostPresent() : embedHostPresent();
    return notifierHostPresent() || embedHostPresent();
#else
    return QSystemTrayIcon::isSystemTrayAvailable();
#endif
}

} // namespace bifrost::gui
