// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/infobars.h"

#include "gui/mainwindow/floatingbars.h"
#include "gui/widgets/infobar.h"

#include <QApplication>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace bifrost::gui {

InfoBars::InfoBars(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    connect(qApp, &QApplication::focusChanged, this, &InfoBars::watchFocus);
    connect(&m_motion, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &height) { setFixedHeight(height.toInt()); });
    connect(&m_motion, &QVariantAnimation::finished, this, [this] {
        setVisible(maximumHeight() > 0);
        setFree();
    });
    hide();
}

InfoBar *InfoBars::bar(const QString &topic) const
{
    const auto entry =
        std::find_if(m_bars.begin(), m_bars.end(), [&](const Entry &e) { return e.topic == topic; });
    return entry == m_bars.end() ? nullptr : entry->bar;
}

std::function<void()> InfoBars::undo() const
{
    for (auto entry = m_bars.rbegin(); entry != m_bars.rend(); ++entry) {
        if (const Message &message = entry->bar->message(); message.undoes)
            return message.action;
    }
    return {};
}

void InfoBars::tell(const QString &topic, const Message &message)
{
    const bool floats = m_floor && message.lifetime.count() > 0;
    auto known = std::find_if(m_bars.begin(), m_bars.end(), [&](const Entry &e) { return e.topic == topic; });
    if (known != m_bars.end() && known->floats != floats) {
        known->bar->close();
        known = m_bars.end();
    }
    InfoBar *bar = known == m_bars.end() ? nullptr : known->bar;
    if (!bar) {
        if (m_bars.size() >= MostBars)
            m_bars.first().bar->close();
        bar = new InfoBar(floats ? static_cast<QWidget *>(m_floor) : this);
        bar->setFloating(floats);
        m_bars.append({topic, bar, floats});
        if (floats)
            m_floor->add(bar);
        else
            layout()->addWidget(bar);
        connect(bar, &InfoBar::closing, this, [this, bar] {
            // While it is there: hiding it would pass the focus on to whatever comes next.
            if (const QWidget *focused = window()->focusWidget(); focused && bar->isAncestorOf(focused))
                returnFocus();
        });
        connect(bar, &InfoBar::closed, this, [this, bar] { remove(bar); });
    }
    bar->tell(message);
    showOrHide();
}

void InfoBars::showOrHide()
{
    const auto floating =
        std::count_if(m_bars.begin(), m_bars.end(), [](const Entry &e) { return e.floats; });
    const bool wanted = floating < m_bars.size();
    layout()->invalidate();
    const int room = parentWidget() ? parentWidget()->width() : width();
    const int full = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(room)
                                                   : layout()->totalSizeHint().height();
    fold(isHidden() ? 0 : height(), wanted ? full : 0);
    if (!m_floor)
        return;
    m_floor->setVisible(floating > 0);
    if (floating > 0)
        m_floor->place();
}

void InfoBars::fold(int from, int to)
{
    m_motion.stop();
    const int time = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    if (from == to || time <= 0 || !parentWidget() || !parentWidget()->isVisible()) {
        setFree();
        setVisible(to > 0);
        return;
    }
    m_motion.setDuration(time);
    m_motion.setStartValue(from);
    m_motion.setEndValue(to);
    setFixedHeight(from);
    show();
    m_motion.start();
}

/// As high as the messages need.
void InfoBars::setFree()
{
    setMinimumHeight(0);
    setMaximumHeight(QWIDGETSIZE_MAX);
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
    bar->deleteLater();
    showOrHide();
    Q_EMIT closed(topic);
}

bool InfoBars::holds(const QWidget *widget) const
{
    return widget && std::any_of(m_bars.begin(), m_bars.end(), [widget](const Entry &e) {
               return e.bar->isAncestorOf(widget);
           });
}

void InfoBars::watchFocus(QWidget *before, QWidget *now)
{
    if (holds(now) && !holds(before))
        m_before = before;
}

void InfoBars::returnFocus()
{
    if (QWidget *before = m_before.data(); before && before->isVisible() && before->isEnabled())
        before->setFocus(Qt::OtherFocusReason);
    else
        Q_EMIT focusLost();
}

} // namespace bifrost::gui
