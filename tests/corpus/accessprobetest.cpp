// SPDX-License-Identifier: GPL-3.0-or-later
// Every probe of the corpus against every route of the tables: a new route is covered by being there.
#include "gateway/admin/adminroutes.h"
#include "gateway/flow/route.h"
#include "tests/corpus/casefile.h"
#include "tests/corpus/processwatch.h"
#include "tests/gateway/blackbox/fixture.h"
#include "tests/support/testca.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <map>
#include <memory>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QString Password = u"open sesame"_s;

// Complete for every inference route, so that what the guard lets pass would get to the provider.
const QByteArray InferenceBody =
    R"({"model":"openai/gpt-4o","messages":[{"role":"user","content":"hi"}],"prompt":"hi","input":"hi"})";

struct Target
{
    QByteArray method;
    QByteArray path;
    QByteArray plane; ///< the word for its expectation in a case
};

QByteArray bytesOf(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

QByteArray examplePath(std::string_view pattern)
{
    QByteArrayList parts = bytesOf(pattern).split('/');
    for (QByteArray &part : parts) {
        if (part.startsWith('<'))
            part = "example";
    }
    return parts.join('/');
}

/// Of both tables, and paths that are in neither.
QList<Target> targets()
{
    QList<Target> all{{"GET", "/", "management"},
                      {"POST", "/nothing", "management"},
                      {"GET", "/api/nothing", "management"},
                      {"GET", "/v1/nothing", "inference"},
                      {"POST", "/openai/nothing", "inference"}};
    for (const admin::AdminRoute &route : admin::adminRoutes())
        all.append({bytesOf(route.method), examplePath(route.path),
                    route.path == "/health" ? "public" : "management"});
    for (const flow::Route &route : flow::inferenceRoutes())
        all.append({bytesOf(route.method), examplePath(route.path), "inference"});
    return all;
}

const TestCa &authority()
{
    static const TestCa ca;
    return ca;
}

QJsonObject configFor(const QByteArray &setup, const MockProvider &mock)
{
    QJsonObject config = openAiConfig(mock);
    if (setup == "default over TLS") {
        config = withMember(
            config, u"server/tls"_s,
            QJsonObject{{u"cert"_s, authority().certificateFile()}, {u"key"_s, authority().keyFile()}});
    } else if (setup == "listed") {
        config = withMember(config, u"client/allowed_origins"_s,
                            QJsonArray{u"https://app.example"_s, u"https://*.pages.example"_s});
        config = withMember(config, u"server/hosts"_s, QJsonArray{u"gateway.lan"_s});
    } else if (setup == "star") {
        config = withMember(config, u"client/allowed_origins"_s, QJsonArray{u"*"_s});
        config = withMember(config, u"server/hosts"_s, QJsonArray{u"*"_s});
    } else if (setup == "password") {
        config = withMember(config, u"auth_config"_s,
                            QJsonObject{{u"admin_username"_s, u"admin"_s},
                                        {u"admin_password"_s, Password},
                                        {u"is_enabled"_s, true}});
    }
    return config;
}

} // namespace

class AccessProbeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void probes_data();
    void probes();
    void nothingHasChanged();
    void cleanupTestCase();

private:
    /// One gateway for all probes that need this configuration.
    struct Stage
    {
        std::unique_ptr<MockProvider> mock;
        std::unique_ptr<GatewayProcess> gateway;
        std::unique_ptr<ProcessWatch> watch;
        QByteArrayList stateBefore;
    };

    void judge(Stage &stage, const CorpusCase &probe, const Target &target);
    std::optional<HttpAnswer> ask(Stage &stage, const CorpusCase &probe, const Target &target);
    static QByteArrayList stateOf(const GatewayProcess &gateway);

    CaseFile m_corpus;
    std::map<QByteArray, Stage> m_stages;
    std::unique_ptr<RawClient> m_client;
    bool m_hasIpv6 = false;
    bool m_isOver6 = false;
};

