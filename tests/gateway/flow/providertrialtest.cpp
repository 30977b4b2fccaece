// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/flow/trialstage.h"
#include "tests/support/mockproxy.h"
#include "tests/support/testca.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;
using Kind = TestStep::Kind;

namespace {

QByteArray asBytes(const QString &text)
{
    return text.toUtf8();
}

/// Nothing in the report may show a key.
bool shows(const ConnectionReport &report, const QString &secret)
{
    const auto in = [&secret](const QString &text) { return text.contains(secret); };
    for (const TestStep &step : report.steps) {
        if (in(step.detail) || in(step.sentence))
            return true;
    }
    return std::ranges::any_of(report.keys, [&](const KeyReport &key) { return in(key.sentence); });
}

} // namespace

class ProviderTrialTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodKey();
    void stepsAreToldOneByOne();
    void aWrongKey();
    void oneOfThreeKeysIsWrong();
    void aKeyThatTheProviderQuotes();
    void keysThatCannotBeUsed();
    void noKeyAtAll();
    void aServerWithoutKeys();
    void aListThatIsOpenToAll();
    void keysWithServersOfTheirOwn();
    void nobodyListens();
    void ollamaDoesNotRun();
    void aNameThatIsNone();
    void aWrongPath();
    void aPageThatIsNoApi();
    void aRedirect();
    void trouble_data();
    void trouble();
    void aServerThatNeverAnswers();
    void cancelled();
    void tls();
    void anUntrustedCertificate();
    void aCertificateForAnotherName();
    void tlsWhereThereIsNone();
    void localOnly();
    void throughAProxy();
    void aProxyThatRefuses();
    void aProxyThatIsNotThere();
    void firstToken();
    void firstTokenOfAnUnknownModel();
    void noTokenWithoutAKey();
    void noListToAskFor();
};

void ProviderTrialTest::aGoodKey()
{
    MockProvider server;
    TrialStage stage;
    QVERIFY(stage.run(providerAt(server.url())));
    QVERIFY(stage.report.succeeded());
    QVERIFY(!stage.report.trouble());
    QCOMPARE(stage.report.steps.size(), 4u); // no TLS, no token
    for (const TestStep &step : stage.report.steps)
        QVERIFY(step.state == TestState::Good);
    for (const Kind kind : {Kind::NameLookup, Kind::Connect, Kind::SignIn})
        QVERIFY(stage.step(kind).time.count() >= 0);
    QCOMPARE(stage.step(Kind::Models).detail, u"%1 found"_s.arg(stage.report.models.size()));
    QVERIFY(stage.report.models.contains(u"gpt-4o"_s));
    QCOMPARE(stage.report.keys.size(), 1u);
    QCOMPARE(stage.report.keys[0].id, u"key 1"_s);
    QCOMPARE(stage.report.keys[0].status, 200);
    QCOMPARE(stage.report.goodKeys(), 1);
    QVERIFY(server.faults().isEmpty());
    QVERIFY(stage.recorder.take().empty()); // nothing was spent
}

void ProviderTrialTest::stepsAreToldOneByOne()
{
    MockProvider server;
    TrialStage stage;
    QVERIFY(stage.run(providerAt(server.url())));
    const ConnectionReport &first = stage.reports.front();
    QVERIFY(first.step(Kind::Connect).state == TestState::Good);
    QVERIFY(first.step(Kind::SignIn).state == TestState::Running);
    QVERIFY(first.step(Kind::Models).state == TestState::Waiting);
    QVERIFY(!first.over);
    QCOMPARE(std::ranges::count(stage.reports, true, &ConnectionReport::over), 1);
    QVERIFY(stage.reports.back().over);
}

void ProviderTrialTest::aWrongKey()
{
    MockProvider server;
    TrialStage stage;
    QVERIFY(stage.run(providerAt(server.url(), {u"sk-wrong-and-long"_s})));
    QVERIFY(!stage.report.succeeded());
    QVERIFY(stage.state(Kind::SignIn) == TestState::Failed);
    QVERIFY(stage.state(Kind::Models) == TestState::Skipped);
    const QString sentence = stage.sentence(Kind::SignIn);
    for (const QString &part : {u"“key 1”"_s, u"401"_s, u"Incorrect API key provided"_s, u"replace it"_s})
        QVERIFY2(sentence.contains(part), qPrintable(sentence));
    QCOMPARE(stage.report.keys[0].status, 401);
    QCOMPARE(stage.report.trouble(), &stage.step(Kind::SignIn));
}

