// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/secretstore.h"
#include "models/secrets/keyfile.h"
#include "tests/models/secrets/fakekeychain.h"
#include "tests/models/store/configaid.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

using Kind = SecretState::Kind;
using Outcome = Keychain::Outcome;

/// How the master key is found, made and missed. The database is real, the keychain is not.
class SecretStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theFirstKeyGoesIntoTheKeychain();
    void nobodyIsAskedBeforeThereIsAKey();
    void whatNeedsTheFirstKeyWaitsForIt();
    void whatComesWithTheStateWaitsToo();
    void aChangeSaysWhyThereIsNoFirstKey();
    void withoutAKeychainIntoAFile();
    void aPassphraseComesFirst();
    void theSourceIsNotChosenAgain();
    void aLockedKeychainIsNoReasonForANewKey_data();
    void aLockedKeychainIsNoReasonForANewKey();
    void unlockingTriesAgain();
    void aLockedKeychainAtTheFirstStart();
    void nobodyIsThereToUnlock_data();
    void nobodyIsThereToUnlock();
    void theUserPrefersAFile();
    void aForgetfulKeychainIsNotTrusted();
    void aKeychainThatDoesNotAnswer();
    void aLateAnswerCounts();
    void anAnswerAfterTheEndIsDropped();
    void aMissingFileIsMissing();
    void aFileOfAnotherDatabaseIsRefused();
    void aFileThatIsThereAlreadyIsUsed();
    void aBrokenFileStopsTheFirstKey();
    void aWrongPassphraseIsTold();
    void aMissingPassphraseIsLocked();
    void aPassphraseThatIsNotSetStopsTheFirstKey();
    void aPassphraseTakesOver();
    void lostSecretsAndANewStart();
    void theKeyMovesIntoTheKeychain();
    void aKeychainThatRefusesChangesNothing_data();
    void aKeychainThatRefusesChangesNothing();

private:
    SecretStore &start(SecretStore::Options options = {});
    SecretStore &startSettled(SecretStore::Options options = {});
    bool settled() const { return m_store->state().kind != Kind::Opening; }
    void waitUntilSettled()
    {
        QVERIFY(runUntil([this] { return settled(); }, std::chrono::seconds(60)));
    }
    void keepAKey();
    bool keptKeyIsThere() const;
    QString file() const { return m_folder->filePath(u"master.key"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeKeychainState> m_keychain;
    std::unique_ptr<ConfigDatabase> m_database;
    std::unique_ptr<SecretStore> m_store;
    std::vector<SecretState> m_states;
};

namespace {

SecretStore::Options passphrase(std::string_view text)
{
    SecretStore::Options options;
    options.passphrase = Secret(text);
    return options;
}

SecretStore::Options whenNeeded()
{
    SecretStore::Options options;
    options.firstKeyWhenNeeded = true;
    return options;
}

} // namespace

void SecretStoreTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_keychain = std::make_shared<FakeKeychainState>();
}

void SecretStoreTest::cleanup()
{
    m_store.reset();
    m_database.reset();
}

/// As a start of the program: everything is made anew but the files and the keychain.
SecretStore &SecretStoreTest::start(SecretStore::Options options)
{
    cleanup();
    m_database = ConfigDatabase::open(m_folder->filePath(u"config.db"_s)).value();
    options.keyFile = file();
    m_store = std::make_unique<SecretStore>(*m_database, std::make_unique<FakeKeychain>(m_keychain),
                                            std::move(options));
    m_states.clear();
    connect(m_store.get(), &SecretStore::stateChanged, this,
            [this](const SecretState &state) { m_states.push_back(state); });
    m_store->unlock();
    return *m_store;
}

SecretStore &SecretStoreTest::startSettled(SecretStore::Options options)
{
    start(std::move(options));
    waitUntilSettled();
    return *m_store;
}

void SecretStoreTest::keepAKey()
{
    const Result<void> kept = commit(*m_database, changeTo(providerWithKey(u"openai"_s, "sk-kept")));
    QVERIFY2(kept, kept ? "" : kept.error().message.c_str());
}

