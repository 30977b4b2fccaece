// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/copyfeedback.h"

#include <chrono>

#include <QAccessible>

using namespace std::chrono_literals;

namespace bifrost::gui {

namespace {

constexpr auto TickTime = 1500ms;

} // namespace

CopyFeedback::CopyFeedback(QAbstractButton *button, const QIcon &copy, const QIcon &done)
    : QObject(button)
    , m_button(button)
    , m_copy(copy)
    , m_done(done)
{
    button->setIcon(copy);
    m_timer.setSingleShot(true);
    m_timer.setInterval(TickTime);
    connect(&m_timer, &QTimer::timeout, this, &CopyFeedback::reset);
}

void CopyFeedback::show()
{
    if (!m_timer.isActive())
        m_name = m_button->accessibleName();
    m_button->setIcon(m_done);
    m_button->setAccessibleName(tr("Copied"));
    QAccessibleEvent event(m_button, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
    m_timer.start();
}

void CopyFeedback::reset()
{
    m_button->setIcon(m_copy);
    m_button->setAccessibleName(m_name);
}

} // namespace bifrost::gui
