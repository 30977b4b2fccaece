// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/portalscheme.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

PortalScheme::PortalScheme(QObject *parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    const QString service = u"org.freedesktop.portal.Desktop"_s;
    const QString path = u"/org/freedesktop/portal/desktop"_s;
    const QString interface = u"org.freedesktop.portal.Settings"_s;
    bus.connect(service, path, interface, u"SettingChanged"_s, this, SLOT(settingChanged(QDBusMessage)));
    QDBusMessage question = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    question << u"org.freedesktop.appearance"_s << u"color-scheme"_s;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, &PortalScheme::takeAnswer);
}

void PortalScheme::takeAnswer(QDBusPendingCallWatcher *answer)
{
    answer->deleteLater();
    const QDBusPendingReply<QDBusVariant> reply = *answer;
    if (reply.isError())
        return; // no portal, or one without this setting
    QVariant value = reply.value().variant();
    if (value.canConvert<QDBusVariant>()) // Read wraps its answer twice
        value = value.value<QDBusVariant>().variant();
    takeValue(value.toUInt());
}

void PortalScheme::settingChanged(const QDBusMessage &message)
{
    const QVariantList arguments = message.arguments();
    if (arguments.size() == 3 && arguments[0] == u"org.freedesktop.appearance"_s
        && arguments[1] == u"color-scheme"_s)
        takeValue(arguments[2].value<QDBusVariant>().variant().toUInt());
}

void PortalScheme::takeValue(uint value)
{
    constexpr uint PrefersDark = 1;
    constexpr uint PrefersLight = 2;
    if (value == PrefersDark)
        Q_EMIT read(Scheme::Dark);
    else if (value == PrefersLight)
        Q_EMIT read(Scheme::Light);
}

} // namespace bifrost::gui
