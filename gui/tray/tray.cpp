// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/tray.h"

#include "gui/actions/actiontable.h"
#include "gui/actions/costtoday.h"
#include "gui/actions/gatewaycontrol.h"
#include "gui/actions/healthwatch.h"
#include "gui/actions/trafficrate.h"
#include "gui/icons/themedicon.h"
#include "gui/settings/loginstart.h"
#include "gui/theme/theme.h"
#include "gui/theme/tone.h"
#include "gui/tray/hidingballoon.h"
#include "gui/tray/panelscheme.h"
#include "gui/tray/trayhost.h"
#include "gui/tray/traytext.h"
#include "models/config/configservice.h"

#include <QApplication>

#include <chrono>
#include <iterator>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr auto FiguresInterval = 5s;
/// How long after the icon is shown, and then after the look before.
constexpr std::chrono::milliseconds PanelLooks[] = {300ms, 1s, 3s, 10s};

Tone toneOf(ProviderHealth::State state)
{
    switch (state) {
    case ProviderHealth::State::Good:
        return Tone::Ok;
    case ProviderHealth::State::Degraded:
        return Tone::Warn;
    case ProviderHealth::State::Down:
        return Tone::Error;
    case ProviderHealth::State::Unknown:
        break;
    }
    return Tone::Neutral;
}

/// The word stands beside the mark: some trays show no icons in menus.
QString wordOf(const ProviderHealth &health)
{
    const ProviderHealth::State state = health.state();
    if (health.lockedKeys > 0 && state == ProviderHealth::State::Degraded)
        return Tray::tr("keychain locked");
    if (health.emptyKeys > 0 && state == ProviderHealth::State::Degraded)
        return Tray::tr("key without a value");
    switch (state) {
    case ProviderHealth::State::Good:
        return Tray::tr("works");
    case ProviderHealth::State::Degraded:
        return Tray::tr("some requests fail");
    case ProviderHealth::State::Down:
        return Tray::tr("down");
    case ProviderHealth::State::Unknown:
        break;
    }
    return Tray::tr("not used yet");
}

} // namespace

Tray::Tray(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    using enum ActionId;
    const ActionTable &actions = parts.actions;
    m_menu.addAction(actions[OpenWindow]);
    m_menu.setDefaultAction(actions[OpenWindow]);
    QFont bold; // what a click on the icon does; no style of ours makes it stand out
    bold.setBold(true);
    actions[OpenWindow]->setFont(bold);
    m_menu.addSeparator();
    m_menu.addAction(actions[ToggleGateway]);
    m_menu.addAction(actions[LocalOnly]);
    m_menu.addAction(actions[CopyAddress]);
    m_providers = m_menu.addMenu(themedIcon(u"providers"_s), tr("&Providers"));
    m_menu.addSeparator();
    m_cost = m_menu.addAction(themedIcon(u"cost"_s), {});
    m_menu.addAction(actions[PauseGateway]);
    m_menu.addAction(actions[StartAtLogin]);
    m_menu.addSeparator();
    m_menu.addAction(actions[OpenSettings]);
    m_menu.addAction(actions[Quit]);

    m_figures.setInterval(FiguresInterval);
    m_figures.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_figures, &QTimer::timeout, this, &Tray::refreshToolTip);
    connect(parts.rate, &TrafficRate::counted, this, [this] {
        if (!m_figures.isActive())
            m_figures.start();
    });
    connect(&m_hidingNotice, &HidingNotice::opened, this, &Tray::hidingQuestioned);
    connect(&m_hidingNotice, &HidingNotice::declined, this, &Tray::hidingDeclined);
    // Others may have changed the entry of the desktop meanwhile.
    connect(&m_menu, &QMenu::aboutToShow, parts.login, &LoginStart::refresh);
    connect(m_cost, &QAction::triggered, this, &Tray::costChosen);
    // The day may have ended without a request.
    connect(&m_menu, &QMenu::aboutToShow, this, &Tray::refreshCost);
    connect(&m_menu, &QMenu::aboutToShow, this, &Tray::lookAtPanel);
    m_panelLook.setSingleShot(true);
    connect(&m_panelLook, &QTimer::timeout, this, &Tray::watchPanel);
    connect(parts.cost, &CostToday::changed, this, &Tray::refreshCost);
    connect(parts.cost, &CostToday::changed, this, &Tray::refreshToolTip);
    connect(parts.control, &GatewayControl::changed, this, &Tray::refresh);
    connect(parts.theme, &Theme::schemeChanged, this, [this] {
        refresh();
        if (m_icon) { // its panel may follow, in its own time
            m_panelLooks = 0;
            watchPanel();
        }
    });
    connect(parts.health, &HealthWatch::changed, this, &Tray::refreshProviders);
    if (parts.config)
        connect(parts.config, &ConfigService::changed, this, &Tray::refreshProviders);
    refresh();
    refreshProviders();
    refreshCost();
}