void ProviderTrialTest::oneOfThreeKeysIsWrong()
{
    MockOptions options;
    options.keys = {"sk-one", "sk-three"};
    MockProvider server(options);
    TrialStage stage;
    QVERIFY(stage.run(providerAt(server.url(), {u"sk-one"_s, u"sk-two"_s, u"sk-three"_s})));
    QVERIFY(stage.report.succeeded());
    QVERIFY(stage.state(Kind::SignIn) == TestState::Doubtful);
    QCOMPARE(stage.step(Kind::SignIn).detail, u"2 of 3"_s);
    QVERIFY(stage.sentence(Kind::SignIn).contains(u"“key 2”"_s));
    QVERIFY(stage.report.keys[0].state == TestState::Good);
    QVERIFY(stage.report.keys[1].state == TestState::Failed);
    QVERIFY(stage.report.keys[2].state == TestState::Good);
    QVERIFY(stage.state(Kind::Models) == TestState::Good);
    QCOMPARE(server.connections(), 1); // all over the one that was tried
}

void ProviderTrialTest::aKeyThatTheProviderQuotes()
{
    MockProvider server;
    const QString secret = u"sk-secret-1234567890"_s;
    server.enqueue(MockStep::answer(
        401, asBytes(u"{\"error\":{\"message\":\"Bad key "_s + secret + u" here\",\"type\":\"x\"}}"_s)));
    TrialStage stage;
    QVERIFY(stage.run(providerAt(server.url(), {secret})));
    QVERIFY(stage.sentence(Kind::SignIn).contains(u"Bad key sk-s***"_s));
    QVERIFY(!shows(stage.report, secret));
}

void ProviderTrialTest::keysThatCannotBeUsed()
{
    MockProvider server;
    ProviderConfig provider = providerAt(server.url(), {u""_s, u"has blank"_s, u"sk-mock"_s, u""_s, u"x"_s});
    provider.keys[3].value.reference = u"env.NOT_SET"_s;
    provider.keys[4].enabled = false;
    TrialStage stage;
    QVERIFY(stage.run(provider));
    QCOMPARE(stage.report.keys.size(), 4u); // the one that is switched off is left alone
    QVERIFY(stage.report.keys[0].sentence.contains(u"no value"_s));
    QVERIFY(stage.report.keys[1].sentence.contains(u"blanks"_s));
    QVERIFY(stage.report.keys[2].state == TestState::Good);
    QVERIFY(stage.report.keys[3].sentence.contains(u"NOT_SET is not set"_s));
    QCOMPARE(stage.step(Kind::SignIn).detail, u"1 of 4"_s);
    QCOMPARE(server.requests().size(), 2); // and once without a key
}

void ProviderTrialTest::noKeyAtAll()
{
    MockProvider server;
    ProviderConfig provider = providerAt(server.url(), {});
    provider.custom->keyLess = false;
    TrialStage stage;
    QVERIFY(stage.run(provider));
    QVERIFY(stage.state(Kind::Connect) == TestState::Good);
    QVERIFY(stage.state(Kind::SignIn) == TestState::Failed);
    QVERIFY(stage.sentence(Kind::SignIn).contains(u"asks for a key"_s));
}

void ProviderTrialTest::aServerWithoutKeys()
{
    MockOptions options;
    options.keys.clear();
    MockProvider server(options);
    TrialStage stage;
    QVERIFY(stage.run(providerAt(server.url(), {})));
    QVERIFY(stage.report.succeeded());
    QVERIFY(stage.state(Kind::SignIn) == TestState::Good);
    QCOMPARE(stage.step(Kind::SignIn).detail, u"no key"_s);
    QVERIFY(stage.report.keys.empty());
    QVERIFY(!stage.report.models.isEmpty());
}

