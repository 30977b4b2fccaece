// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/notifierwatcher.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusReply>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

const QString WatcherService = u"org.kde.StatusNotifierWatcher"_s;
const QString WatcherPath = u"/StatusNotifierWatcher"_s;
const QString ItemPath = u"/StatusNotifierItem"_s;
const QString ItemInterface = u"org.kde.StatusNotifierItem"_s;

} // namespace

NotifierWatcher::NotifierWatcher()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    m_onTheBus =
        bus.registerObject(WatcherPath, this,
                           QDBusConnection::ExportAllProperties | QDBusConnection::ExportScriptableContents)
        && bus.registerService(WatcherService);
}

NotifierWatcher::~NotifierWatcher()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.unregisterService(WatcherService);
    bus.unregisterObject(WatcherPath);
}

void NotifierWatcher::RegisterStatusNotifierItem(const QString &service)
{
    m_items += service.startsWith(u'/') ? message().service() : service;
    Q_EMIT StatusNotifierItemRegistered(m_items.last());
}

QVariant NotifierWatcher::itemProperty(const QString &service, const QString &name)
{
    QDBusMessage question =
        QDBusMessage::createMethodCall(service, ItemPath, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question << ItemInterface << name;
    const QDBusReply<QDBusVariant> answer = QDBusConnection::sessionBus().call(question);
    return answer.value().variant();
}

bool NotifierWatcher::activate(const QString &service)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, ItemPath, ItemInterface, u"Activate"_s);
    call << 0 << 0;
    return QDBusConnection::sessionBus().call(call).type() == QDBusMessage::ReplyMessage;
}

QString NotifierWatcher::toolTip(const QString &service)
{
    const auto argument = itemProperty(service, u"ToolTip"_s).value<QDBusArgument>();
    QString icon;
    QString title;
    argument.beginStructure();
    argument >> icon;
    argument.beginArray(); // pictures: width, height, bytes
    while (!argument.atEnd()) {
        int width = 0;
        int height = 0;
        QByteArray bytes;
        argument.beginStructure();
        argument >> width >> height >> bytes;
        argument.endStructure();
    }
    argument.endArray();
    argument >> title;
    argument.endStructure();
    return title;
}

} // namespace bifrost::test
