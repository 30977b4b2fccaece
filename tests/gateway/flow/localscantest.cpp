// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/localscan.h"
#include "gateway/gateway.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QMap>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

/// A server on this computer that knows some paths.
class PathServer
{
public:
    explicit PathServer(QMap<QByteArray, QByteArray> answers, QByteArray serverField = "test")
        : m_answers(std::move(answers))
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, serverField] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, serverField] {
                const QByteArray path = socket->readAll().split(' ').value(1);
                asked += path;
                if (silent)
                    return;
                const bool known = m_answers.contains(path);
                const QByteArray body = known ? m_answers[path] : QByteArray("{\"detail\":\"Not Found\"}");
                socket->write("HTTP/1.1 " + QByteArray(known ? "200 OK" : "404 Not Found")
                              + "\r\nServer: " + serverField
                              + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            });
        });
    }

    quint16 port() const { return m_server.serverPort(); }

    QByteArrayList asked;
    bool silent = false;

private:
    QMap<QByteArray, QByteArray> m_answers;
    QTcpServer m_server;
};

QByteArray listOwnedBy(const QByteArray &owner)
{
    return R"({"object":"list","data":[{"id":"b-model","object":"model","owned_by":")" + owner
        + R"("},{"id":"a-model","object":"model","owned_by":")" + owner + R"("}]})";
}

std::vector<LocalServer> scan(const LocalPorts &ports, quint16 ownPort = 0,
                              std::chrono::milliseconds deadline = std::chrono::seconds(20))
{
    net::Loop loop;
    std::optional<std::vector<LocalServer>> found;
    flow::LocalScan scan(loop, {ports, ownPort, deadline},
                         [&found](const std::vector<LocalServer> &servers) { found = servers; });
    scan.begin();
    if (found)
        qFatal("told from within begin()");
    (void)runUntil([&] { return found.has_value(); }, std::chrono::seconds(30));
    return found.value_or(std::vector<LocalServer>{{u"nothing was told"_s, {}, {}, {}}});
}

} // namespace

class LocalScanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serversAreKnownByTheirAnswers_data();
    void serversAreKnownByTheirAnswers();
    void strangersAreLeftOut_data();
    void strangersAreLeftOut();
    void anyListAtThePortOfItsOwner();
    void nobodyListens();
    void ourOwnPortIsNotAsked();
    void severalAtATime();
    void aSilentServerHoldsNothingUp();
    void whatIsFoundBecomesAProvider();
    void whatIsSetUpIsKnown();
    void throughTheGateway();
};

void LocalScanTest::serversAreKnownByTheirAnswers_data()
{
    using Answers = QMap<QByteArray, QByteArray>;
    QTest::addColumn<Answers>("answers");
    QTest::addColumn<QByteArray>("serverField");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("models");
    const QStringList both{u"a-model"_s, u"b-model"_s};
    QTest::newRow("ollama") << Answers{{"/api/tags",
                                        R"({"models":[{"name":"qwen3:8b"},{"name":"llama3.2:latest"}]})"}}
                            << QByteArray() << u"ollama"_s
                            << QStringList{u"llama3.2:latest"_s, u"qwen3:8b"_s};
    QTest::newRow("ollama without models")
        << Answers{{"/api/tags", R"({"models":[]})"}} << QByteArray() << u"ollama"_s << QStringList();
    QTest::newRow("lmstudio") << Answers{{"/api/v0/models",
                                          R"({"data":[{"id":"phi-4","publisher":"x","state":"loaded"}]})"},
                                         {"/v1/models", listOwnedBy("organization_owner")}}
                              << QByteArray() << u"lmstudio"_s << QStringList{u"phi-4"_s};
    QTest::newRow("lmstudio, older") << Answers{{"/v1/models", listOwnedBy("organization_owner")}}
                                     << QByteArray() << u"lmstudio"_s << both;
    QTest::newRow("llamacpp") << Answers{{"/props", R"({"default_generation_settings":{},"total_slots":1})"},
                                         {"/v1/models", listOwnedBy("me")}}
                              << QByteArray("llama.cpp") << u"llamacpp"_s << both;
    QTest::newRow("llamacpp, by its list")
        << Answers{{"/v1/models", listOwnedBy("llamacpp")}} << QByteArray() << u"llamacpp"_s << both;
    QTest::newRow("llamacpp, as it answers for Ollama")
        << Answers{{"/api/tags",
                    R"({"models":[{"name":"m.gguf"}],"object":"list","data":[{"id":"m.gguf",)"
                    R"("object":"model","owned_by":"llamacpp"}]})"}}
        << QByteArray("llama.cpp") << u"llamacpp"_s << QStringList{u"m.gguf"_s};
    QTest::newRow("lmstudio, without models")
        << Answers{{"/api/tags", R"-({"error":"Unexpected endpoint or method. (GET /api/tags)"})-"},
                   {"/api/v0/models", R"({"object":"list","data":[]})"},
                   {"/v1/models", R"({"object":"list","data":[]})"}}
        << QByteArray() << u"lmstudio"_s << QStringList();
    QTest::newRow("lmstudio, whose list bears no mark")
        << Answers{{"/api/tags", R"-({"error":"Unexpected endpoint or method. (GET /api/tags)"})-"},
                   {"/v1/models", listOwnedBy("me")}}
        << QByteArray() << u"lmstudio"_s << both;
    QTest::newRow("lmstudio, whose list is closed")
        << Answers{{"/api/tags", R"-({"error":"Unexpected endpoint or method. (GET /api/tags)"})-"}}
        << QByteArray() << u"lmstudio"_s << QStringList();
    QTest::newRow("vllm") << Answers{{"/v1/models", listOwnedBy("vllm")}} << QByteArray("uvicorn")
                          << u"vllm"_s << both;
    QTest::newRow("mlx") << Answers{{"/v1/models", R"({"object":"list","data":[{"id":"mlx-community/x"}]})"}}
                         << QByteArray("BaseHTTP/0.6 Python/3.11.2") << u"mlx-local"_s
                         << QStringList{u"mlx-community/x"_s};
}

