// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include "models/traffic/requesttext.h"
#include "tests/models/log/logrows.h"
#include "tests/support/testmain.h"

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

TrafficContent content(const std::string &body)
{
    TrafficContent content;
    content.target = "/v1/chat/completions";
    content.requestLines = {{"Host", "localhost:8080"},
                            {"Authorization", "Bearer ••••••••"},
                            {"Content-Type", "application/json"},
                            {"Content-Length", "12"},
                            {"X-Note", "it's $HOME"}};
    content.request = {body, std::int64_t(body.size())};
    return content;
}

} // namespace

/// A request as text to paste: the shell must read back what was sent, and no credential is in it.
class RequestTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void curlIsWhatTheShellReads();
    void aBodyThatWasCut();
    void jsonHasBothSides();
    void jsonWithoutContents();
};

void RequestTextTest::curlIsWhatTheShellReads()
{
    const std::string body = "{\"text\":\"it's `a` $b \\\\ \\\"c\\\"\\nd\"}";
    const QString line = RequestText::curl(plainRow(1), content(body), u"http://localhost:8080"_s);
    QVERIFY2(!line.contains(u'•'), qPrintable(line));
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"BIFROST_KEY"_s, u"sk-mine"_s);
    shell.setProcessEnvironment(environment);
    // A function in place of the program: prints what it was given.
    shell.start(u"sh"_s, {u"-c"_s, u"curl() { printf '%s\\n' \"$@\"; }\n"_s + line});
    QVERIFY(shell.waitForFinished());
    const QStringList arguments = QString::fromUtf8(shell.readAllStandardOutput()).split(u'\n');
    QCOMPARE(
        arguments.mid(0, 9),
        (QStringList{u"http://localhost:8080/v1/chat/completions"_s, u"-H"_s,
                     u"Authorization: Bearer sk-mine"_s, u"-H"_s, u"Content-Type: application/json"_s,
                     u"-H"_s, u"X-Note: it's $HOME"_s, u"--data-binary"_s, QString::fromStdString(body)}));
}

void RequestTextTest::aBodyThatWasCut()
{
    TrafficContent cut = content("{\"a\":");
    cut.request.size = 500'000;
    const QString line = RequestText::curl(plainRow(1), cut, u"http://localhost:8080"_s);
    QVERIFY(line.startsWith(u"# "_s));
    QVERIFY(line.contains(u"@request.json"_s));
    QVERIFY(!line.contains(u"{\"a\":"_s));
}

void RequestTextTest::jsonHasBothSides()
{
    TrafficContent both = content(R"({"model":"gpt-4o"})");
    both.answer = {"not json", 8};
    LogRow row = plainRow(1);
    row.attempts.resize(2);
    const QJsonObject object = QJsonDocument::fromJson(RequestText::json(row, &both).toUtf8()).object();
    QCOMPARE(object["id"_L1].toString(), u"request-1"_s);
    QCOMPARE(object["request"_L1]["body"_L1]["model"_L1].toString(), u"gpt-4o"_s);
    QCOMPARE(object["request"_L1]["headers"_L1]["authorization"_L1].toString(), u"Bearer ••••••••"_s);
    QCOMPARE(object["response"_L1]["body"_L1].toString(), u"not json"_s);
    QCOMPARE(object["usage"_L1]["total_tokens"_L1].toInt(), 30);
    QVERIFY(object["cost"_L1].isNull());
}

void RequestTextTest::jsonWithoutContents()
{
    const QJsonObject object =
        QJsonDocument::fromJson(RequestText::json(plainRow(1), nullptr).toUtf8()).object();
    QCOMPARE(object["model"_L1].toString(), u"gpt-4o"_s);
    QVERIFY(!object.contains("request"_L1));
}

BIFROST_TEST(RequestTextTest)
#include "requesttexttest.moc"