void ProviderTrialTest::aListThatIsOpenToAll()
{
    MockOptions options;
    options.keys.clear();
    MockProvider server(options);
    TrialStage stage;
    QVERIFY(stage.run(providerAt(server.url())));
    QVERIFY(stage.report.succeeded());
    QVERIFY(stage.state(Kind::SignIn) == TestState::Skipped);
    QVERIFY(stage.sentence(Kind::SignIn).contains(u"does not prove a key"_s));
    QVERIFY(stage.state(Kind::Models) == TestState::Good);
    const QList<MockRequest> requests = server.requests();
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests[1].bearer(), QByteArray());
}

void ProviderTrialTest::keysWithServersOfTheirOwn()
{
    MockOptions options;
    options.keys.clear();
    MockProvider server(options);
    MockProvider gone;
    gone.stopListening();
    ProviderConfig provider = providerAt({}, {u"sk-a"_s, u"sk-b"_s});
    provider.name = u"vllm"_s;
    provider.custom.reset();
    provider.keys[0].url = gone.url();
    provider.keys[1].url = server.url();
    TrialStage stage;
    QVERIFY(stage.run(provider));
    QVERIFY(stage.state(Kind::Connect) == TestState::Failed);
    QCOMPARE(stage.step(Kind::SignIn).detail, u"1 of 2"_s);
    QVERIFY(stage.report.keys[0].state == TestState::Failed);
    QVERIFY(stage.report.keys[0].sentence.contains(u"Nothing listens"_s));
    QVERIFY(stage.report.keys[1].state == TestState::Good);
    QVERIFY(stage.state(Kind::Models) == TestState::Good);
}

void ProviderTrialTest::nobodyListens()
{
    MockProvider server;
    server.stopListening();
    TrialStage stage;
    QVERIFY(stage.run(providerAt(server.url())));
    QVERIFY(stage.state(Kind::NameLookup) == TestState::Good);
    QVERIFY(stage.state(Kind::Connect) == TestState::Failed);
    QVERIFY(stage.sentence(Kind::Connect).contains(u"Nothing listens at 127.0.0.1:%1"_s.arg(server.port())));
    QVERIFY(stage.state(Kind::SignIn) == TestState::Skipped);
    QVERIFY(stage.state(Kind::Models) == TestState::Skipped);
    QVERIFY(stage.report.keys[0].state == TestState::Skipped);
}

void ProviderTrialTest::ollamaDoesNotRun()
{
    MockProvider server;
    server.stopListening();
    ProviderConfig provider;
    provider.name = u"ollama"_s;
    provider.network.baseUrl = server.url();
    TrialStage stage;
    QVERIFY(stage.run(provider));
    QVERIFY(stage.sentence(Kind::Connect).contains(u"Is Ollama running?"_s));
}

void ProviderTrialTest::aNameThatIsNone()
{
    // A label longer than 63 letters is no name anywhere, so nobody has to be asked.
    TrialStage stage;
    QVERIFY(stage.run(providerAt(u"https://%1.example"_s.arg(QString(70, u'a')))));
    QVERIFY(stage.state(Kind::NameLookup) == TestState::Failed);
    QVERIFY2(stage.sentence(Kind::NameLookup).contains(u"typing error"_s),
             qPrintable(stage.sentence(Kind::NameLookup)));
    QVERIFY(stage.state(Kind::Tls) == TestState::Skipped);
}

void ProviderTrialTest::aWrongPath()
{
    MockProvider server;
    TrialStage stage;
    QVERIFY(stage.run(providerAt(server.url() + u"/wrong"_s)));
    QVERIFY(!stage.report.succeeded());
    QVERIFY(stage.state(Kind::Connect) == TestState::Good);
    QVERIFY(stage.state(Kind::SignIn) == TestState::Skipped);
    QVERIFY(stage.state(Kind::Models) == TestState::Failed);
    QVERIFY(stage.sentence(Kind::Models).contains(u"/wrong/v1/models"_s));
    QVERIFY(stage.sentence(Kind::Models).contains(u"base URL"_s));
}

