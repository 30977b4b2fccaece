// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/telemetry/callcounters.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <atomic>
#include <string>
#include <thread>

using namespace bifrost;
using telemetry::CallCounters;

namespace {

CallCounters::Labels labelsOf(std::string_view provider, std::string_view model)
{
    CallCounters::Labels labels;
    labels.provider = provider;
    labels.model = model;
    labels.method = "chat_completion";
    return labels;
}

struct Summary
{
    int series = 0;
    std::uint64_t attempts = 0;
    std::uint64_t asOther = 0;
    std::size_t longest = 0;
};

Summary summaryOf(const CallCounters &counters)
{
    Summary summary;
    counters.calls().forEach([&summary](const CallCounters::Series &series) {
        const std::uint64_t attempts = series.good.read().total() + series.bad.read().total();
        ++summary.series;
        summary.attempts += attempts;
        summary.asOther += series.labels.model == CallCounters::Other ? attempts : 0;
        summary.longest = std::max(summary.longest, series.labels.model.size());
    });
    return summary;
}

} // namespace

class CallCountersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameLabelsShareASeries();
    void namesFromOutsideAreBounded();
    void providersAreBoundedToo();
    void aLongNameIsCutBetweenCharacters();
    void failuresByStatus();
    void usageAndCost();
    void bucketsAndSum();
    void isReadWhileItCounts();
};

void CallCountersTest::sameLabelsShareASeries()
{
    CallCounters counters;
    CallCounters::Series &first = counters.at(labelsOf("openai", "gpt"));
    QCOMPARE(&counters.at(labelsOf("openai", "gpt")), &first);
    QVERIFY(&counters.at(labelsOf("groq", "gpt")) != &first);
    CallCounters::Labels again = labelsOf("openai", "gpt");
    again.retries = 1;
    QVERIFY(&counters.at(again) != &first);
    QCOMPARE(summaryOf(counters).series, 3);
}

void CallCountersTest::namesFromOutsideAreBounded()
{
    CallCounters counters;
    constexpr int Names = 5000;
    for (int i = 0; i < Names; ++i)
        CallCounters::add(counters.at(labelsOf("openai", "model-" + std::to_string(i))), {.good = true});
    const Summary summary = summaryOf(counters);
    QCOMPARE(summary.attempts, std::uint64_t(Names));
    QCOMPARE(summary.series, int(CallCounters::MostSeries) + 1);
    QCOMPARE(summary.asOther, std::uint64_t(Names - int(CallCounters::MostSeries)));
    // Whoever was there in time keeps its own.
    QCOMPARE(counters.at(labelsOf("openai", "model-0")).labels.model, std::string("model-0"));
    QCOMPARE(counters.at(labelsOf("openai", "late")).labels.provider, std::string("openai"));
}

void CallCountersTest::providersAreBoundedToo()
{
    CallCounters counters;
    constexpr int Names = 5000;
    for (int i = 0; i < Names; ++i)
        CallCounters::add(counters.at(labelsOf("p" + std::to_string(i), "m")), {});
    const Summary summary = summaryOf(counters);
    QCOMPARE(summary.attempts, std::uint64_t(Names));
    QVERIFY(summary.series <= int(2 * CallCounters::MostSeries) + 1);
    QCOMPARE(counters.at(labelsOf("one more", "m")).labels.provider, std::string(CallCounters::Other));
}

void CallCountersTest::aLongNameIsCutBetweenCharacters()
{
    CallCounters counters;
    std::string name(CallCounters::MostLabelBytes - 1, 'a');
    name += "\xc3\xa4 and more";
    CallCounters::Series &series = counters.at(labelsOf("openai", name));
    QCOMPARE(series.labels.model, std::string(CallCounters::MostLabelBytes - 1, 'a'));
    QCOMPARE(&counters.at(labelsOf("openai", name + "!")), &series);
}

void CallCountersTest::failuresByStatus()
{
    CallCounters counters;
    CallCounters::Series &series = counters.at(labelsOf("openai", "gpt"));
    for (int status = 400; status < 430; ++status)
        series.errors.add(status);
    series.errors.add(400);
    series.errors.add(0);
    std::uint64_t all = 0;
    std::uint64_t first = 0;
    std::uint64_t rest = 0;
    series.errors.forEach([&](int code, std::uint64_t count) {
        all += count;
        first += code == 400 ? count : 0;
        rest += code == 0 ? count : 0;
    });
    QCOMPARE(all, std::uint64_t(32));
    QCOMPARE(first, std::uint64_t(2));
    QCOMPARE(rest, std::uint64_t(16)); // fifteen have a place of their own
}

void CallCountersTest::usageAndCost()
{
    CallCounters counters;
    CallCounters::Series &series = counters.at(labelsOf("openai", "gpt"));
    CallCounters::addUsage(series, {.input = 100, .output = 7, .cachedRead = 40, .known = true},
                           Money{1'500});
    CallCounters::addUsage(series, {.input = -1, .output = 3, .reasoning = 2, .known = true}, Money{});
    QCOMPARE(series.input.value(), std::uint64_t(100)); // what makes no sense is left out
    QCOMPARE(series.output.value(), std::uint64_t(10));
    QCOMPARE(series.cachedRead.value(), std::uint64_t(40));
    QCOMPARE(series.reasoning.value(), std::uint64_t(2));
    QCOMPARE(series.nanoDollars.value(), std::uint64_t(1'500));
}

void CallCountersTest::bucketsAndSum()
{
    Histogram<LatencyScale> histogram;
    for (const std::int64_t value : {-5, 0, 5'000, 5'001, 10'000'000, 10'000'001})
        histogram.add(value);
    const auto reading = histogram.read();
    QCOMPARE(reading.counts.front(), std::uint64_t(3)); // a bound is in its bucket
    QCOMPARE(reading.counts[1], std::uint64_t(1));
    QCOMPARE(reading.counts.back(), std::uint64_t(1));
    QCOMPARE(reading.total(), std::uint64_t(6));
    QCOMPARE(reading.sum, std::uint64_t(5'000 + 5'001 + 10'000'000 + 10'000'001));
}

void CallCountersTest::isReadWhileItCounts()
{
    CallCounters counters;
    constexpr int Rounds = 20'000;
    std::atomic<bool> done = false;
    std::thread counting([&counters, &done] {
        for (int i = 0; i < Rounds; ++i) {
            CallCounters::add(counters.at(labelsOf("openai", std::to_string(i % 700))),
                              {.good = i % 2 == 0, .status = 500, .durationUs = i});
        }
        done = true;
    });
    std::uint64_t before = 0;
    bool grows = true;
    while (!done) {
        const std::uint64_t now = summaryOf(counters).attempts;
        grows = grows && now >= before;
        before = now;
    }
    counting.join();
    QVERIFY(grows);
    QCOMPARE(summaryOf(counters).attempts, std::uint64_t(Rounds));
}

BIFROST_TEST(CallCountersTest)
#include "callcounterstest.moc"
