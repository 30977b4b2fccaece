// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/streamrelay.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <functional>
#include <memory>
#include <random>

using namespace bifrost;
using flow::StreamRelay;

namespace {

const std::string Hello =
    "data: {\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hello\"}}]}\n\n";
const std::string World =
    "data: {\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" world\"}}]}\n\n";
const std::string Stop =
    "data: {\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
const std::string Usage =
    "data: {\"id\":\"1\",\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}\n\n";
const std::string StopWithUsage =
    "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
    "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}\n\n";
const std::string Done = "data: [DONE]\n\n";
const std::string Failure = "data: {\"error\":{\"message\":\"too much\",\"type\":\"overloaded\"}}\n\n";
const std::string Ping = ": ping\n\n";

/// What the caller has seen of a stream, and how it ended.
struct Relayed final : StreamRelay::Outlet
{
    explicit Relayed(const StreamRelay::Rules &rules) : relay(rules) { }

    void onStreamBegins() override { log += "<begin>"; }
    void onEvents(std::span<const std::string_view> pieces) override
    {
        for (std::string_view piece : pieces)
            log += piece;
    }
    std::string extraFields(std::int64_t chunkIndex, std::string_view) override
    {
        return "{\"n\":" + std::to_string(chunkIndex) + '}';
    }
    void cleanError(std::string &) override { }

    StreamRelay relay;
    std::string log;
    std::optional<Error> error;
};

std::unique_ptr<Relayed> relayInPieces(const std::string &stream, const StreamRelay::Rules &rules,
                                       const std::function<std::size_t()> &nextSize)
{
    auto relayed = std::make_unique<Relayed>(rules);
    for (std::size_t at = 0; at < stream.size();) {
        const std::size_t size = std::min(nextSize(), stream.size() - at);
        const auto piece = std::make_unique<char[]>(size);
        stream.copy(piece.get(), size, at);
        relayed->relay.feed({piece.get(), size}, *relayed);
        at += size;
    }
    relayed->error = relayed->relay.finish(*relayed);
    return relayed;
}

std::unique_ptr<Relayed> relayWhole(const std::string &stream, const StreamRelay::Rules &rules = {})
{
    return relayInPieces(stream, rules, [&stream] { return stream.size(); });
}

constexpr StreamRelay::Rules Withholding{.withholdUsageChunk = true};
constexpr StreamRelay::Rules Adding{.addExtraFields = true};

} // namespace

class StreamRelayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesGoThroughAsTheyAre();
    void theUsageChunkIsWithheld();
    void usageBesideAChoiceIsNotWithheld();
    void extraFieldsAreSplicedIn();
    void extraFieldsOfAnotherGatewayAreReplaced();
    void extraFieldsGoNowhereElse();
    void anErrorFirstBeginsNothing();
    void anEventNamedErrorIsOne();
    void anErrorLaterEndsWithoutDone();
    void commentsBeforeTheFirstEventWait();
    void endlessCommentsAreNotKept();
    void whatIsNoJsonBeginsNothing();
    void theLastEventNeedsNoBlankLine();
    void aMissingDoneIsAdded();
    void aStreamThatWasCutOff_data();
    void aStreamThatWasCutOff();
    void anEventWithoutAnEnd();
    void tellsWhatItHolds();
    void whatCountsAsLife();
    void anySplitGivesTheSame();
};

void StreamRelayTest::bytesGoThroughAsTheyAre()
{
    const std::string odd =
        "event: x\r\ndata: {}\r\n\r\n" + Ping + "id: 1\ndata: not json\n\n" + "retry: 3\n\n";
    const auto relayed = relayWhole(Hello + odd + World + Stop + Usage + Done);
    QCOMPARE(relayed->log, "<begin>" + Hello + odd + World + Stop + Usage + Done);
    QVERIFY(!relayed->error);
    QVERIFY(relayed->relay.usage().known);
    QCOMPARE(relayed->relay.usage().input, std::int64_t(3));
    QCOMPARE(relayed->relay.usage().output, std::int64_t(4));
}