void ProviderTrialTest::aPageThatIsNoApi()
{
    MockProvider server;
    server.enqueue(MockStep::answer(200, "<html>Hello</html>", "Content-Type: text/html\r\n"));
    TrialStage stage;
    QVERIFY(stage.run(providerAt(server.url(), {})));
    QVERIFY(stage.state(Kind::Models) == TestState::Failed);
    QVERIFY(stage.sentence(Kind::Models).contains(u"not with a list of models"_s));
}

void ProviderTrialTest::aRedirect()
{
    MockProvider server;
    server.enqueue(MockStep::answer(301, "", "Location: https://elsewhere.example/\r\n"));
    TrialStage stage;
    QVERIFY(stage.run(providerAt(server.url())));
    QVERIFY(stage.state(Kind::Models) == TestState::Failed);
    QVERIFY(stage.sentence(Kind::Models).contains(u"redirect"_s));
    QCOMPARE(server.requests().size(), 1); // nor was it followed
}

void ProviderTrialTest::trouble_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<TestState>("state");
    QTest::addColumn<QString>("says");
    QTest::newRow("no credit") << 402 << TestState::Failed << u"no credit"_s;
    QTest::newRow("forbidden") << 403 << TestState::Failed << u"rejected"_s;
    QTest::newRow("limited") << 429 << TestState::Doubtful << u"limited"_s;
    QTest::newRow("down") << 503 << TestState::Failed << u"Try again later"_s;
}

void ProviderTrialTest::trouble()
{
    QFETCH(int, status);
    QFETCH(TestState, state);
    QFETCH(QString, says);
    MockProvider server;
    server.enqueue(MockStep::answer(status, "{\"error\":{\"message\":\"In their words\"}}"));
    TrialStage stage;
    QVERIFY(stage.run(providerAt(server.url())));
    QCOMPARE(stage.state(Kind::SignIn), state);
    QVERIFY2(stage.sentence(Kind::SignIn).contains(says), qPrintable(stage.sentence(Kind::SignIn)));
    QVERIFY(stage.sentence(Kind::SignIn).contains(u"In their words"_s));
}

void ProviderTrialTest::aServerThatNeverAnswers()
{
    MockProvider server;
    server.enqueue(MockStep::neverAnswer());
    TrialStage stage;
    stage.limits.answer = std::chrono::milliseconds(300);
    QVERIFY(stage.run(providerAt(server.url(), {u"sk-mock"_s, u"sk-other"_s})));
    QVERIFY(stage.state(Kind::Connect) == TestState::Good);
    QVERIFY(stage.state(Kind::SignIn) == TestState::Failed);
    QVERIFY(stage.sentence(Kind::SignIn).contains(u"did not answer in time"_s));
    QCOMPARE(server.requests().size(), 1); // the second key would wait as long
}

void ProviderTrialTest::cancelled()
{
    MockProvider server;
    server.enqueue(MockStep::neverAnswer());
    TrialStage stage;
    stage.begin(providerAt(server.url()));
    QVERIFY(runUntil([&] { return server.requests().size() == 1; }));
    stage.cancel();
    QVERIFY(server.waitForAborts(1));
    QVERIFY(!stage.report.over);
}

void ProviderTrialTest::tls()
{
    const TestCa ca;
    QVERIFY(ca.made());
    MockProvider server(securedBy(ca));
    ProviderConfig provider = providerAt(u"https://localhost:%1"_s.arg(server.port()));
    provider.network.caCertPem = ca.caPem();
    TrialStage stage;
    QVERIFY(stage.run(provider));
    QVERIFY2(stage.report.succeeded(), qPrintable(stage.sentence(Kind::Tls)));
    QCOMPARE(stage.step(Kind::Tls).detail, u"TLS 1.3"_s);
    QVERIFY(stage.step(Kind::Tls).time.count() > 0);
}

