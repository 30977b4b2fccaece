// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/telemetry/livecontents.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace bifrost;
using namespace bifrost::telemetry;

namespace {

constexpr std::size_t Mb = 1024 * 1024;

} // namespace

/// The ring of contents keeps the newest ones, within its cap, without credentials.
class LiveContentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingWithoutACap();
    void readsWhatRuns();
    void unchangedIsNotCopiedAgain();
    void longTextsAreCut();
    void theOldestGoesFirst();
    void whatRunsStaysAndIsBounded();
    void clearingForgetsForGood();
    void secretsAreHidden();
    void attemptsKeepTheirDifferences();
    void readingWhileWriting();
};

void LiveContentsTest::nothingWithoutACap()
{
    LiveContents contents;
    QVERIFY(!contents.open("a", {}));
    contents.setCap(Mb);
    QVERIFY(contents.open("a", {}));
    contents.setCap(0);
    QVERIFY(!contents.read("a"));
    QCOMPARE(contents.heldBytes(), std::size_t(0));
}

void LiveContentsTest::readsWhatRuns()
{
    LiveContents contents;
    contents.setCap(Mb);
    auto writer = contents.open("a", {});
    writer->requestHead("/v1/chat/completions?x=1");
    writer->requestLine("Accept", "*/*");
    writer->requestBody("{}");
    writer->answerBegins(200);
    writer->answerLine("content-type", "text/event-stream");
    writer->answerData("data: 1\n\n", 1000);
    auto content = contents.read("a");
    QVERIFY(content);
    QVERIFY(!content->isOver);
    QCOMPARE(content->target, std::string("/v1/chat/completions?x=1"));
    QCOMPARE(content->requestLines.at(0).value, std::string("*/*"));
    QCOMPARE(content->request.text, std::string("{}"));
    QCOMPARE(content->status, 200);
    QCOMPARE(content->pieces.size(), std::size_t(1));

    writer->answerData("data: 2\n\n", 2000);
    writer.reset();
    content = contents.read("a");
    QVERIFY(content->isOver);
    QCOMPARE(content->answer.text, std::string("data: 1\n\ndata: 2\n\n"));
    QCOMPARE(content->pieces.at(1).atUs, std::int64_t(2000));
    QCOMPARE(content->pieces.at(1).end, std::int64_t(18));
    QVERIFY(!contents.read("b"));
}

void LiveContentsTest::unchangedIsNotCopiedAgain()
{
    LiveContents contents;
    contents.setCap(Mb);
    auto writer = contents.open("a", {});
    writer->requestBody("{}");
    const auto content = contents.read("a");
    QVERIFY(content);
    QVERIFY(!contents.read("a", content->revision));
    writer->answerData("x", 1);
    QVERIFY(contents.read("a", content->revision));
}

