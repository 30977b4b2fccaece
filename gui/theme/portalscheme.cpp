// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/portalscheme.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

const QString PortalService = u"org.freedesktop.portal.Desktop"_s;
const QString PortalPath = u"/org/freedesktop/portal/desktop"_s;
const QString SettingsInterface = u"org.freedesktop.portal.Settings"_s;
const QString AppearanceGroup = u"org.freedesktop.appearance"_s;
const QString PortalSchemeKey = u"color-scheme"_s;
const QString PortalContrastKey = u"contrast"_s;

} // namespace

PortalScheme::PortalScheme(QObject *parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(PortalService, PortalPath, SettingsInterface, u"SettingChanged"_s, this,
                SLOT(settingChanged(QDBusMessage)));
    ask(PortalSchemeKey);
    ask(PortalContrastKey);
}

void PortalScheme::ask(const QString &key)
{
    QDBusMessage question =
        QDBusMessage::createMethodCall(PortalService, PortalPath, SettingsInterface, u"Read"_s);
    question << AppearanceGroup << key;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, key](QDBusPendingCallWatcher *answer) { takeAnswer(key, answer); });
}

void PortalScheme::takeAnswer(const QString &key, QDBusPendingCallWatcher *answer)
{
    answer->deleteLater();
    const QDBusPendingReply<QDBusVariant> reply = *answer;
    if (reply.isError())
        return; // no portal, or one without this setting
    QVariant value = reply.value().variant();
    if (value.canConvert<QDBusVariant>()) // Read wraps its answer twice
        value = value.value<QDBusVariant>().variant();
    takeValue(key, value.toUInt());
}

void PortalScheme::settingChanged(const QDBusMessage &message)
{
    const QVariantList arguments = message.arguments();
    if (arguments.size() == 3 && arguments[0] == AppearanceGroup)
        takeValue(arguments[1].toString(), arguments[2].value<QDBusVariant>().variant().toUInt());
}

void PortalScheme::takeValue(const QString &key, uint value)
{
    if (key == PortalContrastKey)
        Q_EMIT contrastRead(value == 1);
    if (key != PortalSchemeKey)
        return;
    constexpr uint PrefersDark = 1;
    constexpr uint PrefersLight = 2;
    if (value == PrefersDark)
        Q_EMIT read(Scheme::Dark);
    else if (value == PrefersLight)
        Q_EMIT read(Scheme::Light);
}

} // namespace bifrost::gui