Tray::~Tray() = default;

void Tray::makeIcon()
{
    settleTrayKind();
    m_icon = std::make_unique<QSystemTrayIcon>();
    m_icon->setContextMenu(&m_menu);
    m_icon->setIcon(m_look);
    m_icon->setToolTip(m_toolTip);
    connect(m_icon.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                lookAtPanel();
                if (reason == QSystemTrayIcon::Trigger)
                    Q_EMIT clicked();
            });
    // The only message that the icon ever shows.
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &Tray::hidingQuestioned);
}

void Tray::setTrayAvailable(bool available)
{
    if (available && !m_icon)
        makeIcon();
    // Once made, the icon stays and waits: Qt puts it into the next tray by itself.
    if (m_icon && available) {
        m_icon->show();
        m_panelLooks = 0;
        m_panelLook.start(PanelLooks[0]);
    }
}

void Tray::watchPanel()
{
    lookAtPanel();
    if (++m_panelLooks < int(std::size(PanelLooks)))
        m_panelLook.start(PanelLooks[m_panelLooks]);
}

void Tray::lookAtPanel()
{
    const std::optional<Scheme> seen =
        m_icon && m_icon->isVisible() ? panelSchemeAround(m_icon->geometry()) : std::nullopt;
    if (!seen || seen == m_panel)
        return;
    m_panel = seen;
    refresh();
}

void Tray::explainHiding()
{
    if (!m_icon)
        return;
    const QString title = tr("Bifrost keeps running");
    const QString text = tr("The gateway stays at work. Open its window or quit it from this icon.");
    m_hidingNotice.show(title, text, [this, title, text] {
        const QRect place = m_icon->geometry();
        if (place.isValid() && !trayHostTells()) {
            m_balloon = std::make_unique<HidingBalloon>(QApplication::windowIcon(), title, text);
            connect(m_balloon.get(), &HidingBalloon::opened, this, &Tray::hidingQuestioned);
            connect(m_balloon.get(), &HidingBalloon::declined, this, &Tray::hidingDeclined);
            m_balloon->showBeside(place);
            return;
        }
        // Without a button it has to be said where to go.
        m_icon->showMessage(title, text + u' ' + tr("What closing the window does is in the settings."),
                            m_look);
    });
}

void Tray::refresh()
{
    m_look = glyphIcon(m_parts.control->look().glyph,
                       m_panel.value_or(panelScheme(m_parts.theme->systemScheme())));
    if (m_icon)
        m_icon->setIcon(m_look);
    refreshToolTip();
}

void Tray::refreshToolTip()
{
    const Gateway *gateway = m_parts.control->gateway();
    TrayFacts facts;
    facts.sentence = m_parts.control->sentence();
    facts.running = gateway->state() == Gateway::State::Running;
    facts.localOnly = m_parts.control->isLocalOnly();
    facts.perMinute = m_parts.rate->perMinute();
    facts.active = gateway->activeRequests();
    facts.troubledProviders = m_parts.health->troubled();
    facts.costToday = m_parts.cost->sum();
    // What runs may end without a further row; then the figures settle, and so does the timer.
    if (facts.perMinute == 0 && facts.active == 0)
        m_figures.stop();
    const QString text = trayToolTip(facts);
    if (text == m_toolTip)
        return;
    m_toolTip = text;
    if (m_icon)
        m_icon->setToolTip(text);
}

void Tray::refreshCost()
{
    const Money sum = m_parts.cost->sum();
    // Where it is not known, nothing is better than a wrong figure.
    m_cost->setVisible(sum > Money());
    m_cost->setText(tr("Cost to&day") + u'\t' + dollarText(sum));
}

QStringList Tray::providerNames() const
{
    QStringList names;
    if (m_parts.config) {
        for (const ProviderConfig &provider : m_parts.config->state()->configuration.providers)
            names += provider.name;
    } else {
        for (const ProviderHealth &health : m_parts.health->providers())
            names += QString::fromStdString(health.provider);
    }
    return names;
}

void Tray::refreshProviders()
{
    m_providers->clear();
    for (const QString &name : providerNames()) {
        const ProviderHealth *known = m_parts.health->of(name);
        const ProviderHealth health = known ? *known : ProviderHealth();
        const ToneLook look = lookOf(toneOf(health.state()));
        QAction *open = m_providers->addAction(
            themedIcon(look.symbol.isEmpty() ? u"statusstopped"_s : look.symbol, look.mark),
            tr("%1: %2", "provider: its state").arg(name, wordOf(health)));
        connect(open, &QAction::triggered, this, [this, name] { Q_EMIT providerChosen(name); });
    }
    m_providers->menuAction()->setVisible(!m_providers->isEmpty());
    refreshToolTip();
}

} // namespace bifrost::gui
