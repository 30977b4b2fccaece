// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program/programrun.h"
#include "tests/support/gatewayprocess.h"
#include "tests/support/mockprovider.h"
#include "tests/support/rawclient.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <unistd.h>

using namespace bifrost::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The real program while it serves: who else may start, how it is asked, how it ends.
class LifetimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSignalEndsItWithZero();
    void aSecondHeadlessStartIsRefused();
    void statusTellsWhoRuns();
    void stopEndsIt();
    void aFolderTakenAwayIsSaid();
    void aMovedFolderIsNotTakenForItsSuccessor();
    void aFullDiskIsSaidAtStart();
    void outputThatNobodyReadsIsNoEnd();
    void closedStreamsAreNotReused();
    void namedDatabasesLieInTheDataFolder();
    void aTakenPortIsSaid();
    void aTakenPortIsReplacedAndRemembered();
    void filesAreForTheirOwnerAlone();
    void theLogGoesToTheFileAlone();
    void theDesktopServesAndEndsToo();
    void withoutADisplayItServesHeadless();
    void aBuildWithoutWindowsServes();
};

namespace {

QJsonObject statusOf(const QString &folder)
{
    const ProgramRun asked = runProgram({u"--status"_s, u"-app-dir"_s, folder}, bareEnvironment(folder));
    return QJsonDocument::fromJson(asked.out).object();
}

/// Starts the program and waits for its address. The output so far, for the message of a failed check.
QByteArray startAndWait(QProcess &process, const QStringList &arguments,
                        const QProcessEnvironment &environment, const QString &program = programFile())
{
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    QByteArray out;
    while (!out.contains("Running at") && process.waitForReadyRead(30000))
        out += process.readAllStandardOutput();
    return out;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void LifetimeTest::aSignalEndsItWithZero()
{
    GatewayProcess gateway;
    QVERIFY2(gateway.start(), gateway.output());
    QVERIFY(gateway.healthy());
    QVERIFY2(gateway.stop(), gateway.output());
    QVERIFY(!QFile::exists(gateway.folder() + u"/instance.socket"_s));
}

void LifetimeTest::aSecondHeadlessStartIsRefused()
{
    GatewayProcess gateway;
    QVERIFY2(gateway.start(), gateway.output());
    const ProgramRun second =
        runProgram({u"--headless"_s, u"-port"_s, u"0"_s, u"-app-dir"_s, gateway.folder()},
                   bareEnvironment(gateway.folder()));
    QVERIFY2(second.ended && second.exitCode == 1, second.all());
    QVERIFY2(second.err.contains(QByteArray::number(gateway.processId())), second.all());
    QVERIFY2(second.err.contains(':' + QByteArray::number(gateway.port())), second.all());
    QVERIFY(gateway.healthy());
    QVERIFY2(gateway.stop(), gateway.output());
}

void LifetimeTest::statusTellsWhoRuns()
{
    GatewayProcess gateway;
    QVERIFY2(gateway.start(), gateway.output());
    const QJsonObject status = statusOf(gateway.folder());
    QCOMPARE(status[u"pid"].toInteger(), gateway.processId());
    QCOMPARE(status[u"state"].toString(), u"running"_s);
    QVERIFY(status[u"url"].toString().endsWith(u':' + QString::number(gateway.port())));
    QCOMPARE(status[u"version"].toString(), QStringLiteral(BIFROST_VERSION));
    QCOMPARE(status[u"headless"].toBool(), true);
    const ProgramRun version = runProgram({u"--version"_s}, bareEnvironment(gateway.folder()));
    QVERIFY(version.out.contains(status[u"build_id"].toString().toLatin1()));
    QVERIFY2(gateway.stop(), gateway.output());
}

void LifetimeTest::stopEndsIt()
{
    GatewayProcess gateway;
    QVERIFY2(gateway.start(), gateway.output());
    const ProgramRun stop =
        runProgram({u"--stop"_s, u"-app-dir"_s, gateway.folder()}, bareEnvironment(gateway.folder()));
    QVERIFY2(stop.ended && stop.exitCode == 0, stop.all());
    QVERIFY(gateway.waitForEnd(10s));
    QVERIFY2(gateway.cleanEnd(), gateway.output());
}

/// It goes on, says so, and can still be asked and ended by the name that its folder had.
void LifetimeTest::aFolderTakenAwayIsSaid()
{
    const QTemporaryDir place;
    const QString folder = place.filePath(u"data"_s);
    const QProcessEnvironment environment = bareEnvironment(place.path());
    QProcess process;
    const QByteArray out =
        startAndWait(process, {u"--headless"_s, u"-port"_s, u"0"_s, u"-app-dir"_s, folder}, environment);
    QVERIFY2(out.contains("Running at"), out);
    QVERIFY(QDir(place.path()).rename(u"data"_s, u"away"_s));
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += process.readAllStandardError()).contains("data was moved or removed"),
                             60'000);
    const ProgramRun status = runProgram({u"--status"_s, u"-app-dir"_s, folder}, environment);
    QVERIFY2(status.exitCode == 0 && status.out.contains("\"state\":\"running\""), status.all());
    const ProgramRun stop = runProgram({u"--stop"_s, u"-app-dir"_s, folder}, environment);
    QVERIFY2(stop.exitCode == 0, stop.all());
    const ProgramRun after = runProgram({u"--status"_s, u"-app-dir"_s, folder}, environment);
    QVERIFY2(after.exitCode == 3 && after.err.contains(folder.toUtf8()), after.all());
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(!QFile::exists(folder));
}

/// Both listen at the name that the folder had; to stop the other one would be a bad surprise.
void LifetimeTest::aMovedFolderIsNotTakenForItsSuccessor()
{
    const QTemporaryDir place;
    const QString folder = place.filePath(u"data"_s);
    const QString moved = place.filePath(u"away"_s);
    const QProcessEnvironment environment = bareEnvironment(place.path());
    const QStringList arguments{u"--headless"_s, u"-port"_s, u"0"_s, u"-app-dir"_s, folder};
    QProcess first;
    QVERIFY(startAndWait(first, arguments, environment).contains("Running at"));
    QVERIFY(QDir(place.path()).rename(u"data"_s, u"away"_s));
    QProcess second;
    QVERIFY(startAndWait(second, arguments, environment).contains("Running at"));
    for (const QString &question : {u"--status"_s, u"--stop"_s}) {
        const ProgramRun asked = runProgram({question, u"-app-dir"_s, moved}, environment);
        QVERIFY2(asked.exitCode == 1 && asked.err.contains(QByteArray::number(first.processId())),
                 asked.all());
    }
    QCOMPARE(statusOf(folder)[u"pid"].toInteger(), second.processId());
    for (QProcess *process : {&first, &second}) {
        process->terminate();
        QVERIFY(process->waitForFinished(60'000));
    }
}

void LifetimeTest::aFullDiskIsSaidAtStart()
{
    const QTemporaryDir folder;
    QProcess process;
    process.setProcessEnvironment(bareEnvironment(folder.path()));
    process.setChildProcessModifier([] {
        const rlimit nothing{0, RLIM_INFINITY};
        ::setrlimit(RLIMIT_FSIZE, &nothing);
    });
    process.start(programFile(), {u"--headless"_s, u"-port"_s, u"0"_s, u"-app-dir"_s, folder.path()});
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray said = process.readAllStandardError();
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY2(said.contains("The data folder " + folder.path().toUtf8()
                           + " cannot be used, as nothing can be written there: File too large."),
             said);
}

/// As after `bifrost | head -1`.
void LifetimeTest::outputThatNobodyReadsIsNoEnd()
{
    const QTemporaryDir folder;
    QProcess process;
    process.setProcessEnvironment(bareEnvironment(folder.path()));
    process.setChildProcessModifier([] {
        int ends[2];
        if (::pipe(ends) != 0 || ::dup2(ends[1], STDOUT_FILENO) < 0)
            ::_exit(99);
        ::close(ends[0]);
        ::close(ends[1]);
    });
    process.start(programFile(), {u"--headless"_s, u"-port"_s, u"0"_s, u"-app-dir"_s, folder.path()});
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(folder.path())[u"state"].toString(), u"running"_s, 60'000);
    process.terminate();
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

void LifetimeTest::closedStreamsAreNotReused()
{
    const QTemporaryDir folder;
    QProcess process;
    process.setProcessEnvironment(bareEnvironment(folder.path()));
    process.setChildProcessModifier([] {
        for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            ::close(stream);
    });
    process.start(programFile(), {u"--headless"_s, u"-port"_s, u"0"_s, u"-app-dir"_s, folder.path()});
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(folder.path())[u"state"].toString(), u"running"_s, 60'000);
    for (int stream = 0; stream < 3; ++stream) {
        const QString link = u"/proc/%1/fd/%2"_s.arg(process.processId()).arg(stream);
        QCOMPARE(QFile::symLinkTarget(link), u"/dev/null"_s);
    }
    process.terminate();
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 0);
}

/// Else a start from another folder would find others.
void LifetimeTest::namedDatabasesLieInTheDataFolder()
{
    const QTemporaryDir folder;
    const QTemporaryDir elsewhere;
    QFile configFile(folder.filePath(u"config.json"_s));
    QVERIFY(configFile.open(QIODevice::WriteOnly));
    configFile.write(R"({"config_store":{"enabled":true,"type":"sqlite","config":{"path":"./settings.db"}},
                        "logs_store":{"enabled":true,"type":"sqlite","config":{"path":"rows.db"}}})");
    configFile.close();
    QProcess process;
    process.setWorkingDirectory(elsewhere.path());
    const QByteArray out =
        startAndWait(process, {u"--headless"_s, u"-port"_s, u"0"_s, u"-app-dir"_s, folder.path()},
                     bareEnvironment(folder.path()));
    QVERIFY2(out.contains("Running at"), out + process.readAllStandardError());
    QVERIFY(QFile::exists(folder.filePath(u"settings.db"_s)));
    QVERIFY(QFile::exists(folder.filePath(u"rows.db"_s)));
    QVERIFY(QDir(elsewhere.path()).isEmpty());
    process.terminate();
    QVERIFY(process.waitForFinished(60'000));
}

void LifetimeTest::aTakenPortIsSaid()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const QTemporaryDir folder;
    const ProgramRun run = runProgram(
        {u"--headless"_s, u"-port"_s, QString::number(other.serverPort()), u"-app-dir"_s, folder.path()},
        bareEnvironment(folder.path()));
    QVERIFY2(run.ended && run.exitCode == 1, run.all());
    QVERIFY2(run.err.contains(QByteArray::number(other.serverPort())), run.all());
    // The holder is this test, which the same user runs: it can be named.
    QVERIFY2(run.err.contains(QByteArray::number(QCoreApplication::applicationPid())), run.all());
}

void LifetimeTest::aTakenPortIsReplacedAndRemembered()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const quint16 taken = other.serverPort();
    const QJsonObject config{{u"server"_s, QJsonObject{{u"port"_s, taken}}}};
    const QByteArray file = QJsonDocument(config).toJson();
    const QTemporaryDir folder;
    QFile configFile(folder.filePath(u"config.json"_s));
    QVERIFY(configFile.open(QIODevice::WriteOnly) && configFile.write(file) == file.size());
    configFile.close();

    const auto portOfStart = [&](const QStringList &arguments) {
        QProcess process;
        startAndWait(process, QStringList{u"--headless"_s, u"-app-dir"_s, folder.path()} + arguments,
                     bareEnvironment(folder.path()));
        const int port = QUrl(statusOf(folder.path())[u"url"].toString()).port();
        process.terminate();
        process.waitForFinished(30000);
        return port;
    };
    const int replacement = portOfStart({u"--next-free-port"_s});
    QVERIFY(replacement > taken);
    other.close();
    // Also without the flag, and though the wanted one is free by now: callers know the other one.
    QCOMPARE(portOfStart({}), replacement);
    QCOMPARE(contentOf(configFile.fileName()), file);
}

void LifetimeTest::filesAreForTheirOwnerAlone()
{
    GatewayProcess gateway;
    QVERIFY2(gateway.start(), gateway.output());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const QString &name : {u"logs.db"_s, u"bifrost.log"_s, u"instance.lock"_s, u"instance.socket"_s}) {
        const QString path = gateway.folder() + u'/' + name;
        QVERIFY2(QFile::exists(path), qPrintable(path));
        QCOMPARE(QFile::permissions(path) & others, QFile::Permissions());
    }
    QVERIFY2(gateway.stop(), gateway.output());
}

void LifetimeTest::theLogGoesToTheFileAlone()
{
    GatewayProcess gateway({}, {u"--quiet"_s, u"-log-style"_s, u"pretty"_s});
    QVERIFY2(gateway.start(), gateway.output());
    QVERIFY(contentOf(gateway.folder() + u"/bifrost.log"_s).contains("INFO  bifrost.app: "));
    QCOMPARE(contentOf(gateway.folder() + u"/stderr.txt"_s), QByteArray());
    QVERIFY2(gateway.stop(), gateway.output());
}

void LifetimeTest::theDesktopServesAndEndsToo()
{
    const QTemporaryDir folder;
    QProcessEnvironment environment = bareEnvironment(folder.path());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    const QStringList arguments{u"-port"_s, u"0"_s, u"-app-dir"_s, folder.path()};
    QProcess first;
    const QByteArray out = startAndWait(first, arguments, environment);
    QVERIFY2(out.contains("Running at"), out + first.readAllStandardError());
    QCOMPARE(statusOf(folder.path())[u"headless"].toBool(true), false);

    const ProgramRun second = runProgram(arguments, environment);
    QVERIFY2(second.ended && second.exitCode == 0, second.all());
    QVERIFY2(second.out.contains("running already"), second.all());

    first.terminate();
    QVERIFY2(first.waitForFinished(30000), first.readAllStandardError());
    QVERIFY(first.exitStatus() == QProcess::NormalExit);
    QCOMPARE(first.exitCode(), 0);
}

void LifetimeTest::withoutADisplayItServesHeadless()
{
    const QTemporaryDir folder;
    QProcess process;
    const QByteArray out = startAndWait(process, {u"-port"_s, u"0"_s, u"-app-dir"_s, folder.path()},
                                        bareEnvironment(folder.path()));
    QVERIFY2(out.contains("no display") && out.contains("Running at"), out);
    process.terminate();
    QVERIFY(process.waitForFinished(30000));
    QCOMPARE(process.exitCode(), 0);
}

void LifetimeTest::aBuildWithoutWindowsServes()
{
    const QTemporaryDir folder;
    QProcessEnvironment environment = bareEnvironment(folder.path());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s); // where the other build shows its windows
    QProcess process;
    const QByteArray out = startAndWait(process, {u"-port"_s, u"0"_s, u"-app-dir"_s, folder.path()},
                                        environment, QStringLiteral(BIFROST_SERVER));
    QVERIFY2(out.contains("built without windows") && out.contains("Running at"), out);
    QCOMPARE(statusOf(folder.path())[u"headless"].toBool(false), true);
    process.terminate();
    QVERIFY(process.waitForFinished(30000));
    QCOMPARE(process.exitCode(), 0);
}

BIFROST_TEST(LifetimeTest)
#include "lifetimetest.moc"
