// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "tests/support/testmain.h"

#include <QProcessEnvironment>
#include <QStringList>
#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;

class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaults();
    void valueFlags_data();
    void valueFlags();
    void aFolderMayBeginWithADash();
    void switches_data();
    void switches();
    void actions_data();
    void actions();
    void refusals_data();
    void refusals();
    void environmentGivesDefaults();
    void flagsWinOverTheEnvironment();
    void anOddLogLevelInTheEnvironmentIsNoError();
    void anOddHostInTheEnvironmentIsNamed();
    void theLastOfTwoWins();
    void usageNamesEveryFlag();
};

namespace {

Result<CommandLine> parsed(const QString &words, const QProcessEnvironment &environment = {})
{
    return parseCommandLine(QStringList{u"bifrost"_s} + words.split(u' ', Qt::SkipEmptyParts), environment);
}

/// Variables as NAME=value.
Result<CommandLine> parsedIn(const QStringList &variables, const QString &words = QString())
{
    QProcessEnvironment environment;
    for (const QString &variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    return parsed(words, environment);
}

} // namespace

void CommandLineTest::defaults()
{
    const auto line = parsed(u""_s);
    QVERIFY(line);
    QVERIFY(line->action == CommandLine::Action::Run);
    QVERIFY(line->appDir.isEmpty());
    QVERIFY(!line->host);
    QVERIFY(!line->port);
    QVERIFY(line->logLevel == LogLevel::Info);
    QVERIFY(line->logStyle == LogStyle::Json);
    QVERIFY(!line->headless && !line->localOnly && !line->minimized && !line->quiet && !line->nextFreePort);
}

void CommandLineTest::valueFlags_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("one dash, space") << u"-port 9000 -host 127.0.0.1 -app-dir /x"_s;
    QTest::newRow("one dash, equals") << u"-port=9000 -host=127.0.0.1 -app-dir=/x"_s;
    QTest::newRow("two dashes, space") << u"--port 9000 --host 127.0.0.1 --app-dir /x"_s;
    QTest::newRow("two dashes, equals") << u"--port=9000 --host=127.0.0.1 --app-dir=/x"_s;
}

void CommandLineTest::aFolderMayBeginWithADash()
{
    const auto line = parsed(u"-app-dir=-odd"_s);
    QVERIFY(line);
    QCOMPARE(line->appDir, u"-odd"_s);
}

void CommandLineTest::valueFlags()
{
    QFETCH(QString, words);
    const auto line = parsed(words);
    QVERIFY(line);
    QCOMPARE(line->port.value_or(1), quint16(9000));
    QCOMPARE(line->host.value_or(QString()), u"127.0.0.1"_s);
    QCOMPARE(line->appDir, u"/x"_s);
}

void CommandLineTest::switches_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("on");
    QTest::newRow("bare") << u"--headless"_s << true;
    QTest::newRow("one dash") << u"-headless"_s << true;
    QTest::newRow("true") << u"--headless=true"_s << true;
    QTest::newRow("T") << u"--headless=T"_s << true;
    QTest::newRow("1") << u"-headless=1"_s << true;
    QTest::newRow("false") << u"--headless=false"_s << false;
    QTest::newRow("off again") << u"--headless --headless=0"_s << false;
}

void CommandLineTest::switches()
{
    QFETCH(QString, words);
    QFETCH(bool, on);
    const auto line = parsed(words);
    QVERIFY(line);
    QCOMPARE(line->headless, on);
    QVERIFY(!line->minimized);
}

void CommandLineTest::actions_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("action");
    const auto row = [](const char *words, CommandLine::Action action) {
        QTest::newRow(words) << QString::fromLatin1(words) << static_cast<int>(action);
    };
    row("--version", CommandLine::Action::ShowVersion);
    row("-help", CommandLine::Action::ShowHelp);
    row("-h", CommandLine::Action::ShowHelp);
    row("--stop -h", CommandLine::Action::ShowHelp);
    row("--help --stop", CommandLine::Action::ShowHelp);
    row("--status --status", CommandLine::Action::AskStatus);
    row("--status --stop=false", CommandLine::Action::AskStatus);
    row("--status -app-dir /x", CommandLine::Action::AskStatus);
    row("--stop", CommandLine::Action::AskStop);
    row("--forget-keys", CommandLine::Action::ForgetKeys);
    row("--check-config file.json", CommandLine::Action::CheckConfig);
    row("--check-config -", CommandLine::Action::CheckConfig);
    row("--support-bundle file.zip", CommandLine::Action::SaveSupportBundle);
    row("--version=false", CommandLine::Action::Run);
}