bool SecretStoreTest::keptKeyIsThere() const
{
    const StoredConfiguration stored = *m_database->load();
    const SecretSlot slot = stored.providers.value(u"openai"_s).keys.at(0).document.secrets.value(u"value"_s);
    return !slot.locked && slot.value == Secret("sk-kept");
}

void SecretStoreTest::theFirstKeyGoesIntoTheKeychain()
{
    QVERIFY(startSettled().state().isOpen());
    QVERIFY(m_store->state().source == KeySource::Keychain);
    QCOMPARE(m_keychain->entries.size(), 1);
    QVERIFY(!QFile::exists(file()));
    keepAKey();
    m_store->unlock(); // is open already
    QCOMPARE(m_keychain->questions, 2);

    QVERIFY(startSettled().state().isOpen());
    QVERIFY(keptKeyIsThere());
    QCOMPARE(m_keychain->entries.size(), 1);
    QCOMPARE(m_states.size(), std::size_t(2));
    QVERIFY(m_states[0].kind == Kind::Opening);
}

void SecretStoreTest::nobodyIsAskedBeforeThereIsAKey()
{
    QVERIFY(startSettled(whenNeeded()).state().isOpen());
    QVERIFY(!m_store->state().source);
    StoredProvider plain = providerWithKey(u"groq"_s, "");
    plain.keys.front().document.secrets.clear();
    plain.keys.front().document.members[u"value"_s] = u"env.GROQ_API_KEY"_s;
    QVERIFY(commit(*m_database, changeTo(plain)));
    QCOMPARE(m_keychain->questions, 0);
    QVERIFY(!QFile::exists(file()));

    keepAKey();
    QCOMPARE(m_keychain->questions, 2);
    QVERIFY(m_store->state().isOpen());
    QVERIFY(m_store->state().source == KeySource::Keychain);
    QVERIFY(keptKeyIsThere());
    QVERIFY(startSettled(whenNeeded()).state().isOpen());
    QVERIFY(m_store->state().source == KeySource::Keychain);
    QVERIFY(keptKeyIsThere());
    QCOMPARE(m_keychain->entries.size(), 1);
}

void SecretStoreTest::whatNeedsTheFirstKeyWaitsForIt()
{
    m_keychain->answers = false;
    QVERIFY(startSettled(whenNeeded()).state().isOpen());
    std::vector<Result<void>> results;
    for (const QString &name : {u"openai"_s, u"groq"_s}) {
        m_database->commit(changeTo(providerWithKey(name, "sk-kept")), this,
                           [&results](const Result<void> &result) { results.push_back(result); });
    }
    QCOMPARE(m_keychain->questions, 1);
    QVERIFY(m_store->state().kind == Kind::Opening);
    QVERIFY(m_store->state().firstKey);
    m_keychain->answer(); // it is written
    QVERIFY(results.empty());
    m_keychain->answer(); // and read back
    QVERIFY(runUntil([&results] { return results.size() == 2; }, std::chrono::seconds(60)));
    QVERIFY(results[0] && results[1]);
    QCOMPARE(m_keychain->entries.size(), 1);
    QVERIFY(keptKeyIsThere());
}

/// As the program takes over what stands in config.json.
void SecretStoreTest::whatComesWithTheStateWaitsToo()
{
    m_keychain->outcome = Outcome::Absent;
    std::vector<Result<void>> results;
    const auto keep = [&](const QString &name) {
        m_database->commit(changeTo(providerWithKey(name, "sk-kept")), this,
                           [&results](const Result<void> &result) { results.push_back(result); });
    };
    m_database = ConfigDatabase::open(m_folder->filePath(u"config.db"_s)).value();
    SecretStore::Options options = whenNeeded();
    options.keyFile = file();
    m_store = std::make_unique<SecretStore>(*m_database, std::make_unique<FakeKeychain>(m_keychain), options);
    connect(m_store.get(), &SecretStore::stateChanged, this, [&](const SecretState &state) {
        if (state.isOpen())
            keep(state.source ? u"groq"_s : u"openai"_s);
    });
    m_store->unlock();
    QVERIFY(runUntil([&results] { return results.size() == 2; }, std::chrono::seconds(60)));
    for (const Result<void> &result : results)
        QVERIFY2(result, result ? "" : result.error().message.c_str());
    QVERIFY(m_store->state().source == KeySource::File);
    QVERIFY(keptKeyIsThere());
}

