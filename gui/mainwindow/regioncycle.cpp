// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/regioncycle.h"

#include <QApplication>
#include <QWidget>

namespace bifrost::gui {

namespace {

bool holds(const QWidget *region, const QWidget *widget)
{
    return widget && (region == widget || region->isAncestorOf(widget));
}

bool takesFocus(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus;
}

/// The first widget of a region that Tab would stop at; a chosen radio button goes before its neighbours.
QWidget *firstFocus(QWidget *region)
{
    if (takesFocus(region))
        return region;
    QWidget *first = nullptr;
    for (QWidget *widget = region->nextInFocusChain(); widget && widget != region;
         widget = widget->nextInFocusChain()) {
        if (!region->isAncestorOf(widget) || !takesFocus(widget))
            continue;
        if (widget->property("autoExclusive").toBool() && widget->property("checked").toBool())
            return widget;
        if (!first)
            first = widget;
    }
    return first;
}

} // namespace

RegionCycle::RegionCycle(Regions regions, QObject *parent) : QObject(parent), m_regions(std::move(regions))
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { remember(now); });
}

void RegionCycle::remember(QWidget *focused)
{
    if (!focused)
        return;
    for (QWidget *region : m_regions()) {
        if (holds(region, focused))
            m_lastFocus.insert(region, focused);
    }
}

void RegionCycle::next()
{
    step(1);
}

void RegionCycle::previous()
{
    step(-1);
}

void RegionCycle::step(int direction)
{
    const QList<QWidget *> regions = m_regions();
    const QWidget *focused = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < regions.size(); ++i) {
        if (holds(regions[i], focused))
            at = i;
    }
    if (at < 0 && direction < 0)
        at = 0;
    for (qsizetype tried = 0; tried < regions.size(); ++tried) {
        at = (at + direction + regions.size()) % regions.size();
        if (enter(regions[at]))
            return;
    }
}

void RegionCycle::enterFirst(const QList<QWidget *> &regions)
{
    for (QWidget *region : regions) {
        if (enter(region))
            return;
    }
}

bool RegionCycle::enter(QWidget *region)
{
    if (!region->isVisible() || !region->isEnabled())
        return false;
    QWidget *last = m_lastFocus.value(region);
    QWidget *target = last && holds(region, last) && takesFocus(last) ? last : firstFocus(region);
    if (!target)
        return false;
    // As by Tab: the focus has to be seen.
    target->window()->setAttribute(Qt::WA_KeyboardFocusChange);
    target->setFocus(Qt::TabFocusReason);
    target->update();
    return true;
}

} // namespace bifrost::gui
