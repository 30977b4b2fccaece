// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/accessibletree.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

const QString BusName = u"bifrost-test-a11y"_s;
const QString AccessibleInterface = u"org.a11y.atspi.Accessible"_s;
// Bits of AtspiStateType.
constexpr uint FocusableBit = 1U << 11;
constexpr uint ShowingBit = 1U << 25;

QDBusConnection accessibilityBus()
{
    const QDBusMessage question = QDBusMessage::createMethodCall(u"org.a11y.Bus"_s, u"/org/a11y/bus"_s,
                                                                 u"org.a11y.Bus"_s, u"GetAddress"_s);
    const QDBusReply<QString> address = QDBusConnection::sessionBus().call(question);
    return QDBusConnection::connectToBus(address.value(), BusName);
}

} // namespace

AccessibleTree::AccessibleTree() : m_bus(accessibilityBus()) { }

AccessibleTree::~AccessibleTree()
{
    QDBusConnection::disconnectFromBus(BusName);
}

QList<AccessibleNode> AccessibleTree::read(const QString &program) const
{
    QList<AccessibleNode> open =
        children({u"org.a11y.atspi.Registry"_s, u"/org/a11y/atspi/accessible/root"_s, {}, {}, false, false});
    open.removeIf([&program](const AccessibleNode &node) { return node.name != program; });
    QList<AccessibleNode> found;
    while (!open.isEmpty() && found.size() < MaxNodes) {
        const AccessibleNode node = open.takeFirst();
        found.append(node);
        if (node.role != "table"_L1) // it may have thousands
            open += children(node);
    }
    return found;
}

QList<AccessibleNode> AccessibleTree::children(const AccessibleNode &node) const
{
    const QDBusMessage answer = m_bus.call(
        QDBusMessage::createMethodCall(node.service, node.path, AccessibleInterface, u"GetChildren"_s));
    QList<AccessibleNode> nodes;
    if (answer.type() != QDBusMessage::ReplyMessage)
        return nodes;
    const auto list = answer.arguments().value(0).value<QDBusArgument>();
    list.beginArray();
    while (!list.atEnd()) {
        QString service;
        QDBusObjectPath path;
        list.beginStructure();
        list >> service >> path;
        list.endStructure();
        nodes.append(look(service, path.path()));
    }
    list.endArray();
    return nodes;
}

QString AccessibleTree::text(const AccessibleNode &node) const
{
    QDBusMessage call =
        QDBusMessage::createMethodCall(node.service, node.path, u"org.a11y.atspi.Text"_s, u"GetText"_s);
    call << 0 << -1;
    const QDBusReply<QString> answer = m_bus.call(call);
    return answer.value();
}

bool AccessibleTree::press(const AccessibleNode &node) const
{
    QDBusMessage call =
        QDBusMessage::createMethodCall(node.service, node.path, u"org.a11y.atspi.Action"_s, u"DoAction"_s);
    call << 0;
    return m_bus.call(call).type() == QDBusMessage::ReplyMessage;
}

QVariant AccessibleTree::property(const QString &service, const QString &path, const QString &name) const
{
    QDBusMessage question =
        QDBusMessage::createMethodCall(service, path, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question << AccessibleInterface << name;
    const QDBusReply<QDBusVariant> answer = m_bus.call(question);
    return answer.value().variant();
}

AccessibleNode AccessibleTree::look(const QString &service, const QString &path) const
{
    AccessibleNode node{service, path, property(service, path, u"Name"_s).toString(), {}, false, false};
    const QDBusReply<QString> role =
        m_bus.call(QDBusMessage::createMethodCall(service, path, AccessibleInterface, u"GetRoleName"_s));
    node.role = role.value();
    const QDBusReply<QList<uint>> states =
        m_bus.call(QDBusMessage::createMethodCall(service, path, AccessibleInterface, u"GetState"_s));
    const uint low = states.value().value(0);
    node.focusable = low & FocusableBit;
    node.showing = low & ShowingBit;
    return node;
}

} // namespace bifrost::test
