// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRandomGenerator>
#include <QTest>

#include "models/traffic/trafficfilter.h"
#include "tests/models/log/logrows.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t Now = 1'800'000'000'000'000;

/// A row that has something in every field.
LogRow fullRow()
{
    LogRow row = plainRow(7);
    row.startedAtUs = Now - 60'000'000;
    row.modelAsked = "fast";
    row.model = "gpt-4o-mini";
    row.clientName = "openai-node/7.55";
    row.clientRequestId = "caller-17";
    row.keyName = "work";
    row.stream = true;
    row.firstByteUs = 300'000;
    row.totalUs = 2'500'000;
    row.usage = {1200, 300, 0, 0, 0, true};
    row.cost = {20'000'000};
    row.costKnown = true;
    return row;
}

LogRow failedRow()
{
    LogRow row = fullRow();
    row.status = LogStatus::Error;
    row.httpStatus = 429;
    row.errorType = "rate_limit";
    row.errorMessage = "Slow down, please.";
    row.usage = {};
    row.costKnown = false;
    row.stream = false;
    row.provider = "anthropic";
    return row;
}

LogRow runningRow()
{
    LogRow row = fullRow();
    row.status = LogStatus::Running;
    row.httpStatus = 0;
    row.totalUs = row.firstByteUs = -1;
    row.usage = {};
    row.costKnown = false;
    return row;
}

LogRow cancelledRow()
{
    LogRow row = fullRow();
    row.status = LogStatus::Cancelled;
    row.httpStatus = 499;
    return row;
}

bool passes(const QString &filter, const LogRow &row)
{
    return TrafficFilter::parse(filter).matches(row, Now);
}

/// Pieces from which random filters are put together, good ones and broken ones.
QString randomFilter(QRandomGenerator &random)
{
    static const QStringList pieces{
        u"status:4xx"_s,
        u"status:"_s,
        u"-"_s,
        u"--"_s,
        u"provider:openai,anthropic"_s,
        u"\""_s,
        u"\\"_s,
        u":"_s,
        u",,"_s,
        u"model:\"a b\""_s,
        u"latency:>2s"_s,
        u"latency:>"_s,
        u"last:5m"_s,
        u"-last:5m"_s,
        u"llama3.1:8b"_s,
        u"gpt"_s,
        u"\u00e4\u05d0"_s,
        u"cost:>$0.01"_s,
        u"tokens:1e999"_s,
        u"first:99999999999999999999h"_s,
        u"stream:maybe"_s,
        u"-stream:yes"_s,
        u"key:=work"_s,
        u"id:\"\""_s,
        u"provder:x"_s,
        u"status:>=400"_s,
        u"\t"_s,
        u"attempts:>1"_s,
        u"error:slow"_s,
        u"path:/v1"_s,
    };
    QString text;
    for (int i = random.bounded(8); i > 0; --i) {
        text += pieces.at(random.bounded(int(pieces.size())));
        if (random.bounded(3) != 0)
            text += u' ';
    }
    for (int i = random.bounded(3); i > 0 && !text.isEmpty(); --i)
        text.remove(random.bounded(int(text.size())), 1);
    return text;
}

} // namespace

class TrafficFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conditions_data();
    void conditions();
    void aStatusIsMeantAsTheColumnShowsIt();
    void problems_data();
    void problems();
    void tokensLieWhereTheyStand();
    void whatIsWrittenIsRead();
    void anythingIsRead();
    void conditionsAreAnded();
    void aMinusTurnsRound();
    void onlyAgeDependsOnTime();
};

