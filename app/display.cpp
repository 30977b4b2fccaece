// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/display.h"

#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QProcessEnvironment>

#include <algorithm>
#include <cstring>
#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif
#ifdef BIFROST_XCB
#include <xcb/xcb.h>
#endif

using namespace Qt::StringLiterals;

namespace bifrost {

namespace {

bool hasPlugin(const QString &platform)
{
    const QDir plugins(QLibraryInfo::path(QLibraryInfo::PluginsPath) + "/platforms"_L1);
    return !plugins.entryList({u"*%1*"_s.arg(platform)}, QDir::Files).isEmpty();
}

/// Why X11 cannot be used; empty if it can.
QString whyNotX11(const QString &display, [[maybe_unused]] std::shared_ptr<void> &held)
{
    if (display.isEmpty())
        return u"DISPLAY is not set"_s;
#ifdef BIFROST_XCB
    const std::shared_ptr<xcb_connection_t> connection(
        xcb_connect(QFile::encodeName(display).constData(), nullptr), xcb_disconnect);
    if (xcb_connection_has_error(connection.get()) == 0)
        held = connection;
    else
        return u"the X server of DISPLAY=%1 cannot be reached"_s.arg(display);
#endif
    return hasPlugin(u"xcb"_s) ? QString() : u"Qt's plugin for X11 is missing"_s;
}

QString whyNotWayland(const QString &display, const QString &runtimeFolder)
{
    if (display.isEmpty())
        return u"WAYLAND_DISPLAY is not set"_s;
#ifdef Q_OS_UNIX
    const QByteArray path =
        QFile::encodeName(QDir::isAbsolutePath(display) ? display : runtimeFolder + u'/' + display);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    bool works = fd >= 0 && path.size() < qsizetype(sizeof address.sun_path);
    if (works) {
        std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()));
        works = ::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    if (fd >= 0)
        ::close(fd);
    if (!works)
        return u"the compositor of WAYLAND_DISPLAY=%1 cannot be reached"_s.arg(display);
#endif
    return hasPlugin(u"wayland"_s) ? QString()
                                   : u"Qt's plugin for Wayland is missing (package qt6-wayland)"_s;
}

} // namespace

Display findDisplay(const QProcessEnvironment &environment)
{
    std::shared_ptr<void> held;
    const auto x11 = [&] { return whyNotX11(environment.value(u"DISPLAY"_s), held); };
    const auto wayland = [&] {
        return whyNotWayland(environment.value(u"WAYLAND_DISPLAY"_s),
                             environment.value(u"XDG_RUNTIME_DIR"_s));
    };
    QStringList asked = environment.value(u"QT_QPA_PLATFORM"_s).split(u';', Qt::SkipEmptyParts);
    for (QString &platform : asked)
        platform = platform.section(u':', 0, 0);
    QStringList reasons;
    for (const QString &platform :
         std::as_const(asked)) { // what the user wants is for Qt to try in this order
        const QString reason = platform == "xcb"_L1 ? x11()
            : platform.startsWith("wayland"_L1)     ? wayland()
            : hasPlugin(platform)                   ? QString()
                                                    : u"Qt has no platform `%1`"_s.arg(platform);
        if (reason.isEmpty())
            return {{}, held};
        reasons += reason;
    }
    if (!asked.isEmpty())
        return {reasons.join(u", "_s)};
    const QString noX11 = x11();
    if (noX11.isEmpty())
        return {{}, held};
    const QString noWayland = wayland();
    if (noWayland.isEmpty())
        return {{}, {}, "wayland"};
    return {noX11 + " and "_L1 + noWayland};
}

} // namespace bifrost
