// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/traytext.h"

#include "gui/actions/costtoday.h"

#include <QCoreApplication>
#include <QLocale>

namespace bifrost::gui {

QString trayToolTip(const TrayFacts &facts)
{
    QString text = facts.sentence;
    text.remove(QLatin1String("http://")); // which is said where it is copied
    if (!facts.running)
        return text;
    // Each text where lupdate finds it.
    if (facts.localOnly)
        text += QCoreApplication::translate("bifrost::gui::Tray", ", local only");
    if (facts.perMinute > 0)
        text += QCoreApplication::translate("bifrost::gui::Tray", ", %1 req/min")
                    .arg(QLocale().toString(facts.perMinute));
    if (facts.active > 0)
        text += QCoreApplication::translate("bifrost::gui::Tray", ", %1 running")
                    .arg(QLocale().toString(facts.active));
    if (facts.costToday > Money{})
        text +=
            QCoreApplication::translate("bifrost::gui::Tray", ", %1 today").arg(dollarText(facts.costToday));
    if (facts.troubledProviders > 0)
        text += QLatin1Char('\n')
            + QCoreApplication::translate("bifrost::gui::Tray", "%n provider(s) in trouble", nullptr,
                                          facts.troubledProviders);
    return text;
}

} // namespace bifrost::gui
