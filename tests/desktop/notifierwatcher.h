// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusContext>
#include <QObject>
#include <QStringList>

namespace bifrost::test {

/// What a panel with a StatusNotifier tray puts on the session bus. It is there from construction on.
class NotifierWatcher : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hasHost)
    Q_PROPERTY(int ProtocolVersion READ protocolVersion)
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems READ items)

public:
    NotifierWatcher();
    ~NotifierWatcher() override;

    bool isOnTheBus() const { return m_onTheBus; }
    QStringList items() const { return m_items; } ///< bus names of those who registered
    bool hasHost() const { return true; }
    int protocolVersion() const { return 0; }

    /// A property of a registered item, as a panel reads it; its path is the usual one.
    static QVariant itemProperty(const QString &service, const QString &name);
    static bool activate(const QString &service);
    static QString toolTip(const QString &service);

public Q_SLOTS:
    Q_SCRIPTABLE void RegisterStatusNotifierItem(const QString &service);
    Q_SCRIPTABLE void RegisterStatusNotifierHost(const QString &) { }

Q_SIGNALS:
    Q_SCRIPTABLE void StatusNotifierItemRegistered(const QString &service);
    Q_SCRIPTABLE void StatusNotifierHostRegistered();

private:
    QStringList m_items;
    bool m_onTheBus = false;
};

} // namespace bifrost::test
