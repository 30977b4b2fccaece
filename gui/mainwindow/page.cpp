// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/page.h"

#include "gui/widgets/focusharbour.h"

#include <QPaintEvent>
#include <QPainter>

namespace bifrost::gui {

Page::Page(Entry entry, QWidget *parent) : QWidget(parent), m_entry(std::move(entry))
{
    setAccessibleName(m_entry.title);
    setFocusHarbour(this);
}

void Page::run(ActionId id)
{
    if (const auto act = m_offers.value(id))
        act();
}

void Page::applyChanges(std::function<void(bool)> done)
{
    done(true);
}

void Page::showItem(const QString &) { }

void Page::saveLayout(WindowSettings *) const { }

void Page::restoreLayout(const WindowSettings &) { }

void Page::offer(ActionId id, std::function<void()> act)
{
    Q_ASSERT(ActionTable::isOfPages(id));
    m_offers.insert(id, std::move(act));
    Q_EMIT offersChanged();
}

void Page::withdraw(ActionId id)
{
    if (m_offers.remove(id))
        Q_EMIT offersChanged();
}

void Page::setAttention(int problems)
{
    if (problems == m_attention)
        return;
    m_attention = problems;
    Q_EMIT attentionChanged();
}

void Page::setUnsaved(bool unsaved)
{
    if (unsaved == m_unsaved)
        return;
    m_unsaved = unsaved;
    Q_EMIT unsavedChanged();
}

void Page::paintEvent(QPaintEvent *event)
{
    QPainter(this).fillRect(event->rect(), palette().color(QPalette::Base));
}

} // namespace bifrost::gui
