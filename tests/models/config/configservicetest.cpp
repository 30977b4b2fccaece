// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <QThread>

#include "tests/models/config/documentaid.h"
#include "tests/models/config/readingaid.h"
#include "tests/models/config/servicestage.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

using namespace bifrost;
using namespace bifrost::test;

namespace {

const QByteArray File = R"({"providers": {"openai": {"keys": [{"name": "a", "value": "sk-0123456789"}]}},
    "of_tomorrow": [1]})";

} // namespace

/// Commands one after the other: checked, stored, published.
class ConfigServiceTest : public QObject, private ServiceStage
{
    Q_OBJECT

private Q_SLOTS:
    void init() { clear(); }
    void startsFromTheFile();
    void aCommandIsStoredThenPublished();
    void nothingIsPublishedThatIsNotStored();
    void answersWhenTheGatewayHasIt();
    void aGatewayThatDoesNotAnswer();
    void aStaleEditIsRefused();
    void inTheirOrderFromManyThreads();
    void whoeverIsGoneIsNotTold();
    void withoutADatabaseItIsReadOnly();
    void theFileMayBeInCharge();
    void aLockedDatabaseIsTold();
    void theFileStandsInForALockedKey();
    void theFileIsKeptOnceThatIsPossible();
    void theFileWaitsForTheSecretsToOpen();
    void checksOneField();
    void anotherStartFindsWhatWasChanged();
    void whatCannotBeReadIsKeptAndTold();
};

void ConfigServiceTest::startsFromTheFile()
{
    open(File, m_repository.get());
    const ConfigStatePtr state = m_service->state();
    QCOMPARE(state->configuration.providers.size(), std::size_t(1));
    QVERIFY(state->hasDatabase);
    QVERIFY(!state->readOnly);
    QCOMPARE(state->notices.size(), std::size_t(1)); // of_tomorrow, with its line
    QCOMPARE(state->notices[0].line, 2);
    QCOMPARE(m_repository->stored, state->stored);
    QVERIFY(!state->providerRevision(u"OpenAI"_s).isEmpty());
}

void ConfigServiceTest::aCommandIsStoredThenPublished()
{
    open(File, m_repository.get());
    QStringList seen;
    m_service->setPublisher([&](const Configuration &configuration, const auto &done) {
        seen.append(u"%1 retries, %2 stored"_s.arg(configuration.providers[0].network.maxRetries)
                        .arg(m_repository->stored.providers[u"openai"_s]
                                 .document.members[u"network_config"_s][u"max_retries"_s]
                                 .toInt()));
        done({u"server.port"_s});
    });
    int changes = 0;
    connect(m_service.get(), &ConfigService::changed, this, [&] { ++changes; });
    const QString before = m_service->state()->providerRevision(u"openai"_s);
    const ConfigOutcome outcome =
        applyNow(PatchProvider{u"openai"_s, doc(R"({"network_config": {"max_retries": 4}})")});
    QVERIFY2(outcome.ok(), outcome.error ? outcome.error->message.c_str() : "");
    QCOMPARE(seen, QStringList{u"4 retries, 4 stored"_s});
    QCOMPARE(changes, 1);
    QCOMPARE(outcome.provider, u"openai"_s);
    QCOMPARE(outcome.restartReasons, QStringList{u"server.port"_s});
    QVERIFY(outcome.state->providerRevision(u"openai"_s) != before);
    QCOMPARE(outcome.state->configuration.providers[0].keys[0].value.value.reveal(),
             std::string_view("sk-0123456789"));
    QVERIFY(applyNow(*outcome.undo).ok());
    QCOMPARE(m_service->state()->configuration.providers[0].network.maxRetries, 0);
}

void ConfigServiceTest::nothingIsPublishedThatIsNotStored()
{
    open(File, m_repository.get());
    int published = 0;
    m_service->setPublisher([&](const Configuration &, const auto &done) {
        ++published;
        done({});
    });
    m_repository->failure = Error(ErrorCode::DatabaseFailed, "The disk is full.");
    const ConfigOutcome outcome = applyNow(DeleteProvider{u"openai"_s});
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error->message, std::string("The disk is full."));
    QVERIFY(!outcome.undo);
    QCOMPARE(published, 0);
    QCOMPARE(m_service->state()->configuration.providers.size(), std::size_t(1));
    QVERIFY(!applyNow(PatchProvider{u"openai"_s, doc(R"({"network_config": 1})")}).ok());
    QCOMPARE(published, 0);
}

