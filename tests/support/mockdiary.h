// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mockrequest.h"
#include "tests/support/mockstep.h"

#include <QByteArrayList>
#include <QMutex>
#include <QWaitCondition>

#include <chrono>
#include <functional>
#include <optional>

namespace bifrost::test {

/// What a mock provider shares with the test's thread: steps to come, things that happened.
class MockDiary
{
public:
    struct Pages
    {
        QList<MockRequest> requests;
        QByteArrayList faults;
        int connections = 0;
        int aborts = 0;
        qint64 sent = 0;
    };

    void addStep(const MockStep &step);

    /// The next step if it is meant for this moment.
    std::optional<MockStep> takeStep(MockStep::Moment moment);

    void write(const std::function<void(Pages &)> &entry);
    Pages pages() const;
    QList<MockRequest> requests() const { return pages().requests; }
    bool waitUntil(const std::function<bool(const Pages &)> &happened,
                   std::chrono::milliseconds deadline) const;

private:
    mutable QMutex m_mutex;
    mutable QWaitCondition m_changed;
    QList<MockStep> m_steps;
    Pages m_pages;
};

} // namespace bifrost::test
