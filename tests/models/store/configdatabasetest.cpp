// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/configdatabase.h"
#include "tests/models/store/configaid.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// The configuration on real SQLite.
class ConfigDatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatWasKeptIsThereNextTime();
    void aChangeReplacesAndRemoves();
    void noSecretLiesInTheFiles();
    void whatIsRemovedLeavesNothing();
    void lockedSecretsComeAsLocked();
    void lockedSecretsStayAsTheyAre();
    void nothingIsSealedWithoutTheKey();
    void aFailedChangeChangesNothing();
    void aMovedSecretDoesNotOpen();
    void itIsOpeningUntilTheKeyIsKnown();
    void aForeignFileIsOnlyLookedAt();
    void thereIsOneFirstKey();
    void aLostRecordIsNoReasonForANewKey();
    void anotherKeyOpensEverything();
    void lostSecretsCanBeGivenUp();
    void filesAreForTheOwnerAlone();
    void foreignAndNewerDatabasesAreRefused();
    void callbacksEndWithTheirContext();

private:
    QString path() const { return m_folder->filePath(u"config.db"_s); }
    void open();
    qint64 runSql(const QString &sql);
    QByteArray allFiles() const;
    StoredConfiguration stored() const { return *m_database->load(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ConfigDatabase> m_database;
};

namespace {

constexpr char Value[] = "sk-live-0123456789abcdef";

SecretSlot slotOf(const StoredConfiguration &stored, const QString &provider = u"openai"_s)
{
    return stored.providers.value(provider).keys.at(0).document.secrets.value(u"value"_s);
}

} // namespace

void ConfigDatabaseTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void ConfigDatabaseTest::cleanup()
{
    m_database.reset();
}

void ConfigDatabaseTest::open()
{
    m_database.reset();
    Result<std::unique_ptr<ConfigDatabase>> opened = ConfigDatabase::open(path());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    m_database = std::move(opened).value();
}

/// As somebody does who has another program for it. Gives the first column of the first row.
qint64 ConfigDatabaseTest::runSql(const QString &sql)
{
    qint64 number = -1;
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(path());
        if (!other.open())
            qFatal("The database does not open.");
        QSqlQuery query(other);
        if (!query.exec(sql))
            qFatal("%s", qPrintable(query.lastError().text()));
        if (query.next())
            number = query.value(0).toLongLong();
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    return number;
}

QByteArray ConfigDatabaseTest::allFiles() const
{
    QByteArray content;
    for (const QString &name : QDir(m_folder->path()).entryList(QDir::Files)) {
        QFile file(m_folder->filePath(name));
        if (file.open(QIODevice::ReadOnly))
            content += file.readAll();
    }
    return content;
}

void ConfigDatabaseTest::whatWasKeptIsThereNextTime()
{
    QVERIFY(stored() == StoredConfiguration());
    QVERIFY(beginKey(*m_database).hasValue());
    ConfigChange change = changeTo(providerWithKey(u"openai"_s, Value));
    StoredProvider &provider = *change.providers[u"openai"_s];
    provider.keys.push_back({u"k2"_s, u"spare"_s, {{{u"value"_s, u"env.SPARE"_s}}, {}}});
    provider.document.secrets.insert(u"network_config/extra_headers/X-Team"_s, {Secret("tëam"), false});
    change.providers.insert(u"groq"_s, StoredProvider{u"groq"_s, {}, {}});
    change.sections.insert(u"client"_s,
                           ConfigDocument{{{u"log_retention_days"_s, 30}, {u"unknown"_s, QJsonObject()}},
                                          {{u"password"_s, {Secret("hush"), false}}}});
    change.marks.insert(u"providers/openai"_s, u"abc"_s);
    QVERIFY(commit(*m_database, change).hasValue());

    StoredConfiguration expected;
    for (auto it = change.providers.begin(); it != change.providers.end(); ++it)
        expected.providers.insert(it.key(), **it);
    expected.sections.insert(u"client"_s, *change.sections[u"client"_s]);
    expected.marks.insert(u"providers/openai"_s, u"abc"_s);
    QVERIFY(stored() == expected);
    open();
    m_database->useKey(someKey(), {});
    QVERIFY(stored() == expected);
}

void ConfigDatabaseTest::aChangeReplacesAndRemoves()
{
    QVERIFY(beginKey(*m_database).hasValue());
    ConfigChange first = changeTo(providerWithKey(u"openai"_s, Value));
    first.providers[u"openai"_s]->keys.push_back({u"k2"_s, u"second"_s, {}});
    first.providers.insert(u"groq"_s, StoredProvider{u"groq"_s, {}, {}});
    first.sections.insert(u"client"_s, ConfigDocument());
    first.marks.insert(u"client"_s, u"1"_s);
    QVERIFY(commit(*m_database, first).hasValue());

    // The names of both keys trade places, a third one comes in front, one provider and the section go.
    StoredProvider provider = *first.providers[u"openai"_s];
    std::swap(provider.keys[0].name, provider.keys[1].name);
    provider.keys.insert(provider.keys.begin(), {u"k3"_s, u"third"_s, {}});
    provider.document.members = {{u"send_back_raw_request"_s, true}};
    ConfigChange second = changeTo(provider);
    second.providers.insert(u"groq"_s, std::nullopt);
    second.sections.insert(u"client"_s, std::nullopt);
    second.marks.insert(u"client"_s, std::nullopt);
    QVERIFY(commit(*m_database, second).hasValue());

    const StoredConfiguration now = stored();
    QCOMPARE(now.providers.keys(), QStringList{u"openai"_s});
    QVERIFY(now.providers[u"openai"_s] == provider);
    QVERIFY(now.sections.isEmpty());
    QVERIFY(now.marks.isEmpty());
}

void ConfigDatabaseTest::noSecretLiesInTheFiles()
{
    QVERIFY(beginKey(*m_database).hasValue());
    QVERIFY(commit(*m_database, changeTo(providerWithKey(u"openai"_s, Value))).hasValue());
    QVERIFY(allFiles().contains("openai"));
    QVERIFY(!allFiles().contains("sk-live"));
    QVERIFY(!allFiles().contains(QByteArray(16, 'a'))); // the master key as text
    QVERIFY(!allFiles().contains(QByteArray(16, char(0xAA))));
    open();
    QVERIFY(!allFiles().contains("sk-live"));
}

void ConfigDatabaseTest::whatIsRemovedLeavesNothing()
{
    QVERIFY(beginKey(*m_database).hasValue());
    StoredProvider provider = providerWithKey(u"openai"_s, Value);
    provider.document.secrets.insert(u"proxy_config/password"_s, {Secret("hush"), false});
    QVERIFY(commit(*m_database, changeTo(provider)).hasValue());
    provider.document.secrets.clear();
    provider.keys.clear();
    QVERIFY(commit(*m_database, changeTo(provider)).hasValue());
    provider = providerWithKey(u"openai"_s, Value);
    QVERIFY(commit(*m_database, changeTo(provider)).hasValue());
    ConfigChange removal;
    removal.providers.insert(u"openai"_s, std::nullopt);
    QVERIFY(commit(*m_database, removal).hasValue());
    QCOMPARE(runSql(u"SELECT count(*) FROM secrets"_s), 0);
    QCOMPARE(runSql(u"SELECT count(*) FROM provider_keys"_s), 0);
}

void ConfigDatabaseTest::lockedSecretsComeAsLocked()
{
    QVERIFY(beginKey(*m_database).hasValue());
    StoredProvider provider = providerWithKey(u"openai"_s, Value);
    provider.keys.push_back({u"k2"_s, u"spare"_s, {{{u"value"_s, u"env.SPARE"_s}}, {}}});
    QVERIFY(commit(*m_database, changeTo(provider)).hasValue());
    open();
    const StoredConfiguration locked = stored();
    QVERIFY(slotOf(locked).locked);
    QVERIFY(slotOf(locked).value.isEmpty());
    QCOMPARE(locked.providers[u"openai"_s].keys[1].document.members[u"value"_s].toString(), u"env.SPARE"_s);
    m_database->useKey(someKey('b'), {});
    QVERIFY(slotOf(stored()).locked);
    m_database->useKey(someKey(), {});
    QVERIFY(slotOf(stored()) == (SecretSlot{Secret(Value), false}));
    m_database->useKey({}, u"It is locked."_s);
    QVERIFY(slotOf(stored()).locked);
}

void ConfigDatabaseTest::lockedSecretsStayAsTheyAre()
{
    QVERIFY(beginKey(*m_database).hasValue());
    QVERIFY(commit(*m_database, changeTo(providerWithKey(u"openai"_s, Value))).hasValue());
    m_database->useKey({}, u"It is locked."_s);
    StoredProvider provider = stored().providers[u"openai"_s];
    provider.keys[0].name = u"renamed"_s;
    provider.keys[0].document.members[u"weight"_s] = 2;
    QVERIFY(commit(*m_database, changeTo(provider)).hasValue());
    m_database->useKey(someKey(), {});
    QCOMPARE(stored().providers[u"openai"_s].keys[0].name, u"renamed"_s);
    QVERIFY(slotOf(stored()) == (SecretSlot{Secret(Value), false}));

    // What is not there cannot stay: undoing a removal must not leave a key without its value.
    m_database->useKey({}, u"It is locked."_s);
    ConfigChange removal;
    removal.providers.insert(u"openai"_s, std::nullopt);
    QVERIFY(commit(*m_database, removal).hasValue());
    const Result<void> restored = commit(*m_database, changeTo(provider));
    QVERIFY(!restored);
    QVERIFY(restored.error().code == ErrorCode::SecretsLocked);
    QVERIFY(stored().providers.isEmpty());
}

void ConfigDatabaseTest::nothingIsSealedWithoutTheKey()
{
    m_database->useKey({}, u"Your keychain is locked."_s);
    const Result<void> kept = commit(*m_database, changeTo(providerWithKey(u"openai"_s, Value)));
    QVERIFY(!kept);
    QVERIFY(kept.error().code == ErrorCode::SecretsLocked);
    QCOMPARE(QString::fromStdString(kept.error().message),
             u"The key cannot be stored. Your keychain is locked. Until then it can be given as env.NAME."_s);
    StoredProvider provider = providerWithKey(u"openai"_s, Value);
    provider.keys[0].document = {{{u"value"_s, u"env.KEY"_s}}, {}};
    QVERIFY(commit(*m_database, changeTo(provider)).hasValue());
    QVERIFY(!allFiles().contains("sk-live"));
}

void ConfigDatabaseTest::aFailedChangeChangesNothing()
{
    QVERIFY(beginKey(*m_database).hasValue());
    QVERIFY(commit(*m_database, changeTo(providerWithKey(u"openai"_s, Value))).hasValue());
    const StoredConfiguration before = stored();
    ConfigChange change;
    change.sections.insert(u"client"_s, ConfigDocument());
    change.providers.insert(u"openai"_s, std::nullopt);
    StoredProvider twice = providerWithKey(u"zed"_s, Value);
    twice.keys.push_back(twice.keys[0]);
    change.providers.insert(u"zed"_s, twice);
    QVERIFY(!commit(*m_database, change));
    QVERIFY(stored() == before);
    QVERIFY(commit(*m_database, changeTo(providerWithKey(u"groq"_s, Value))).hasValue());
}

void ConfigDatabaseTest::aMovedSecretDoesNotOpen()
{
    QVERIFY(beginKey(*m_database).hasValue());
    QVERIFY(commit(*m_database, changeTo(providerWithKey(u"openai"_s, Value))).hasValue());
    QVERIFY(commit(*m_database, changeTo(providerWithKey(u"evil"_s, "other"))).hasValue());
    m_database.reset();
    runSql(u"UPDATE secrets SET sealed = (SELECT sealed FROM secrets WHERE row_id = 'openai/k1')"
           " WHERE row_id = 'evil/k1'"_s);
    open();
    m_database->useKey(someKey(), {});
    QVERIFY(slotOf(stored(), u"evil"_s).locked);
    QVERIFY(slotOf(stored()) == (SecretSlot{Secret(Value), false}));
}

void ConfigDatabaseTest::itIsOpeningUntilTheKeyIsKnown()
{
    QVERIFY(m_database->isOpening());
    m_database->useKey({}, u"The keychain is locked."_s);
    QVERIFY(!m_database->isOpening());
    m_database->awaitKey(u"Looking for it."_s);
    QVERIFY(m_database->isOpening());
    QVERIFY(beginKey(*m_database).hasValue());
    QVERIFY(!m_database->isOpening());
}

void ConfigDatabaseTest::aForeignFileIsOnlyLookedAt()
{
    QVERIFY(!ConfigDatabase::objection(path()));
    QVERIFY(!ConfigDatabase::objection(path() + u".none"_s));
    QVERIFY(!QFile::exists(path() + u".none"_s));
    QFile letter(path() + u".letter"_s);
    QVERIFY(letter.open(QIODevice::WriteOnly) && letter.write("Dear Sir") == 8);
    letter.close();
    const auto wide = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
    QVERIFY(letter.setPermissions(wide));
    const std::optional<Error> objection = ConfigDatabase::objection(letter.fileName());
    QVERIFY(objection && QString::fromStdString(objection->message).contains(letter.fileName()));
    QCOMPARE(QFile::permissions(letter.fileName()) & wide, QFile::Permissions(wide));
}

void ConfigDatabaseTest::thereIsOneFirstKey()
{
    const Result<std::optional<KeyRecord>> none = m_database->keyRecord();
    QVERIFY(none.hasValue());
    QVERIFY(!none->has_value());
    QVERIFY(beginKey(*m_database).hasValue());
    QVERIFY(!beginKey(*m_database, someKey('b')));
    const Result<std::optional<KeyRecord>> record = m_database->keyRecord();
    QVERIFY(record->has_value());
    QCOMPARE((*record)->id, u"key-1"_s);
    QVERIFY((*record)->source == KeySource::Keychain);
    QVERIFY(someKey()->isRight((*record)->id, (*record)->checkValue));
}

void ConfigDatabaseTest::aLostRecordIsNoReasonForANewKey()
{
    QVERIFY(beginKey(*m_database).hasValue());
    QVERIFY(commit(*m_database, changeTo(providerWithKey(u"openai"_s, Value))).hasValue());
    m_database.reset();
    runSql(u"DELETE FROM master_key"_s);
    open();
    const Result<std::optional<KeyRecord>> record = m_database->keyRecord();
    QVERIFY(!record);
    QVERIFY(record.error().code == ErrorCode::SecretsLocked);
    QVERIFY(!beginKey(*m_database, someKey('b')));
}

void ConfigDatabaseTest::anotherKeyOpensEverything()
{
    QVERIFY(beginKey(*m_database).hasValue());
    QVERIFY(commit(*m_database, changeTo(providerWithKey(u"openai"_s, Value))).hasValue());
    const StoredConfiguration before = stored();
    const MasterKeyPtr other = someKey('b');
    KeyRecord record = recordOf(other, u"key-2"_s, KeySource::Passphrase);
    record.salt = "0123456789abcdef";
    record.derivation = 1;
    QVERIFY(resultOf([&](QObject *context, ConfigRepository::Done done) {
                m_database->changeKey(record, other, context, done);
            }).hasValue());
    QVERIFY(stored() == before);
    open();
    m_database->useKey(someKey(), {});
    QVERIFY(slotOf(stored()).locked);
    m_database->useKey(other, {});
    QVERIFY(stored() == before);
    const KeyRecord now = **m_database->keyRecord();
    QCOMPARE(now.id, u"key-2"_s);
    QVERIFY(now.source == KeySource::Passphrase);
    QCOMPARE(now.salt, record.salt);
    QCOMPARE(now.derivation, 1);

    // The copy is as it was, and the former key opens it.
    Result<std::unique_ptr<ConfigDatabase>> copy = ConfigDatabase::open(path() + u".former-key.backup"_s);
    QVERIFY(copy.hasValue());
    (*copy)->useKey(someKey(), {});
    QVERIFY(*(*copy)->load() == before);
    QCOMPARE((**(*copy)->keyRecord()).id, u"key-1"_s);
}

void ConfigDatabaseTest::lostSecretsCanBeGivenUp()
{
    QVERIFY(beginKey(*m_database).hasValue());
    QVERIFY(commit(*m_database, changeTo(providerWithKey(u"openai"_s, Value))).hasValue());
    open();
    QVERIFY(resultOf([&](QObject *context, ConfigRepository::Done done) {
                m_database->forgetSecrets(context, done);
            }).hasValue());
    QVERIFY(!m_database->keyRecord()->has_value());
    QCOMPARE(stored().providers.keys(), QStringList{u"openai"_s});
    QVERIFY(stored().providers[u"openai"_s].keys[0].document.secrets.isEmpty());
    QVERIFY(beginKey(*m_database, someKey('b')).hasValue());
    Result<std::unique_ptr<ConfigDatabase>> copy = ConfigDatabase::open(path() + u".given-up.backup"_s);
    QVERIFY(copy.hasValue());
    (*copy)->useKey(someKey(), {});
    QVERIFY(slotOf(*(*copy)->load()) == (SecretSlot{Secret(Value), false}));
}

void ConfigDatabaseTest::filesAreForTheOwnerAlone()
{
    QVERIFY(beginKey(*m_database).hasValue());
    QVERIFY(commit(*m_database, changeTo(providerWithKey(u"openai"_s, Value))).hasValue());
    QVERIFY(resultOf([&](QObject *context, ConfigRepository::Done done) {
                m_database->forgetSecrets(context, done);
            }).hasValue());
    const QStringList names = QDir(m_folder->path()).entryList(QDir::Files);
    QVERIFY(names.size() >= 3);
    for (const QString &name : names) {
        const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup
            | QFileDevice::WriteOther;
        QVERIFY2(!(QFile::permissions(m_folder->filePath(name)) & others), qPrintable(name));
    }
}

void ConfigDatabaseTest::foreignAndNewerDatabasesAreRefused()
{
    m_database.reset();
    runSql(u"INSERT INTO schema_version VALUES (99, 0)"_s);
    const Result<std::unique_ptr<ConfigDatabase>> newer = ConfigDatabase::open(path());
    QVERIFY(!newer);
    QVERIFY(newer.error().code == ErrorCode::DatabaseNewer);
    runSql(u"PRAGMA application_id = 7"_s);
    const Result<std::unique_ptr<ConfigDatabase>> foreign = ConfigDatabase::open(path());
    QVERIFY(!foreign);
    QVERIFY(foreign.error().code == ErrorCode::DatabaseForeign);
}

void ConfigDatabaseTest::callbacksEndWithTheirContext()
{
    QVERIFY(beginKey(*m_database).hasValue());
    bool called = false;
    auto context = std::make_unique<QObject>();
    m_database->commit(changeTo(providerWithKey(u"openai"_s, Value)), context.get(),
                       [&called](const Result<void> &) { called = true; });
    context.reset();
    QVERIFY(commit(*m_database, changeTo(providerWithKey(u"groq"_s, Value))).hasValue());
    QVERIFY(!called);
    QCOMPARE(stored().providers.size(), 2);

    // What was asked for before the end is done before the end.
    QObject other;
    m_database->commit(changeTo(providerWithKey(u"last"_s, Value)), &other, [](const Result<void> &) {});
    open();
    QCOMPARE(stored().providers.size(), 3);
}

BIFROST_TEST(ConfigDatabaseTest)
#include "configdatabasetest.moc"