void LiveContentsTest::longTextsAreCut()
{
    LiveContents contents;
    contents.setCap(64 * Mb);
    auto writer = contents.open("a", {});
    writer->requestBody(std::string(3 * LiveContents::MaxBody, 'x'));
    for (int i = 0; i < 20'000; ++i)
        writer->answerData(std::string(100, 'y'), i);
    const auto content = contents.read("a");
    QCOMPARE(content->request.text.size(), LiveContents::MaxBody);
    QCOMPARE(content->request.size, std::int64_t(3 * LiveContents::MaxBody));
    QVERIFY(content->request.isCut());
    QVERIFY(content->answer.text.size() <= LiveContents::MaxBody);
    QCOMPARE(content->answer.size, std::int64_t(2'000'000));
    QVERIFY(content->pieces.size() <= LiveContents::MaxPieces);
    QVERIFY(contents.heldBytes() <= 3 * LiveContents::MaxBody);
}

void LiveContentsTest::theOldestGoesFirst()
{
    LiveContents contents;
    contents.setCap(Mb);
    const std::string body(100 * 1024, 'x');
    for (int i = 0; i < 30; ++i)
        contents.open(std::to_string(i), {})->requestBody(body);
    QVERIFY(contents.heldBytes() <= Mb);
    QVERIFY(!contents.read("0"));
    QVERIFY(contents.read("29"));
    QCOMPARE(contents.read("29")->request.text, body);
    contents.setCap(150 * 1024);
    QVERIFY(!contents.read("28"));
    QVERIFY(contents.read("29"));
}

void LiveContentsTest::whatRunsStaysAndIsBounded()
{
    LiveContents contents;
    contents.setCap(Mb);
    const std::string body(100 * 1024, 'x');
    std::vector<std::unique_ptr<ContentWriter>> running;
    for (int i = 0; i < 30; ++i) {
        if (auto writer = contents.open(std::to_string(i), {})) {
            writer->requestBody(body);
            running.push_back(std::move(writer));
        }
    }
    QVERIFY(contents.heldBytes() <= Mb);
    QCOMPARE(contents.read("0")->request.text, body);
    const auto late = contents.read(std::to_string(running.size() - 1));
    QVERIFY(late);
    QCOMPARE(late->request.size, std::int64_t(body.size()));
    QVERIFY(late->request.isCut());
    running.clear();
    contents.open("new", {})->requestBody(body);
    QCOMPARE(contents.read("new")->request.text, body);
}

void LiveContentsTest::clearingForgetsForGood()
{
    LiveContents contents;
    contents.setCap(Mb);
    auto writer = contents.open("a", {});
    writer->requestBody("{}");
    contents.clear();
    writer->answerData(std::string(10'000, 'x'), 1);
    QVERIFY(!contents.read("a"));
    writer.reset();
    QCOMPARE(contents.heldBytes(), std::size_t(0));
    QVERIFY(!contents.read("a"));
}

void LiveContentsTest::secretsAreHidden()
{
    LiveContents contents;
    contents.setCap(Mb);
    const std::string ours = "sk-provider-0123";
    const std::string theirs = "sk-caller-98765";
    auto secrets = std::make_shared<Secrets>(Secrets{Secret(ours)});
    auto writer = contents.open("a", secrets);
    writer->requestHead("/v1/x?key=" + theirs);
    writer->requestLine("Authorization", "Bearer " + theirs);
    writer->requestLine("X-Note", "mine is " + theirs);
    writer->requestBody("{\"user\":\"" + theirs + "\"}");
    writer->attemptBegins(0, "https://api.example.com/v1?key=" + ours);
    writer->attemptLine("Authorization", "Bearer " + ours);
    writer->attemptRefused("Incorrect API key: " + ours);
    // Also where two pieces meet.
    writer->answerData("data: Incorrect API key: " + ours.substr(0, 5), 1);
    writer->answerData(ours.substr(5) + " not " + theirs + "\n\n", 2);
    const auto content = contents.read("a");
    std::string all = content->target + content->request.text + content->answer.text;
    for (const HeaderLine &line : content->requestLines)
        all += line.value;
    for (const AttemptContent &attempt : content->attempts) {
        all += attempt.url + attempt.refusal.text;
        for (const HeaderLine &line : attempt.requestLines)
            all += line.value;
    }
    QVERIFY2(all.find("0123") == std::string::npos, all.c_str());
    QVERIFY2(all.find("98765") == std::string::npos, all.c_str());
    QCOMPARE(std::int64_t(content->answer.text.size()), content->answer.size);
}

void LiveContentsTest::attemptsKeepTheirDifferences()
{
    LiveContents contents;
    contents.setCap(Mb);
    auto writer = contents.open("a", {});
    writer->attemptLine("before", "any attempt"); // harmless
    writer->attemptBegins(0, "http://a");
    writer->attemptChange(9, 6, "gpt-4o");
    writer->attemptAnswers(503);
    writer->attemptRefused("busy");
    writer->attemptBegins(2, "http://b");
    writer->attemptAnswers(200);
    const auto content = contents.read("a");
    QCOMPARE(content->attempts.size(), std::size_t(2));
    QCOMPARE(content->attempts[0].changes.at(0).text, std::string("gpt-4o"));
    QCOMPARE(content->attempts[0].refusal.text, std::string("busy"));
    QCOMPARE(content->attempts[0].status, 503);
    QCOMPARE(content->attempts[1].index, 2);
    QCOMPARE(content->attempts[1].status, 200);
}

void LiveContentsTest::readingWhileWriting()
{
    LiveContents contents;
    contents.setCap(Mb);
    std::atomic<bool> over = false;
    std::thread gateway([&] {
        for (int round = 0; round < 200; ++round) {
            auto writer = contents.open("a", {});
            for (int i = 0; i < 50; ++i)
                writer->answerData("data: x\n\n", i);
        }
        over = true;
    });
    bool whole = true;
    while (!over) {
        if (const auto content = contents.read("a"))
            whole = whole && content->answer.size % 9 == 0
                && content->answer.size >= std::int64_t(content->answer.text.size());
    }
    gateway.join();
    QVERIFY(whole);
    QCOMPARE(contents.read("a")->answer.size, std::int64_t(450));
}

BIFROST_TEST(LiveContentsTest)
#include "livecontentstest.moc"
