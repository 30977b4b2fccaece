// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/infobars.h"

#include "gui/widgets/infobar.h"

#include <QVBoxLayout>

#include <algorithm>

namespace bifrost::gui {

InfoBars::InfoBars(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    hide();
}

InfoBar *InfoBars::bar(const QString &topic) const
{
    const auto entry =
        std::find_if(m_bars.begin(), m_bars.end(), [&](const Entry &e) { return e.topic == topic; });
    return entry == m_bars.end() ? nullptr : entry->bar;
}

void InfoBars::tell(const QString &topic, const Message &message)
{
    InfoBar *known = bar(topic);
    if (!known) {
        if (m_bars.size() >= MostBars)
            m_bars.first().bar->close();
        known = new InfoBar(this);
        m_bars.append({topic, known});
        layout()->addWidget(known);
        connect(known, &InfoBar::closed, this, [this, known] { remove(known); });
    }
    show();
    known->tell(message);
}

void InfoBars::clear(const QString &topic)
{
    if (InfoBar *known = bar(topic))
        known->close();
}

void InfoBars::remove(InfoBar *bar)
{
    const auto entry =
        std::find_if(m_bars.begin(), m_bars.end(), [&](const Entry &e) { return e.bar == bar; });
    if (entry == m_bars.end())
        return;
    const QString topic = entry->topic;
    m_bars.erase(entry);
    setVisible(!m_bars.isEmpty());
    bar->deleteLater();
    Q_EMIT closed(topic);
}

} // namespace bifrost::gui
