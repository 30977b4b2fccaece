// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/contentdecoder.h"
#include "tests/support/testmain.h"
#include "tests/support/wrapping.h"

#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;
using net::ContentCoding;
using net::ContentCodings;
using net::ContentDecoder;
using test::wrapped;

namespace {

constexpr std::uint64_t Unbounded = UINT64_MAX;

/// Of a head with these lines; the names and values lie in `lines`.
ContentCodings codingsOf(const QByteArrayList &values)
{
    net::RequestHead head;
    for (const QByteArray &value : values)
        head.fields.push_back({"Content-Encoding", {value.constData(), std::size_t(value.size())}});
    return ContentCodings::of(head);
}

struct Unfolded
{
    QByteArray text;
    QByteArray wrong;
    bool isWhole = false;
    bool isTooLarge = false;
};

/// Fed `step` bytes at a time and read `room` bytes at a time.
Unfolded unfold(const QByteArray &bytes, const QByteArray &codings, qsizetype step = 1'000'000,
                std::size_t room = 16 * 1024, std::uint64_t between = Unbounded)
{
    Unfolded result;
    ContentDecoder decoder(codingsOf({codings}).list(), between);
    std::vector<char> piece(room);
    for (qsizetype at = 0; at < bytes.size() || at == 0; at += step) {
        const qsizetype size = std::min(step, bytes.size() - at);
        std::string_view input(bytes.constData() + at, std::size_t(size));
        while (const std::size_t count = decoder.read(input, piece.data(), room))
            result.text.append(piece.data(), qsizetype(count));
        if (!decoder.wrong().empty())
            break;
    }
    result.wrong = QByteArray(decoder.wrong().data(), qsizetype(decoder.wrong().size()));
    result.isWhole = decoder.isWhole();
    result.isTooLarge = decoder.isTooLarge();
    return result;
}

QByteArray story()
{
    QByteArray text;
    for (int i = 0; i < 500; ++i)
        text += "line " + QByteArray::number(i * i % 977) + " of a story\n";
    return text;
}

} // namespace

/// Compressed bodies, one step at a time and under a bound.
class ContentDecoderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreRead();
    void everyCodingIsUndone_data();
    void everyCodingIsUndone();
    void severalMembersAreOneBody();
    void whatFollowsIsWrong_data();
    void whatFollowsIsWrong();
    void whatLacksIsNoticed_data();
    void whatLacksIsNoticed();
    void brokenDataIsSaid_data();
    void brokenDataIsSaid();
    void aBombCostsWhatIsRead_data();
    void aBombCostsWhatIsRead();
    void whatLiesBetweenIsBounded();
    void hugeWindowsAreRefused();
    void aFrameKeepsItsPromise();
    void framesOfFormerFormatsAreNone();
    void nothingIsNothing();
    void partsComeAtOnce();
};

void ContentDecoderTest::namesAreRead()
{
    QVERIFY(codingsOf({}).isPlain());
    QVERIFY(codingsOf({"identity", "", " , "}).isPlain());
    const QByteArrayList two{" GZIP ,\tbr", "identity,x-gzip"};
    const ContentCodings known = codingsOf(two);
    QVERIFY(known.unknown().empty() && !known.areTooMany() && !known.isPlain());
    QCOMPARE(known.list().size(), std::size_t(3));
    QCOMPARE(known.list()[0], ContentCoding::Gzip);
    QCOMPARE(known.list()[1], ContentCoding::Brotli);
    QCOMPARE(known.list()[2], ContentCoding::Gzip);
    const QByteArrayList four{"gzip, gzip, zstd, deflate"};
    QVERIFY(codingsOf(four).areTooMany());
    const QByteArrayList foreign{"gzip, compress, y"};
    const ContentCodings some = codingsOf(foreign);
    QCOMPARE(QByteArray(some.unknown().data(), qsizetype(some.unknown().size())), QByteArray("compress"));
}