void SecretStoreTest::aChangeSaysWhyThereIsNoFirstKey()
{
    m_keychain->outcome = Outcome::Locked;
    QVERIFY(startSettled(whenNeeded()).state().isOpen());
    const Result<void> refused = commit(*m_database, changeTo(providerWithKey(u"openai"_s, "sk-kept")));
    QVERIFY(!refused);
    QVERIFY(refused.error().code == ErrorCode::SecretsLocked);
    QVERIFY2(refused.error().message.find("keychain is locked") != std::string::npos,
             refused.error().message.c_str());
    QVERIFY(m_store->state().kind == Kind::Locked);
    QVERIFY(m_store->state().firstKey);
    // Asked by somebody it is made at once.
    m_keychain->outcome = Outcome::Done;
    m_store->unlock();
    waitUntilSettled();
    QVERIFY(m_store->state().source == KeySource::Keychain);
    keepAKey();
    QVERIFY(keptKeyIsThere());
}

void SecretStoreTest::withoutAKeychainIntoAFile()
{
    m_keychain->outcome = Outcome::Absent;
    QVERIFY(startSettled().state().isOpen());
    QVERIFY(m_store->state().source == KeySource::File);
    QVERIFY(m_store->state().sentence.contains(file()));
    QVERIFY(QFile::exists(file()));
    keepAKey();
    QVERIFY(startSettled().state().isOpen());
    QVERIFY(keptKeyIsThere());
}

void SecretStoreTest::aPassphraseComesFirst()
{
    QVERIFY(startSettled(passphrase("correct horse")).state().isOpen());
    QVERIFY(m_store->state().source == KeySource::Passphrase);
    QCOMPARE(m_keychain->questions, 0);
    QVERIFY(!QFile::exists(file()));
    keepAKey();
    QVERIFY(startSettled(passphrase("correct horse")).state().isOpen());
    QVERIFY(keptKeyIsThere());
    QCOMPARE(m_keychain->questions, 0);
}

void SecretStoreTest::theSourceIsNotChosenAgain()
{
    m_keychain->outcome = Outcome::Absent;
    startSettled();
    m_keychain->outcome = Outcome::Done; // a keychain has been installed since
    QVERIFY(startSettled().state().source == KeySource::File);
    QVERIFY(m_store->state().isOpen());
    QVERIFY(m_keychain->entries.isEmpty());
}

void SecretStoreTest::aLockedKeychainIsNoReasonForANewKey_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("kind");
    QTest::newRow("locked") << int(Outcome::Locked) << int(Kind::Locked);
    QTest::newRow("absent") << int(Outcome::Absent) << int(Kind::Locked);
    QTest::newRow("failed") << int(Outcome::Failed) << int(Kind::Locked);
    QTest::newRow("no entry") << int(Outcome::NoEntry) << int(Kind::Missing);
}

void SecretStoreTest::aLockedKeychainIsNoReasonForANewKey()
{
    QFETCH(int, outcome);
    QFETCH(int, kind);
    startSettled();
    keepAKey();
    const QMap<QString, QString> entries = m_keychain->entries;
    const QString id = (**m_database->keyRecord()).id;

    m_keychain->outcome = Outcome(outcome);
    SecretStore::Options options;
    options.fileIfLocked = true; // for the first key only
    QCOMPARE(int(startSettled(options).state().kind), kind);
    QVERIFY(m_store->state().source == KeySource::Keychain);
    m_store->useFileInstead();
    waitUntilSettled();
    QCOMPARE(int(m_store->state().kind), kind);
    QVERIFY(!keptKeyIsThere());
    QVERIFY(!QFile::exists(file()));
    QVERIFY(m_keychain->entries == entries);
    QCOMPARE((**m_database->keyRecord()).id, id);

    m_keychain->outcome = Outcome::Done;
    QVERIFY(startSettled().state().isOpen());
    QVERIFY(keptKeyIsThere());
}

