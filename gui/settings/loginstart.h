// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace bifrost::gui {

class ActionTable;

/// Whether the desktop starts the program, hidden, when the user logs in: the action "Start at login", as the
/// desktop's own entry says, which others may change too. Owned by DesktopShell, GUI thread.
class LoginStart : public QObject
{
    Q_OBJECT

public:
    /// `command`: program and arguments that the entry gets; empty: there is nothing to start.
    LoginStart(QStringList command, const ActionTable &actions, QObject *parent = nullptr);

    bool isAvailable() const;
    bool isOn() const { return m_on; }

    /// Why the entry that there is starts nothing; empty: nothing is wrong.
    QString remark() const { return m_remark; }

    /// The data folder that the entry starts with, where that is not this program's; empty: it is the same.
    QString otherFolder() const { return m_otherFolder; }

    /// The data folder of this program, where it is not the usual one.
    QString ownFolder() const;

    /// Looks at the entry again: before it is shown.
    void refresh();

    void set(bool on);

Q_SIGNALS:
    void changed();
    void refused(const QString &sentence); ///< the entry could not be written

private:
    const QStringList m_command;
    const ActionTable &m_actions;
    bool m_on = false;
    QString m_remark;
    QString m_otherFolder;
};

} // namespace bifrost::gui