void CommandLineTest::actions()
{
    QFETCH(QString, words);
    QFETCH(int, action);
    const auto line = parsed(words);
    QVERIFY(line);
    QCOMPARE(static_cast<int>(line->action), action);
}

void CommandLineTest::refusals_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *words, const char *part) {
        QTest::newRow(words) << QString::fromLatin1(words) << QString::fromLatin1(part);
    };
    row("--colour", "There is no flag --colour.");
    row("--colour=red", "There is no flag --colour.");
    row("-p 1", "There is no flag -p.");
    row("-port", "-port wants a value");
    row("--host --headless",
        "--host wants a value, and --headless looks like a flag. If it is meant: "
        "--host=--headless");
    row("-app-dir -", "-app-dir wants a value, and - looks like a flag");
    row("--support-bundle=", "--support-bundle wants a file");
    row("-app-dir -headless", "-app-dir wants a value, and -headless looks like a flag");
    row("--check-config --headless", "--check-config wants a value, and --headless looks like a flag");
    row("-log-level --headless", "not \"--headless\"");
    row("--status --stop", "--status and --stop cannot be given together.");
    row("-check-config=x --forget-keys", "-check-config and --forget-keys cannot be given together.");
    row("-port 65536", "0 to 65535, not \"65536\"");
    row("-port -1", "not \"-1\"");
    row("-port 80x", "not \"80x\"");
    row("-port=", "not \"\"");
    row("-host=", "-host wants a name");
    row("-host http://localhost", "not \"http://localhost\"");
    row("-app-dir=", "-app-dir wants a folder");
    row("-log-level loud", "debug, info, warn or error, not \"loud\"");
    row("-log-style xml", "json or pretty, not \"xml\"");
    row("--headless=maybe", "true or false, not \"maybe\"");
    row("serve", "\"serve\" is no flag");
    row("--headless false", "\"false\" is no flag");
    row("-", "\"-\" is no flag");
    row("--", "\"--\" is no flag");
    row("--check-config", "--check-config wants a value");
}

void CommandLineTest::refusals()
{
    QFETCH(QString, words);
    QFETCH(QString, part);
    const auto line = parsed(words);
    QVERIFY(!line);
    const QString sentence = QString::fromStdString(line.error().message);
    QVERIFY2(sentence.contains(part), qPrintable(sentence));
}

void CommandLineTest::environmentGivesDefaults()
{
    const auto line = parsedIn({u"BIFROST_HOST=127.0.0.2"_s, u"LOG_LEVEL=WARN"_s});
    QVERIFY(line);
    QCOMPARE(line->host.value_or(QString()), u"127.0.0.2"_s);
    QVERIFY(line->logLevel == LogLevel::Warn);
}

void CommandLineTest::flagsWinOverTheEnvironment()
{
    const auto line =
        parsedIn({u"BIFROST_HOST=127.0.0.2"_s, u"LOG_LEVEL=warn"_s}, u"-host ::1 -log-level debug"_s);
    QVERIFY(line);
    QCOMPARE(line->host.value_or(QString()), u"::1"_s);
    QVERIFY(line->logLevel == LogLevel::Debug);
}

void CommandLineTest::anOddLogLevelInTheEnvironmentIsNoError()
{
    const auto line = parsedIn({u"LOG_LEVEL=trace"_s});
    QVERIFY(line);
    QVERIFY(line->logLevel == LogLevel::Info);
    QCOMPARE(line->notices.size(), 1);
    QVERIFY(line->notices.first().contains(u"trace"_s));
}

void CommandLineTest::anOddHostInTheEnvironmentIsNamed()
{
    const auto line = parsedIn({u"BIFROST_HOST=two words"_s});
    QVERIFY(!line);
    QVERIFY(QString::fromStdString(line.error().message).contains(u"BIFROST_HOST"_s));
}

void CommandLineTest::theLastOfTwoWins()
{
    const auto line = parsed(u"-port 1 -port 2"_s);
    QVERIFY(line);
    QCOMPARE(line->port.value_or(0), quint16(2));
}

void CommandLineTest::usageNamesEveryFlag()
{
    const QString text = usage();
    for (const char *flag : {"-app-dir", "-port", "-host", "-log-level", "-log-style", "--headless",
                             "--local", "--minimized", "--version", "--check-config", "--forget-keys",
                             "--status", "--stop", "--support-bundle", "--help"}) {
        const QString bare = QString::fromLatin1(flag).remove(u"--"_s);
        QVERIFY2(text.contains(bare), flag);
    }
}

BIFROST_TEST(CommandLineTest)
#include "commandlinetest.moc"
