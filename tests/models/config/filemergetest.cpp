// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/config/filemerge.h"
#include "tests/models/config/readingaid.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;

namespace {

FileDocuments documents(const QByteArray &json)
{
    const Result<ReadConfiguration> read = readText(json);
    if (!read)
        qFatal("%s", read.error().message.c_str());
    return read->documents;
}

/// One start after the other on the same database.
class Starts
{
public:
    MergedConfiguration operator()(const QByteArray &json)
    {
        MergedConfiguration merged = mergeFile(documents(json), database);
        StoredConfiguration replayed = database;
        merged.change.applyTo(replayed);
        if (replayed != merged.stored)
            qFatal("the change does not lead to the result");
        database = merged.stored;
        return merged;
    }

    StoredProvider &provider(const QString &name) { return database.providers[name]; }
    QString value(const QString &name, std::size_t key)
    {
        const StoredKey &stored = provider(name).keys.at(key);
        const SecretSlot slot = stored.document.secrets.value(u"value"_s);
        const std::string_view secret = slot.value.reveal();
        return stored.name + u'=' + QString::fromUtf8(secret.data(), qsizetype(secret.size()));
    }

    StoredConfiguration database;
};

const QByteArray One =
    R"({"providers": {"OpenAI": {"keys": [{"name": "a", "value": "aaaa"}, {"name": "b", "value": "bbbb"}],
    "network_config": {"max_retries": 1}, "of_tomorrow": {"x": 1}}}, "client": {"log_retention_days": 7}})";

} // namespace

/// File and database at the start of the program: which of them counts.
class FileMergeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstStartTakesTheFile();
    void whatWasChangedInTheProgramStays();
    void aChangedSectionOfTheFileWins();
    void changedSettingsBringTheFilesKeysOnly();
    void changedKeysAreReconciledOneByOne();
    void whatWasDeletedStaysDeletedUntilTheFileChanges();
    void whatLeavesTheFileStays();
    void theFileAsTheSourceOfTruth();
    void findsKeysInTheEnvironmentOnce();
    void theFileKnowsWhatIsLocked();
    void nothingNewIsNoChange();
};

void FileMergeTest::theFirstStartTakesTheFile()
{
    Starts start;
    const MergedConfiguration merged = start(One);
    QCOMPARE(start.database.providers.keys(), QStringList{u"openai"_s});
    QCOMPARE(start.value(u"openai"_s, 1), u"b=bbbb"_s);
    QVERIFY(!start.provider(u"openai"_s).keys[0].id.isEmpty());
    QCOMPARE(start.provider(u"openai"_s).document.members[u"of_tomorrow"_s][u"x"_s].toInt(), 1);
    QCOMPARE(start.database.sections[u"client"_s].members[u"log_retention_days"_s].toInt(), 7);
    QVERIFY(merged.notices.empty());
}

void FileMergeTest::whatWasChangedInTheProgramStays()
{
    Starts start;
    start(One);
    start.provider(u"openai"_s).document.members[u"network_config"_s] = QJsonObject{{u"max_retries"_s, 5}};
    start.provider(u"openai"_s).keys[0].document.secrets[u"value"_s].value = Secret("changed");
    start.database.sections[u"client"_s].members[u"log_retention_days"_s] = 99;
    const StoredConfiguration before = start.database;
    QVERIFY(start(One).change.isEmpty());
    QCOMPARE(start.database, before);
}

void FileMergeTest::aChangedSectionOfTheFileWins()
{
    Starts start;
    start(One);
    start.database.sections[u"client"_s].members[u"log_retention_days"_s] = 99;
    const MergedConfiguration merged = start(QByteArray(One).replace(": 7", ": 8"));
    QCOMPARE(start.database.sections[u"client"_s].members[u"log_retention_days"_s].toInt(), 8);
    QCOMPARE(merged.notices.size(), std::size_t(1));
    QCOMPARE(merged.notices[0].path, u"client"_s);
}

void FileMergeTest::changedSettingsBringTheFilesKeysOnly()
{
    Starts start;
    start(One);
    StoredProvider &provider = start.provider(u"openai"_s);
    provider.keys[0].id = u"kept-id"_s;
    provider.keys.push_back({u"own"_s, u"own"_s, ConfigDocument::split({{u"value"_s, u"own-key"_s}})});
    start(QByteArray(One).replace("\"max_retries\": 1", "\"max_retries\": 2"));
    QCOMPARE(start.provider(u"openai"_s).keys.size(), std::size_t(2));
    QCOMPARE(start.provider(u"openai"_s).keys[0].id, u"kept-id"_s);
    QCOMPARE(start.provider(u"openai"_s).document.members[u"network_config"_s][u"max_retries"_s].toInt(), 2);
}

void FileMergeTest::changedKeysAreReconciledOneByOne()
{
    Starts start;
    start(One);
    StoredProvider &provider = start.provider(u"openai"_s);
    provider.keys[0].document.secrets[u"value"_s].value = Secret("set in the program");
    const QString idOfB = provider.keys[1].id;
    provider.keys.push_back({u"own"_s, u"own"_s, ConfigDocument::split({{u"value"_s, u"own-key"_s}})});
    QByteArray file = One;
    file.replace("bbbb", "BBBB")
        .replace(R"({"name": "a")", R"({"name": "c", "value": "cccc"}, {"name": "a")");
    start(file);
    QCOMPARE(start.value(u"openai"_s, 0), u"a=set in the program"_s);
    QCOMPARE(start.value(u"openai"_s, 1), u"b=BBBB"_s);
    QCOMPARE(start.provider(u"openai"_s).keys[1].id, idOfB);
    QCOMPARE(start.value(u"openai"_s, 2), u"own=own-key"_s);
    QCOMPARE(start.value(u"openai"_s, 3), u"c=cccc"_s);
}

