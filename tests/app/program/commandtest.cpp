// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program/programrun.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

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
    void aProviderAtOurOwnPortIsSaid_data();
    void aProviderAtOurOwnPortIsSaid();
    void controlCharactersAreNotPrinted();
    void anAddressThatIsNotListenedOnIsRefused();
    void aBrokenConfigurationNamesThePlace_data();
    void aBrokenConfigurationNamesThePlace();
    void aMissingConfigurationIsSaid();
    void aConfigurationOnStandardInput();
    void everyMistakeIsSaidAtOnce();
    void anEmptyConfigurationIsSaid();
    void whatIsNoFileIsNotRead_data();
    void whatIsNoFileIsNotRead();
    void checkingTouchesNothing();
    void nobodyRuns();
    void tooFewDescriptorsAreSaid();
    void aBundleOnAFullDiskIsNoBundle();
    void aBundleReplacesNoDevice();
    void aBundleOfNoFolderIsRefused();
    void withoutHomeTheSystemIsAsked();
    void aFolderOpenToOthersIsSaid();
    void aStartWithABrokenConfiguration();
    void aQuietStartSaysWhyNotAllTheSame();
    void aStartWithoutAFolder();
    void aStartWithAForeignDatabase();
    void aStartBeyondLoopback();
    void aStartBeyondLoopbackNamesWhatIsNotSet();
    void aScreenShowsWhyNot();
    void aKeyInTheFileIsTakenOverInSilence();

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
    for (const QString &flag : {u"-help"_s, u"-h"_s}) {
        const ProgramRun said = run({flag});
        QCOMPARE(said.exitCode, 0);
        QVERIFY2(said.out.contains("Usage: bifrost"), said.all());
        QCOMPARE(said.err, QByteArray());
    }
}

void CommandTest::anUnknownFlagEndsWithTwo()
{
    const ProgramRun said = run({u"--colour"_s, u"red"_s});
    QCOMPARE(said.exitCode, 2);
    QVERIFY2(said.err == "There is no flag --colour.\n--help lists the flags.\n", said.all());
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
    QVERIFY2(said.out.contains("odd.json, line 2, column 3: colour") && said.out.contains("colour")
                 && said.out.endsWith("OK\n"),
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

void CommandTest::aProviderAtOurOwnPortIsSaid_data()
{
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<bool>("isOwn");
    QTest::newRow("the usual port") << QByteArray() << QByteArray("http://localhost:8080") << true;
    QTest::newRow("by number") << QByteArray() << QByteArray("http://127.0.0.1:8080/v1") << true;
    QTest::newRow("another port") << QByteArray() << QByteArray("http://localhost:8081") << false;
    QTest::newRow("another machine") << QByteArray() << QByteArray("http://192.0.2.1:8080") << false;
    QTest::newRow("the port named") << QByteArray(R"("server":{"port":9090},)")
                                    << QByteArray("http://localhost:9090") << true;
    QTest::newRow("the usual port, another named")
        << QByteArray(R"("server":{"port":9090},)") << QByteArray("http://localhost:8080") << false;
    QTest::newRow("any port") << QByteArray(R"("server":{"port":0},)") << QByteArray("http://localhost:8080")
                              << false;
}

void CommandTest::aProviderAtOurOwnPortIsSaid()
{
    QFETCH(const QByteArray, server);
    QFETCH(const QByteArray, address);
    QFETCH(const bool, isOwn);
    const QString file = write(u"loop.json"_s,
                               '{' + server + R"("providers":{"ollama":{"network_config":{"base_url":")"
                                   + address + R"("}}}})");
    const ProgramRun said = run({u"--check-config"_s, file});
    QVERIFY2(said.ended && said.exitCode == 0 && said.out.endsWith("OK\n"), said.all());
    QVERIFY2(said.out.contains("Provider `ollama` cannot be used: ") == isOwn, said.all());
    QVERIFY2(said.out.contains("is this gateway itself") == isOwn, said.all());
}