void StreamRelayTest::theUsageChunkIsWithheld()
{
    const auto relayed = relayWhole(Hello + Stop + Usage + Done, Withholding);
    QCOMPARE(relayed->log, "<begin>" + Hello + Stop + Done);
    QCOMPARE(relayed->relay.usage().output, std::int64_t(4));
    QVERIFY(!relayed->error);
}

void StreamRelayTest::usageBesideAChoiceIsNotWithheld()
{
    const auto relayed = relayWhole(Hello + StopWithUsage + Done, Withholding);
    QCOMPARE(relayed->log, "<begin>" + Hello + StopWithUsage + Done);
    QVERIFY(relayed->relay.usage().known);
}

void StreamRelayTest::extraFieldsAreSplicedIn()
{
    const auto spliced = [](std::string event, const char *fields) {
        event.insert(event.rfind('}'), fields);
        return event;
    };
    const auto own = relayWhole(Hello + World + Stop + Usage + Done, Adding);
    QCOMPARE(own->log,
             "<begin>" + Hello + World + Stop + spliced(Usage, ",\"extra_fields\":{\"n\":3}") + Done);
    const auto last = relayWhole(Hello + StopWithUsage + Done, Adding);
    QCOMPARE(last->log, "<begin>" + Hello + spliced(StopWithUsage, ",\"extra_fields\":{\"n\":1}") + Done);
    const auto first = relayWhole("\n\n: hi\ndata:  " + Usage.substr(6) + Done, Adding);
    QCOMPARE(first->log,
             "<begin>\n\n: hi\ndata:  " + spliced(Usage, ",\"extra_fields\":{\"n\":0}").substr(6) + Done);
}

void StreamRelayTest::extraFieldsOfAnotherGatewayAreReplaced()
{
    const std::string before = "data: {\"choices\":[],\"extra_fields\" : ";
    const std::string after = " ,\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}\n\n";
    for (const char *theirs : {"{\"n\":77,\"x\":{\"y\":[\"}\"]}}", "null", "\"a text\""}) {
        const std::string stream = Hello + Stop + before + theirs + after + Done;
        const auto relayed = relayWhole(stream, Adding);
        QCOMPARE(relayed->log, "<begin>" + Hello + Stop + before + "{\"n\":2}" + after + Done);
        QCOMPARE(relayed->relay.usage().output, std::int64_t(4));
        QCOMPARE(relayWhole(stream)->log, "<begin>" + stream);
    }
}

void StreamRelayTest::extraFieldsGoNowhereElse()
{
    // A stream that tells no usage, and one whose data comes in two lines.
    QCOMPARE(relayWhole(Hello + Stop + Done, Adding)->log, "<begin>" + Hello + Stop + Done);
    const std::string twoLines =
        "data: {\"choices\":[],\ndata: \"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}\n\n";
    const auto relayed = relayWhole(Hello + Stop + twoLines + Done, Adding);
    QCOMPARE(relayed->log, "<begin>" + Hello + Stop + twoLines + Done);
    QCOMPARE(relayed->relay.usage().output, std::int64_t(2));
}

void StreamRelayTest::anErrorFirstBeginsNothing()
{
    const auto relayed = relayWhole(Ping + Failure + Hello + Done);
    QCOMPARE(relayed->log, std::string());
    QVERIFY(!relayed->relay.hasBegun());
    QVERIFY(relayed->relay.firstError());
    QCOMPARE(relayed->relay.firstError()->errorMessage, std::string("too much"));
    QCOMPARE(relayed->relay.firstErrorData() + "\n\n", Failure.substr(6));
}

