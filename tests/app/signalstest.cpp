// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signals.h"

#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace bifrost;

class SignalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstDrainsTheSecondEnds_data();
    void theFirstDrainsTheSecondEnds();
    void theSecondEndsAStartThatIsStuck();
    void aBrokenPipeIsNothing();
    void theDefaultIsBackAfterwards();
};

void SignalsTest::theFirstDrainsTheSecondEnds_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void SignalsTest::theFirstDrainsTheSecondEnds()
{
    QFETCH(int, number);
    Signals caught;
    QSignalSpy drain(&caught, &Signals::drainRequested);
    QSignalSpy end(&caught, &Signals::endRequested);
    ::raise(number);
    QTRY_COMPARE(drain.count(), 1);
    QCOMPARE(end.count(), 0);
    QCOMPARE(caught.lastSignal(), number);
    ::raise(number);
    QTRY_COMPARE(end.count(), 1);
    QCOMPARE(drain.count(), 1);
}

/// What comes before the event loop may wait for something, and nobody reads signals then.
void SignalsTest::theSecondEndsAStartThatIsStuck()
{
    const Signals caught;
    const pid_t child = ::fork();
    if (child == 0) {
        ::raise(SIGINT);
        ::raise(SIGTERM);
        ::_exit(0);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 128 + SIGTERM);
}

void SignalsTest::aBrokenPipeIsNothing()
{
    const Signals caught;
    ::raise(SIGPIPE);
    QCOMPARE(caught.lastSignal(), 0);
}

void SignalsTest::theDefaultIsBackAfterwards()
{
    {
        const Signals caught;
    }
    struct sigaction current = {};
    QCOMPARE(::sigaction(SIGTERM, nullptr, &current), 0);
    QVERIFY(current.sa_handler == SIG_DFL);
}

BIFROST_TEST(SignalsTest)
#include "signalstest.moc"