void FileMergeTest::whatWasDeletedStaysDeletedUntilTheFileChanges()
{
    Starts start;
    start(One);
    start.provider(u"openai"_s).keys.erase(start.provider(u"openai"_s).keys.begin());
    start(One);
    QCOMPARE(start.provider(u"openai"_s).keys.size(), std::size_t(1));
    start.database.providers.remove(u"openai"_s);
    start(One);
    QVERIFY(start.database.providers.isEmpty());
    start(QByteArray(One).replace("bbbb", "BBBB"));
    QCOMPARE(start.provider(u"openai"_s).keys.size(), std::size_t(2));
}

void FileMergeTest::whatLeavesTheFileStays()
{
    Starts start;
    start(One);
    start("{}");
    QCOMPARE(start.database.providers.size(), 1);
    QCOMPARE(start.database.sections.size(), 1);
    QVERIFY(start.database.marks.isEmpty());
    // Back in the file, it counts anew.
    start.provider(u"openai"_s).keys.clear();
    start(One);
    QCOMPARE(start.provider(u"openai"_s).keys.size(), std::size_t(2));
}

void FileMergeTest::theFileAsTheSourceOfTruth()
{
    const QByteArray truth = R"({"source_of_truth": "config.json", )";
    Starts start;
    start(One);
    start.provider(u"openai"_s).keys.clear();
    start.database.providers.insert(u"groq"_s, {u"groq"_s, {}, {}});
    start(truth + One.mid(1));
    QCOMPARE(start.database.providers.keys(), QStringList{u"openai"_s});
    QCOMPARE(start.provider(u"openai"_s).keys.size(), std::size_t(2));
    start(truth + R"("client": {}})");
    QCOMPARE(start.database.providers.size(), 1); // missing: untouched
    QVERIFY(start.database.sections[u"client"_s].members.isEmpty());
    start(truth + R"("providers": {}})");
    QVERIFY(start.database.providers.isEmpty());
}

void FileMergeTest::findsKeysInTheEnvironmentOnce()
{
    const QProcessEnvironment environment = environmentOf({u"OPENAI_API_KEY=sk"_s});
    const auto start = [&](StoredConfiguration &database) {
        const FileDocuments file = documents("{}");
        MergedConfiguration merged = mergeFile(file, database);
        addDetected(merged, file, detectableProviders(), environment);
        merged.change.applyTo(database);
        return merged;
    };
    StoredConfiguration database;
    const MergedConfiguration first = start(database);
    QCOMPARE(database.providers.keys(), QStringList{u"openai"_s});
    QCOMPARE(database.providers[u"openai"_s].keys[0].document.members[u"value"_s].toString(),
             u"env.OPENAI_API_KEY"_s);
    QCOMPARE(first.notices.size(), std::size_t(1));
    QVERIFY(start(database).change.isEmpty());
    database.providers.clear();
    QVERIFY(start(database).change.isEmpty());
    QVERIFY(database.providers.isEmpty());
}

/// What was taken over from the file and is locked now still stands there, unless the program has replaced
/// it.
void FileMergeTest::theFileKnowsWhatIsLocked()
{
    const QByteArray file = R"({"auth_config": {"admin_password": "in the file"}, "providers": {"openai": {
        "keys": [{"name": "a", "value": "aaaa"}, {"name": "b", "value": "bbbb"}],
        "network_config": {"extra_headers": {"X-Secret": "hhhh"}}}}})";
    Starts start;
    start(file);
    ConfigChange change;
    StoredProvider changed = start.provider(u"openai"_s);
    changed.keys[1].document.secrets[u"value"_s].value = Secret("replaced");
    change.providers.insert(changed.name, changed);
    markOwnSecrets(change, start.database);
    change.applyTo(start.database);
    QVERIFY(start(file).change.isEmpty());
    const auto lock = [](ConfigDocument &document) {
        for (SecretSlot &slot : document.secrets)
            slot = {Secret(), true};
    };
    StoredProvider &stored = start.provider(u"openai"_s);
    lock(stored.document);
    for (StoredKey &key : stored.keys)
        lock(key.document);
    lock(start.database.sections[u"auth_config"_s]);
    const MergedConfiguration merged = mergeFile(documents(file), start.database);
    QVERIFY(merged.change.isEmpty()); // it is stored as it is
    const StoredProvider openai = merged.stored.providers[u"openai"_s];
    QCOMPARE(openai.keys[0].document.secrets[u"value"_s], (SecretSlot{Secret("aaaa"), true}));
    QCOMPARE(openai.keys[1].document.secrets[u"value"_s], (SecretSlot{Secret(), true}));
    QVERIFY(openai.document.secrets.first().value == Secret("hhhh"));
    QVERIFY(merged.stored.sections[u"auth_config"_s].secrets.first().value == Secret("in the file"));
    // A file that says something new is the newer one again.
    const StoredConfiguration later =
        mergeFile(documents(QByteArray(file).replace("bbbb", "cccc")), start.database).stored;
    QVERIFY(later.providers[u"openai"_s].keys[1].document.secrets[u"value"_s].value == Secret("cccc"));
    QVERIFY(start.database.marks.contains(u"own/providers/openai/keys/b"_s));
    QVERIFY(!later.marks.contains(u"own/providers/openai/keys/b"_s));
}

void FileMergeTest::nothingNewIsNoChange()
{
    Starts start;
    QVERIFY(start("{}").change.isEmpty());
    QVERIFY(!start(One).change.isEmpty());
    QVERIFY(start(One).change.isEmpty());
}

BIFROST_TEST(FileMergeTest)
#include "filemergetest.moc"
