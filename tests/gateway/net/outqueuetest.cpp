// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/outqueue.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <random>
#include <vector>

#include <sys/socket.h>

using namespace bifrost::net;

namespace {

/// A transport whose socket takes little, and the other end.
struct Narrow
{
    Narrow()
    {
        int ends[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) != 0)
            return;
        const int small = 4096;
        ::setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
        transport = Transport(Fd(ends[0]));
        peer = Fd(ends[1]);
    }

    /// What has arrived, at most `most` bytes of it.
    std::string read(std::size_t most) const
    {
        std::string bytes(most, '\0');
        const ssize_t count = ::recv(peer.get(), bytes.data(), most, 0);
        bytes.resize(count > 0 ? std::size_t(count) : 0);
        return bytes;
    }

    Transport transport;
    Fd peer;
};

} // namespace

class OutQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatFitsIsNotKept();
    void orderAndContentSurvivePartialWrites();
    void manyPieces();
    void nothingIsNothing();
    void whatIsAddedWaitsForTheFlush();
    void aBrokenConnectionIsTold();
};

void OutQueueTest::whatFitsIsNotKept()
{
    Narrow narrow;
    OutQueue queue;
    const std::array<std::string_view, 3> pieces{"one, ", "", "two"};
    QVERIFY(queue.write(narrow.transport, pieces));
    QVERIFY(queue.isEmpty());
    QCOMPARE(narrow.read(100), std::string("one, two"));
}

void OutQueueTest::orderAndContentSurvivePartialWrites()
{
    std::mt19937 random(99);
    Narrow narrow;
    OutQueue queue;
    std::string sent;
    std::string received;
    bool wasFull = false;
    for (int step = 0; step < 2000; ++step) {
        if (queue.size() < OutQueue::HighWater) {
            std::vector<std::string> texts(random() % 6);
            for (std::string &text : texts) {
                text.resize(random() % (random() % 8 ? 200 : 30'000));
                for (char &byte : text)
                    byte = char(random());
            }
            const std::vector<std::string_view> pieces(texts.begin(), texts.end());
            for (std::string_view piece : pieces)
                sent += piece;
            QVERIFY(queue.write(narrow.transport, pieces));
        }
        wasFull = wasFull || queue.size() >= OutQueue::HighWater;
        if (random() % 2)
            received += narrow.read(random() % 3000);
        if (random() % 3 == 0)
            QVERIFY(queue.flush(narrow.transport));
    }
    QVERIFY(wasFull);
    for (std::string more = narrow.read(4096); !more.empty() || !queue.isEmpty(); more = narrow.read(4096)) {
        received += more;
        QVERIFY(queue.flush(narrow.transport));
    }
    QCOMPARE(received.size(), sent.size());
    QVERIFY(received == sent);
}

void OutQueueTest::manyPieces()
{
    Narrow narrow;
    OutQueue queue;
    std::vector<std::string> texts;
    std::string sent;
    for (int i = 0; i < 100; ++i)
        sent += texts.emplace_back(std::to_string(i) + ' ');
    const std::vector<std::string_view> pieces(texts.begin(), texts.end());
    QVERIFY(queue.write(narrow.transport, pieces));
    QVERIFY(queue.isEmpty()); // the socket had room, and would not say so again
    QCOMPARE(narrow.read(1000), sent);
}

void OutQueueTest::nothingIsNothing()
{
    Narrow narrow;
    OutQueue queue;
    const std::array<std::string_view, 2> pieces{"", ""};
    QVERIFY(queue.write(narrow.transport, pieces));
    QVERIFY(queue.write(narrow.transport, {}));
    QVERIFY(queue.flush(narrow.transport));
    QVERIFY(queue.isEmpty());
    QVERIFY(narrow.read(10).empty());
}

void OutQueueTest::whatIsAddedWaitsForTheFlush()
{
    Narrow narrow;
    OutQueue queue;
    const std::array<std::string_view, 2> first{"one, ", "two, "};
    const std::string_view second = "three";
    queue.add(first);
    QCOMPARE(queue.size(), std::size_t(10));
    QVERIFY(narrow.read(100).empty());
    queue.add({&second, 1});
    QVERIFY(queue.flush(narrow.transport));
    QVERIFY(queue.isEmpty());
    QCOMPARE(narrow.read(100), std::string("one, two, three"));
    queue.add(first);
    QVERIFY(queue.write(narrow.transport, {&second, 1})); // behind what waits
    QVERIFY(narrow.read(100).empty());
    QVERIFY(queue.flush(narrow.transport));
    QCOMPARE(narrow.read(100), std::string("one, two, three"));
}

void OutQueueTest::aBrokenConnectionIsTold()
{
    Narrow narrow;
    OutQueue queue;
    const std::string much(100'000, 'x');
    const std::string_view piece = much;
    QVERIFY(queue.write(narrow.transport, {&piece, 1}));
    QVERIFY(!queue.isEmpty());
    narrow.peer.reset();
    QVERIFY(!queue.flush(narrow.transport));
    queue.clear();
    QVERIFY(!queue.write(narrow.transport, {&piece, 1}));
}

BIFROST_TEST(OutQueueTest)
#include "outqueuetest.moc"
