// SPDX-License-Identifier: GPL-3.0-or-later
// What LivePage remembers between starts.
#include "gui/live/livepage.h"
#include "gui/live/traffictable.h"
#include "gui/windowsettings.h"

#include <QDataStream>
#include <QIODevice>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr quint8 LayoutVersion = 1;
constexpr int SmallestKept = 100;
constexpr int LargestKept = 4000;

} // namespace

void LivePage::saveLayout(WindowSettings *settings) const
{
    settings->saveState(u"live.columns"_s, m_table->columns(false));
    settings->saveState(u"live.columns.narrow"_s, m_table->columns(true));
    QByteArray pane;
    QDataStream stream(&pane, QIODevice::WriteOnly);
    stream << LayoutVersion << m_paneWanted << m_paneRight << qint32(m_paneSizes[0])
           << qint32(m_paneSizes[1]);
    settings->saveState(u"live.pane"_s, pane);
}

void LivePage::restoreLayout(const WindowSettings &settings)
{
    m_table->setColumns(false, settings.state(u"live.columns"_s));
    m_table->setColumns(true, settings.state(u"live.columns.narrow"_s));
    QDataStream stream(settings.state(u"live.pane"_s));
    quint8 version = 0;
    bool wanted = true;
    bool right = false;
    qint32 sizes[2] = {0, 0};
    stream >> version >> wanted >> right >> sizes[0] >> sizes[1];
    if (stream.status() != QDataStream::Ok || version != LayoutVersion)
        return;
    for (int i = 0; i < 2; ++i) {
        if (sizes[i] >= SmallestKept && sizes[i] <= LargestKept)
            m_paneSizes[i] = sizes[i];
    }
    m_paneWanted = wanted;
    m_paneRight = right;
    placePane();
}

} // namespace bifrost::gui
