// SPDX-License-Identifier: GPL-3.0-or-later
// A program that may open no further file says so, goes on with those it has, and recovers.
#include "tests/gateway/blackbox/managing.h"
#include "tests/ordeal/scale.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <memory>
#include <vector>

#include <sys/resource.h>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

class DescriptorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEndOfDescriptorsIsSaidAndItsEndToo();
};

void DescriptorsTest::theEndOfDescriptorsIsSaidAndItsEndToo()
{
    constexpr int Files = 160;
    MockProvider mock;
    GatewayProcess gateway(withMember(openAiConfig(mock), u"server/threads"_s, 2)); // each needs some
    gateway.inChild([] {
        const rlimit files{Files, Files};
        ::setrlimit(RLIMIT_NOFILE, &files);
    });
    START_GATEWAY(gateway);
    const QByteArray health = httpRequest("GET", "/health");
    std::vector<std::unique_ptr<RawClient>> callers;
    bool refused = false;
    while (!refused && callers.size() < Files) {
        auto caller = std::make_unique<RawClient>(gateway.port());
        const auto answer = caller->ask(health);
        refused = !answer || answer->status != 200;
        if (!refused)
            callers.push_back(std::move(caller));
        else if (answer)
            QCOMPARE(answer->status, 503);
    }
    QVERIFY(refused);
    QVERIFY(!callers.empty());

    // Those who are in are served, and whoever asks hears why others are not.
    RawClient &first = *callers.front();
    QVERIFY(runUntil(
        [&] {
            const auto answer = first.ask(health);
            return answer && answer->status == 503 && answer->errorMessage().contains("open files");
        },
        Patience));
    const auto demo = first.ask(httpRequest("POST", "/v1/chat/completions", chatBody("demo/echo")));
    QVERIFY2(demo, first.fault());
    QCOMPARE(demo->status, 200);
    const auto chat = first.ask(httpRequest("POST", "/v1/chat/completions", chatBody("openai/gpt-4o")));
    QVERIFY2(chat, first.fault());
    if (chat->status != 200) {
        QCOMPARE(chat->status, 503);
        QVERIFY2(chat->errorMessage().contains("open files"), chat->raw);
    }

    callers.clear();
    QVERIFY(runUntil(
        [&] {
            const auto answer = getFrom(gateway, "/health");
            return answer && answer->status == 200;
        },
        Patience));
    const auto again = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(again);
    QVERIFY2(again->status == 200, again->raw);
    QVERIFY2(gateway.output().contains("open files"), gateway.output());
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(DescriptorsTest)
#include "descriptorstest.moc"
