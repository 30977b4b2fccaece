// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/localonly.h"

#include "gui/actions/actiontable.h"
#include "models/config/configservice.h"

using namespace Qt::StringLiterals;

namespace bifrost::gui {

LocalOnly::LocalOnly(ConfigService *config, bool fixed, const ActionTable &actions, QObject *parent)
    : QObject(parent)
    , m_config(config)
    , m_fixed(fixed)
    , m_actions(actions)
{
    connect(m_actions[ActionId::LocalOnly], &QAction::triggered, this, &LocalOnly::set);
    if (m_config)
        connect(m_config, &ConfigService::changed, this, &LocalOnly::refresh);
    refresh();
}

bool LocalOnly::isOn() const
{
    return m_fixed || (m_config && m_config->state()->configuration.server.localOnly);
}

QString LocalOnly::reason() const
{
    if (m_fixed)
        return tr("Bifrost was started with --local. Start it without to switch this here.");
    if (!m_config)
        return tr("There is no configuration to change.");
    if (const auto readOnly = m_config->state()->readOnly)
        return QString::fromStdString(readOnly->message);
    return {};
}

void LocalOnly::set(bool on)
{
    m_actions[ActionId::LocalOnly]->setChecked(isOn()); // until it is so
    if (on == isOn() || !reason().isEmpty())
        return;
    ConfigDocument patch;
    patch.members.insert(u"local_only"_s, on);
    m_config->apply({PatchSection{ConfigSection::Server, patch}, {}}, this,
                    [this](const ConfigOutcome &outcome) {
                        if (!outcome.ok())
                            Q_EMIT refused(QString::fromStdString(outcome.error->message));
                    });
}

void LocalOnly::refresh()
{
    QAction *action = m_actions[ActionId::LocalOnly];
    const QString why = reason();
    action->setVisible(m_fixed || m_config);
    action->setEnabled(why.isEmpty());
    action->setChecked(isOn());
    action->setToolTip(why.isEmpty() ? ActionTable::hint(*action) : why);
    if (isOn() == m_shown)
        return;
    m_shown = isOn();
    Q_EMIT changed();
}

} // namespace bifrost::gui