void LocalScanTest::serversAreKnownByTheirAnswers()
{
    using Answers = QMap<QByteArray, QByteArray>;
    QFETCH(Answers, answers);
    QFETCH(QByteArray, serverField);
    QFETCH(QString, name);
    QFETCH(QStringList, models);
    PathServer server(answers, serverField);
    const std::vector<LocalServer> found = scan({server.port()});
    QCOMPARE(found.size(), 1u);
    QCOMPARE(found[0].name, name);
    QCOMPARE(found[0].models, models);
    QCOMPARE(found[0].baseUrl, u"http://localhost:%1"_s.arg(server.port()));
    QVERIFY(!found[0].title.isEmpty());
}

void LocalScanTest::strangersAreLeftOut_data()
{
    using Answers = QMap<QByteArray, QByteArray>;
    QTest::addColumn<Answers>("answers");
    QTest::newRow("nothing there") << Answers{};
    QTest::newRow("a page for everything") << Answers{{"/api/tags", "<html>"}, {"/v1/models", "<html>"}};
    QTest::newRow("another gateway") << Answers{{"/v1/models", listOwnedBy("openai")}};
    QTest::newRow("no list") << Answers{{"/v1/models", "[1,2,{}]"}, {"/api/tags", "{\"models\":7}"}};
}

void LocalScanTest::strangersAreLeftOut()
{
    using Answers = QMap<QByteArray, QByteArray>;
    QFETCH(Answers, answers);
    PathServer server(answers);
    QVERIFY(scan({server.port()}).empty());
}

void LocalScanTest::anyListAtThePortOfItsOwner()
{
    PathServer server({{"/v1/models", listOwnedBy("me")}});
    QVERIFY(scan({server.port()}).empty());
    const auto found = scan({{server.port(), u"lmstudio"_s}});
    QCOMPARE(found.size(), 1u);
    QCOMPARE(found[0].name, u"lmstudio"_s);
    PathServer page({{"/v1/models", "<html>"}});
    QVERIFY(scan({{page.port(), u"lmstudio"_s}}).empty());
}

void LocalScanTest::nobodyListens()
{
    quint16 port = 0;
    {
        PathServer server({});
        port = server.port();
    }
    QVERIFY(scan({port}).empty());
    QVERIFY(scan({}).empty());
}

void LocalScanTest::ourOwnPortIsNotAsked()
{
    PathServer server({{"/api/tags", R"({"models":[]})"}});
    QVERIFY(scan({server.port()}, server.port()).empty());
    QVERIFY(server.asked.isEmpty());
}

void LocalScanTest::severalAtATime()
{
    PathServer ollama({{"/api/tags", R"({"models":[{"name":"x"}]})"}});
    PathServer vllm({{"/v1/models", listOwnedBy("vllm")}});
    PathServer stranger({});
    const auto found = scan({ollama.port(), vllm.port(), stranger.port(), ollama.port()});
    QCOMPARE(found.size(), 2u);
    QCOMPARE(ollama.asked.size(), 1);
}

void LocalScanTest::aSilentServerHoldsNothingUp()
{
    PathServer ollama({{"/api/tags", R"({"models":[{"name":"x"}]})"}});
    PathServer silent({});
    silent.silent = true;
    const auto found = scan({silent.port(), ollama.port()}, 0, std::chrono::seconds(2));
    QCOMPARE(found.size(), 1u);
    QCOMPARE(found[0].name, u"ollama"_s);
}

void LocalScanTest::whatIsFoundBecomesAProvider()
{
    const ProviderConfig ollama = providerFor({u"ollama"_s, u"Ollama"_s, u"http://localhost:11434"_s, {}});
    QCOMPARE(ollama.name, u"ollama"_s);
    QCOMPARE(ollama.network.baseUrl, u"http://localhost:11434"_s);
    QVERIFY(!ollama.custom);
    const ProviderConfig studio =
        providerFor({u"lmstudio"_s, u"LM Studio"_s, u"http://localhost:1234"_s, {}});
    QVERIFY(studio.custom && studio.custom->keyLess);
    QCOMPARE(studio.custom->baseProviderType, u"openai"_s);
}

void LocalScanTest::whatIsSetUpIsKnown()
{
    const LocalServer server{u"ollama"_s, u"Ollama"_s, u"http://localhost:11434"_s, {}};
    ProviderConfig provider;
    provider.name = u"home"_s;
    QVERIFY(!isSetUp(server, {provider}));
    provider.network.baseUrl = u"http://127.0.0.1:11434/v1"_s;
    QVERIFY(isSetUp(server, {provider}));
    provider.network.baseUrl = u"http://192.168.1.5:11434"_s;
    QVERIFY(!isSetUp(server, {provider}));
    provider.keys.emplace_back().url = u"http://[::1]:11434"_s;
    QVERIFY(isSetUp(server, {provider}));
}

void LocalScanTest::throughTheGateway()
{
    PathServer ollama({{"/api/tags", R"({"models":[{"name":"x"}]})"}});
    Gateway gateway(nullptr); // it does not run, and need not
    const auto search = gateway.findLocalServers({ollama.port()});
    QVERIFY(runUntil([&] { return search->isOver(); }, std::chrono::seconds(20)));
    QCOMPARE(search->servers().size(), 1u);
}

BIFROST_TEST(LocalScanTest)
#include "localscantest.moc"