void ProviderTrialTest::anUntrustedCertificate()
{
    const TestCa ca;
    QVERIFY(ca.made());
    MockProvider server(securedBy(ca));
    TrialStage stage;
    QVERIFY(stage.run(providerAt(u"https://localhost:%1"_s.arg(server.port()))));
    QVERIFY(stage.state(Kind::Connect) == TestState::Good);
    QVERIFY(stage.state(Kind::Tls) == TestState::Failed);
    const QString said = stage.sentence(Kind::Tls); // one advice, and the place that there is
    QVERIFY2(said.contains(u"ca_cert_pem"_s) && !said.contains(u"Network"_s), qPrintable(said));
    QVERIFY(server.requests().isEmpty());
}

void ProviderTrialTest::aCertificateForAnotherName()
{
    const TestCa ca(TestCa::Certificate::OtherName);
    QVERIFY(ca.made());
    MockProvider server(securedBy(ca));
    ProviderConfig provider = providerAt(u"https://localhost:%1"_s.arg(server.port()));
    provider.network.caCertPem = ca.caPem();
    TrialStage stage;
    QVERIFY(stage.run(provider));
    QVERIFY(stage.state(Kind::Tls) == TestState::Failed);
    const QString said = stage.sentence(Kind::Tls);
    QVERIFY2(said.contains(u"not for localhost"_s) && !said.contains(u"authority"_s), qPrintable(said));
}

void ProviderTrialTest::tlsWhereThereIsNone()
{
    MockProvider server;
    TrialStage stage;
    QVERIFY(stage.run(providerAt(u"https://127.0.0.1:%1"_s.arg(server.port()))));
    QVERIFY(stage.state(Kind::Tls) == TestState::Failed);
    QVERIFY2(stage.sentence(Kind::Tls).contains(u"http:// instead"_s), qPrintable(stage.sentence(Kind::Tls)));
}

void ProviderTrialTest::localOnly()
{
    net::EgressGuard::Rules rules;
    rules.localOnly = true;
    TrialStage stage(rules);
    QVERIFY(stage.run(providerAt(u"https://api.example"_s)));
    QVERIFY(stage.state(Kind::NameLookup) == TestState::Failed);
    QVERIFY(stage.sentence(Kind::NameLookup).contains(u"Local-only mode is on"_s));
}

void ProviderTrialTest::throughAProxy()
{
    const TestCa ca;
    QVERIFY(ca.made());
    MockOptions options;
    options.certificateFile = ca.certificateFile();
    options.keyFile = ca.keyFile();
    MockProvider server(options);
    const MockProxy proxy;
    ProviderConfig config = providerAt(server.url());
    config.network.caCertPem = ca.caPem();
    config.proxy.type = ProxyConfig::Type::Http;
    config.proxy.url = proxy.url();
    TrialStage stage;
    QVERIFY(stage.run(config));
    QVERIFY2(stage.report.succeeded(), asBytes(stage.sentence(Kind::Proxy)));
    for (const Kind kind : {Kind::NameLookup, Kind::Connect, Kind::Proxy, Kind::Tls, Kind::SignIn})
        QVERIFY(stage.state(kind) == TestState::Good);
    QVERIFY(!proxy.asked().isEmpty());
}

/// Through a tunnel, and where it is handed the request itself.
void ProviderTrialTest::aProxyThatRefuses()
{
    MockProxyOptions options;
    options.username = "ann";
    options.password = "right";
    const MockProxy proxy(options);
    for (const QString &url : {u"https://127.0.0.1:9"_s, u"http://127.0.0.1:9"_s}) {
        ProviderConfig config = providerAt(url);
        config.proxy.type = ProxyConfig::Type::Http;
        config.proxy.url = proxy.url();
        config.proxy.username = u"ann"_s;
        config.proxy.password.value = Secret("s3cret-word");
        TrialStage stage;
        QVERIFY(stage.run(config));
        QVERIFY(stage.state(Kind::Connect) == TestState::Good);
        QVERIFY(stage.state(Kind::Proxy) == TestState::Failed);
        QVERIFY(stage.state(Kind::SignIn) == TestState::Skipped);
        const QString sentence = stage.sentence(Kind::Proxy);
        QVERIFY2(sentence.contains(u"refuses the user name or the password"_s), asBytes(sentence));
        QVERIFY2(sentence.contains(proxy.url()), asBytes(sentence));
        QVERIFY(!shows(stage.report, u"s3cret"_s));
    }
}

