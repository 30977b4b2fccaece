// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/models/config/readingaid.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;

class StoreSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDatabaseIsOnUnlessItIsOff();
    void theEncryptionKey_data();
    void theEncryptionKey();
    void otherTypesAreRefused();
};

namespace {

StoreSettings settingsOf(const QByteArray &json, const QStringList &variables = {})
{
    const Result<ReadConfiguration> read = readText(json, variables);
    return read ? read->store : StoreSettings{false, u"refused"_s, {}};
}

} // namespace

void StoreSettingsTest::theDatabaseIsOnUnlessItIsOff()
{
    QVERIFY(settingsOf("{}").enabled);
    QVERIFY(settingsOf("{}").path.isEmpty());
    QVERIFY(!settingsOf(R"({"config_store": {"enabled": false}})").enabled);
    const StoreSettings some = settingsOf(
        R"({"config_store": {"enabled": true, "type": "sqlite", "config": {"path": "/srv/c.db"}}})");
    QVERIFY(some.enabled);
    QCOMPARE(some.path, u"/srv/c.db"_s);
}

void StoreSettingsTest::theEncryptionKey_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("reference");
    const QStringList both{u"GW=from env"_s, u"BIFROST_ENCRYPTION_KEY=general"_s};
    QTest::newRow("none") << QByteArray("{}") << QStringList() << QByteArray() << QString();
    QTest::newRow("empty") << QByteArray(R"({"encryption_key": ""})") << QStringList() << QByteArray()
                           << QString();
    QTest::newRow("literal") << QByteArray(R"({"encryption_key": "hunter2"})") << both
                             << QByteArray("hunter2") << QString();
    QTest::newRow("reference") << QByteArray(R"({"encryption_key": "env.GW"})") << both
                               << QByteArray("from env") << u"env.GW"_s;
    QTest::newRow("reference to nothing")
        << QByteArray(R"({"encryption_key": "env.OTHER"})") << both << QByteArray() << u"env.OTHER"_s;
    QTest::newRow("from the environment")
        << QByteArray("{}") << both << QByteArray("general") << u"env.BIFROST_ENCRYPTION_KEY"_s;
}

void StoreSettingsTest::theEncryptionKey()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, variables);
    QFETCH(QByteArray, value);
    const SecretValue key = settingsOf(json, variables).encryptionKey;
    QCOMPARE(QByteArray::fromStdString(std::string(key.value.reveal())), value);
    QTEST(key.reference, "reference");
}

void StoreSettingsTest::otherTypesAreRefused()
{
    QVERIFY(refusal(R"({"config_store": {"type": "mysql"}})").contains(u"config_store.type"_s));
    QVERIFY(refusal(R"({"encryption_key": 7})").contains(u"encryption_key"_s));
}

BIFROST_TEST(StoreSettingsTest)
#include "storesettingstest.moc"