void StreamRelayTest::anEventNamedErrorIsOne()
{
    const std::string data = "{\"code\":429,\"message\":\"slow down\",\"type\":\"rate_limit\"}";
    const std::string failure = "event: error\ndata: " + data + "\n\n";
    const auto first = relayWhole(Ping + failure + Done);
    QCOMPARE(first->log, std::string());
    QVERIFY(first->relay.firstError());
    QCOMPARE(first->relay.firstError()->errorMessage, std::string("slow down"));
    QCOMPARE(first->relay.firstError()->errorCode, std::string("429"));
    QCOMPARE(first->relay.firstErrorData(), data);
    const auto later = relayWhole(Hello + failure + Done);
    QCOMPARE(later->log, "<begin>" + Hello + failure);
    QVERIFY(later->relay.hasFailed());
    QCOMPARE(later->relay.errorMessage(), std::string("slow down"));
    // Whatever it says.
    QVERIFY(relayWhole("event: error\ndata: {}\n\n" + Done)->relay.firstError());
    QVERIFY(!relayWhole("event: message\ndata: " + data + "\n\n" + Done)->relay.firstError());
}

void StreamRelayTest::anErrorLaterEndsWithoutDone()
{
    const auto relayed = relayWhole(Hello + Failure + Done, Withholding);
    QCOMPARE(relayed->log, "<begin>" + Hello + Failure);
    QVERIFY(relayed->relay.hasFailed());
    QCOMPARE(relayed->relay.errorMessage(), std::string("too much"));
    QVERIFY(!relayed->error); // the provider has said it itself
}

void StreamRelayTest::commentsBeforeTheFirstEventWait()
{
    Relayed relayed({});
    relayed.relay.feed(Ping + Ping, relayed);
    QCOMPARE(relayed.log, std::string());
    QVERIFY(!relayed.relay.hasBegun());
    relayed.relay.feed(Hello, relayed);
    QCOMPARE(relayed.log, "<begin>" + Ping + Ping + Hello);
    relayed.relay.feed(Ping, relayed);
    QCOMPARE(relayed.log, "<begin>" + Ping + Ping + Hello + Ping);
}

void StreamRelayTest::endlessCommentsAreNotKept()
{
    Relayed relayed({});
    for (int i = 0; i < 50'000; ++i)
        relayed.relay.feed(Ping, relayed);
    relayed.relay.feed(Hello, relayed);
    QVERIFY(relayed.log.size() < 100'000);
    QVERIFY(relayed.log.ends_with(Ping + Hello));
}

void StreamRelayTest::whatIsNoJsonBeginsNothing()
{
    for (const std::string data : {"not json", "[]", "{\"choices\":[}", "{} {}", "\"\""}) {
        const auto relayed = relayWhole("data: " + data + "\n\n" + Hello + Done);
        QVERIFY2(relayed->log.empty(), relayed->log.c_str());
        QVERIFY(relayed->relay.isForeign());
    }
    QVERIFY(!relayWhole("data: {\"choices\":\ndata: []}\n\n" + Done)->relay.isForeign());
}

void StreamRelayTest::theLastEventNeedsNoBlankLine()
{
    for (const std::string &end : {std::string(), std::string("\n"), std::string("\r\n")}) {
        const auto done = relayWhole(Hello + Stop + "data: [DONE]" + end);
        QVERIFY(!done->error);
        QVERIFY(done->relay.isDone());
        QVERIFY(done->log.starts_with("<begin>" + Hello + Stop + "data: [DONE]"));
        QVERIFY(done->log.ends_with("\n\n"));
        const auto usage = relayWhole(Hello + StopWithUsage.substr(0, StopWithUsage.size() - 2) + end);
        QVERIFY(!usage->error);
        QCOMPARE(usage->relay.usage().output, std::int64_t(4));
        QVERIFY(relayWhole(Hello + "data: {\"choi" + end)->error);
    }
    const auto noise = relayWhole("noise, no event\n\n");
    QVERIFY(noise->error);
    QVERIFY2(noise->log.empty(), noise->log.c_str());
}

void StreamRelayTest::aMissingDoneIsAdded()
{
    const auto relayed = relayWhole(Hello + Stop, {.addDoneMarker = true});
    QCOMPARE(relayed->log, "<begin>" + Hello + Stop + Done);
    QVERIFY(!relayed->error);
    // It is known to send neither a reason nor the marker.
    const auto noReason = relayWhole(Hello, {.expectsDoneMarker = false, .addDoneMarker = true});
    QCOMPARE(noReason->log, "<begin>" + Hello + Done);
    QVERIFY(!noReason->error);
    const auto asItCame = relayWhole(Hello + Stop);
    QCOMPARE(asItCame->log, "<begin>" + Hello + Stop);
    QVERIFY(!asItCame->error);
}

void StreamRelayTest::aStreamThatWasCutOff_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArray>("seen");
    const auto row = [](const char *name, const std::string &stream, const std::string &seen) {
        QTest::newRow(name) << QByteArray::fromStdString(stream) << QByteArray::fromStdString(seen);
    };
    row("nothing", "", "");
    row("comments only", Ping + Ping, "");
    row("no finish reason", Hello + World, "<begin>" + Hello + World);
    row("within an event", Hello + Stop + "data: {\"cho", "<begin>" + Hello + Stop);
    row("within the first event", "data: {\"cho", "");
}

void StreamRelayTest::aStreamThatWasCutOff()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const QByteArray, seen);
    const auto relayed = relayWhole(stream.toStdString());
    QVERIFY(relayed->error);
    QVERIFY(relayed->error->code == ErrorCode::UpstreamBroken);
    QCOMPARE(relayed->log, seen.toStdString());
}