void ContentDecoderTest::everyCodingIsUndone_data()
{
    QTest::addColumn<QByteArray>("codings");
    QTest::addColumn<QByteArray>("bytes");
    for (const QByteArray coding : {"gzip", "deflate", "br", "zstd"})
        QTest::newRow(coding.constData()) << coding << wrapped(story(), coding);
    QTest::newRow("bare deflate") << QByteArray("deflate") << wrapped(story(), "raw");
    QTest::newRow("two") << QByteArray("br, gzip") << wrapped(wrapped(story(), "br"), "gzip");
    QTest::newRow("three") << QByteArray("zstd, deflate, br")
                           << wrapped(wrapped(wrapped(story(), "zstd"), "deflate"), "br");
    QTest::newRow("thrice the same") << QByteArray("gzip, gzip, gzip")
                                     << wrapped(wrapped(wrapped(story(), "gzip"), "gzip"), "gzip");
}

void ContentDecoderTest::everyCodingIsUndone()
{
    QFETCH(const QByteArray, codings);
    QFETCH(const QByteArray, bytes);
    for (const qsizetype step : {1, 2, 7, 1000, 1'000'000}) {
        for (const std::size_t room : {std::size_t(1), std::size_t(100), std::size_t(16 * 1024)}) {
            const Unfolded result = unfold(bytes, codings, step, room);
            QVERIFY2(result.wrong.isEmpty(), result.wrong);
            QVERIFY(result.isWhole);
            QVERIFY(result.text == story());
        }
    }
    const Unfolded empty = unfold(wrapped({}, codings), codings);
    if (!codings.contains(',') && !bytes.isEmpty() && codings != "deflate") {
        QVERIFY(empty.isWhole);
        QVERIFY(empty.text.isEmpty());
    }
}

void ContentDecoderTest::severalMembersAreOneBody()
{
    for (const QByteArray &coding : {QByteArray("gzip"), QByteArray("zstd")}) {
        const QByteArray bytes = wrapped("one ", coding) + wrapped({}, coding) + wrapped("two", coding);
        for (const qsizetype step : {1, 1000}) {
            const Unfolded result = unfold(bytes, coding, step);
            QVERIFY2(result.wrong.isEmpty(), result.wrong);
            QCOMPARE(result.text, QByteArray("one two"));
            QVERIFY(result.isWhole);
        }
    }
}

void ContentDecoderTest::whatFollowsIsWrong_data()
{
    QTest::addColumn<QByteArray>("coding");
    for (const char *coding : {"gzip", "deflate", "br", "zstd"})
        QTest::newRow(coding) << QByteArray(coding);
}

void ContentDecoderTest::whatFollowsIsWrong()
{
    QFETCH(const QByteArray, coding);
    for (const qsizetype step : {1, 1000}) {
        const Unfolded result = unfold(wrapped("text", coding) + "garbage", coding, step);
        QVERIFY(!result.wrong.isEmpty());
        QVERIFY(!result.isWhole);
    }
}

void ContentDecoderTest::whatLacksIsNoticed_data()
{
    whatFollowsIsWrong_data();
}

void ContentDecoderTest::whatLacksIsNoticed()
{
    QFETCH(const QByteArray, coding);
    const QByteArray bytes = wrapped("a text of some length", coding);
    for (qsizetype size = 1; size < bytes.size(); ++size)
        QVERIFY2(!unfold(bytes.first(size), coding).isWhole, QByteArray::number(size));
    const QByteArray both = wrapped(bytes.chopped(1), "gzip"); // whole outside, but not inside
    QVERIFY(!unfold(both, coding + ", gzip").isWhole);
}

void ContentDecoderTest::brokenDataIsSaid_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray text = R"({"model":"openai/gpt-4o"})";
    for (const char *coding : {"gzip", "zstd"})
        QTest::newRow(coding) << QByteArray(coding) << text;
    QTest::newRow("deflate") << QByteArray("deflate") << QByteArray("\x78\x9c\xff\xff\xff\xff", 6);
    QTest::newRow("bare deflate") << QByteArray("deflate") << QByteArray("\xff\xff\xff\xff", 4);
    QTest::newRow("br") << QByteArray("br") << QByteArray("\xff\xff\xff\xff\xff\xff", 6);
    QByteArray wrongSum = wrapped(text, "gzip");
    wrongSum[wrongSum.size() - 6] = char(wrongSum[wrongSum.size() - 6] ^ 1);
    QTest::newRow("check sum") << QByteArray("gzip") << wrongSum;
    QByteArray wrongSize = wrapped(text, "gzip");
    wrongSize[wrongSize.size() - 1] = 1;
    QTest::newRow("size") << QByteArray("gzip") << wrongSize;
    QTest::newRow("inner") << QByteArray("gzip, br") << wrapped(text, "br");
}

