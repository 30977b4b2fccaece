// SPDX-License-Identifier: GPL-3.0-or-later
// GET /metrics: what it counts, and that any scraper can read it.
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/metricscheck.h"
#include "tests/support/testmain.h"

#include <functional>
#include <memory>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Stream = "\"stream\":true,";

HttpAnswer scrape(const GatewayProcess &gateway, const QByteArray &lines = {})
{
    return getFrom(gateway, "/metrics", lines).value_or(HttpAnswer());
}

/// Of an answer the caller knows before it is counted.
bool comes(const GatewayProcess &gateway, const std::function<bool(const MetricsCheck &)> &wanted)
{
    return QTest::qWaitFor([&] { return wanted(MetricsCheck(scrape(gateway).body)); }, 20'000);
}

} // namespace

class MetricsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isSoundBeforeAnyRequest();
    void countsCalls();
    void countsWhatFails();
    void countsRetriesAndFallbacks();
    void countsRefusals();
    void keepsHostileNamesHarmless();
    void pathsArePatterns();
    void tellsOfTheProcess();
    void inOpenMetrics();
    void answersAHead();
    void goesOnAfterAnotherConfiguration();
    void needsThePassword();
    void cleanupTestCase();

private:
    MockProvider m_mock;
    std::unique_ptr<GatewayProcess> m_gateway;
};

void MetricsTest::initTestCase()
{
    QJsonObject config = openAiConfig(m_mock);
    QJsonObject retrying = providerEntry(m_mock.url());
    retrying[u"network_config"_s] = QJsonObject{{u"base_url"_s, m_mock.url()},
                                                {u"max_retries"_s, 1},
                                                {u"retry_backoff_initial_ms"_s, 100},
                                                {u"retry_backoff_max_ms"_s, 100}};
    config = withMember(config, u"providers/groq"_s, retrying);
    m_gateway = std::make_unique<GatewayProcess>(config);
    START_GATEWAY(*m_gateway);
}

void MetricsTest::isSoundBeforeAnyRequest()
{
    const HttpAnswer answer = scrape(*m_gateway);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("Content-Type"), QByteArray("text/plain; version=0.0.4; charset=utf-8"));
    const MetricsCheck page(answer.body);
    QVERIFY2(page.fault().isEmpty(), qPrintable(page.fault()));
    QCOMPARE(page.value("bifrost_upstream_requests_in_flight", {R"(provider="openai")"}), 0.0);
    QCOMPARE(page.value("bifrost_requests_in_flight"), 1.0); // this one
    QCOMPARE(page.value("bifrost_log_enabled"), 0.0);
    QCOMPARE(page.value("bifrost_log_rows_dropped_total"), 0.0);
}

