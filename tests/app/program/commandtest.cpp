// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program/programrun.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// What the real program says and returns when it is not to serve, or cannot.
class CommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void version();
    void help();
    void anUnknownFlagEndsWithTwo();
    void aGoodConfigurationIsOk();
    void aConfigurationWithRemarksIsOk();
    void whatCannotBeUsedIsSaid();
    void controlCharactersAreNotPrinted();
    void anAddressThatIsNotListenedOnIsRefused();
    void aBrokenConfigurationNamesThePlace_data();
    void aBrokenConfigurationNamesThePlace();
    void aMissingConfigurationIsSaid();
    void checkingTouchesNothing();
    void nobodyRuns();
    void aStartWithABrokenConfiguration();
    void aStartWithoutAFolder();
    void aStartWithAForeignDatabase();
    void aStartBeyondLoopback();

private:
    ProgramRun run(const QStringList &arguments) const;
    QString write(const QString &name, const QByteArray &content) const;
    QStringList start() const;

    std::unique_ptr<QTemporaryDir> m_home;
};

void CommandTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
}

ProgramRun CommandTest::run(const QStringList &arguments) const
{
    return runProgram(arguments, bareEnvironment(m_home->path()));
}

QString CommandTest::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_home->filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName()
                                                                                    : QString();
}

/// The arguments of a start with the home folder as data folder.
QStringList CommandTest::start() const
{
    return {u"--headless"_s, u"-port"_s, u"0"_s, u"-app-dir"_s, m_home->path()};
}

void CommandTest::version()
{
    const ProgramRun said = run({u"--version"_s});
    QCOMPARE(said.exitCode, 0);
    QVERIFY2(said.out.startsWith("Bifrost Desktop " BIFROST_VERSION " (build "), said.all());
    const QByteArray id = said.out.mid(said.out.indexOf("(build ") + 7).chopped(2);
    QVERIFY2(id.size() >= 16 && QByteArray::fromHex(id).toHex() == id, said.all());
}

void CommandTest::help()
{
    const ProgramRun said = run({u"-help"_s});
    QCOMPARE(said.exitCode, 0);
    QVERIFY2(said.out.contains("Usage: bifrost"), said.all());
    QCOMPARE(said.err, QByteArray());
}

void CommandTest::anUnknownFlagEndsWithTwo()
{
    const ProgramRun said = run({u"--colour"_s, u"red"_s});
    QCOMPARE(said.exitCode, 2);
    QVERIFY2(said.err.contains("no flag --colour") && said.err.contains("Usage: bifrost"), said.all());
    QCOMPARE(said.out, QByteArray());
}

void CommandTest::aGoodConfigurationIsOk()
{
    const QString file = write(u"good.json"_s, R"({"providers":{"openai":{"keys":[
        {"name":"mine","value":"env.MY_KEY","weight":1,"models":["*"]}]}}})");
    const ProgramRun said = run({u"--check-config"_s, file});
    QVERIFY2(said.ended && said.exitCode == 0, said.all());
    QVERIFY2(said.out.endsWith("OK\n"), said.all());
}

void CommandTest::aConfigurationWithRemarksIsOk()
{
    const QString file = write(u"odd.json"_s, "{\n  \"colour\": \"red\"\n}\n");
    const ProgramRun said = run({u"--check-config"_s, file});
    QCOMPARE(said.exitCode, 0);
    QVERIFY2(said.out.contains("line 2") && said.out.contains("colour") && said.out.endsWith("OK\n"),
             said.all());
}

void CommandTest::whatCannotBeUsedIsSaid()
{
    const QString file = write(u"odd.json"_s, R"({"providers":{
        "openai":{"keys":[{"name":"empty","value":"env.NOT_SET"}]},
        "groq":{"keys":[{"name":"mine","value":"sk-1 sk-2"},{"name":"good","value":"sk-3"}],
                "network_config":{"extra_headers":{"Authorization":"Bearer sk-4"}}},
        "gemini":{"keys":[{"name":"mine","value":"sk-5"}]},
        "ollama":{}}})");
    const ProgramRun said = run({u"--check-config"_s, file});
    QVERIFY2(said.ended && said.exitCode == 0, said.all());
    QVERIFY2(said.out.endsWith("OK\n"), said.all());
    for (const char *sentence :
         {"NOT_SET", "Provider `openai` has no key that can be used, and needs one.",
          "Key `mine` of provider `groq` is left out", "`extra_headers` of provider `groq`: Authorization",
          "Provider `gemini` cannot be used", "Provider `ollama` cannot be used"})
        QVERIFY2(said.out.contains(sentence), said.all());
    QVERIFY2(!said.all().contains("sk-"), said.all());
}

