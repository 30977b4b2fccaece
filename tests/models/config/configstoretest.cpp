// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>

#include <unistd.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "models/config/configstore.h"
#include "tests/models/config/readingaid.h"
#include "tests/support/asuser.h"
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
    void aDeviceIsNotRead();
    void anEmptyFileIsNoConfiguration();
    void whatIsClosedIsSaid();
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

void ConfigStoreTest::aDeviceIsNotRead()
{
    QVERIFY(QFile::link(u"/dev/zero"_s, m_path));
    const Result<ConfigStore> store = ConfigStore::open(m_path, {});
    QVERIFY(!store);
    QCOMPARE(QString::fromStdString(store.error().message),
             m_path + u" cannot be read: it is a device, not a file."_s);
}

void ConfigStoreTest::anEmptyFileIsNoConfiguration()
{
    for (const QByteArray text : {"", " \n"}) {
        write(text);
        const Result<ConfigStore> store = ConfigStore::open(m_path, {});
        QVERIFY(!store);
        QCOMPARE(QString::fromStdString(store.error().message),
                 m_path + u" is empty. The least that it may hold is {}, which sets nothing."_s);
    }
}

/// Neither may pass for a file that is not there, which stands for the defaults.
void ConfigStoreTest::whatIsClosedIsSaid()
{
    write("{}");
    std::optional<AsUser> nobody;
    if (AsUser::isPossible())
        nobody.emplace(); // to root nothing is closed
    else if (::geteuid() == 0)
        QSKIP("there is no other user");
    QFile::setPermissions(m_path, {});
    const Result<ConfigStore> file = ConfigStore::open(m_path, {});
    QVERIFY(!isMissing(m_path));
    QFile::setPermissions(m_folder->path(), {});
    const Result<ConfigStore> folder = ConfigStore::open(m_path, {});
    const bool isGone = isMissing(m_path);
    nobody.reset();
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(!file && !folder && !isGone);
    const QString start = m_path + u" cannot be read: "_s;
    QCOMPARE(QString::fromStdString(folder.error().message),
             start + u"its folder does not let this user in."_s);
    QVERIFY(QString::fromStdString(file.error().message).startsWith(start));
    QVERIFY(file.error().code == ErrorCode::FileUnreadable);
}

void ConfigStoreTest::aHugeFileIsRefused()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(MaxConfigBytes + 1));
    file.close();
    const Result<ConfigStore> store = ConfigStore::open(m_path, {});
    QVERIFY(!store);
    QCOMPARE(store.error().message, m_path.toStdString() + " is larger than 16 MB.");
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
    QCOMPARE(broken.error().message,
             m_path.toStdString()
                 + std::string(", line 1, column 26: the text ends here, but a comma or \"}\" is missing."));
    QCOMPARE(store.configuration().server.port, quint16(1111));
    write(R"({"server": {"port": 3333}})");
    QVERIFY(store.reload({}).hasValue());
    QCOMPARE(store.configuration().server.port, quint16(3333));
}

BIFROST_TEST(ConfigStoreTest)
#include "configstoretest.moc"
