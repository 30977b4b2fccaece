// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QTest>

#include "models/core/passwordhash.h"
#include "tests/models/config/documentaid.h"
#include "tests/models/config/readingaid.h"
#include "tests/models/config/servicestage.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;

namespace {

const auto Auth = u"auth_config"_s;
constexpr std::string_view Password = "correct horse battery staple";

PatchSection patchAuth(const QByteArray &json)
{
    return {ConfigSection::Auth, doc(json)};
}

const QByteArray Complete = R"({"is_enabled": true, "admin_username": "admin",
                                "admin_password": "correct horse battery staple"})";

} // namespace

/// The password of the management plane, as it is changed and stored.
class AuthCommandTest : public QObject, private ServiceStage
{
    Q_OBJECT

private Q_SLOTS:
    void init() { clear(); }
    void isStoredAsAHash();
    void aMaskedOneIsTheStoredOne();
    void tellsWhatIsMissing_data();
    void tellsWhatIsMissing();
    void aReferenceStaysOne();
    void theFileAndThenTheProgram();
    void theMarkOfAPasswordIsSlow();
    void aLockedOneCloses();
    void aReviewMayObject();
    void aReviewMayObjectToProviders();

private:
    QString storedPassword() const
    {
        return m_repository->stored.sections[Auth].members[u"admin_password"_s].toString();
    }
};

void AuthCommandTest::isStoredAsAHash()
{
    open("{}", m_repository.get());
    const ConfigOutcome outcome = applyNow(patchAuth(Complete));
    QVERIFY2(outcome.ok(), outcome.error ? outcome.error->message.c_str() : "");
    const std::string hash = storedPassword().toStdString();
    QVERIFY2(PasswordHash::isSound(hash), hash.c_str());
    QVERIFY(PasswordHash(hash).matches(Password));
    QVERIFY(m_repository->stored.sections[Auth].secrets.isEmpty());
    const AuthConfig &auth = m_service->state()->configuration.auth;
    QVERIFY(auth.isInForce());
    QVERIFY(auth.password.value == Secret(hash));
    const QByteArray shown =
        QJsonDocument(m_service->state()->stored.sections[Auth].masked()).toJson(QJsonDocument::Compact);
    QVERIFY2(!shown.contains("$2b$") && shown.contains("<redacted>"), shown);
    // Another start, and undone.
    open("{}", m_repository.get());
    QVERIFY(m_service->state()->configuration.auth.isInForce());
    QVERIFY(applyNow(*outcome.undo).ok());
    QVERIFY(!m_service->state()->configuration.auth.isInForce());
}

void AuthCommandTest::aMaskedOneIsTheStoredOne()
{
    open("{}", m_repository.get());
    QVERIFY(applyNow(patchAuth(Complete)).ok());
    const QString hash = storedPassword();
    const PutSection whole{ConfigSection::Auth, doc(R"({"is_enabled": true, "admin_username": "root",
        "admin_password": {"value": "<redacted>", "env_var": "", "from_env": false}})")};
    QVERIFY(applyNow(whole).ok());
    QCOMPARE(storedPassword(), hash);
    QCOMPARE(m_service->state()->configuration.auth.username.value.reveal(), std::string_view("root"));
}

void AuthCommandTest::tellsWhatIsMissing_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char *name, const QByteArray &json, const QString &complaint) {
        QTest::newRow(name) << json << complaint;
    };
    row("both", R"({"is_enabled": true})",
        u"admin_username|missing|admin_username must not be empty where a password is asked for.\n"
        u"admin_password|missing|admin_password must not be empty where a password is asked for."_s);
    row("password", R"({"is_enabled": true, "admin_username": "a", "admin_password": ""})",
        u"admin_password|missing|admin_password must not be empty where a password is asked for."_s);
    row("variable", R"({"is_enabled": true, "admin_username": "a", "admin_password": "env.NOT_SET"})",
        u"admin_password|missing|admin_password is empty: the environment variable NOT_SET is not set where Bifrost was started."_s);
    row("colon", R"({"admin_username": "a:b"})",
        u"admin_username|format|admin_username must not have a colon in it."_s);
    row("broken hash", R"({"admin_password": "$2b$10$short"})",
        u"admin_password|format|admin_password is not a sound bcrypt hash of at most 15 rounds."_s);
    row("too long", "{\"admin_password\": \"" + QByteArray(73, 'x') + "\"}",
        u"admin_password|range|admin_password must have at most 72 bytes; a letter has one or more."_s);
    row("mask of nothing", R"({"admin_password": "<redacted>"})",
        u"admin_password|masked|admin_password is a masked value as it is shown on the screen, and nothing "
        u"is stored that it stands for. Enter the value itself."_s);
}

void AuthCommandTest::tellsWhatIsMissing()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, complaint);
    open("{}", m_repository.get());
    const ConfigOutcome outcome = applyNow(patchAuth(json));
    QVERIFY(outcome.error);
    QStringList lines;
    for (const FieldError &error : outcome.fields)
        lines.append(u"%1|%2|%3"_s.arg(error.path, error.code(), error.sentence()));
    QCOMPARE(lines.join(u'\n'), complaint);
    QCOMPARE(m_service->check(patchAuth(json)).size(), std::size_t(lines.size()));
    QVERIFY(m_repository->stored.sections.isEmpty());
}