void TrafficFilterTest::conditions_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("passing"); // of full, failed, running
    const auto add = [](const char *filter, const char *passing) {
        QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromLatin1(passing);
    };
    add("", "full failed running");
    add("   ", "full failed running");
    add("status:200", "full");
    add("status:4xx", "failed");
    add("status:2XX,4xx", "full failed");
    add("status:>=400", "failed");
    add("status:<400", "full");
    add("status:ok", "full");
    add("status:Error", "failed");
    add("status:running", "running");
    add("status:cancelled", "");
    add("-status:running", "full failed");
    add("provider:openai", "full running");
    add("PROVIDER:OpenAI", "full running");
    add("provider:open", "full running");
    add("provider:=open", "");
    add("provider:=anthropic,=openai", "full failed running");
    add("-provider:openai", "failed");
    add("model:fast", "full failed running");
    add("model:gpt-4o", "full failed running");
    add("model:=gpt-4o", "");
    add("model:=gpt-4o-mini", "full failed running");
    add("path:/v1/chat", "full failed running");
    add("-path:/v1/models", "full failed running");
    add("method:get", "");
    add("stream:yes", "full running");
    add("stream:no", "failed");
    add("latency:>2s", "full failed");
    add("latency:>2500ms", "");
    add("latency:<=2.5s", "full failed");
    add("latency:1s", "full failed");
    add("first:<500ms", "full failed");
    add("tokens:>1k", "full");
    add("tokens:=1500", "full");
    add("cost:>0.01", "full");
    add("cost:>$0.03", "");
    add("key:work", "full failed running");
    add("client:node", "full failed running");
    add("error:slow", "failed");
    add("error:rate_limit", "failed");
    add("id:caller-17", "full failed running");
    add("attempts:1", "full failed running");
    add("attempts:>1", "");
    add("last:5m", "full failed running");
    add("last:30s", "");
    add("slow", "failed");
    add("\"slow down\"", "failed");
    add("-slow", "full running");
    add("status:4xx provider:anthropic", "failed");
    add("status:4xx provider:openai", "");
    add("llama3.1:8b", "");
    add("mistral:7b", "");
    add("\"status:4xx\"", "");
    add("error:\"Slow down, please\"", "failed");
}

void TrafficFilterTest::conditions()
{
    QFETCH(QString, filter);
    QStringList passing;
    if (passes(filter, fullRow()))
        passing.append(u"full"_s);
    if (passes(filter, failedRow()))
        passing.append(u"failed"_s);
    if (passes(filter, runningRow()))
        passing.append(u"running"_s);
    QTEST(passing.join(u' '), "passing");
    QVERIFY(TrafficFilter::parse(filter).problems().empty());
}

/// The column says "cancelled" and no number: what the caller did is no answer of anybody.
void TrafficFilterTest::aStatusIsMeantAsTheColumnShowsIt()
{
    const LogRow cancelled = cancelledRow();
    for (const QString &filter : {u"status:4xx"_s, u"status:>=400"_s, u"status:error"_s, u"status:ok"_s})
        QVERIFY2(!passes(filter, cancelled), qPrintable(filter));
    for (const QString &filter : {u"status:cancelled"_s, u"status:499"_s, u"-status:4xx"_s})
        QVERIFY2(passes(filter, cancelled), qPrintable(filter));
    LogRow broken = fullRow();
    broken.status = LogStatus::Error; // "200 broken off"
    for (const QString &filter : {u"status:200"_s, u"status:2xx"_s, u"status:error"_s})
        QVERIFY2(passes(filter, broken), qPrintable(filter));
}

void TrafficFilterTest::problems_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("says");
    const auto add = [](const QString &filter, const QString &where, const QString &says) {
        QTest::newRow(qPrintable(filter)) << filter << where << says;
    };
    add(u"gpt status:fast"_s, u"status:fast"_s, u"429"_s);
    add(u"latency:>2 x"_s, u"latency:>2"_s, u"unit"_s);
    add(u"latency:>"_s, u"latency:>"_s, u"unit"_s);
    add(u"last:soon"_s, u"last:soon"_s, u"last:5m"_s);
    add(u"-last:5m"_s, u"-last:5m"_s, u"turned round"_s);
    add(u"stream:maybe"_s, u"stream:maybe"_s, u"yes or no"_s);
    add(u"tokens:many"_s, u"tokens:many"_s, u"number"_s);
    add(u"cost:€5"_s, u"cost:€5"_s, u"dollars"_s);
    add(u"provider:"_s, u"provider:"_s, u"provider:…"_s);
    add(u"provder:openai"_s, u"provder:openai"_s, u"“provider”"_s);
    add(u"stauts:500"_s, u"stauts:500"_s, u"“status”"_s);
    add(u"a \"b c"_s, u"\"b c"_s, u"quotation"_s);
}

void TrafficFilterTest::problems()
{
    QFETCH(QString, filter);
    QFETCH(QString, where);
    QFETCH(QString, says);
    const TrafficFilter read = TrafficFilter::parse(filter);
    QCOMPARE(read.problems().size(), std::size_t(1));
    const TrafficFilter::Problem &problem = read.problems().front();
    QCOMPARE(filter.mid(problem.begin, problem.length), where);
    QVERIFY2(problem.sentence.contains(says), qPrintable(problem.sentence));
}