void ConfigServiceTest::answersWhenTheGatewayHasIt()
{
    open(File, m_repository.get());
    std::function<void(const QStringList &)> gatewayHasIt;
    m_service->setPublisher([&](const Configuration &, const auto &done) { gatewayHasIt = done; });
    bool answered = false;
    m_service->apply({DeleteProvider{u"openai"_s}, {}}, this,
                     [&](const ConfigOutcome &) { answered = true; });
    QVERIFY(runUntil([&] { return gatewayHasIt != nullptr; }, std::chrono::seconds(30)));
    QCoreApplication::processEvents();
    QVERIFY(!answered);
    gatewayHasIt({});
    gatewayHasIt({}); // once more does no harm
    QVERIFY(runUntil([&] { return answered; }, std::chrono::seconds(30)));
}

void ConfigServiceTest::aGatewayThatDoesNotAnswer()
{
    open(File, m_repository.get());
    m_service->setPublishPatience(std::chrono::milliseconds(1));
    std::function<void(const QStringList &)> late;
    m_service->setPublisher([&](const Configuration &, const auto &done) { late = done; });
    const ConfigOutcome outcome = applyNow(DeleteProvider{u"openai"_s});
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->status(), 504);
    QVERIFY(m_repository->stored.providers.isEmpty());
    m_service->setPublisher([](const Configuration &, const auto &done) { done({}); });
    late({});
    QVERIFY(applyNow(PutProvider{u"groq"_s, {}, {}, PutProvider::Mode::Create}).ok());
}

void ConfigServiceTest::aStaleEditIsRefused()
{
    open(File, m_repository.get());
    const QString basis = m_service->state()->providerRevision(u"openai"_s);
    const PatchProvider mine{u"openai"_s, doc(R"({"network_config": {"max_retries": 4}})")};
    QVERIFY(applyNow(AddKey{u"openai"_s, doc(R"({"name": "b", "value": "v"})")}, basis).ok());
    const ConfigOutcome late = applyNow(mine, basis);
    QVERIFY(late.error);
    QCOMPARE(late.error->status(), 412);
    QVERIFY(applyNow(mine, late.state->providerRevision(u"openai"_s)).ok());
    QVERIFY(applyNow(mine).ok());
}