void ProviderTrialTest::aProxyThatIsNotThere()
{
    ProviderConfig config = providerAt(u"https://api.example"_s);
    config.proxy.type = ProxyConfig::Type::Socks5;
    config.proxy.url = u"socks5h://127.0.0.1:1"_s;
    TrialStage stage;
    QVERIFY(stage.run(config));
    QVERIFY(stage.state(Kind::Connect) == TestState::Failed);
    const QString sentence = stage.sentence(Kind::Connect);
    QVERIFY2(sentence.startsWith(u"The proxy socks5h://127.0.0.1:1 cannot be used."_s), asBytes(sentence));
}

void ProviderTrialTest::firstToken()
{
    MockProvider server;
    TrialStage stage;
    QVERIFY(stage.run(providerAt(server.url()), "gpt-4o"));
    QVERIFY2(stage.report.succeeded(), qPrintable(stage.sentence(Kind::FirstToken)));
    QVERIFY(stage.state(Kind::FirstToken) == TestState::Good);
    QCOMPARE(stage.step(Kind::FirstToken).detail, u"gpt-4o"_s);
    QVERIFY(stage.step(Kind::FirstToken).time.count() > 0);
    QVERIFY(server.requests().last().json()[u"stream"_s].toBool());
    QVERIFY(server.faults().isEmpty());

    // It costs money, so it is in the books.
    const std::vector<LogRowPtr> rows = stage.recorder.take();
    QCOMPARE(rows.size(), 1u);
    QCOMPARE(rows[0]->provider, std::string("mine"));
    QCOMPARE(rows[0]->model, std::string("gpt-4o"));
    QCOMPARE(rows[0]->keyName, std::string("key 1"));
    QVERIFY(rows[0]->status == LogStatus::Success);
    QVERIFY(stage.ledger.tokens() > 0);
}

void ProviderTrialTest::firstTokenOfAnUnknownModel()
{
    MockProvider server;
    TrialStage stage;
    QVERIFY(stage.run(providerAt(server.url()), "gpt-none"));
    QVERIFY(stage.state(Kind::SignIn) == TestState::Good);
    QVERIFY(stage.state(Kind::FirstToken) == TestState::Failed);
    const std::vector<LogRowPtr> rows = stage.recorder.take();
    QCOMPARE(rows.size(), 1u);
    QCOMPARE(rows[0]->httpStatus, 404);
    QCOMPARE(stage.ledger.tokens(), 0);
}

void ProviderTrialTest::noTokenWithoutAKey()
{
    MockProvider server;
    TrialStage stage;
    QVERIFY(stage.run(providerAt(server.url(), {u"sk-wrong"_s}), "gpt-4o"));
    QVERIFY(stage.state(Kind::FirstToken) == TestState::Skipped);
    QVERIFY(stage.recorder.take().empty());
    for (const MockRequest &request : server.requests())
        QCOMPARE(request.method, QByteArray("GET"));
}

void ProviderTrialTest::noListToAskFor()
{
    MockProvider server;
    ProviderConfig provider = providerAt(server.url());
    provider.custom->allowedRequests = QStringList{u"chat_completion"_s, u"chat_completion_stream"_s};
    TrialStage stage;
    QVERIFY(stage.run(provider));
    QVERIFY(stage.report.succeeded());
    QVERIFY(stage.state(Kind::Connect) == TestState::Good);
    QVERIFY(stage.state(Kind::SignIn) == TestState::Skipped);
    QVERIFY(stage.sentence(Kind::SignIn).contains(u"first token"_s));
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests()[0].bearer(), QByteArray()); // no key goes where none is asked for

    QVERIFY(stage.run(provider, "gpt-4o"));
    QVERIFY(stage.state(Kind::SignIn) == TestState::Good);
    QVERIFY(stage.state(Kind::FirstToken) == TestState::Good);
    QVERIFY(stage.report.keys[0].state == TestState::Good);
}

BIFROST_TEST(ProviderTrialTest)
#include "providertrialtest.moc"
