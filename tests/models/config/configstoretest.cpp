// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "models/config/configstore.h"
#include "tests/models/config/readingaid.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;

class ConfigStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aMissingFileIsTheDefaults();
    void readsTheFileAndLeavesItAlone();
    void aFolderCannotBeRead();
    void aHugeFileIsRefused();
    void reloadKeepsWhatIsInForceAfterAMistake();

private:
    void write(const QByteArray &json) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void ConfigStoreTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"config.json"_s);
}

void ConfigStoreTest::write(const QByteArray &json) const
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(json), json.size());
}

void ConfigStoreTest::aMissingFileIsTheDefaults()
{
    const Result<ConfigStore> store = ConfigStore::open(m_path, environmentOf({u"OPENAI_API_KEY=one"_s}));
    QVERIFY(store.hasValue());
    QCOMPARE(store->path(), m_path);
    QCOMPARE(store->configuration().server.port, quint16(8080));
    QCOMPARE(store->configuration().providers.size(), std::size_t(1));
    QCOMPARE(store->notices().size(), std::size_t(1));
    QVERIFY(!QFile::exists(m_path));
}

void ConfigStoreTest::readsTheFileAndLeavesItAlone()
{
    const QByteArray json = "{\"server\": {\"port\": 9999},  \"mine\": [ 1 ]}\n";
    write(json);
    const Result<ConfigStore> store = ConfigStore::open(m_path, {});
    QVERIFY(store.hasValue());
    QCOMPARE(store->configuration().server.port, quint16(9999));
    QCOMPARE(store->notices().size(), std::size_t(1));
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), json);
}

void ConfigStoreTest::aFolderCannotBeRead()
{
    const Result<ConfigStore> store = ConfigStore::open(m_folder->path(), {});
    QVERIFY(!store);
    QVERIFY(store.error().code == ErrorCode::FileUnreadable);
    QCOMPARE(QString::fromStdString(store.error().message),
             m_folder->path() + u" cannot be read: it is a folder."_s);
}

void ConfigStoreTest::aHugeFileIsRefused()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(MaxConfigBytes + 1));
    file.close();
    const Result<ConfigStore> store = ConfigStore::open(m_path, {});
    QVERIFY(!store);
    QCOMPARE(store.error().message, std::string("config.json is larger than 16 MB."));
}

void ConfigStoreTest::reloadKeepsWhatIsInForceAfterAMistake()
{
    write(R"({"server": {"port": 1111}})");
    Result<ConfigStore> opened = ConfigStore::open(m_path, {});
    QVERIFY(opened.hasValue());
    ConfigStore &store = *opened;
    write(R"({"server": {"port": 2222})");
    const Result<void> broken = store.reload({});
    QVERIFY(!broken);
    QCOMPARE(
        broken.error().message,
        std::string("config.json, line 1, column 26: the file ends here, but a comma or \"}\" is missing."));
    QCOMPARE(store.configuration().server.port, quint16(1111));
    write(R"({"server": {"port": 3333}})");
    QVERIFY(store.reload({}).hasValue());
    QCOMPARE(store.configuration().server.port, quint16(3333));
}

BIFROST_TEST(ConfigStoreTest)
#include "configstoretest.moc"