void CommandTest::controlCharactersAreNotPrinted()
{
    const QByteArray odd = R"(\u001b[31m\u0007\u009b)";
    const QByteArray remark = "{\"" + odd + R"(":1,"providers":{"groq":{}}})";
    const ProgramRun remarked = run({u"--check-config"_s, write(u"odd.json"_s, remark)});
    QVERIFY2(remarked.exitCode == 0 && remarked.out.contains("\"\\x1b[31m\\x07\\x9b\" is not known"),
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
    QVERIFY2(said.err.contains("wide.json, line 1, column 19: server.host: ") && said.err.contains("0.0.0.0"),
             said.all());
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

void CommandTest::aConfigurationOnStandardInput()
{
    const auto check = [this](const QByteArray &input) {
        return runProgram({u"--check-config"_s, u"-"_s}, bareEnvironment(m_home->path()), input);
    };
    const ProgramRun good = check("{\"colour\":1}");
    QVERIFY2(good.ended && good.exitCode == 0, good.all());
    QVERIFY2(good.out.startsWith("standard input, line 1, column 2: colour: ") && good.out.endsWith("OK\n"),
             good.all());
    const ProgramRun bad = check("{\"server\":{\"port\":\"x\"}}");
    QVERIFY2(bad.exitCode == 1 && bad.err.startsWith("standard input, line 1, column "), bad.all());
    const ProgramRun nothing = check({});
    QVERIFY2(nothing.exitCode == 1 && nothing.err.startsWith("standard input is empty."), nothing.all());
}

void CommandTest::everyMistakeIsSaidAtOnce()
{
    const QString file = write(u"bad.json"_s, R"({"server":{"port":"x","threads":-1},
        "client":{"max_request_body_size_mb":"much"},"logs_store":{"enabled":1}})");
    const ProgramRun said = run({u"--check-config"_s, file});
    QCOMPARE(said.exitCode, 1);
    QCOMPARE(said.err.count("bad.json, line "), 4);
    for (const char *member :
         {"server.port", "server.threads", "client.max_request_body_size_mb", "logs_store.enabled"})
        QVERIFY2(said.err.contains(member), said.all());
}

void CommandTest::anEmptyConfigurationIsSaid()
{
    const QString file = write(u"empty.json"_s, QByteArray());
    const ProgramRun said = run({u"--check-config"_s, file});
    QCOMPARE(said.exitCode, 1);
    QVERIFY2(said.err.startsWith(file.toUtf8() + " is empty."), said.all());
}

void CommandTest::whatIsNoFileIsNotRead_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"config.json", "config.db", "logs.db", "bifrost.log", "port.json",
                             "instance.lock", "instance.socket"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

/// Nobody writes into the pipe, so that whoever reads it waits for ever.
void CommandTest::whatIsNoFileIsNotRead()
{
    QFETCH(QString, name);
    const QString path = m_home->filePath(name);
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    const ProgramRun started = run(start());
    const ProgramRun asked = run({u"--status"_s, u"-app-dir"_s, m_home->path()});
    const ProgramRun checked = run({u"--check-config"_s, path});
    QVERIFY2(asked.ended && asked.exitCode == 3, asked.all());
    QVERIFY2(checked.ended && checked.exitCode == 1, checked.all());
    QCOMPARE(checked.err, path.toUtf8() + " cannot be read: it is a pipe, not a file.\n");
    QVERIFY2(started.ended && started.exitCode == 1, started.all());
    QVERIFY2(started.err.contains(path.toUtf8()) && started.err.contains(": it is a pipe, not a file."),
             started.all());
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
    // Where nobody can tell, it is not said.
    const QString odd = m_home->filePath(QString(QChar(QChar::ReplacementCharacter)));
    for (const QString &flag : {u"--status"_s, u"--stop"_s}) {
        const ProgramRun said = run({flag, u"-app-dir"_s, odd});
        QVERIFY2(said.exitCode == 4 && said.err.contains("not UTF-8"), said.all());
    }
}