void StreamRelayTest::anEventWithoutAnEnd()
{
    const auto relayed =
        relayInPieces(Hello + "data: " + std::string(3'000'000, 'x'), {}, [] { return std::size_t(60'000); });
    QVERIFY(relayed->error);
    QCOMPARE(relayed->log, "<begin>" + Hello);
}

void StreamRelayTest::tellsWhatItHolds()
{
    Relayed relayed({});
    relayed.relay.feed(Hello, relayed);
    QVERIFY(relayed.relay.memory() < 1000);
    relayed.relay.feed("data: {\"a\":\"" + std::string(1'000'000, 'x'), relayed);
    QVERIFY(relayed.relay.memory() >= 1'000'000);
    relayed.relay.feed("\"}\n\n", relayed);
    QVERIFY(relayed.relay.memory() < 1000);
}

void StreamRelayTest::whatCountsAsLife()
{
    Relayed relayed({});
    QVERIFY(!relayed.relay.feed(Ping, relayed));
    QVERIFY(relayed.relay.feed(Hello, relayed));
    QVERIFY(!relayed.relay.feed(Ping, relayed));
    QVERIFY(!relayed.relay.feed("data: {", relayed)); // an event counts when it is there
    QVERIFY(relayed.relay.feed("}\n\n", relayed));
    QVERIFY(relayed.relay.feed("event: ping\ndata: {}\n\n", relayed));
}

void StreamRelayTest::anySplitGivesTheSame()
{
    std::mt19937 random(8);
    const std::array<std::string, 12> events{
        Hello, World,   Stop, Usage,  StopWithUsage,     Done,
        Ping,  Failure, "\n", "\r\n", "data: x\r\n\r\n", "event: ping\ndata: {}\n\n"};
    for (int round = 0; round < 1500; ++round) {
        std::string stream;
        for (unsigned i = unsigned(random()) % 7; i > 0; --i)
            stream += events[random() % events.size()];
        if (random() % 8 == 0)
            stream.resize(stream.size() - std::min<std::size_t>(stream.size(), random() % 30));
        const StreamRelay::Rules rules{random() % 2 == 0, random() % 2 == 0, random() % 2 == 0};
        const auto whole = relayWhole(stream, rules);
        for (const bool byByte : {true, false}) {
            const auto pieces = relayInPieces(
                stream, rules, [&] { return byByte ? std::size_t(1) : std::size_t(1 + random() % 90); });
            QVERIFY2(pieces->log == whole->log, stream.c_str());
            QCOMPARE(pieces->error.has_value(), whole->error.has_value());
            QCOMPARE(pieces->relay.usage().output, whole->relay.usage().output);
            QCOMPARE(pieces->relay.hasFailed(), whole->relay.hasFailed());
            QCOMPARE(pieces->relay.firstErrorData(), whole->relay.firstErrorData());
            QCOMPARE(pieces->relay.eventCount(), whole->relay.eventCount());
        }
    }
}

BIFROST_TEST(StreamRelayTest)
#include "streamrelaytest.moc"