void TrafficFilterTest::tokensLieWhereTheyStand()
{
    const QString text = u"  last:5m  -path:/v1/models \"two words\" key:\"a b\",c"_s;
    const TrafficFilter filter = TrafficFilter::parse(text);
    QCOMPARE(filter.tokens().size(), std::size_t(4));
    QCOMPARE(text.mid(filter.tokens()[1].begin, filter.tokens()[1].length), u"-path:/v1/models"_s);
    QVERIFY(filter.tokens()[1].negated);
    QCOMPARE(filter.tokens()[1].field, u"path"_s);
    QCOMPARE(filter.tokens()[1].value, u"/v1/models"_s);
    QCOMPARE(filter.tokens()[2].value, u"two words"_s);
    QVERIFY(filter.tokens()[2].field.isEmpty());
    QCOMPARE(filter.tokens()[3].value, u"a b,c"_s);
    QCOMPARE(filter.windowUs(), std::int64_t(300'000'000));
}

/// Whatever a row has in a field: the condition made from it is read as it was meant.
void TrafficFilterTest::whatIsWrittenIsRead()
{
    for (const char *value :
         {"openai", "two words", "a\"b", "a\\b", "a,b", "llama3.1:8b", "-x", "\u00e4", "\"", "\\\""}) {
        for (const QString &field : {u"provider"_s, QString()}) {
            const QString text = QString::fromUtf8(value);
            const QString written = TrafficFilter::written(field, text);
            const TrafficFilter filter = TrafficFilter::parse(written);
            QVERIFY2(filter.problems().empty(), qPrintable(written));
            QCOMPARE(filter.tokens().size(), std::size_t(1));
            QCOMPARE(filter.tokens()[0].value, text);
            QCOMPARE(filter.tokens()[0].field, field);
            QVERIFY(!filter.tokens()[0].negated);
            LogRow row = plainRow(1);
            row.provider = text.toStdString();
            QVERIFY2(filter.matches(row, Now), qPrintable(written));
            QVERIFY(!TrafficFilter::parse(TrafficFilter::written(field, text, true)).matches(row, Now));
        }
    }
}

void TrafficFilterTest::anythingIsRead()
{
    QRandomGenerator random(20260801);
    for (int round = 0; round < 5000; ++round) {
        const QString text = randomFilter(random);
        const TrafficFilter filter = TrafficFilter::parse(text);
        int end = 0;
        QString between;
        for (const TrafficFilter::Token &token : filter.tokens()) {
            QVERIFY(token.begin >= end && token.length > 0 && token.end() <= text.size());
            between += text.mid(end, token.begin - end);
            end = token.end();
        }
        between += text.mid(end);
        QVERIFY2(between.trimmed().isEmpty(), qPrintable(text));
        for (const TrafficFilter::Problem &problem : filter.problems()) {
            QVERIFY(problem.begin >= 0 && problem.begin + problem.length <= text.size());
            QVERIFY(!problem.sentence.isEmpty());
        }
        for (const LogRow &row : {fullRow(), failedRow(), runningRow()})
            (void)filter.matches(row, Now);
    }
}

void TrafficFilterTest::conditionsAreAnded()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 2000; ++round) {
        const QString a = randomFilter(random);
        const QString b = randomFilter(random);
        if (a.count(u'"') + b.count(u'"') != 0 || a.contains(u'\\') || b.contains(u'\\'))
            continue; // a quote of one would swallow the other
        for (const LogRow &row : {fullRow(), failedRow(), runningRow()})
            QCOMPARE(passes(a + u' ' + b, row), passes(a, row) && passes(b, row));
    }
}

void TrafficFilterTest::aMinusTurnsRound()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 2000; ++round) {
        const TrafficFilter filter = TrafficFilter::parse(randomFilter(random));
        for (const TrafficFilter::Token &token : filter.tokens()) {
            const QString plain = TrafficFilter::written(token.field, token.value);
            const TrafficFilter one = TrafficFilter::parse(plain);
            if (token.field == u"last"_s || !one.problems().empty() || one.isEmpty())
                continue;
            for (const LogRow &row : {fullRow(), failedRow(), runningRow()})
                QCOMPARE(passes(u'-' + plain, row), !passes(plain, row));
        }
    }
}

void TrafficFilterTest::onlyAgeDependsOnTime()
{
    const LogRow row = fullRow();
    const TrafficFilter aged = TrafficFilter::parse(u"last:2m"_s);
    QVERIFY(aged.matches(row, Now));
    QVERIFY(!aged.matches(row, Now + 61'000'000));
    QCOMPARE(TrafficFilter::parse(u"status:200 latency:>1s"_s).windowUs(), std::int64_t(0));
}

BIFROST_TEST(TrafficFilterTest)
#include "trafficfiltertest.moc"