void AuthCommandTest::aReferenceStaysOne()
{
    open("{}", m_repository.get(), environmentOf({u"ADMIN_PASSWORD=secret"_s}));
    QVERIFY(applyNow(patchAuth(R"({"is_enabled": true, "admin_username": "a",
                                   "admin_password": "env.ADMIN_PASSWORD"})"))
                .ok());
    QCOMPARE(storedPassword(), u"env.ADMIN_PASSWORD"_s);
    QVERIFY(m_service->state()->configuration.auth.password.value == Secret("secret"));
}

void AuthCommandTest::theFileAndThenTheProgram()
{
    const QByteArray file = R"({"governance": {"auth_config": )" + Complete + "}}";
    open(file, m_repository.get());
    QVERIFY(m_service->state()->configuration.auth.password.value == Secret(Password));
    QVERIFY(applyNow(patchAuth(R"({"admin_password": "another one"})")).ok());
    open(file, m_repository.get());
    QVERIFY(PasswordHash(storedPassword().toStdString()).matches("another one"));
    QVERIFY(m_service->state()->configuration.auth.password.value == Secret(storedPassword().toStdString()));
    // The file says something new, and counts again.
    open(QByteArray(file).replace("battery", "bakery"), m_repository.get());
    QVERIFY(m_service->state()->configuration.auth.password.value == Secret("correct horse bakery staple"));
}

/// A hash that is made fast would tell a password that can be guessed.
void AuthCommandTest::theMarkOfAPasswordIsSlow()
{
    const QByteArray file = R"({"auth_config": )" + Complete + "}";
    open(file, m_repository.get());
    const QString mark = m_repository->stored.marks[Auth];
    QVERIFY2(PasswordHash::isSound(mark.toStdString()), qPrintable(mark));
    open(file, m_repository.get());
    QCOMPARE(m_repository->stored.marks[Auth], mark);
    QCOMPARE(m_repository->commits, 1);
}

void AuthCommandTest::aLockedOneCloses()
{
    m_repository->stored.sections.insert(Auth, doc(Complete));
    m_repository->stored.sections[Auth].secrets[u"admin_password"_s] = {Secret(), true};
    open("{}", m_repository.get());
    const AuthConfig &auth = m_service->state()->configuration.auth;
    QVERIFY(auth.isInForce());
    QVERIFY(auth.password.locked);
    QVERIFY(m_service->state()->notices.empty());
    QVERIFY(applyNow(patchAuth(R"({"admin_username": "b"})")).ok());
    QVERIFY(m_repository->stored.sections[Auth].secrets[u"admin_password"_s].locked);
}

void AuthCommandTest::aReviewMayObject()
{
    open("{}", m_repository.get());
    QStringList hosts;
    m_service->setReview([&](const Configuration &now, const Configuration &next) -> FieldErrors {
        hosts.append(now.server.host + u'>' + next.server.host);
        return {{u"server.host"_s, Fault::Combination, u": not here."_s}};
    });
    const PatchSection patch{ConfigSection::Server, doc(R"({"host": "0.0.0.0"})")};
    const ConfigOutcome refused = applyNow(patch);
    QVERIFY(refused.error);
    QCOMPARE(refused.error->message, std::string("host: not here."));
    QCOMPARE(hosts, QStringList{u"localhost>0.0.0.0"_s});
    QVERIFY(m_service->checkField(patch, u"host"_s));
    const ConfigOutcome among =
        applyNow(ChangeSections{{{ConfigSection::Server, doc(R"({"host": "0.0.0.0"})"), false}}});
    QCOMPARE(among.fields.at(0).path, u"server.host"_s);
    QCOMPARE(m_service->state()->configuration.server.host, u"localhost"_s);
}

/// For whoever changes a provider or a key, paths begin there.
void AuthCommandTest::aReviewMayObjectToProviders()
{
    open("{}", m_repository.get());
    QVERIFY(applyNow(PutProvider{u"groq"_s, {}, {}, PutProvider::Mode::Create}).ok());
    m_service->setReview([](const Configuration &, const Configuration &) -> FieldErrors {
        return {{u"providers/groq.keys[0].value"_s, Fault::Combination, u": not here."_s}};
    });
    const AddKey add{u"groq"_s, doc(R"({"name": "a", "value": "env.A"})")};
    QCOMPARE(applyNow(add).fields.at(0).path, u"value"_s);
    const PatchProvider patch{u"groq"_s, doc(R"({"send_back_raw_request": true})")};
    QCOMPARE(applyNow(patch).fields.at(0).path, u"keys[0].value"_s);
    QVERIFY(m_service->state()->provider(u"groq"_s)->keys.empty());
}

BIFROST_TEST(AuthCommandTest)
#include "authcommandtest.moc"
