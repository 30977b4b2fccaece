// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/traytext.h"

#include <QCoreApplication>
#include <QLocale>

namespace bifrost::gui {

QString trayToolTip(const TrayFacts &facts)
{
    const auto tr = [](const char *text, int number = -1) {
        return QCoreApplication::translate("bifrost::gui::Tray", text, nullptr, number);
    };
    QString text = facts.sentence;
    if (facts.running && facts.perMinute > 0)
        text += tr(QT_TRANSLATE_NOOP("bifrost::gui::Tray", ", %1 req/min"))
                    .arg(QLocale().toString(facts.perMinute));
    if (facts.running && facts.active > 0)
        text +=
            tr(QT_TRANSLATE_NOOP("bifrost::gui::Tray", ", %1 running")).arg(QLocale().toString(facts.active));
    if (facts.running && facts.troubledProviders > 0)
        text += u'\n'
            + tr(QT_TRANSLATE_N_NOOP("bifrost::gui::Tray", "%n provider(s) in trouble"),
                 facts.troubledProviders);
    return text;
}

} // namespace bifrost::gui