void SecretStoreTest::unlockingTriesAgain()
{
    startSettled();
    keepAKey();
    m_keychain->outcome = Outcome::Locked;
    QVERIFY(startSettled().state().kind == Kind::Locked);
    const Result<void> refused = commit(*m_database, changeTo(providerWithKey(u"groq"_s, "sk-new")));
    QVERIFY(!refused);
    QVERIFY(refused.error().message.find("Your keychain is locked") != std::string::npos);

    m_store->unlock();
    waitUntilSettled();
    QVERIFY(m_store->state().kind == Kind::Locked);
    m_keychain->outcome = Outcome::Done;
    m_store->unlock();
    waitUntilSettled();
    QVERIFY(m_store->state().isOpen());
    QVERIFY(keptKeyIsThere());
    QVERIFY(commit(*m_database, changeTo(providerWithKey(u"groq"_s, "sk-new"))).hasValue());
}

void SecretStoreTest::aLockedKeychainAtTheFirstStart()
{
    m_keychain->outcome = Outcome::Locked;
    QVERIFY(startSettled().state().kind == Kind::Locked);
    QVERIFY(m_store->state().firstKey);
    QVERIFY(!m_database->keyRecord()->has_value());
    QVERIFY(!QFile::exists(file()));
    m_keychain->outcome = Outcome::Done;
    m_store->unlock();
    waitUntilSettled();
    QVERIFY(m_store->state().isOpen());
    QVERIFY(m_store->state().source == KeySource::Keychain);
}

void SecretStoreTest::nobodyIsThereToUnlock_data()
{
    QTest::addColumn<int>("outcome");
    QTest::newRow("locked") << int(Outcome::Locked);
    QTest::newRow("failed") << int(Outcome::Failed);
    QTest::newRow("does not answer") << -1;
}

void SecretStoreTest::nobodyIsThereToUnlock()
{
    QFETCH(int, outcome);
    m_keychain->answers = outcome >= 0;
    m_keychain->outcome = outcome >= 0 ? Outcome(outcome) : Outcome::Done;
    SecretStore::Options options;
    options.fileIfLocked = true;
    options.patience = std::chrono::milliseconds(1);
    QVERIFY(startSettled(options).state().isOpen());
    QVERIFY(m_store->state().source == KeySource::File);
    m_keychain->answer(); // too late
    QVERIFY(m_store->state().source == KeySource::File);
    keepAKey();
    QVERIFY(startSettled(options).state().isOpen());
    QVERIFY(keptKeyIsThere());
}

void SecretStoreTest::theUserPrefersAFile()
{
    m_keychain->answers = false;
    QVERIFY(start().state().kind == Kind::Opening);
    m_store->useFileInstead();
    waitUntilSettled();
    QVERIFY(m_store->state().isOpen());
    QVERIFY(m_store->state().source == KeySource::File);
    m_keychain->answer(); // nobody wants it any more
    QVERIFY(m_store->state().source == KeySource::File);
    QVERIFY((**m_database->keyRecord()).source == KeySource::File);
    m_store->useFileInstead();
    QVERIFY(m_store->state().isOpen());
}

void SecretStoreTest::aForgetfulKeychainIsNotTrusted()
{
    m_keychain->forgets = true;
    QVERIFY(startSettled().state().kind == Kind::Failed);
    QVERIFY(!m_database->keyRecord()->has_value());
}

void SecretStoreTest::aKeychainThatDoesNotAnswer()
{
    startSettled();
    keepAKey();
    m_keychain->answers = false;
    m_keychain->questions = 0;
    SecretStore::Options options;
    options.patience = std::chrono::milliseconds(1);
    QVERIFY(startSettled(options).state().kind == Kind::Locked);
    QVERIFY(m_store->state().sentence.contains(u"has not answered"_s));
    m_store->unlock();
    QVERIFY(m_store->state().kind == Kind::Opening);
    waitUntilSettled();
    QVERIFY(m_store->state().kind == Kind::Locked);
    QCOMPARE(m_keychain->questions, 1); // one question on the screen is enough
}