void ContentDecoderTest::brokenDataIsSaid()
{
    QFETCH(const QByteArray, coding);
    QFETCH(const QByteArray, bytes);
    const Unfolded result = unfold(bytes, coding);
    QVERIFY(!result.wrong.isEmpty());
    QVERIFY(!result.isTooLarge);
    QVERIFY(!result.isWhole);
}

void ContentDecoderTest::aBombCostsWhatIsRead_data()
{
    whatFollowsIsWrong_data();
}

void ContentDecoderTest::aBombCostsWhatIsRead()
{
    QFETCH(const QByteArray, coding);
    const QByteArray bytes = wrapped(QByteArray(10'000'000, 'x'), coding);
    QVERIFY(bytes.size() < 100'000);
    ContentDecoder decoder(codingsOf({coding}).list(), Unbounded);
    std::string_view input(bytes.constData(), std::size_t(bytes.size()));
    char piece[1000];
    for (int i = 0; i < 10; ++i) {
        const std::size_t count = decoder.read(input, piece, sizeof piece);
        QVERIFY(count > 0 && count <= sizeof piece);
    }
    QVERIFY2(decoder.memory() < 20'000'000, QByteArray::number(qulonglong(decoder.memory())));
    QVERIFY(!decoder.isWhole());
}

void ContentDecoderTest::whatLiesBetweenIsBounded()
{
    // Empty members: a lot of them that unfold to nothing.
    const QByteArray bytes = wrapped(wrapped({}, "gzip").repeated(100'000), "gzip");
    QVERIFY(bytes.size() < 50'000);
    const Unfolded result = unfold(bytes, "gzip, gzip", 1'000'000, 16 * 1024, 1'000'000);
    QVERIFY(result.isTooLarge);
    QVERIFY(!unfold(bytes, "gzip, gzip", 1'000'000, 16 * 1024, 10'000'000).isTooLarge);
}

void ContentDecoderTest::hugeWindowsAreRefused()
{
    // A frame that says that it needs a window of 1 GB.
    const Unfolded result = unfold(QByteArray("\x28\xb5\x2f\xfd\x00\xa0\x01\x00\x00", 9), "zstd");
    QCOMPARE(result.wrong, QByteArray("needs a zstd window of more than 8 MB"));
}

/// Its head promises 160 bytes, its only block is empty.
void ContentDecoderTest::aFrameKeepsItsPromise()
{
    const QByteArray frame("\x28\xb5\x2f\xfd\x20\xa0\x01\x00\x00", 9);
    for (const qsizetype step : {1, 3, 100}) {
        const Unfolded result = unfold(frame, "zstd", step);
        QCOMPARE(result.wrong, QByteArray("is not valid zstd"));
        QVERIFY(!result.isWhole);
    }
}

void ContentDecoderTest::framesOfFormerFormatsAreNone()
{
    const QByteArray frame("\x26\xb5\x2f\xfd\x80", 5);
    for (const qsizetype step : {1, 3, 100})
        QCOMPARE(unfold(frame, "zstd", step).wrong, QByteArray("is not valid zstd"));
}

void ContentDecoderTest::nothingIsNothing()
{
    const Unfolded result = unfold({}, "gzip");
    QVERIFY(result.isWhole);
    QVERIFY(result.text.isEmpty());
}

void ContentDecoderTest::partsComeAtOnce()
{
    test::GzipStream stream;
    ContentDecoder decoder(codingsOf({"gzip"}).list(), Unbounded);
    for (int i = 0; i < 5; ++i) {
        const QByteArray event = "data: " + QByteArray::number(i) + "\n\n";
        const QByteArray bytes = stream.add(event);
        std::string_view input(bytes.constData(), std::size_t(bytes.size()));
        char piece[100];
        const std::size_t count = decoder.read(input, piece, sizeof piece);
        QCOMPARE(QByteArray(piece, qsizetype(count)), event);
    }
}

BIFROST_TEST(ContentDecoderTest)
#include "contentdecodertest.moc"
