// SPDX-License-Identifier: GPL-3.0-or-later
// What was changed is there after a restart, beside a file that is never written.
#include "tests/gateway/blackbox/managing.h"
#include "tests/support/testmain.h"

#include <QDir>

#include <utility>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

class KeptConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRestartKeepsEverything();
    void theFileIsNeverWritten();
    void aChangedFileWins();
    void withoutADatabaseNothingIsChanged();
    void aRemovedDatabaseLosesNothing();
    void aDatabaseThatCannotBeMadeIsSaid();
};

void KeptConfigTest::aRestartKeepsEverything()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    const QByteArray id = manage(gateway, "GET", Keys).json()[u"keys"_s][0][u"id"_s].toString().toUtf8();
    QCOMPARE(manage(gateway, "PATCH", Keys + '/' + id, {{u"value"_s, u"sk-second-0123456789"_s}}).status,
             200);
    QCOMPARE(manage(gateway, "POST", "/api/providers",
                    {{u"provider"_s, u"groq"_s},
                     {u"keys"_s, QJsonArray{keyEntry(u"g"_s, u"sk-third-0123456789"_s)}},
                     {u"network_config"_s, QJsonObject{{u"base_url"_s, mock.url()}}},
                     {u"of_tomorrow"_s, 7}})
                 .status,
             200);
    QCOMPARE(manage(gateway, "PATCH", "/api/config",
                    {{u"client_config"_s, QJsonObject{{u"log_retention_days"_s, 9}}}})
                 .status,
             200);
    const QJsonObject providers = manage(gateway, "GET", "/api/providers").json();
    const QJsonObject config = manage(gateway, "GET", "/api/config").json();
    STOP_GATEWAY(gateway);
    START_GATEWAY(gateway);
    QCOMPARE(manage(gateway, "GET", "/api/providers").json(), providers);
    QJsonObject later = manage(gateway, "GET", "/api/config").json();
    QCOMPARE(later[u"client_config"_s], config[u"client_config"_s]);
    QVERIFY(!later.contains(u"restart_required"_s));
    QVERIFY(later[u"is_db_connected"_s].toBool());
    for (const auto &[model, key] :
         {std::pair{"openai/gpt-4o", "sk-second-0123456789"}, {"groq/gpt-4o", "sk-third-0123456789"}}) {
        const auto chat = postTo(gateway, "/v1/chat/completions", chatBody(model));
        QVERIFY(chat);
        QVERIFY2(chat->status == 200, chat->raw);
        QCOMPARE(mock.requests().last().bearer(), QByteArray(key));
    }
    STOP_GATEWAY(gateway);
}

void KeptConfigTest::theFileIsNeverWritten()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    const auto content = [&](const QString &name) {
        QFile file(gateway.folder() + u'/' + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = content(u"config.json"_s);
    START_GATEWAY(gateway);
    QCOMPARE(manage(gateway, "POST", Keys, keyEntry(u"n"_s, u"sk-second-0123456789"_s)).status, 200);
    QCOMPARE(manage(gateway, "DELETE", "/api/providers/openai").status, 200);
    QCOMPARE(manage(gateway, "POST", "/api/providers",
                    {{u"provider"_s, u"openai"_s},
                     {u"keys"_s, QJsonArray{keyEntry(u"n"_s, u"sk-second-0123456789"_s)}}})
                 .status,
             200);
    STOP_GATEWAY(gateway);
    QCOMPARE(content(u"config.json"_s), before);
    // And what is stored elsewhere is not in the clear.
    const QStringList files = QDir(gateway.folder()).entryList(QDir::Files | QDir::Hidden);
    QVERIFY2(files.contains(u"config.db"_s), qPrintable(files.join(u' ')));
    for (const QString &name : files) {
        if (name != "config.json"_L1)
            QVERIFY2(!content(name).contains("sk-second-0123456789"), qPrintable(name));
    }
}

void KeptConfigTest::aChangedFileWins()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    QCOMPARE(manage(gateway, "PATCH", "/api/providers/openai",
                    {{u"network_config"_s, QJsonObject{{u"max_retries"_s, 3}}}})
                 .status,
             200);
    STOP_GATEWAY(gateway);
    QFile file(gateway.folder() + u"/config.json"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QJsonObject config = QJsonDocument::fromJson(file.readAll()).object();
    config = withMember(config, u"providers/openai/network_config/max_retries"_s, 1);
    file.seek(0);
    file.resize(0);
    file.write(QJsonDocument(config).toJson());
    file.close();
    START_GATEWAY(gateway);
    QCOMPARE(
        manage(gateway, "GET", "/api/providers/openai").json()[u"network_config"_s][u"max_retries"_s].toInt(),
        1);
    STOP_GATEWAY(gateway);
}

void KeptConfigTest::withoutADatabaseNothingIsChanged()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock, {{u"config_store"_s, QJsonObject{{u"enabled"_s, false}}}}));
    START_GATEWAY(gateway);
    QCOMPARE(manage(gateway, "GET", "/api/config").json()[u"is_db_connected"_s], QJsonValue(false));
    QCOMPARE(manage(gateway, "GET", "/api/providers").json()[u"total"_s].toInt(), 1);
    const HttpAnswer refused = manage(gateway, "POST", Keys, keyEntry(u"n"_s, u"sk-second-0123456789"_s));
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.errorType(), QByteArray("config_read_only"));
    QVERIFY2(refused.errorMessage().startsWith("config store disabled"), refused.errorMessage());
    QVERIFY2(refused.errorMessage().contains("config.json"), refused.errorMessage());
    QVERIFY2(faultOf(refused).isEmpty(), faultOf(refused));
    QVERIFY(!QFile::exists(gateway.folder() + u"/config.db"_s));
    const auto chat = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(chat && chat->status == 200);
    STOP_GATEWAY(gateway);
}

