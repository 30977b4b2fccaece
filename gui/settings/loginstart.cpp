// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/loginstart.h"

#include "gui/actions/actiontable.h"
#include "gui/settings/loginentry.h"

namespace bifrost::gui {

LoginStart::LoginStart(QStringList command, const ActionTable &actions, QObject *parent)
    : QObject(parent)
    , m_command(std::move(command))
    , m_actions(actions)
{
    connect(m_actions[ActionId::StartAtLogin], &QAction::triggered, this, &LoginStart::set);
    m_actions[ActionId::StartAtLogin]->setVisible(isAvailable());
    refresh();
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
    m_actions[ActionId::StartAtLogin]->setChecked(now.on);
    if (now.on == m_on && now.remark == m_remark)
        return;
    m_on = now.on;
    m_remark = now.remark;
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