void CommandTest::tooFewDescriptorsAreSaid()
{
    QProcess shell;
    shell.setProcessEnvironment(bareEnvironment(m_home->path()));
    shell.start(u"/bin/sh"_s,
                QStringList{u"-c"_s, u"ulimit -n 40; exec \"$0\" \"$@\""_s, programFile()} + start());
    QVERIFY(shell.waitForFinished(60'000));
    const QByteArray said = shell.readAllStandardOutput() + shell.readAllStandardError();
    QVERIFY2(shell.exitStatus() == QProcess::NormalExit && shell.exitCode() == 1, said);
    QVERIFY2(said.contains("40 descriptors") && said.contains("ulimit -n"), said);
}

void CommandTest::aBundleOnAFullDiskIsNoBundle()
{
    const QString file = m_home->filePath(u"bundle.zip"_s);
    const QString line = u"ulimit -f 0; exec \"$0\" -app-dir \"$1\" --support-bundle \"$2\""_s;
    QProcess shell;
    shell.setProcessEnvironment(bareEnvironment(m_home->path()));
    shell.start(u"/bin/sh"_s, {u"-c"_s, line, programFile(), m_home->path(), file});
    QVERIFY(shell.waitForFinished(60'000));
    const QByteArray said = shell.readAllStandardOutput() + shell.readAllStandardError();
    QVERIFY2(shell.exitStatus() == QProcess::NormalExit && shell.exitCode() == 1, said);
    QVERIFY2(said.contains("bundle.zip cannot be written: ") && !said.contains("is saved"), said);
    QVERIFY(!QFile::exists(file));
}

void CommandTest::aBundleReplacesNoDevice()
{
    const QString pipe = m_home->filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const ProgramRun said = run({u"-app-dir"_s, m_home->path(), u"--support-bundle"_s, pipe});
    QVERIFY2(said.exitCode == 1 && said.err.contains("pipe cannot be written: it is a pipe"), said.all());
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(pipe).constData(), &status), 0);
    QVERIFY(S_ISFIFO(status.st_mode));
}

void CommandTest::aBundleOfNoFolderIsRefused()
{
    const QString file = m_home->filePath(u"bundle.zip"_s);
    const QString missing = m_home->filePath(u"missing"_s);
    const ProgramRun said = run({u"-app-dir"_s, missing, u"--support-bundle"_s, file});
    QVERIFY2(said.exitCode == 1 && said.err.contains("there is no data folder"), said.all());
    QVERIFY(!QFile::exists(file) && !QFile::exists(missing));
}

void CommandTest::withoutHomeTheSystemIsAsked()
{
    const passwd *entry = ::getpwuid(::geteuid());
    const QString home = entry ? QFile::decodeName(entry->pw_dir) : QString();
    QProcessEnvironment environment = bareEnvironment(m_home->path());
    environment.remove(u"HOME"_s);
    const ProgramRun said = runProgram({u"--status"_s}, environment);
    if (home.size() < 2) { // neither has the system
        const ProgramRun started = runProgram({u"--headless"_s, u"-port"_s, u"0"_s}, environment);
        QVERIFY2(started.ended && started.exitCode == 1 && started.err.contains("HOME is not set"),
                 started.all());
        return;
    }
    const QByteArray folder =
        QFile::encodeName(QDir(home).canonicalPath() + u"/.local/share/bifrost-desktop"_s);
    QVERIFY2(said.ended && (said.out + said.err).contains(folder), said.all());
}

void CommandTest::aFolderOpenToOthersIsSaid()
{
    QVERIFY(QDir(m_home->path()).mkdir(u"config.json"_s));
    QCOMPARE(::chmod(QFile::encodeName(m_home->path()).constData(), 0755), 0);
    const ProgramRun said = run(start());
    QVERIFY2(said.ended && said.exitCode == 1, said.all());
    QVERIFY2(said.err.contains("chmod go=") && said.err.contains("another data folder with -app-dir."),
             said.all());
}

void CommandTest::aStartWithABrokenConfiguration()
{
    QVERIFY(!write(u"config.json"_s, "{\n\"client\": 7}").isEmpty());
    const ProgramRun said = run(start());
    QVERIFY2(said.ended && said.exitCode == 1, said.all());
    QVERIFY2(said.out.startsWith("Bifrost Desktop "), said.all());
    const QByteArray place = m_home->filePath(u"config.json"_s).toUtf8() + ", line 2, column";
    QVERIFY2(said.err.count(place) == 1 && said.err.contains("client"), said.all());
    QFile log(m_home->filePath(u"bifrost.log"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QByteArrayList lines = log.readAll().split('\n');
    QCOMPARE(std::count_if(lines.begin(), lines.end(),
                           [&](const QByteArray &line) {
                               return line.contains(place)
                                   && line.startsWith(R"({"category":"bifrost.app","level":"error")");
                           }),
             1);
}

void CommandTest::aQuietStartSaysWhyNotAllTheSame()
{
    QVERIFY(!write(u"config.json"_s, "{\n\"client\": 7}").isEmpty());
    const ProgramRun said = run(start() + QStringList{u"--quiet"_s});
    QVERIFY2(said.ended && said.exitCode == 1, said.all());
    QVERIFY2(said.err.startsWith(m_home->filePath(u"config.json"_s).toUtf8() + ", line 2, column"),
             said.all());
    QCOMPARE(said.err.count('\n'), 1);
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
    QCOMPARE(::chmod(QFile::encodeName(m_home->path()).constData(), 0755), 0);

    const ProgramRun said = run(start());
    QVERIFY2(said.ended && said.exitCode == 1, said.all());
    QVERIFY2(said.err.contains("logs.db"), said.all());
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
    const auto everything = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    QCOMPARE(QDir(m_home->path()).entryList(everything), QStringList{u"logs.db"_s});
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(m_home->path()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777, mode_t(0755));
}

void CommandTest::aStartBeyondLoopback()
{
    const ProgramRun said = run(start() + QStringList{u"-host"_s, u"0.0.0.0"_s});
    QVERIFY2(said.ended && said.exitCode == 1, said.all());
    QVERIFY2(said.err.count("0.0.0.0") == 1 && said.err.contains("\"level\":\"error\""), said.all());
}

void CommandTest::aStartBeyondLoopbackNamesWhatIsNotSet()
{
    QVERIFY(!write(u"config.json"_s, R"({"auth_config": {"is_enabled": true, "admin_username": "admin",
        "admin_password": "env.PW"}})")
                 .isEmpty());
    const ProgramRun said = run(start() + QStringList{u"-host"_s, u"0.0.0.0"_s});
    QVERIFY2(said.ended && said.exitCode == 1, said.all());
    QVERIFY2(
        said.err.contains("there is no password. `auth_config.admin_password` is empty, as the environment "
                          "variable PW is not set."),
        said.all());
    QVERIFY2(!said.err.contains("Set `auth_config`"), said.all());

    QProcessEnvironment empty = bareEnvironment(m_home->path());
    empty.insert(u"PW"_s, QString());
    const ProgramRun other = runProgram(start() + QStringList{u"-host"_s, u"0.0.0.0"_s}, empty);
    QVERIFY2(other.ended && other.exitCode == 1, other.all());
    QVERIFY2(other.err.contains("as the environment variable PW is set, but empty."), other.all());
    QVERIFY2(!other.err.contains("Set `auth_config`"), other.all());
}

/// With a screen it is shown, which waits for somebody; the end of the program takes it away.
void CommandTest::aScreenShowsWhyNot()
{
    QVERIFY(!write(u"config.json"_s, "{\n\"client\": 7}").isEmpty());
    QProcessEnvironment environment = bareEnvironment(m_home->path());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(programFile(), {u"--minimized"_s, u"-port"_s, u"0"_s, u"-app-dir"_s, m_home->path()});
    const auto shown = [&] {
        const ProgramRun asked =
            runProgram({u"--status"_s, u"-app-dir"_s, m_home->path()}, bareEnvironment(m_home->path()));
        return asked.out.contains("\"state\":\"failed\"") && asked.out.contains("line 2, column");
    };
    QTRY_VERIFY_WITH_TIMEOUT(shown(), 60'000);
    const ProgramRun stopped =
        runProgram({u"--stop"_s, u"-app-dir"_s, m_home->path()}, bareEnvironment(m_home->path()));
    QVERIFY2(stopped.exitCode == 0, stopped.all());
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 1);
}

/// The file goes into the database once the key for the secrets in it is there, and nothing is said before.
void CommandTest::aKeyInTheFileIsTakenOverInSilence()
{
    QVERIFY(
        !write(u"config.json"_s, R"({"providers": {"openai": {"keys": [{"name": "a", "value": "sk-1"}]}}})")
             .isEmpty());
    QProcess process;
    process.setProcessEnvironment(bareEnvironment(m_home->path()));
    process.start(programFile(), start());
    const auto isTaken = [this] {
        qint64 secrets = 0;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"look"_s);
            database.setDatabaseName(m_home->filePath(u"config.db"_s));
            database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
            QSqlQuery query(database);
            if (QFile::exists(database.databaseName()) && database.open()) {
                query = QSqlQuery(u"SELECT count(*) FROM secrets"_s, database);
                secrets = query.next() ? query.value(0).toLongLong() : 0;
            }
        }
        QSqlDatabase::removeDatabase(u"look"_s);
        return secrets == 1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTaken(), 60'000);
    process.terminate();
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(said.contains("master.key"), said);
    QVERIFY2(!said.contains("not in the database yet"), said);
}

BIFROST_TEST(CommandTest)
#include "commandtest.moc"