void SecretStoreTest::aLateAnswerCounts()
{
    startSettled();
    keepAKey();
    m_keychain->answers = false;
    SecretStore::Options options;
    options.patience = std::chrono::milliseconds(1);
    QVERIFY(startSettled(options).state().kind == Kind::Locked);
    m_keychain->answer();
    QVERIFY(m_store->state().isOpen());
    QVERIFY(keptKeyIsThere());
}

void SecretStoreTest::anAnswerAfterTheEndIsDropped()
{
    m_keychain->answers = false;
    start();
    m_store.reset();
    m_keychain->answer();
    QVERIFY(!m_database->keyRecord()->has_value());

    // A passphrase is under way when the program ends.
    start(passphrase("correct horse"));
    cleanup();
    QCOMPARE(m_states.size(), std::size_t(1));
}

void SecretStoreTest::aMissingFileIsMissing()
{
    m_keychain->outcome = Outcome::Absent;
    startSettled();
    keepAKey();
    QVERIFY(QFile::rename(file(), file() + u".away"_s));
    QVERIFY(startSettled().state().kind == Kind::Missing);
    QVERIFY(m_store->state().sentence.contains(file()));
    QVERIFY(!QFile::exists(file()));
    QVERIFY(QFile::rename(file() + u".away"_s, file()));
    m_store->unlock();
    QVERIFY(m_store->state().isOpen());
    QVERIFY(keptKeyIsThere());
}

void SecretStoreTest::aFileOfAnotherDatabaseIsRefused()
{
    m_keychain->outcome = Outcome::Absent;
    startSettled();
    keepAKey();
    QVERIFY(QFile::remove(file()));
    QVERIFY((KeyFile{u"other"_s, someKey()}.write(file()).hasValue()));
    QVERIFY(startSettled().state().kind == Kind::Failed);
    QVERIFY(!keptKeyIsThere());
}

void SecretStoreTest::aFileThatIsThereAlreadyIsUsed()
{
    QVERIFY((KeyFile{u"earlier"_s, someKey()}.write(file()).hasValue()));
    m_keychain->outcome = Outcome::Absent;
    QVERIFY(startSettled().state().isOpen());
    QCOMPARE((**m_database->keyRecord()).id, u"earlier"_s);
    keepAKey();
    QVERIFY(startSettled().state().isOpen());
    QVERIFY(keptKeyIsThere());
}

void SecretStoreTest::aBrokenFileStopsTheFirstKey()
{
    QFile broken(file());
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("id x\n");
    broken.close();
    m_keychain->outcome = Outcome::Absent;
    QVERIFY(startSettled().state().kind == Kind::Failed);
    QVERIFY(m_store->state().sentence.contains(u"damaged"_s));
    QVERIFY(!m_database->keyRecord()->has_value());
}

void SecretStoreTest::aWrongPassphraseIsTold()
{
    startSettled(passphrase("correct horse"));
    keepAKey();
    QVERIFY(startSettled(passphrase("battery staple")).state().kind == Kind::Failed);
    QVERIFY(m_store->state().sentence.contains(u"encryption_key"_s));
    QVERIFY(!keptKeyIsThere());
    QVERIFY(startSettled(passphrase("correct horse")).state().isOpen());
    QVERIFY(keptKeyIsThere());
}

void SecretStoreTest::aMissingPassphraseIsLocked()
{
    startSettled(passphrase("correct horse"));
    keepAKey();
    QVERIFY(startSettled().state().kind == Kind::Locked);
    QVERIFY(m_store->state().source == KeySource::Passphrase);
    SecretStore::Options unset;
    unset.passphraseReference = u"env.GW_SECRET"_s;
    QVERIFY(startSettled(unset).state().kind == Kind::Locked);
    QVERIFY(m_store->state().sentence.contains(u"GW_SECRET"_s));
    QCOMPARE(m_keychain->questions, 0);
    QVERIFY(!QFile::exists(file()));
}

void SecretStoreTest::aPassphraseThatIsNotSetStopsTheFirstKey()
{
    SecretStore::Options unset;
    unset.passphraseReference = u"env.GW_SECRET"_s;
    QVERIFY(startSettled(unset).state().kind == Kind::Locked);
    QVERIFY(!m_database->keyRecord()->has_value());
    QCOMPARE(m_keychain->questions, 0);
}

