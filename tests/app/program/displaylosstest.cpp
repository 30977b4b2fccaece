// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/logstore.h"
#include "tests/app/program/programrun.h"
#include "tests/support/httpmessage.h"
#include "tests/support/rawclient.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// A display server that ends while the window is open, as it does when somebody logs out.
class DisplayLossTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theProgramEndsInOrder();
};

namespace {

constexpr int Patience = 60'000;

} // namespace

void DisplayLossTest::theProgramEndsInOrder()
{
    QProcess display;
    display.start(QStringLiteral(BIFROST_XVFB),
                  {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"800x600x24"_s, u"-nolisten"_s, u"tcp"_s,
                   u"-noreset"_s});
    QByteArray number;
    while (!number.endsWith('\n') && display.waitForReadyRead(Patience))
        number += display.readAllStandardOutput();
    QVERIFY2(number.endsWith('\n'), display.readAllStandardError());

    const QTemporaryDir home;
    const QString folder = home.filePath(u"data"_s);
    QProcessEnvironment environment = bareEnvironment(home.path());
    environment.insert(u"DISPLAY"_s, u':' + QString::fromLatin1(number.trimmed()));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(programFile(), {u"-port"_s, u"0"_s, u"-app-dir"_s, folder});
    QByteArray out;
    while (!out.contains("curl ") && process.waitForReadyRead(Patience))
        out += process.readAllStandardOutput();
    const QRegularExpressionMatch address =
        QRegularExpression(u"Running at http://localhost:(\\d+)"_s).match(QString::fromUtf8(out));
    QVERIFY2(address.hasMatch() && !out.contains("headless"), out);

    RawClient client(quint16(address.captured(1).toUShort()));
    client.send(httpRequest("POST", "/v1/chat/completions",
                            R"({"model":"demo/echo","messages":[{"role":"user","content":"hi"}]})"));
    const auto answer = client.receive();
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    client.close();

    display.kill();
    QVERIFY(display.waitForFinished(Patience));
    const bool ended = process.waitForFinished(Patience);
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(ended && process.exitStatus() == QProcess::NormalExit, said);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY2(said.contains("The display is gone"), said);
    const QDir left(folder);
    QVERIFY2(left.entryList({u"instance.*"_s, u"*.db-wal"_s, u"*.db-shm"_s}).isEmpty(),
             qPrintable(left.entryList().join(u' ')));
    const auto store = LogStore::open(left.filePath(u"logs.db"_s), {});
    QVERIFY(store);
    QCOMPARE((*store)->newest(10)->size(), std::size_t(1));
}

BIFROST_TEST(DisplayLossTest)
#include "displaylosstest.moc"
