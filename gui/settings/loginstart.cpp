// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/loginstart.h"

#include "gui/actions/actiontable.h"
#include "gui/settings/loginentry.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

/// What stands behind -app-dir in a command line; empty: the usual folder.
QString folderIn(const QStringList &command)
{
    for (qsizetype i = 1; i < command.size(); ++i) {
        QString word = command[i];
        if (word.startsWith("--"_L1))
            word.remove(0, 1);
        if (word == "-app-dir"_L1)
            return QDir::cleanPath(command.value(i + 1));
        if (word.startsWith("-app-dir="_L1))
            return QDir::cleanPath(word.section(u'=', 1));
    }
    return {};
}

} // namespace

LoginStart::LoginStart(QStringList command, const ActionTable &actions, QObject *parent)
    : QObject(parent)
    , m_command(std::move(command))
    , m_actions(actions)
{
    connect(m_actions[ActionId::StartAtLogin], &QAction::triggered, this, &LoginStart::set);
    m_actions[ActionId::StartAtLogin]->setVisible(isAvailable());
    refresh();
}

QString LoginStart::ownFolder() const
{
    return folderIn(m_command);
}

bool LoginStart::isAvailable() const
{
    return !m_command.isEmpty() && loginentry::isSupported();
}

void LoginStart::refresh()
{
    if (!isAvailable())
        return;
    const loginentry::Standing now = loginentry::read();
    const QString folder = now.on ? folderIn(now.command) : QString();
    const bool isOther = now.on && folder != ownFolder();
    const QString other = !isOther ? QString() : folder.isEmpty() ? tr("the usual data folder") : folder;
    m_actions[ActionId::StartAtLogin]->setChecked(now.on);
    if (now.on == m_on && now.remark == m_remark && other == m_otherFolder)
        return;
    m_on = now.on;
    m_remark = now.remark;
    m_otherFolder = other;
    Q_EMIT changed();
}

void LoginStart::set(bool on)
{
    if (!isAvailable())
        return;
    const Result<void> done = on ? loginentry::write(m_command, tr("Bifrost Desktop")) : loginentry::remove();
    refresh();
    if (!done)
        Q_EMIT refused(QString::fromStdString(done.error().message));
}

} // namespace bifrost::gui
