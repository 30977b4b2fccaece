// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace bifrost::test {

/// What shows the notifications of a desktop, on the session bus from construction on.
class NotificationService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    explicit NotificationService(const QStringList &capabilities);
    ~NotificationService() override;

    bool isOnTheBus() const { return m_onTheBus; }

    uint shown = 0; ///< how many notifications there were; the number of the last
    QString title;
    QStringList actions; ///< of the last: name, text, name, text

public Q_SLOTS:
    Q_SCRIPTABLE QStringList GetCapabilities() const { return m_capabilities; }
    Q_SCRIPTABLE uint Notify(const QString &program, uint replaces, const QString &icon,
                             const QString &summary, const QString &body, const QStringList &actionList,
                             const QVariantMap &hints, int timeout);

Q_SIGNALS:
    Q_SCRIPTABLE void ActionInvoked(uint id, const QString &action);

private:
    const QStringList m_capabilities;
    bool m_onTheBus = false;
};

} // namespace bifrost::test