void SecretStoreTest::aPassphraseTakesOver()
{
    startSettled();
    keepAKey();
    // While the former key cannot be had, nothing can be taken over.
    m_keychain->outcome = Outcome::Locked;
    QVERIFY(startSettled(passphrase("correct horse")).state().kind == Kind::Locked);
    QVERIFY(m_store->state().source == KeySource::Keychain);
    m_keychain->outcome = Outcome::Done;
    QVERIFY(startSettled(passphrase("correct horse")).state().isOpen());
    QVERIFY(m_store->state().source == KeySource::Passphrase);
    QVERIFY(keptKeyIsThere());

    m_keychain->questions = 0;
    QVERIFY(startSettled(passphrase("correct horse")).state().isOpen());
    QVERIFY(keptKeyIsThere());
    QCOMPARE(m_keychain->questions, 0);
    QVERIFY(startSettled().state().kind == Kind::Locked);
}

void SecretStoreTest::lostSecretsAndANewStart()
{
    startSettled();
    keepAKey();
    m_keychain->entries.clear();
    QVERIFY(startSettled().state().kind == Kind::Missing);
    QVERIFY(!m_store->state().firstKey);
    m_store->giveUp();
    QVERIFY(runUntil([this] { return m_store->state().isOpen(); }, std::chrono::seconds(60)));
    QCOMPARE(m_keychain->entries.size(), 1);
    keepAKey();
    m_store->giveUp(); // there is nothing to give up
    QVERIFY(keptKeyIsThere());
}

void SecretStoreTest::theKeyMovesIntoTheKeychain()
{
    m_keychain->outcome = Outcome::Absent;
    QVERIFY(startSettled().state().source == KeySource::File);
    keepAKey();
    m_keychain->outcome = Outcome::Done;
    m_store->moveToKeychain();
    m_store->moveToKeychain(); // once is enough
    QVERIFY(runUntil([this] { return m_store->state().source == KeySource::Keychain; },
                     std::chrono::seconds(60)));
    QVERIFY(m_store->state().isOpen());
    QCOMPARE(m_keychain->entries.size(), 1);
    QVERIFY(!QFile::exists(file()));
    QVERIFY(keptKeyIsThere());
    QVERIFY(startSettled().state().source == KeySource::Keychain);
    QVERIFY(m_store->state().isOpen());
    QVERIFY(keptKeyIsThere());
}

void SecretStoreTest::aKeychainThatRefusesChangesNothing_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<bool>("forgets");
    QTest::addColumn<bool>("answers");
    QTest::newRow("absent") << Outcome::Absent << false << true;
    QTest::newRow("locked") << Outcome::Locked << false << true;
    QTest::newRow("forgetful") << Outcome::Done << true << true;
    QTest::newRow("silent") << Outcome::Done << false << false;
}

void SecretStoreTest::aKeychainThatRefusesChangesNothing()
{
    QFETCH(const Outcome, outcome);
    QFETCH(const bool, forgets);
    QFETCH(const bool, answers);
    m_keychain->outcome = Outcome::Absent;
    QVERIFY(startSettled().state().source == KeySource::File);
    keepAKey();
    SecretStore::Options options;
    options.patience = std::chrono::milliseconds(1); // the keychain is not asked before the move
    QVERIFY(startSettled(options).state().isOpen());
    m_keychain->outcome = outcome;
    m_keychain->forgets = forgets;
    m_keychain->answers = answers;
    QString refused;
    connect(m_store.get(), &SecretStore::moveRefused, this,
            [&refused](const QString &sentence) { refused = sentence; });
    m_store->moveToKeychain();
    QVERIFY(runUntil([&refused] { return !refused.isEmpty(); }, std::chrono::seconds(60)));
    QVERIFY(m_store->state().isOpen());
    QVERIFY(m_store->state().source == KeySource::File);
    QVERIFY(QFile::exists(file()));
    QVERIFY(keptKeyIsThere());
    QVERIFY(startSettled().state().isOpen());
    QVERIFY(keptKeyIsThere());
}

BIFROST_TEST(SecretStoreTest)
#include "secretstoretest.moc"
