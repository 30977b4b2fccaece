// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/gatewaylook.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

GatewayLook lookOf(const GatewayFacts &facts)
{
    const auto word = [](const char *english) {
        return QCoreApplication::translate("bifrost::gui::GatewayLook", english);
    };
    switch (facts.state) {
    case Gateway::State::Starting:
        return {word(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Starting")), u"statusbusy"_s,
                Role::Accent, GlyphState::Starting};
    case Gateway::State::Running:
        if (facts.troubledProviders > 0 && facts.lockedAlone)
            return {word(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Running, keychain locked")),
                    u"statuswarning"_s, Role::WarnFill, GlyphState::Degraded};
        if (facts.troubledProviders > 0)
            return {word(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Running, degraded")),
                    u"statuswarning"_s, Role::WarnFill, GlyphState::Degraded};
        if (facts.localOnly)
            return {word(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Running, local only")),
                    u"localonlyfill"_s, Role::Local, GlyphState::LocalOnly};
        return {word(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Running")), u"statusok"_s, Role::Ok,
                GlyphState::Running};
    case Gateway::State::Stopping:
        return {word(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Stopping")), u"statusbusy"_s,
                Role::Muted, GlyphState::Starting};
    case Gateway::State::Failed:
        return {word(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Not running")), u"statuserror"_s,
                Role::Error, GlyphState::Error};
    case Gateway::State::Stopped:
        break;
    }
    if (!facts.pausedUntil.isEmpty())
        return {
            word(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Paused until %1")).arg(facts.pausedUntil),
            u"paused"_s, Role::Muted, GlyphState::Stopped};
    return {word(QT_TRANSLATE_NOOP("bifrost::gui::GatewayLook", "Stopped")), u"statusstopped"_s, Role::Muted,
            GlyphState::Stopped};
}

} // namespace bifrost::gui