void KeptConfigTest::aRemovedDatabaseLosesNothing()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    QCOMPARE(manage(gateway, "POST", "/api/providers",
                    {{u"provider"_s, u"groq"_s},
                     {u"keys"_s, QJsonArray{keyEntry(u"g"_s, u"sk-third-0123456789"_s)}},
                     {u"network_config"_s, QJsonObject{{u"base_url"_s, mock.url()}}}})
                 .status,
             200);
    QVERIFY(QFile::remove(gateway.folder() + u"/config.db"_s));
    QCOMPARE(manage(gateway, "PATCH", "/api/config",
                    {{u"client_config"_s, QJsonObject{{u"log_retention_days"_s, 9}}}})
                 .status,
             200);
    QCOMPARE(manage(gateway, "GET", "/health").status, 200);
    QVERIFY(QFile::exists(gateway.folder() + u"/config.db"_s));
    const QJsonObject providers = manage(gateway, "GET", "/api/providers").json();
    STOP_GATEWAY(gateway);
    START_GATEWAY(gateway);
    QCOMPARE(manage(gateway, "GET", "/api/providers").json(), providers);
    QCOMPARE(
        manage(gateway, "GET", "/api/config").json()[u"client_config"_s][u"log_retention_days"_s].toInt(), 9);
    const auto chat = postTo(gateway, "/v1/chat/completions", chatBody("groq/gpt-4o"));
    QVERIFY(chat);
    QVERIFY2(chat->status == 200, chat->raw);
    QCOMPARE(mock.requests().last().bearer(), QByteArray("sk-third-0123456789"));
    STOP_GATEWAY(gateway);
}

void KeptConfigTest::aDatabaseThatCannotBeMadeIsSaid()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock));
    START_GATEWAY(gateway);
    const QString database = gateway.folder() + u"/config.db"_s;
    const QJsonObject change{{u"client_config"_s, QJsonObject{{u"log_retention_days"_s, 9}}}};
    QVERIFY(QFile::remove(database) && QDir().mkdir(database));
    const HttpAnswer refused = manage(gateway, "PATCH", "/api/config", change);
    QVERIFY2(refused.status == 503, refused.raw);
    QVERIFY2(refused.errorMessage().contains("it is a folder"), refused.errorMessage());
    const HttpAnswer health = manage(gateway, "GET", "/health");
    QVERIFY2(health.status == 503, health.raw);
    QVERIFY2(health.errorMessage().startsWith("config store not available: "), health.errorMessage());
    const auto chat = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(chat && chat->status == 200);

    QVERIFY(QDir().rmdir(database));
    QTRY_COMPARE_WITH_TIMEOUT(manage(gateway, "GET", "/health").status, 200, 60000);
    QCOMPARE(manage(gateway, "PATCH", "/api/config", change).status, 200);
    STOP_GATEWAY(gateway);
    START_GATEWAY(gateway);
    QCOMPARE(
        manage(gateway, "GET", "/api/config").json()[u"client_config"_s][u"log_retention_days"_s].toInt(), 9);
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(KeptConfigTest)
#include "keptconfigtest.moc"
