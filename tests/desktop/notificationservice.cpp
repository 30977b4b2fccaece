// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/notificationservice.h"

#include <QDBusConnection>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

const QString NotificationName = u"org.freedesktop.Notifications"_s;
const QString NotificationPlace = u"/org/freedesktop/Notifications"_s;

} // namespace

NotificationService::NotificationService(const QStringList &capabilities) : m_capabilities(capabilities)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    m_onTheBus = bus.registerObject(NotificationPlace, this, QDBusConnection::ExportScriptableContents)
        && bus.registerService(NotificationName);
}

NotificationService::~NotificationService()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.unregisterService(NotificationName);
    bus.unregisterObject(NotificationPlace);
}

uint NotificationService::Notify(const QString &, uint, const QString &, const QString &summary,
                                 const QString &, const QStringList &actionList, const QVariantMap &, int)
{
    title = summary;
    actions = actionList;
    return ++shown;
}

} // namespace bifrost::test
