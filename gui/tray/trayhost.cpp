// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/trayhost.h"

#include <QGuiApplication>
#include <QSystemTrayIcon>
#ifdef BIFROST_DBUS
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusReply>
#include <QDBusVariant>
#endif
#ifdef BIFROST_XCB
#include <xcb/xcb.h>

#include <cstdlib>
#include <memory>
#include <optional>
#endif

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

#ifdef BIFROST_XCB
struct Freed
{
    void operator()(void *reply) const { std::free(reply); }
};

/// An XEmbed host owns the selection that is named after its screen.
bool embedHostPresent()
{
    const auto *x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    // Other platforms than X11 may have the interface and no connection behind it.
    xcb_connection_t *connection = x11 ? x11->connection() : nullptr;
    if (!connection)
        return false;
    const QByteArray name = "_NET_SYSTEM_TRAY_S0";
    const std::unique_ptr<xcb_intern_atom_reply_t, Freed> atom(xcb_intern_atom_reply(
        connection, xcb_intern_atom(connection, false, uint16_t(name.size()), name.constData()), nullptr));
    if (!atom)
        return false;
    const std::unique_ptr<xcb_get_selection_owner_reply_t, Freed> owner(
        xcb_get_selection_owner_reply(connection, xcb_get_selection_owner(connection, atom->atom), nullptr));
    return owner && owner->owner != XCB_WINDOW_NONE;
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
