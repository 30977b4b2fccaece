// SPDX-License-Identifier: GPL-3.0-or-later
// The gateway is started and stopped many times within one process while streams are open.
#include "gateway/gateway.h"
#include "tests/corpus/processwatch.h"
#include "tests/gateway/blackbox/fixture.h"
#include "tests/ordeal/scale.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <memory>
#include <optional>
#include <vector>

#include <unistd.h>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

class CyclesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLeftOfACycle();
};

void CyclesTest::nothingIsLeftOfACycle()
{
    constexpr int Cycles = 20;
    constexpr int CyclesToWarm = 2;
    constexpr int Streams = 20;
    MockProvider mock;
    Configuration configuration;
    configuration.server.port = 0;
    ProviderConfig provider;
    provider.name = u"openai"_s;
    provider.network.baseUrl = mock.url();
    KeyConfig key;
    key.name = u"k"_s;
    key.value.value = Secret("sk-mock");
    provider.keys.push_back(key);
    configuration.providers.push_back(provider);

    Gateway gateway(nullptr);
    std::optional<ProcessWatch> watch;
    for (int cycle = 0; cycle < Cycles; ++cycle) {
        gateway.start(configuration);
        QVERIFY(runUntil([&] { return gateway.state() == Gateway::State::Running; }, Patience));
        std::vector<std::unique_ptr<RawClient>> streams;
        for (int i = 0; i < Streams; ++i) {
            mock.enqueue(MockStep::events(
                {"data: {\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"choices\":[]}\n\n",
                 MockStep::gate(), "data: [DONE]\n\n"}));
            streams.push_back(std::make_unique<RawClient>(gateway.port()));
            QVERIFY(streams.back()->send(
                httpRequest("POST", "/v1/chat/completions", chatBody("openai/gpt-4o", "\"stream\":true,"))));
            QVERIFY2(streams.back()->receiveUntil("chat.completion.chunk").size() > 0,
                     streams.back()->fault());
        }
        gateway.stop(std::chrono::milliseconds(0));
        QVERIFY(runUntil([&] { return gateway.state() == Gateway::State::Stopped; }, Patience));
        for (const auto &stream : streams) { // nobody is left waiting, and nobody takes it for whole
            const auto answer = stream->receive();
            QVERIFY2(answer, stream->fault());
            QVERIFY2(answer->body.contains("\"error\""), answer->body);
            QVERIFY2(!answer->body.contains("[DONE]"), answer->body);
        }
        streams.clear();
        if (cycle + 1 == CyclesToWarm)
            watch.emplace(::getpid());
        else if (watch)
            QVERIFY2(runUntil([&] { return watch->isAsBefore(); }, Patience),
                     watch->description() + " after cycle " + QByteArray::number(cycle + 1));
    }
}

BIFROST_TEST(CyclesTest)
#include "cyclestest.moc"
