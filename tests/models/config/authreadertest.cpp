// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/models/config/readingaid.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;

namespace {

const QByteArray Admin = R"("is_enabled": true, "admin_username": "admin", "admin_password": "open sesame")";

QByteArray authConfig(const QByteArray &members)
{
    return R"({"auth_config": {)" + members + "}}";
}

} // namespace

class AuthReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void absentIsOff();
    void whatTheFileSays();
    void theEnvironment();
    void governanceComesFirst();
    void withoutEffect_data();
    void withoutEffect();
    void mistakes_data();
    void mistakes();
    void inference_data();
    void inference();
    void ownerCheck();
};

void AuthReaderTest::absentIsOff()
{
    for (const QByteArray json : {"{}", R"({"auth_config": null})", R"({"auth_config": {}})"}) {
        const auto read = readText(json);
        QVERIFY(read);
        QVERIFY(!read->configuration.auth.isInForce());
        QCOMPARE(remarks(*read), QStringList());
    }
}

void AuthReaderTest::whatTheFileSays()
{
    const auto read = readText(authConfig(Admin));
    QVERIFY(read);
    const AuthConfig &auth = read->configuration.auth;
    QVERIFY(auth.isInForce());
    QVERIFY(auth.username.value == Secret("admin"));
    QVERIFY(auth.password.value == Secret("open sesame"));
    QVERIFY(!auth.openInference);
    QCOMPARE(remarks(*read), QStringList());
}

void AuthReaderTest::theEnvironment()
{
    const QByteArray json = authConfig(R"("is_enabled": true, "admin_username": "env.WHO",
        "admin_password": {"value": "", "env_var": "env.PASSWORD", "from_env": true})");
    const auto read = readText(json, {u"WHO=me"_s, u"PASSWORD=open sesame"_s});
    QVERIFY(read);
    QVERIFY(read->configuration.auth.isInForce());
    QCOMPARE(read->configuration.auth.password.reference, u"env.PASSWORD"_s);
    const auto missing = readText(json, {u"WHO=me"_s});
    QVERIFY(missing);
    QVERIFY(!missing->configuration.auth.isInForce());
    QCOMPARE(remarks(*missing).size(), 2);
}

void AuthReaderTest::governanceComesFirst()
{
    const auto inside = readText(R"({"governance": {"auth_config": {)" + Admin + "}}}");
    QVERIFY(inside);
    QVERIFY(inside->configuration.auth.isInForce());
    QCOMPARE(remarks(*inside), QStringList());

    const auto both = readText("{\"auth_config\": {\"is_enabled\": false},\n"
                               "\"governance\": {\"virtual_keys\": [], \"auth_config\": {"
                               + Admin + "}}}");
    QVERIFY(both);
    QVERIFY(both->configuration.auth.isInForce());
    QCOMPARE(remarks(*both),
             (QStringList{u"auth_config:1 governance.auth_config counts instead of this."_s,
                          u"governance:2 \"governance\" is kept, not used by this version."_s}));
}

void AuthReaderTest::withoutEffect_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::newRow("no password") << QByteArray(R"("is_enabled": true, "admin_username": "admin")");
    QTest::newRow("no name") << QByteArray(R"("is_enabled": true, "admin_password": "x")");
    QTest::newRow("empty") << QByteArray(R"("is_enabled": true, "admin_username": "", "admin_password": "")");
    for (const char *masked : {"<redacted>", "********", "abcd************************efgh"})
        QTest::newRow(masked) << R"("is_enabled": true, "admin_username": "admin", "admin_password": ")"
                + QByteArray(masked) + '"';
}

void AuthReaderTest::withoutEffect()
{
    QFETCH(QByteArray, members);
    const auto read = readText(authConfig(members));
    QVERIFY(read);
    QVERIFY(!read->configuration.auth.isInForce());
    QVERIFY(
        remarks(*read).contains(u"auth_config:1 A user name and a password are needed, and one of them is "
                                "empty: there is no password to ask for."_s));
}

void AuthReaderTest::mistakes_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("colon") << QByteArray(R"("admin_username": "a:b")")
                           << u"auth_config.admin_username must not have a colon in it."_s;
    QTest::newRow("cut hash")
        << QByteArray(R"("admin_password": "$2b$10$abc")")
        << u"auth_config.admin_password is not a sound bcrypt hash of at most 15 rounds."_s;
    QTest::newRow("endless hash")
        << QByteArray(R"("admin_password": "$2b$31$Du7CDyWR9IxaNc97/nkA0ePw1X52yPL6V2tbMkfL9qjAdkVhDqHBa")")
        << u"auth_config.admin_password is not a sound bcrypt hash of at most 15 rounds."_s;
    QTest::newRow("no flag") << QByteArray(R"("is_enabled": "yes")")
                             << u"auth_config.is_enabled must be true or false, not a text."_s;
}

void AuthReaderTest::mistakes()
{
    QFETCH(QByteArray, members);
    QFETCH(QString, sentence);
    QVERIFY2(refusal(authConfig(members)).contains(sentence), qPrintable(refusal(authConfig(members))));
}

void AuthReaderTest::inference_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("enforced");
    QTest::newRow("absent") << QByteArray("{}") << false;
    for (const char *name : {"enforce_auth_on_inference", "enforce_governance_header", "enforce_scim_auth"})
        QTest::newRow(name) << R"({"client": {")" + QByteArray(name) + R"(": true}})" << true;
}

void AuthReaderTest::inference()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, enforced);
    const auto read = readText(json);
    QVERIFY(read);
    QCOMPARE(read->configuration.client.enforceAuthOnInference, enforced);
    QCOMPARE(remarks(*read).size(), enforced ? 1 : 0); // there is nothing to ask for
    for (const bool open : {false, true}) {
        const auto said =
            readText(authConfig(Admin + R"(, "disable_auth_on_inference": )" + (open ? "true" : "false")));
        QVERIFY(said);
        QCOMPARE(said->configuration.auth.openInference, std::optional(open));
    }
}

void AuthReaderTest::ownerCheck()
{
    QVERIFY(readText("{}")->configuration.server.ownerCheck);
    const auto off = readText(R"({"server": {"owner_check": false}})");
    QVERIFY(off);
    QVERIFY(!off->configuration.server.ownerCheck);
    QCOMPARE(remarks(*off), QStringList());
}

BIFROST_TEST(AuthReaderTest)
#include "authreadertest.moc"
