// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QDBusMessage>
#include <QObject>

class QDBusPendingCallWatcher;

namespace bifrost::gui {

/// Reads the colour scheme of the desktop, and whether it wants high contrast, from the portal
/// (org.freedesktop.appearance) and hears of changes. Built where there is D-Bus; says nothing where there is
/// no portal. Owned by SystemScheme.
class PortalScheme : public QObject
{
    Q_OBJECT

public:
    explicit PortalScheme(QObject *parent);

Q_SIGNALS:
    void read(bifrost::gui::Scheme scheme);
    void contrastRead(bool wanted);

private Q_SLOTS:
    void
    settingChanged(const QDBusMessage &message); ///< Qt does not connect to one that takes a QDBusVariant

private:
    void ask(const QString &key);
    void takeAnswer(const QString &key, QDBusPendingCallWatcher *answer);
    void takeValue(const QString &key, uint value);
};

} // namespace bifrost::gui