void AccessProbeTest::initTestCase()
{
    m_corpus =
        CaseFile::readFolder("access", {"at", "as", "want", "public", "inference", "management", "cors"});
    QVERIFY2(m_corpus.fault().isEmpty(), m_corpus.fault());
    QVERIFY(m_corpus.cases().size() >= 150);
    for (const char *setup : {"default", "default over TLS", "listed", "star", "password"}) {
        Stage &stage = m_stages[setup];
        stage.mock = std::make_unique<MockProvider>();
        stage.gateway = std::make_unique<GatewayProcess>(configFor(setup, *stage.mock));
        START_GATEWAY(*stage.gateway);
        stage.stateBefore = stateOf(*stage.gateway);
        QCOMPARE(postTo(*stage.gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"))->status, 200);
        stage.watch = std::make_unique<ProcessWatch>(stage.gateway->processId());
    }
    m_hasIpv6 = RawClient(m_stages["default"].gateway->port(), "::1").connected();
}

/// What management tells of the configuration.
QByteArrayList AccessProbeTest::stateOf(const GatewayProcess &gateway)
{
    QByteArrayList state;
    for (const char *path : {"/api/config", "/api/providers", "/api/keys"}) {
        const auto answer = getFrom(
            gateway, path, "Authorization: Basic " + ("admin:" + Password.toLatin1()).toBase64() + "\r\n");
        state.append(answer ? answer->body : QByteArray());
    }
    return state;
}

void AccessProbeTest::probes_data()
{
    QTest::addColumn<qsizetype>("entry");
    QTest::addColumn<QByteArray>("setup");
    for (qsizetype i = 0; i < m_corpus.cases().size(); ++i) {
        for (const QByteArray &setup : m_corpus.cases()[i].words("at"))
            QTest::addRow("%s, %s", m_corpus.cases()[i].name.constData(), setup.constData()) << i << setup;
        if (m_corpus.cases()[i].words("at").contains("default")) { // encrypted or not, and from wherever
            for (const char *way : {"default over TLS", "default over IPv6"})
                QTest::addRow("%s, %s", m_corpus.cases()[i].name.constData(), way) << i << QByteArray(way);
        }
    }
}

void AccessProbeTest::probes()
{
    QFETCH(qsizetype, entry);
    QFETCH(QByteArray, setup);
    const QByteArray over6 = " over IPv6";
    m_isOver6 = setup.endsWith(over6);
    if (m_isOver6 && !m_hasIpv6)
        QSKIP("There is no IPv6 here.");
    const auto stage = m_stages.find(m_isOver6 ? setup.chopped(over6.size()) : setup);
    QVERIFY2(stage != m_stages.end(), m_corpus.cases()[entry].place);
    m_client.reset();
    QByteArrayList planes; // each of which is asked once where only the way there is another one
    for (const Target &target : targets()) {
        if (setup.contains(" over ") && planes.contains(target.plane))
            continue;
        planes.append(target.plane);
        judge(stage->second, m_corpus.cases()[entry], target);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(stage->second.gateway->healthy());
}

std::optional<HttpAnswer> AccessProbeTest::ask(Stage &stage, const CorpusCase &probe, const Target &target)
{
    const QByteArray method = probe.value("as").isEmpty() ? target.method : probe.value("as");
    const QByteArray port = QByteArray::number(stage.gateway->port());
    QByteArray lines = probe.bytes;
    lines.replace("PORT", port);
    if (!("\r\n" + lines.toLower()).contains("\r\nhost:"))
        lines.prepend("Host: localhost:" + port + "\r\n");
    const bool hasBody = method == "POST" || method == "PUT" || method == "PATCH";
    const QByteArray body = !hasBody ? QByteArray() : target.plane == "inference" ? InferenceBody : "{}";
    if (hasBody)
        lines += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    if (!m_client)
        m_client =
            m_isOver6 ? std::make_unique<RawClient>(stage.gateway->port(), "::1") : stage.gateway->caller();
    auto answer = m_client->ask(method + ' ' + target.path + " HTTP/1.1\r\n" + lines + "\r\n" + body);
    if (!answer || answer->headers.value("Connection").toLower() == "close")
        m_client.reset();
    return answer;
}

void AccessProbeTest::judge(Stage &stage, const CorpusCase &probe, const Target &target)
{
    const int reachedBefore = stage.mock->requestCount();
    const auto answer = ask(stage, probe, target);
    const QByteArray where = probe.place + ": " + target.method + ' ' + target.path + ": ";
    QVERIFY2(stage.gateway->running(), stage.gateway->output());
    QVERIFY2(answer, where);
    const QByteArray told = where + answer->raw.left(600);
    QByteArrayList want = probe.words(target.plane);
    if (want.isEmpty())
        want = probe.words("want");
    QVERIFY2(!want.isEmpty(), where);
    QVERIFY2(answer->status != 101 && answer->interim.isEmpty(), told);
    QVERIFY2(answer->headers.value("Access-Control-Allow-Origin") == probe.value("cors"), told);
    QVERIFY2(!answer->headers.has("Access-Control-Allow-Private-Network"), told);
    if (want[0] == "served") {
        // Who may use the route is asked only of what came past the guard.
        QVERIFY2(answer->status < 500, told);
        QVERIFY2(answer->errorType() != "host_refused" && answer->errorType() != "origin_refused", told);
        QVERIFY2(!answer->errorMessage().contains("not valid HTTP"), told);
        return;
    }
    QVERIFY2(want[0].split('|').contains(QByteArray::number(answer->status)), told);
    if (answer->status < 400)
        return;
    QVERIFY2(stage.mock->requestCount() == reachedBefore, told);
    if (probe.value("as") == "HEAD")
        return;
    QVERIFY2(faultOf(*answer).isEmpty(), where + faultOf(*answer));
    if (want.size() > 1 && answer->status == 403)
        QVERIFY2(answer->errorType() == want[1], told);
}

void AccessProbeTest::nothingHasChanged()
{
    m_client.reset();
    for (auto &[setup, stage] : m_stages) {
        QCOMPARE(stateOf(*stage.gateway), stage.stateBefore);
        QVERIFY2(stage.mock->faults().isEmpty(), stage.mock->faults().join('\n'));
        const bool back =
            runUntil([&watch = *stage.watch] { return watch.isAsBefore(); }, std::chrono::seconds(30));
        QVERIFY2(back, setup + ": " + stage.watch->description());
    }
}

void AccessProbeTest::cleanupTestCase()
{
    for (auto &[setup, stage] : m_stages) {
        if (stage.gateway)
            STOP_GATEWAY(*stage.gateway);
    }
}

BIFROST_TEST(AccessProbeTest)
#include "accessprobetest.moc"
