// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that is full, that cannot be written or that spoils what it holds: the program says so, serves its
// callers meanwhile, loses nothing that it can keep, and goes on by itself.
#include "tests/gateway/blackbox/managing.h"
#include "tests/ordeal/logreader.h"
#include "tests/ordeal/scale.h"
#include "tests/ordeal/smalldisk.h"
#include "tests/support/asuser.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QDir>
#include <QSet>

#include <unistd.h>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int DiskMegabytes = 3;

QJsonObject storingConfig(const MockProvider &mock)
{
    return configAt(mock,
                    {{u"logs_store"_s, QJsonObject{{u"enabled"_s, true}}},
                     {u"server"_s, QJsonObject{{u"owner_check"_s, false}}}});
}

/// Asks something that is known by this in the log.
bool chat(const GatewayProcess &gateway, const QByteArray &name)
{
    const auto answer =
        postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"), "X-Request-Id: " + name + "\r\n");
    return answer && answer->status == 200;
}

HttpAnswer setDays(const GatewayProcess &gateway, int days)
{
    return manage(gateway, "PATCH", "/api/config",
                  {{u"client_config"_s, QJsonObject{{u"log_retention_days"_s, days}}}});
}

int daysOf(const GatewayProcess &gateway)
{
    return manage(gateway, "GET", "/api/config").json()[u"client_config"_s][u"log_retention_days"_s].toInt();
}

/// Until /health says 503 with these words.
bool complains(const GatewayProcess &gateway, const QByteArray &words)
{
    return runUntil(
        [&] {
            const auto answer = getFrom(gateway, "/health");
            return answer && answer->status == 503 && answer->errorMessage().contains(words);
        },
        Patience);
}

bool recovers(const GatewayProcess &gateway)
{
    return runUntil([&] { return gateway.healthy(); }, Patience);
}

/// While it runs or after its end.
QSet<QByteArray> loggedIn(const GatewayProcess &gateway)
{
    return LogReader(gateway.folder()).requests();
}

bool spoil(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) && file.write(QByteArray(4096, '\x5A')) == 4096;
}

} // namespace

class DiskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFullDisk();
    void aKillOnAFullDisk();
    void aFolderThatCannotBeWritten();
    void databasesThatAreSpoilt();
};

void DiskTest::aFullDisk()
{
    SmallDisk disk(DiskMegabytes);
    if (!disk.isThere())
        QSKIP("No disk can be mounted here.");
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(storingConfig(mock));
    START_GATEWAY(gateway);
    QVERIFY(chat(gateway, "before"));
    QCOMPARE(setDays(gateway, 20).status, 200);

    QVERIFY(disk.fill());
    QVERIFY(chat(gateway, "full-1"));
    QVERIFY(complains(gateway, "no room left on its disk"));
    const HttpAnswer refused = setDays(gateway, 21);
    QVERIFY2(refused.status == 503, refused.raw);
    QVERIFY2(refused.errorMessage().contains("no room left on its disk"), refused.raw);
    QCOMPARE(daysOf(gateway), 20); // what is not kept is not in force
    QVERIFY(chat(gateway, "full-2"));

    QVERIFY(disk.makeRoom());
    QVERIFY(recovers(gateway));
    QCOMPARE(setDays(gateway, 22).status, 200);
    QVERIFY(chat(gateway, "after"));
    STOP_GATEWAY(gateway);
    QCOMPARE(loggedIn(gateway), (QSet<QByteArray>{"before", "full-1", "full-2", "after"}));
    START_GATEWAY(gateway);
    QCOMPARE(daysOf(gateway), 22);
    STOP_GATEWAY(gateway);
}