void CommandTest::controlCharactersAreNotPrinted()
{
    const QByteArray odd = R"(\u001b[31m\u0007\u009b)";
    const QByteArray remark =
        "{\"" + odd + R"(":1,"providers":{"groq":{"keys":[{"name":")" + odd + R"(","value":"a b"}]}}})";
    const ProgramRun remarked = run({u"--check-config"_s, write(u"odd.json"_s, remark)});
    QVERIFY2(remarked.exitCode == 0 && remarked.out.contains("Key `\\x1b[31m\\x07\\x9b` of provider"),
             remarked.all());
    const QByteArray mistake = "{\"providers\":{\"" + odd + "\":{}}}";
    const ProgramRun refused = run({u"--check-config"_s, write(u"bad.json"_s, mistake)});
    QVERIFY2(refused.exitCode == 1 && refused.err.contains("\\x1b[31m"), refused.all());
    QVERIFY(!write(u"config.json"_s, mistake).isEmpty());
    const ProgramRun started = run(start());
    QVERIFY2(started.exitCode == 1 && started.err.contains("\\x1b[31m"), started.all());
    for (const ProgramRun &said : {remarked, refused, started})
        QVERIFY2(!said.all().contains('\x1b') && !said.all().contains('\x07')
                     && !said.all().contains("\xc2\x9b"),
                 said.all().toHex());
}

void CommandTest::anAddressThatIsNotListenedOnIsRefused()
{
    const QString file = write(u"wide.json"_s, R"({"server":{"host":"0.0.0.0"}})");
    const ProgramRun said = run({u"--check-config"_s, file});
    QVERIFY2(said.ended && said.exitCode == 1, said.all());
    QVERIFY2(said.err.contains("wide.json: ") && said.err.contains("0.0.0.0"), said.all());
    QVERIFY2(!said.out.contains("OK"), said.all());
}

void CommandTest::aBrokenConfigurationNamesThePlace_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("no JSON") << QByteArray("{\n  \"server\": {,}\n}") << QByteArray("line 2, column 14")
                             << QByteArray();
    QTest::newRow("wrong type") << QByteArray("{\n  \"server\": {\n    \"port\": \"x\"\n  }\n}")
                                << QByteArray("line 3, column") << QByteArray("server.port");
}

void CommandTest::aBrokenConfigurationNamesThePlace()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, place);
    QFETCH(QByteArray, word);
    const QString file = write(u"bad.json"_s, content);
    const ProgramRun said = run({u"--check-config"_s, file});
    QCOMPARE(said.exitCode, 1);
    QVERIFY2(said.err.contains("bad.json") && said.err.contains(place) && said.err.contains(word),
             said.all());
    QVERIFY2(!said.out.contains("OK"), said.all());
}

void CommandTest::aMissingConfigurationIsSaid()
{
    const ProgramRun said = run({u"--check-config"_s, m_home->filePath(u"none.json"_s)});
    QCOMPARE(said.exitCode, 1);
    QVERIFY2(said.err.contains("none.json"), said.all());
}

void CommandTest::checkingTouchesNothing()
{
    const QString file = write(u"good.json"_s, "{}");
    QCOMPARE(run({u"--check-config"_s, file}).exitCode, 0);
    const auto everything = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    QCOMPARE(QDir(m_home->path()).entryList(everything), QStringList{u"good.json"_s});
}

void CommandTest::nobodyRuns()
{
    QCOMPARE(run({u"--status"_s}).exitCode, 3);
    QCOMPARE(run({u"--stop"_s}).exitCode, 0);
}

void CommandTest::aStartWithABrokenConfiguration()
{
    QVERIFY(!write(u"config.json"_s, "{\n\"client\": 7}").isEmpty());
    const ProgramRun said = run(start());
    QVERIFY2(said.ended && said.exitCode == 1, said.all());
    QVERIFY2(said.out.startsWith("Bifrost Desktop "), said.all());
    QVERIFY2(said.err.contains("config.json, line 2, column") && said.err.contains("client"), said.all());
}

void CommandTest::aStartWithoutAFolder()
{
    const QString file = write(u"file"_s, "x");
    const ProgramRun said = run({u"--headless"_s, u"-app-dir"_s, file + u"/below"_s});
    QCOMPARE(said.exitCode, 1);
    QVERIFY2(said.err.contains("data folder") && said.err.contains("file/below"), said.all());
}

void CommandTest::aStartWithAForeignDatabase()
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"foreign"_s);
        database.setDatabaseName(m_home->filePath(u"logs.db"_s));
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(u"CREATE TABLE letters (text)"_s));
    }
    QSqlDatabase::removeDatabase(u"foreign"_s);
    QFile file(m_home->filePath(u"logs.db"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();

    const ProgramRun said = run(start());
    QVERIFY2(said.ended && said.exitCode == 1, said.all());
    QVERIFY2(said.err.contains("logs.db"), said.all());
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
}

void CommandTest::aStartBeyondLoopback()
{
    const ProgramRun said = run(start() + QStringList{u"-host"_s, u"0.0.0.0"_s});
    QVERIFY2(said.ended && said.exitCode == 1, said.all());
    QVERIFY2(said.err.contains("0.0.0.0"), said.all());
}

BIFROST_TEST(CommandTest)
#include "commandtest.moc"