void ConfigServiceTest::inTheirOrderFromManyThreads()
{
    open(File, m_repository.get());
    constexpr int Threads = 4;
    constexpr int Commands = 25;
    QList<int> answered(Threads);
    std::vector<std::unique_ptr<QThread>> threads;
    for (int t = 0; t < Threads; ++t) {
        threads.emplace_back(QThread::create([this, t, &answered] {
            for (int i = 0; i < Commands; ++i) {
                const QByteArray name = QByteArray::number(t) + '.' + QByteArray::number(i);
                m_service->apply(
                    {AddKey{u"openai"_s, doc(R"({"name": ")" + name + R"(", "value": "v"})")}, {}}, this,
                    [t, &answered](const ConfigOutcome &outcome) {
                        if (outcome.ok())
                            ++answered[t];
                    });
            }
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    QVERIFY(runUntil([&] { return answered == QList<int>(Threads, Commands); }, std::chrono::seconds(60)));
    const StoredProvider &stored = m_repository->stored.providers[u"openai"_s];
    QCOMPARE(stored.keys.size(), std::size_t(1 + Threads * Commands));
    QHash<QChar, int> last;
    for (std::size_t i = 1; i < stored.keys.size(); ++i) {
        const int number = stored.keys[i].name.section(u'.', 1).toInt();
        QCOMPARE(number, last.value(stored.keys[i].name.at(0), -1) + 1);
        last[stored.keys[i].name.at(0)] = number;
    }
}

void ConfigServiceTest::whoeverIsGoneIsNotTold()
{
    open(File, m_repository.get());
    auto context = std::make_unique<QObject>();
    bool told = false;
    m_service->apply({DeleteProvider{u"openai"_s}, {}}, context.get(),
                     [&](const ConfigOutcome &) { told = true; });
    context.reset();
    QVERIFY(applyNow(PutProvider{u"groq"_s, {}, {}, PutProvider::Mode::Create}).ok());
    QVERIFY(!told);
    QCOMPARE(m_repository->stored.providers.keys(), QStringList{u"groq"_s});
}

void ConfigServiceTest::withoutADatabaseItIsReadOnly()
{
    open(File, nullptr);
    QCOMPARE(m_service->state()->configuration.providers.size(), std::size_t(1));
    QVERIFY(!m_service->state()->hasDatabase);
    const ConfigOutcome outcome = applyNow(DeleteProvider{u"openai"_s});
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->status(), 409);
    QVERIFY(QString::fromStdString(outcome.error->message).contains(m_service->configFile()));
    QCOMPARE(m_service->state()->configuration.providers.size(), std::size_t(1));
}

void ConfigServiceTest::theFileMayBeInCharge()
{
    open(R"({"source_of_truth": "config.json", "providers": {"openai": {}}})", m_repository.get());
    const ConfigOutcome refused = applyNow(PutProvider{u"groq"_s, {}, {}, PutProvider::Mode::Create});
    QVERIFY(refused.error);
    QCOMPARE(refused.error->status(), 409);
    QVERIFY(QString::fromStdString(refused.error->message).startsWith(u"`source_of_truth`"_s));
    QVERIFY(applyNow(PatchSection{ConfigSection::Client, doc(R"({"log_retention_days": 3})")}).ok());
    QCOMPARE(m_service->state()->configuration.client.logRetentionDays, 3);
}

void ConfigServiceTest::aLockedDatabaseIsTold()
{
    open(File, m_repository.get());
    m_repository->locked = Error(ErrorCode::DatabaseFailed, "The keychain is locked.");
    const ConfigOutcome outcome = applyNow(DeleteProvider{u"openai"_s});
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->message, std::string("The keychain is locked."));
}

void ConfigServiceTest::theFileStandsInForALockedKey()
{
    open(File, m_repository.get());
    const auto lock = [this] {
        m_repository->stored.providers[u"openai"_s].keys[0].document.secrets[u"value"_s] = {Secret(), true};
    };
    lock();
    open(File, m_repository.get());
    const KeyConfig key = m_service->state()->provider(u"openai"_s)->keys.at(0);
    QVERIFY(!key.value.locked);
    QVERIFY(key.value.value == Secret("sk-0123456789"));
    // Other settings can be changed, and the stored copy stays what it is.
    QVERIFY(applyNow(PatchProvider{u"openai"_s, doc(R"({"network_config": {"max_retries": 4}})")}).ok());
    QVERIFY(m_repository->stored.providers[u"openai"_s].keys[0].document.secrets[u"value"_s].locked);
    // One that was entered since is not what the file says.
    const QString id = m_service->state()->provider(u"openai"_s)->keys.at(0).id;
    QVERIFY(applyNow(PatchKey{u"openai"_s, id, doc(R"({"value": "sk-newer-one"})")}).ok());
    lock();
    open(File, m_repository.get());
    QVERIFY(m_service->state()->provider(u"openai"_s)->keys.at(0).value.locked);
}

void ConfigServiceTest::theFileIsKeptOnceThatIsPossible()
{
    m_repository->failure = Error(ErrorCode::DatabaseFailed, "The keychain is locked.");
    open(File, m_repository.get());
    QCOMPARE(m_service->state()->configuration.providers.size(), std::size_t(1));
    const PatchProvider patch{u"openai"_s, doc(R"({"network_config": {"max_retries": 4}})")};
    const ConfigOutcome refused = applyNow(patch);
    QVERIFY(refused.error);
    QCOMPARE(refused.error->message, std::string("The keychain is locked."));
    QVERIFY(m_repository->stored.marks.isEmpty());
    m_repository->failure.reset();
    QVERIFY(applyNow(patch).ok());
    QCOMPARE(m_repository->stored, m_service->state()->stored);
    QVERIFY(m_repository->stored.marks.contains(u"providers/openai"_s));
    // And so the change outlives the next start.
    open(File, m_repository.get());
    QCOMPARE(m_service->state()->provider(u"openai"_s)->network.maxRetries, 4);
}

void ConfigServiceTest::theFileWaitsForTheSecretsToOpen()
{
    m_repository->opening = true;
    m_repository->failure = Error(ErrorCode::SecretsLocked, "No key yet.");
    open(File, m_repository.get());
    QCOMPARE(m_repository->commits, 0); // so there is nothing to say either
    QCOMPARE(m_service->state()->configuration.providers.size(), std::size_t(1));
    m_repository->opening = false;
    m_repository->failure.reset();
    QVERIFY(m_service->load().hasValue()); // as after every answer of the secret store
    QCOMPARE(m_repository->commits, 1);
    QCOMPARE(m_repository->stored, m_service->state()->stored);
    QVERIFY(m_repository->stored.marks.contains(u"providers/openai"_s));
}

void ConfigServiceTest::checksOneField()
{
    open(File, m_repository.get());
    const PatchProvider patch{u"openai"_s, doc(R"({"network_config": {"base_url": "x", "max_retries": 1},
                                      "concurrency_and_buffer_size": {"concurrency": 9, "buffer_size": 2}})")};
    const auto wrong = m_service->checkField(patch, u"network_config.base_url"_s);
    QVERIFY(wrong);
    QCOMPARE(wrong->sentenceFor(u"The address"_s),
             u"The address must be an http or https address such as \"http://localhost:11434\"."_s);
    QVERIFY(!m_service->checkField(patch, u"network_config.max_retries"_s));
    QVERIFY(m_service->checkField(patch, u"concurrency_and_buffer_size.buffer_size"_s));
    QCOMPARE(m_service->check(patch).size(), std::size_t(2));
    QCOMPARE(m_repository->commits, 1); // only the start's own
}

void ConfigServiceTest::anotherStartFindsWhatWasChanged()
{
    open(File, m_repository.get());
    const ConfigOutcome added =
        applyNow(AddKey{u"openai"_s, doc(R"({"name": "b", "value": "sk-of-the-second"})")});
    QVERIFY(added.ok());
    QVERIFY(applyNow(PatchKey{u"openai"_s, added.state->provider(u"openai"_s)->keys[0].id,
                              doc(R"({"value": "changed", "weight": 7})")})
                .ok());
    const StoredConfiguration before = m_service->state()->stored;
    open(File, m_repository.get());
    QCOMPARE(m_service->state()->stored, before);
    const ProviderConfig *openai = m_service->state()->provider(u"openai"_s);
    QCOMPARE(openai->keys.size(), std::size_t(2));
    QCOMPARE(openai->keys[0].value.value.reveal(), std::string_view("changed"));
    QCOMPARE(openai->keys[0].weight, 7.0);
}

void ConfigServiceTest::whatCannotBeReadIsKeptAndTold()
{
    m_repository->stored.providers.insert(
        u"groq"_s, {u"groq"_s, doc(R"({"network_config": {"max_retries": "as many as needed"}})"), {}});
    m_repository->stored.sections.insert(u"server"_s, doc(R"({"port": "the usual one"})"));
    open(File, m_repository.get());
    const ConfigStatePtr state = m_service->state();
    QVERIFY(!state->provider(u"groq"_s));
    QVERIFY(state->storedProvider(u"groq"_s));
    QCOMPARE(state->configuration.server.port, quint16(8080));
    QStringList paths;
    for (const ConfigNotice &notice : state->notices)
        paths.append(notice.path);
    QCOMPARE(paths, QStringList({u"of_tomorrow"_s, u"server"_s, u"providers.groq"_s}));
    // It can be mended.
    QVERIFY(applyNow(PatchProvider{u"groq"_s, doc(R"({"network_config": {"max_retries": 3}})")}).ok());
    QCOMPARE(m_service->state()->provider(u"groq"_s)->network.maxRetries, 3);
    QCOMPARE(m_service->state()->notices.size(), std::size_t(2));
}

BIFROST_TEST(ConfigServiceTest)
#include "configservicetest.moc"