void MetricsTest::countsCalls()
{
    const auto whole = postTo(*m_gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    const auto stream = postTo(*m_gateway, "/v1/chat/completions", chatBody("openai/gpt-4o", Stream));
    QVERIFY(whole && stream);
    QCOMPARE(whole->status, 200);
    const QJsonValue usage = whole->json()[u"usage"_s];
    const QByteArrayList one{R"(provider="openai")", R"(model="gpt-4o")", R"(method="chat_completion")"};
    const QByteArrayList other{R"(provider="openai")", R"(model="gpt-4o")",
                               R"(method="chat_completion_stream")"};
    QVERIFY(comes(*m_gateway, [&](const MetricsCheck &page) {
        return page.value("bifrost_success_requests_total", one) == 1.0
            && page.value("bifrost_success_requests_total", other) == 1.0;
    }));
    const MetricsCheck page(scrape(*m_gateway).body);
    QVERIFY2(page.fault().isEmpty(), qPrintable(page.fault()));
    QCOMPARE(page.value("bifrost_upstream_requests_total", one), 1.0);
    QCOMPARE(page.value("bifrost_input_tokens_total", one), usage[u"prompt_tokens"_s].toDouble());
    QCOMPARE(page.value("bifrost_output_tokens_total", one), usage[u"completion_tokens"_s].toDouble());
    QCOMPARE(page.value("bifrost_cost_total", one), 0.0); // there is no sheet of prices
    QCOMPARE(
        page.value("bifrost_upstream_latency_seconds_count", one + QByteArrayList{R"(is_success="true")"}),
        1.0);
    QVERIFY(page.value("bifrost_upstream_received_bytes_total", one) > 0.0);
    QCOMPARE(page.value("bifrost_stream_first_token_latency_seconds_count", other), 1.0);
    QVERIFY(!page.value("bifrost_stream_first_token_latency_seconds_count", one));
    QVERIFY(page.value("bifrost_upstream_connections", {R"(provider="openai")"}) >= 1.0);
    const QByteArrayList ours{R"(path="/v1/chat/completions")", R"(method="POST")", R"(status="200")"};
    QVERIFY(comes(*m_gateway,
                  [&](const MetricsCheck &now) { return now.value("http_requests_total", ours) == 2.0; }));
    const MetricsCheck now(scrape(*m_gateway).body);
    QVERIFY(now.value("http_request_size_bytes_sum", ours) > 100.0);
    QVERIFY(now.value("http_response_size_bytes_sum", ours)
            > double(whole->body.size() + stream->body.size()));
    QCOMPARE(now.value("http_request_duration_seconds_count", ours), 2.0);
}

void MetricsTest::countsWhatFails()
{
    m_mock.enqueue(MockStep::answer(429, R"({"error":{"message":"slow down"}})"));
    QVERIFY(postTo(*m_gateway, "/v1/chat/completions", chatBody("openai/failing")));
    m_mock.enqueue(MockStep::raw({"this is no HTTP\r\n\r\n"}, MockStep::End::Close));
    QVERIFY(postTo(*m_gateway, "/v1/chat/completions", chatBody("openai/failing")));
    const QByteArrayList labels{R"(provider="openai")", R"(model="failing")"};
    QVERIFY(comes(*m_gateway, [&](const MetricsCheck &page) {
        return page.sum("bifrost_upstream_requests_total", labels) == 2.0;
    }));
    const MetricsCheck page(scrape(*m_gateway).body);
    QVERIFY2(page.fault().isEmpty(), qPrintable(page.fault()));
    QCOMPARE(page.value("bifrost_error_requests_total", labels + QByteArrayList{R"(status_code="429")"}),
             1.0);
    QCOMPARE(page.value("bifrost_error_requests_total", labels + QByteArrayList{R"(status_code="502")"}),
             1.0);
    QCOMPARE(page.sum("bifrost_success_requests_total", labels), 0.0);
}

void MetricsTest::countsRetriesAndFallbacks()
{
    m_mock.enqueue(MockStep::answer(500, R"({"error":{"message":"no"}})"));
    m_mock.enqueue(MockStep::answer(500, R"({"error":{"message":"no"}})"));
    const auto answer = postTo(*m_gateway, "/v1/chat/completions",
                               chatBody("groq/retried", R"("fallbacks":["openai/gpt-4o-mini"],)"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY(comes(*m_gateway, [](const MetricsCheck &page) {
        return page.value("bifrost_success_requests_total",
                          {R"(model="gpt-4o-mini")", R"(fallback_index="1")", R"(number_of_retries="0")"})
            == 1.0;
    }));
    const MetricsCheck page(scrape(*m_gateway).body);
    for (const char *retries : {R"(number_of_retries="0")", R"(number_of_retries="1")"}) {
        QCOMPARE(page.value("bifrost_error_requests_total",
                            {R"(model="retried")", R"(fallback_index="0")", retries}),
                 1.0);
    }
}

void MetricsTest::countsRefusals()
{
    const auto counted = [this](const QByteArray &reason) {
        return MetricsCheck(scrape(*m_gateway).body)
            .value("bifrost_refused_requests_total", {"reason=\"" + reason + '"'})
            .value_or(0);
    };
    const double origins = counted("origin_refused");
    const double hosts = counted("host_refused");
    const double paths = counted("not_found");
    QVERIFY(getFrom(*m_gateway, "/api/config", "Origin: https://evil.example\r\n"));
    QVERIFY(getFrom(*m_gateway, "/nowhere"));
    RawClient client(m_gateway->port());
    client.send("GET /health HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    QVERIFY(client.receive());
    QCOMPARE(counted("origin_refused"), origins + 1);
    QCOMPARE(counted("host_refused"), hosts + 1);
    QCOMPARE(counted("not_found"), paths + 1);
}

void MetricsTest::keepsHostileNamesHarmless()
{
    const QByteArray name = R"(openai/a\"b\\c\nd\u0007{x=\"1\"} 2 # EOF)";
    QVERIFY(postTo(*m_gateway, "/v1/chat/completions", chatBody(name)));
    QVERIFY(postTo(*m_gateway, "/v1/chat/completions", chatBody("openai/" + QByteArray(1000, 'x'))));
    const QByteArray label = R"(model="a\"b\\c\nd?{x=\"1\"} 2 # EOF")";
    QVERIFY(comes(*m_gateway, [&label](const MetricsCheck &page) {
        return page.sum("bifrost_upstream_requests_total", {label}) == 1.0;
    }));
    const MetricsCheck page(scrape(*m_gateway).body);
    QVERIFY2(page.fault().isEmpty(), qPrintable(page.fault()));
    QVERIFY(!scrape(*m_gateway).body.contains(QByteArray(200, 'x')));
}

void MetricsTest::pathsArePatterns()
{
    QVERIFY(getFrom(*m_gateway, "/api/providers/nobody-knows-this"));
    QVERIFY(getFrom(*m_gateway, "/somewhere/else"));
    RawClient client(m_gateway->port());
    client.send("BREW /api/providers/x HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QVERIFY(client.receive());
    const HttpAnswer answer = scrape(*m_gateway);
    const MetricsCheck page(answer.body);
    QVERIFY(page.value("http_requests_total",
                       {R"(path="/api/providers/<provider>")", R"(method="GET")", R"(status="404")"})
            >= 1.0);
    QVERIFY(page.value("http_requests_total", {R"(path="other")", R"(method="GET")", R"(status="404")"})
            >= 1.0);
    QVERIFY(page.value("http_requests_total", {R"(method="other")", R"(path="/api/providers/<provider>")"})
            >= 1.0);
    QVERIFY(!answer.body.contains("nobody-knows-this") && !answer.body.contains("BREW"));
}

void MetricsTest::tellsOfTheProcess()
{
    const MetricsCheck page(scrape(*m_gateway).body);
    QCOMPARE(page.sum("bifrost_build_info"), 1.0);
    const double start = page.value("process_start_time_seconds").value_or(0);
    const double now = double(QDateTime::currentMSecsSinceEpoch()) / 1000;
    QVERIFY2(start > now - 3600 && start < now + 60, qPrintable(QString::number(start, 'f')));
    QVERIFY(page.value("process_resident_memory_bytes") > 1e6);
    QVERIFY(page.value("process_cpu_seconds_total") > 0.0);
    QVERIFY(page.value("process_open_fds") > 5.0);
    QVERIFY(page.value("process_max_fds") >= page.value("process_open_fds"));
}

void MetricsTest::inOpenMetrics()
{
    const HttpAnswer answer = scrape(*m_gateway,
                                     "Accept: application/openmetrics-text;version=1.0.0,"
                                     "text/plain;version=0.0.4;q=0.5,*/*;q=0.1\r\n");
    QCOMPARE(answer.headers.value("Content-Type"),
             QByteArray("application/openmetrics-text; version=1.0.0; charset=utf-8"));
    QVERIFY(answer.body.endsWith("\n# EOF\n"));
    QVERIFY(answer.body.contains("# TYPE http_requests counter\n"));
    QVERIFY(answer.body.contains("le=\"1.0\""));
    const MetricsCheck page(answer.body);
    QVERIFY2(page.fault().isEmpty(), qPrintable(page.fault()));
}

void MetricsTest::answersAHead()
{
    RawClient client(m_gateway->port());
    client.send("HEAD /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const auto answer = client.receive(RawClient::Patience, true);
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
}

void MetricsTest::goesOnAfterAnotherConfiguration()
{
    const QByteArrayList labels{R"(model="gpt-4o")"};
    const double before = MetricsCheck(scrape(*m_gateway).body).sum("bifrost_success_requests_total", labels);
    QVERIFY(postTo(*m_gateway, "/v1/chat/completions", chatBody("openai/gpt-4o")));
    QVERIFY(comes(*m_gateway, [&](const MetricsCheck &page) {
        return page.sum("bifrost_success_requests_total", labels) == before + 1;
    }));
}

void MetricsTest::needsThePassword()
{
    QJsonObject config = openAiConfig(m_mock);
    config[u"auth_config"_s] = QJsonObject{
        {u"is_enabled"_s, true}, {u"admin_username"_s, u"ada"_s}, {u"admin_password"_s, u"open sesame"_s}};
    GatewayProcess closed(config);
    START_GATEWAY(closed);
    QCOMPARE(scrape(closed).status, 401);
    const HttpAnswer answer =
        scrape(closed, "Authorization: Basic " + QByteArray("ada:open sesame").toBase64() + "\r\n");
    QCOMPARE(answer.status, 200);
    const MetricsCheck page(answer.body);
    QVERIFY2(page.fault().isEmpty(), qPrintable(page.fault()));
    QCOMPARE(page.value("bifrost_refused_requests_total", {R"(reason="authentication_error")"}), 1.0);
    STOP_GATEWAY(closed);
}

void MetricsTest::cleanupTestCase()
{
    STOP_GATEWAY(*m_gateway);
}

BIFROST_TEST(MetricsTest)
#include "metricstest.moc"
