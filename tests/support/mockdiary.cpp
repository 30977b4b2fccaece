// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mockdiary.h"

#include <QDeadlineTimer>
#include <QMutexLocker>

namespace bifrost::test {

void MockDiary::addStep(const MockStep &step)
{
    const QMutexLocker lock(&m_mutex);
    m_steps.append(step);
}

std::optional<MockStep> MockDiary::takeStep(MockStep::Moment moment)
{
    const QMutexLocker lock(&m_mutex);
    if (m_steps.isEmpty() || m_steps.first().moment != moment)
        return std::nullopt;
    return m_steps.takeFirst();
}

void MockDiary::write(const std::function<void(Pages &)> &entry)
{
    const QMutexLocker lock(&m_mutex);
    entry(m_pages);
    m_changed.wakeAll();
}

MockDiary::Pages MockDiary::pages() const
{
    const QMutexLocker lock(&m_mutex);
    return m_pages;
}

bool MockDiary::waitUntil(const std::function<bool(const Pages &)> &happened,
                          std::chrono::milliseconds deadline) const
{
    const QDeadlineTimer timer(deadline);
    const QMutexLocker lock(&m_mutex);
    while (!happened(m_pages)) {
        if (!m_changed.wait(&m_mutex, timer))
            return happened(m_pages);
    }
    return true;
}

} // namespace bifrost::test
