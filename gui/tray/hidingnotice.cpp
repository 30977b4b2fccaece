// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/hidingnotice.h"

#ifdef BIFROST_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

#include <QVariantMap>

#include <utility>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

#ifdef BIFROST_DBUS

namespace {

constexpr int PatienceMs = 3000;
const QString NotificationService = u"org.freedesktop.Notifications"_s;
const QString NotificationPath = u"/org/freedesktop/Notifications"_s;
const QString DefaultAction = u"default"_s; // as the desktops call a click on the text
const QString DeclineAction = u"decline"_s;

QDBusPendingCall callService(const QString &method, const QVariantList &arguments = {})
{
    QDBusMessage call =
        QDBusMessage::createMethodCall(NotificationService, NotificationPath, NotificationService, method);
    call.setArguments(arguments);
    return QDBusConnection::sessionBus().asyncCall(call, PatienceMs);
}

} // namespace

void HidingNotice::show(const QString &title, const QString &text, std::function<void()> otherwise)
{
    m_otherwise = std::move(otherwise);
    if (!QDBusConnection::sessionBus().isConnected()) {
        m_otherwise();
        return;
    }
    auto *asked = new QDBusPendingCallWatcher(callService(u"GetCapabilities"_s), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this, asked, title, text] {
        asked->deleteLater();
        const QDBusPendingReply<QStringList> answer = *asked;
        if (!answer.isError() && answer.value().contains(u"actions"_s))
            notify(title, text);
        else
            m_otherwise();
    });
}

void HidingNotice::notify(const QString &title, const QString &text)
{
    QDBusConnection::sessionBus().connect(NotificationService, NotificationPath, NotificationService,
                                          u"ActionInvoked"_s, this, SLOT(actionInvoked(uint, QString)));
    const QStringList actions{DefaultAction, tr("Settings"), DeclineAction, tr("Don't hide next time")};
    auto *asked = new QDBusPendingCallWatcher(
        callService(u"Notify"_s,
                    {u"Bifrost Desktop"_s, uint(0), u"bifrost-desktop"_s, title, text, actions,
                     QVariantMap{{u"desktop-entry"_s, u"bifrost-desktop"_s}}, -1}),
        this);
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this, asked] {
        asked->deleteLater();
        const QDBusPendingReply<uint> answer = *asked;
        if (answer.isError())
            m_otherwise();
        else
            m_shown = answer.value();
    });
}

void HidingNotice::actionInvoked(uint id, const QString &action)
{
    if (id == 0 || id != m_shown)
        return;
    m_shown = 0;
    if (action == DeclineAction)
        Q_EMIT declined();
    else
        Q_EMIT opened();
}

#else

void HidingNotice::show(const QString &, const QString &, std::function<void()> otherwise)
{
    otherwise();
}

void HidingNotice::notify(const QString &, const QString &) { }

void HidingNotice::actionInvoked(uint, const QString &) { }

#endif

} // namespace bifrost::gui
