// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/keychainservice.h"

#include <array>
#include <chrono>
#include <memory>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>
#include <QTimer>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 5000;

const QString SecretService = u"org.freedesktop.secrets"_s;

/// Without one of these a connection would try to start a bus of its own.
bool busIsNamed()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !folder.isEmpty() && QFileInfo::exists(folder + "/bus"_L1);
}

bool namesKeychain(const QStringList &names)
{
    return names.contains(SecretService) || names.contains(u"org.kde.kwalletd5"_s)
        || names.contains(u"org.kde.kwalletd6"_s);
}

using Replied = std::function<void(const QDBusMessage &)>;

/// Sends the message; what comes back, be it an error, is handed on.
void call(QObject *owner, const QDBusMessage &message, Replied replied)
{
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message, PatienceMs), owner);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, owner,
                     [replied = std::move(replied)](QDBusPendingCallWatcher *done) {
                         done->deleteLater();
                         replied(done->reply());
                     });
}

QDBusMessage busCall(const QString &method)
{
    return QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
                                          u"org.freedesktop.DBus"_s, method);
}

QVariant firstOf(const QDBusMessage &reply)
{
    const bool good = reply.type() == QDBusMessage::ReplyMessage && !reply.arguments().isEmpty();
    return good ? reply.arguments().constFirst() : QVariant();
}

} // namespace

void KeychainService::ask(std::function<void(bool)> callback)
{
    if (!busIsNamed() || !QDBusConnection::sessionBus().isConnected()) {
        QTimer::singleShot(0, this, [callback = std::move(callback)] { callback(false); });
        return;
    }
    call(this, busCall(u"ListNames"_s), [this, callback = std::move(callback)](const QDBusMessage &running) {
        if (namesKeychain(firstOf(running).toStringList())) {
            callback(true);
            return;
        }
        call(this, busCall(u"ListActivatableNames"_s), [callback](const QDBusMessage &ready) {
            callback(namesKeychain(firstOf(ready).toStringList()));
        });
    });
}

void KeychainService::askCollection(std::function<void(Collection)> callback)
{
    QDBusMessage alias = QDBusMessage::createMethodCall(SecretService, u"/org/freedesktop/secrets"_s,
                                                        u"org.freedesktop.Secret.Service"_s, u"ReadAlias"_s);
    alias << u"default"_s;
    call(this, alias, [this, callback = std::move(callback)](const QDBusMessage &reply) {
        const QString path = firstOf(reply).value<QDBusObjectPath>().path();
        if (path.isEmpty() || path == "/"_L1) {
            callback(path.isEmpty() ? Collection::Unknown : Collection::None);
            return;
        }
        QDBusMessage get = QDBusMessage::createMethodCall(SecretService, path,
                                                          u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
        get << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
        call(this, get, [callback](const QDBusMessage &property) {
            const QVariant value = firstOf(property).value<QDBusVariant>().variant();
            if (!value.isValid())
                callback(Collection::Unknown);
            else
                callback(value.toBool() ? Collection::Locked : Collection::Open);
        });
    });
}

} // namespace bifrost
