// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/buffer.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <cstring>
#include <random>
#include <string>

using bifrost::net::Buffer;

namespace {

std::string randomBytes(std::mt19937 &random, std::size_t size)
{
    std::string bytes(size, '\0');
    for (char &byte : bytes)
        byte = char(random());
    return bytes;
}

} // namespace

class BufferTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void behavesLikeAString();
    void paddingMayBeRead();
    void anEmptyOneHoldsNoMemory();
    void aKnownSizeIsTakenAtOnce();
    void movesTakeTheBytesAlong();
    void tightensWhatIsMuchTooLarge();
};

void BufferTest::behavesLikeAString()
{
    std::mt19937 random(4711);
    Buffer buffer;
    std::string model;
    for (int step = 0; step < 20'000; ++step) {
        switch (random() % 6) {
        case 0:
        case 1: {
            const std::string bytes = randomBytes(random, random() % (random() % 20 ? 300 : 9000));
            buffer.append(bytes);
            model += bytes;
            break;
        }
        case 2: { // as a socket fills it: room for much, little comes
            const std::size_t wanted = random() % 5000;
            const std::string bytes = randomBytes(random, wanted ? random() % wanted : 0);
            char *into = buffer.prepare(wanted);
            QVERIFY(buffer.room() >= wanted);
            bytes.copy(into, bytes.size());
            buffer.commit(bytes.size());
            model += bytes;
            break;
        }
        case 3:
        case 4: {
            const std::size_t count = random() % (model.size() + 1);
            buffer.consume(count);
            model.erase(0, count);
            break;
        }
        default:
            if (random() % 20 == 0) {
                buffer.clear();
                model.clear();
            }
            break;
        }
        QCOMPARE(buffer.size(), model.size());
        QCOMPARE(buffer.isEmpty(), model.empty());
        QVERIFY(buffer.view() == model);
    }
}

void BufferTest::paddingMayBeRead()
{
    // AddressSanitizer sees it where there is no room.
    for (const std::size_t size : {std::size_t(1), Buffer::BlockSize - Buffer::Padding, Buffer::BlockSize - 1,
                                   Buffer::BlockSize, std::size_t(100'000)}) {
        Buffer buffer;
        std::memset(buffer.prepare(size), 'x', size);
        buffer.commit(size);
        char behind[Buffer::Padding];
        std::memcpy(behind, buffer.view().data() + size, sizeof behind);
        std::memset(const_cast<char *>(buffer.view().data()) + size, behind[0], sizeof behind);
        QCOMPARE(buffer.size(), size);
    }
}

void BufferTest::anEmptyOneHoldsNoMemory()
{
    Buffer buffer;
    QCOMPARE(buffer.capacity(), std::size_t(0));
    QCOMPARE(buffer.room(), std::size_t(0));
    buffer.append("abc");
    QVERIFY(buffer.capacity() > 0);
    buffer.consume(3);
    QCOMPARE(buffer.capacity(), std::size_t(0));
    buffer.append(std::string(100'000, 'x'));
    buffer.clear();
    QCOMPARE(buffer.capacity(), std::size_t(0));
    buffer.append({});
    QCOMPARE(buffer.capacity(), std::size_t(0));
}

void BufferTest::aKnownSizeIsTakenAtOnce()
{
    Buffer buffer;
    buffer.prepare(1'000'000);
    const std::size_t capacity = buffer.capacity();
    QVERIFY(capacity < 1'100'000);
    const char *first = buffer.view().data();
    for (int i = 0; i < 1000; ++i)
        buffer.append(std::string(1000, 'x'));
    QCOMPARE(buffer.capacity(), capacity);
    QVERIFY(buffer.view().data() == first);
}

void BufferTest::movesTakeTheBytesAlong()
{
    Buffer first;
    first.append("hello");
    const char *where = first.view().data();
    Buffer second = std::move(first);
    QVERIFY(second.view() == "hello");
    QVERIFY(second.view().data() == where);
    Buffer third;
    third.append("gone");
    third = std::move(second);
    QVERIFY(third.view() == "hello");
    third.append(" world");
    first.swap(third);
    QVERIFY(first.view() == "hello world");
    QVERIFY(third.isEmpty());
}

void BufferTest::tightensWhatIsMuchTooLarge()
{
    Buffer buffer;
    buffer.tighten();
    QCOMPARE(buffer.capacity(), std::size_t(0));
    const std::string text(1500, 'x');
    buffer.append("head" + text);
    buffer.consume(4);
    buffer.tighten();
    QVERIFY(buffer.view() == text);
    QCOMPARE(buffer.capacity(), text.size() + Buffer::Padding);
    buffer.append("more"); // still grows
    QVERIFY(buffer.view() == text + "more");
    buffer.clear();
    buffer.append(std::string(4000, 'y'));
    const char *where = buffer.view().data();
    buffer.tighten(); // not worth the copy
    QVERIFY(buffer.view().data() == where);
}

BIFROST_TEST(BufferTest)
#include "buffertest.moc"
