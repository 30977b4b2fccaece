// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/generalsection.h"

#include "gui/actions/actiontable.h"
#include "gui/mainwindow/pagecontext.h"
#include "gui/settings/loginstart.h"
#include "gui/settings/settingrow.h"
#include "gui/widgets/card.h"
#include "gui/widgets/note.h"
#include "gui/widgets/segmented.h"
#include "gui/widgets/switch.h"
#include "gui/windowsettings.h"

#include <QGuiApplication>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

enum ClosingChoice { KeepRunning, QuitProgram };

/// The shell keeps this in step with whether there is a tray.
bool hasTray()
{
    return !QGuiApplication::quitOnLastWindowClosed();
}

} // namespace

GeneralSection::GeneralSection(const PageContext &context, QWidget *parent)
    : SettingsSection(u"general"_s, tr("General"), u"sliders"_s, parent)
    , m_login(context.login)
    , m_settings(context.settings)
    , m_loginSwitch(new Switch(this))
    , m_loginRow(new SettingRow(tr("Start at login"), {}, m_loginSwitch, this))
    , m_loginNote(new Note(this))
    , m_closing(new Segmented(this))
    , m_closingRow(new SettingRow(tr("When the window is closed"), {}, m_closing, this))
{
    Card *start = addCard(tr("Start"));
    start->body()->addWidget(m_loginRow);
    start->body()->addWidget(m_loginNote);
    start->setVisible(m_login->isAvailable());
    connect(m_loginSwitch, &Switch::clicked, context.actions[ActionId::StartAtLogin], &QAction::trigger);
    connect(m_login, &LoginStart::changed, this, &GeneralSection::refreshLogin);

    m_closing->addSegment(tr("Keep running"));
    m_closing->addSegment(tr("Quit Bifrost"));
    addCard(tr("Window"))->body()->addWidget(m_closingRow);
    refreshClosing();
    refreshLogin();
    connect(m_closing, &Segmented::currentChanged, this, [this](int choice) {
        m_settings->setClosing(choice == KeepRunning ? WindowSettings::Closing::Hide
                                                     : WindowSettings::Closing::Quit);
        refreshClosing();
    });
}

void GeneralSection::look()
{
    m_login->refresh();
    refreshLogin(); // there may be a tray now, or none any more
    const QSignalBlocker still(m_closing); // without a choice of the user none is stored
    refreshClosing();
}

void GeneralSection::refreshLogin()
{
    m_loginSwitch->setChecked(m_login->isOn());
    QString hint = hasTray()
        ? tr("Bifrost starts hidden in the tray when you log in, and the gateway with it.")
        : tr("Bifrost starts minimised when you log in, and the gateway with it. This desktop has no tray to "
             "hide in.");
    if (const QString folder = m_login->ownFolder(); !folder.isEmpty())
        hint += u' ' + tr("It starts with the data folder of this window, %1.").arg(folder);
    m_loginRow->setHint(hint);
    if (!m_login->remark().isEmpty()) {
        m_loginNote->tell({Message::Kind::Warning, tr("It does not start at login."), m_login->remark()});
    } else if (const QString other = m_login->otherFolder(); !other.isEmpty()) {
        Message message{Message::Kind::Warning, tr("It starts with another data folder."),
                        tr("At login Bifrost opens %1, not what this window shows.").arg(other),
                        tr("Start with this one")};
        message.action = [this] { m_login->set(true); };
        m_loginNote->tell(message);
    } else {
        m_loginNote->clear();
    }
}

void GeneralSection::refreshClosing()
{
    const WindowSettings::Closing closing = m_settings->closing();
    const bool keeps =
        closing == WindowSettings::Closing::Hide || (closing == WindowSettings::Closing::Usual && hasTray());
    m_closing->setCurrent(keeps ? KeepRunning : QuitProgram);
    if (!keeps)
        m_closingRow->setHint(
            tr("The gateway stops, and requests are refused until Bifrost is started again."));
    else if (hasTray())
        m_closingRow->setHint(tr("The window hides in the tray, and the gateway goes on."));
    else
        m_closingRow->setHint(
            tr("This desktop has no tray to hide in: the window is minimised, and the gateway goes on."));
}

} // namespace bifrost::gui
