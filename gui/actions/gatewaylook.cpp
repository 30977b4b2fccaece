// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/gatewaylook.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

QString wordFor(const char *english)
{
    return QCoreApplication::translate("bifrost::gui::GatewayLook", english);
}

GatewayLook briefLookOf(const GatewayFacts &facts)
{
    switch (facts.state) {
    case Gateway::State::Starting:
        return {wordFor(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Starting")),
                {},
                u"statusbusy"_s,
                Role::Accent,
                GlyphState::Starting};
    case Gateway::State::Running:
        if (facts.troubledProviders > 0 && facts.lockedAlone)
            return {wordFor(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Running, keychain locked")),
                    {},
                    u"statuswarning"_s,
                    Role::WarnFill,
                    GlyphState::Degraded};
        if (facts.troubledProviders > 0)
            return {wordFor(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Running, degraded")),
                    {},
                    u"statuswarning"_s,
                    Role::WarnFill,
                    GlyphState::Degraded};
        if (facts.localOnly)
            return {wordFor(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Running, local only")),
                    {},
                    u"localonlyfill"_s,
                    Role::Local,
                    GlyphState::LocalOnly};
        return {wordFor(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Running")),
                {},
                u"statusok"_s,
                Role::Ok,
                GlyphState::Running};
    case Gateway::State::Stopping:
        return {wordFor(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Stopping")),
                {},
                u"statusbusy"_s,
                Role::Muted,
                GlyphState::Starting};
    case Gateway::State::Failed:
        return {wordFor(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Not running")),
                {},
                u"statuserror"_s,
                Role::Error,
                GlyphState::Error};
    case Gateway::State::Stopped:
        break;
    }
    if (!facts.pausedUntil.isEmpty())
        return {
            wordFor(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Paused until %1")).arg(facts.pausedUntil),
            {},
            u"paused"_s,
            Role::Muted,
            GlyphState::Stopped};
    return {wordFor(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Stopped")),
            {},
            u"statusstopped"_s,
            Role::Muted,
            GlyphState::Stopped};
}

} // namespace

GatewayLook lookOf(const GatewayFacts &facts)
{
    GatewayLook look = briefLookOf(facts);
    look.whole = look.word;
    if (facts.state == Gateway::State::Running && facts.localOnly && facts.troubledProviders > 0)
        look.whole = facts.lockedAlone
            ? wordFor(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Running, local only, keychain locked"))
            : wordFor(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Running, local only, degraded"));
    return look;
}

} // namespace bifrost::gui
