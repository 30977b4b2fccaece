// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/notifiermenu.h"

#include "tests/desktop/notifierwatcher.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>

#include <utility>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

const QString MenuInterface = u"com.canonical.dbusmenu"_s;
constexpr int WholeDepth = -1;

} // namespace

NotifierMenu::NotifierMenu(QString service)
    : m_service(std::move(service))
    , m_path(NotifierWatcher::itemProperty(m_service, u"Menu"_s).value<QDBusObjectPath>().path())
{ }

NotifierMenu::Entry NotifierMenu::read(const QDBusArgument &argument)
{
    Entry entry;
    QVariantMap properties;
    argument.beginStructure();
    argument >> entry.id >> properties;
    argument.beginArray();
    while (!argument.atEnd()) {
        QDBusVariant child;
        argument >> child;
        entry.children.append(read(child.variant().value<QDBusArgument>()));
    }
    argument.endArray();
    argument.endStructure();
    entry.label = properties.value(u"label"_s).toString().remove(u'_');
    entry.enabled = properties.value(u"enabled"_s, true).toBool();
    entry.visible = properties.value(u"visible"_s, true).toBool();
    entry.checked = properties.value(u"toggle-state"_s, 0).toInt() == 1;
    return entry;
}

QList<NotifierMenu::Entry> NotifierMenu::entries() const
{
    QDBusMessage question = QDBusMessage::createMethodCall(m_service, m_path, MenuInterface, u"GetLayout"_s);
    question << 0 << WholeDepth << QStringList();
    const QDBusMessage answer = QDBusConnection::sessionBus().call(question);
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().size() < 2)
        return {};
    return read(answer.arguments().at(1).value<QDBusArgument>()).children;
}

QStringList NotifierMenu::labels() const
{
    QStringList labels;
    for (const Entry &entry : entries()) {
        if (entry.visible && !entry.label.isEmpty())
            labels += entry.label;
    }
    return labels;
}

std::optional<NotifierMenu::Entry> NotifierMenu::entry(const QString &label) const
{
    for (const Entry &entry : entries()) {
        if (entry.visible && entry.label == label)
            return entry;
    }
    return std::nullopt;
}

bool NotifierMenu::isChecked(const QString &label) const
{
    const std::optional<Entry> known = entry(label);
    return known && known->checked;
}

bool NotifierMenu::click(const QString &label) const
{
    const std::optional<Entry> wanted = entry(label);
    if (!wanted || !wanted->enabled)
        return false;
    QDBusMessage call = QDBusMessage::createMethodCall(m_service, m_path, MenuInterface, u"Event"_s);
    call << wanted->id << u"clicked"_s << QVariant::fromValue(QDBusVariant(0)) << 0U;
    return QDBusConnection::sessionBus().call(call).type() == QDBusMessage::ReplyMessage;
}

} // namespace bifrost::test