void DiskTest::aKillOnAFullDisk()
{
    SmallDisk disk(DiskMegabytes);
    if (!disk.isThere())
        QSKIP("No disk can be mounted here.");
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(storingConfig(mock));
    START_GATEWAY(gateway);
    QVERIFY(chat(gateway, "before"));
    QCOMPARE(setDays(gateway, 20).status, 200);
    QVERIFY(runUntil([&] { return loggedIn(gateway).contains("before"); }, Patience));
    QVERIFY(disk.fill());
    QCOMPARE(setDays(gateway, 21).status, 503);
    QVERIFY(chat(gateway, "full"));
    QVERIFY(complains(gateway, "no room left on its disk"));
    gateway.kill();
    QVERIFY(disk.makeRoom());
    START_GATEWAY(gateway);
    QVERIFY(gateway.healthy());
    QCOMPARE(daysOf(gateway), 20);
    QVERIFY(chat(gateway, "after"));
    STOP_GATEWAY(gateway);
    const QSet<QByteArray> logged = loggedIn(gateway);
    QVERIFY(logged.contains("before") && logged.contains("after"));
}

void DiskTest::aFolderThatCannotBeWritten()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(storingConfig(mock));
    if (AsUser::isPossible() && !gateway.giveTo(AsUser::Nobody))
        QSKIP("Only who is not root can be kept from writing.");
    START_GATEWAY(gateway);
    QVERIFY(chat(gateway, "before"));
    QCOMPARE(setDays(gateway, 20).status, 200);
    constexpr QFile::Permissions Readable = QFile::ReadOwner | QFile::ExeOwner;
    QVERIFY(QFile::setPermissions(gateway.folder(), Readable));

    // What is open stays open.
    QVERIFY(chat(gateway, "closed-1"));
    QCOMPARE(setDays(gateway, 21).status, 200);
    QVERIFY(gateway.healthy());

    // What is gone cannot be made anew.
    const auto removeAll = [&] {
        QDir folder(gateway.folder());
        QFile::setPermissions(folder.path(), Readable | QFile::WriteOwner);
        for (const QString &name : folder.entryList({u"*.db*"_s}, QDir::Files))
            folder.remove(name);
        QFile::setPermissions(folder.path(), Readable);
    };
    removeAll();
    QVERIFY(chat(gateway, "closed-2"));
    QVERIFY(complains(gateway, "not available"));
    QVERIFY(chat(gateway, "closed-3"));
    const HttpAnswer refused = setDays(gateway, 22);
    QVERIFY2(refused.status == 503, refused.raw);

    QVERIFY(QFile::setPermissions(gateway.folder(), Readable | QFile::WriteOwner));
    QVERIFY(recovers(gateway));
    QVERIFY(chat(gateway, "after"));
    STOP_GATEWAY(gateway);
    const QSet<QByteArray> logged = loggedIn(gateway);
    QVERIFY2(logged.contains({"closed-2", "closed-3", "after"}), logged.values().join(' '));
    START_GATEWAY(gateway);
    QCOMPARE(daysOf(gateway), 21);
    STOP_GATEWAY(gateway);
}

void DiskTest::databasesThatAreSpoilt()
{
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(storingConfig(mock));
    START_GATEWAY(gateway);
    QVERIFY(chat(gateway, "before"));
    QCOMPARE(setDays(gateway, 20).status, 200);
    for (const QString &name : {u"/config.db"_s, u"/logs.db"_s})
        QVERIFY(spoil(gateway.folder() + name));
    QVERIFY(chat(gateway, "spoilt"));
    QCOMPARE(setDays(gateway, 21).status, 200);
    for (const QByteArray said :
         {"config.db is damaged. It was set aside", "logs.db is damaged. It was set aside"})
        QVERIFY2(runUntil([&] { return gateway.output().contains(said); }, Patience), gateway.output());
    QVERIFY(recovers(gateway));
    QVERIFY(chat(gateway, "after"));
    STOP_GATEWAY(gateway);
    QVERIFY(QFile::exists(gateway.folder() + u"/config.db.damaged-1"_s));
    QVERIFY(QFile::exists(gateway.folder() + u"/logs.db.damaged-1"_s));
    const QSet<QByteArray> logged = loggedIn(gateway);
    QVERIFY2(logged.contains({"spoilt", "after"}), logged.values().join(' '));
    START_GATEWAY(gateway);
    QCOMPARE(daysOf(gateway), 21);
    STOP_GATEWAY(gateway);
}

BIFROST_TEST(DiskTest)
#include "disktest.moc"
