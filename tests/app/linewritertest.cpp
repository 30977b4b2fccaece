// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/linewriter.h"

#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <memory>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace bifrost;
using namespace Qt::StringLiterals;

namespace {

/// Standard error and whoever reads it, or does not.
class Reader
{
public:
    enum class Kind { Pipe, Socket };

    explicit Reader(Kind kind)
    {
        if (kind == Kind::Pipe ? ::pipe2(m_ends.data(), O_CLOEXEC) != 0
                               : ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, m_ends.data()) != 0)
            m_ends = {-1, -1};
    }
    ~Reader()
    {
        ::close(m_ends[0]);
        ::close(m_ends[1]);
    }
    Q_DISABLE_COPY_MOVE(Reader)

    int writingEnd() const { return m_ends[1]; }

    /// What is there now.
    QByteArray read()
    {
        QByteArray all;
        while (hasMore(0)) {
            std::array<char, 65536> some;
            const ssize_t count = ::read(m_ends[0], some.data(), some.size());
            if (count <= 0)
                break;
            all.append(some.data(), count);
        }
        return all;
    }

    QByteArray readUntil(const QByteArray &last)
    {
        QByteArray all;
        while (!all.contains(last) && hasMore(20'000))
            all += read();
        return all;
    }

private:
    bool hasMore(int milliseconds) const
    {
        pollfd one{m_ends[0], POLLIN, 0};
        return ::poll(&one, 1, milliseconds) > 0;
    }

    std::array<int, 2> m_ends{-1, -1};
};

bool isFlushed(LineWriter &writer)
{
    for (int tries = 0; tries < 20; ++tries) { // a second each
        if (writer.flush())
            return true;
    }
    return false;
}

LogLine request(int number)
{
    return {0, LogLevel::Info, "bifrost.access", u"{\"message\":\"%1\"}"_s.arg(number)};
}

QList<int> numbersIn(const QByteArray &lines)
{
    QList<int> numbers;
    for (const QByteArray &line : lines.split('\n')) {
        if (!line.isEmpty())
            numbers += QJsonDocument::fromJson(line).object()[u"message"].toString().toInt();
    }
    return numbers;
}

QByteArray keptIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class LineWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineIsThereAtOnce();
    void nobodyReads_data();
    void nobodyReads();
    void requestsAreKept_data();
    void requestsAreKept();
    void aFileThatCannotBeWrittenIsTold();
};

void LineWriterTest::aLineIsThereAtOnce()
{
    Reader reader(Reader::Kind::Pipe);
    LineWriter writer(LogStyle::Json, reader.writingEnd());
    writer.write("one\n");
    QCOMPARE(reader.read(), QByteArray("one\n"));
    writer.write("two\n");
    QCOMPARE(reader.read(), QByteArray("two\n"));
}

void LineWriterTest::nobodyReads_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("pipe") << int(Reader::Kind::Pipe);
    QTest::newRow("socket") << int(Reader::Kind::Socket);
}

/// Whoever logs goes on; afterwards every line is there as a whole, or counted.
void LineWriterTest::nobodyReads()
{
    QFETCH(int, kind);
    constexpr int Count = 8000;
    Reader reader{Reader::Kind(kind)};
    LineWriter writer(LogStyle::Pretty, reader.writingEnd());
    const QByteArray filling(200, 'x');
    for (int i = 0; i < Count; ++i)
        writer.write("line " + QByteArray::number(i) + ' ' + filling + '\n');
    QVERIFY(isFlushed(writer));
    QByteArray said = reader.read();
    writer.write("the last one\n");
    said += reader.readUntil("the last one\n");

    int whole = 0;
    int missing = 0;
    static const QRegularExpression notice(u" WARN  bifrost\\.app: (\\d+) lines are missing here"_s);
    for (const QByteArray &line : said.split('\n')) {
        if (line.startsWith("line ") && line.endsWith(' ' + filling))
            ++whole;
        else if (const auto match = notice.match(QString::fromUtf8(line)); match.hasMatch())
            missing += match.captured(1).toInt();
        else
            QVERIFY2(line.isEmpty() || line == "the last one", line);
    }
    QVERIFY(whole > 0);
    QVERIFY(missing > 0);
    QCOMPARE(whole + missing, Count);
}

void LineWriterTest::requestsAreKept_data()
{
    QTest::addColumn<bool>("shown");
    QTest::newRow("shown") << true;
    QTest::newRow("in their file only") << false;
}

void LineWriterTest::requestsAreKept()
{
    QFETCH(bool, shown);
    const QTemporaryDir place;
    Reader reader(Reader::Kind::Pipe);
    QList<int> numbers;
    {
        LineWriter writer(LogStyle::Json, reader.writingEnd());
        writer.keepRequestsIn(place.filePath(u"access.log"_s), shown);
        for (int i = 0; i < 300; ++i) {
            writer.addRequest(request(i));
            numbers += i;
        }
    }
    QCOMPARE(numbersIn(keptIn(place.filePath(u"access.log"_s))), numbers);
    QCOMPARE(numbersIn(reader.read()), shown ? numbers : QList<int>());
}

void LineWriterTest::aFileThatCannotBeWrittenIsTold()
{
    const QTemporaryDir place;
    Reader reader(Reader::Kind::Pipe);
    {
        LineWriter writer(LogStyle::Pretty, reader.writingEnd());
        writer.keepRequestsIn(place.filePath(u"missing/access.log"_s), false);
        for (int i = 0; i < 3; ++i) {
            writer.addRequest(request(i));
            QVERIFY(isFlushed(writer));
        }
    }
    const QByteArray said = reader.read();
    QCOMPARE(said.count('\n'), 1);
    QVERIFY2(said.contains("missing/access.log"), said);
}

BIFROST_TEST(LineWriterTest)
#include "linewritertest.moc"
