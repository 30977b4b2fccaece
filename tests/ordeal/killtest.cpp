// SPDX-License-Identifier: GPL-3.0-or-later
// Killed at any moment under load, it comes up again and has kept what it confirmed.
#include "tests/gateway/blackbox/managing.h"
#include "tests/ordeal/logreader.h"
#include "tests/ordeal/scale.h"
#include "tests/ordeal/witness.h"
#include "tests/support/testmain.h"
#include "tests/support/waiting.h"

#include <QDir>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>
#include <random>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

using Milliseconds = std::chrono::milliseconds;

constexpr int Callers = 4;
constexpr Milliseconds Settled(50); ///< after which a row is written, on a machine that has time for it

/// A database as a kill left it. Looks at a copy, so that the program finds what the kill left, too.
class Remains
{
public:
    Remains(const GatewayProcess &gateway, const QString &name)
    {
        for (const QString &end : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::copy(gateway.folder() + u'/' + name + end, m_copy.filePath(name + end));
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"remains"_s);
        database.setDatabaseName(m_copy.filePath(name));
        database.open();
    }
    ~Remains() { QSqlDatabase::removeDatabase(u"remains"_s); }

    /// What SQLite says of it: "ok", or what is wrong.
    QString integrity() const
    {
        QSqlQuery query(u"PRAGMA integrity_check"_s, QSqlDatabase::database(u"remains"_s));
        return query.next() ? query.value(0).toString() : query.lastError().text();
    }

    QSet<QByteArray> requests(const QByteArray &prefix) const
    {
        return LogReader::requestsIn(QSqlDatabase::database(u"remains"_s), prefix);
    }

private:
    QTemporaryDir m_copy;
};

QSet<QByteArray> keyNames(const GatewayProcess &gateway)
{
    QSet<QByteArray> names;
    for (const QJsonValue &key : manage(gateway, "GET", Keys).json()[u"keys"_s].toArray())
        names.insert(key[u"name"_s].toString().toUtf8());
    return names;
}

} // namespace

class KillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasConfirmedIsKept();

private:
    void ordeal(GatewayProcess &gateway, int round, Milliseconds load);

    QSet<QByteArray> m_keys; ///< confirmed so far
    int m_answered = 0; ///< requests
    Milliseconds m_latest{0}; ///< of those that are not in the log: at most so long before the kill
};

void KillTest::whatWasConfirmedIsKept()
{
    const int kills = scaled(10, 100);
    const unsigned seed = std::random_device{}();
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> moment(5, 400);
    MockProvider mock(takesAnyKey());
    GatewayProcess gateway(configAt(mock, {{u"logs_store"_s, QJsonObject{{u"enabled"_s, true}}}}));
    START_GATEWAY(gateway);
    for (int round = 0; round < kills; ++round) {
        const Milliseconds load(isFullOrdeal() ? 60 + moment(random) : moment(random));
        ordeal(gateway, round, load);
        if (QTest::currentTestFailed()) {
            qWarning("kill %d of %d, after %lld ms, seed %u", round + 1, kills,
                     static_cast<long long>(load.count()), seed);
            return;
        }
    }
    STOP_GATEWAY(gateway);
    qInfo("%d kills, %d requests answered, the oldest that was lost %lld ms before its kill; %lld keys",
          kills, m_answered, static_cast<long long>(m_latest.count()), static_cast<long long>(m_keys.size()));
    QVERIFY(m_answered > 0);
    QVERIFY(!isFullOrdeal() || m_latest < Settled);
}

void KillTest::ordeal(GatewayProcess &gateway, int round, Milliseconds load)
{
    const QByteArray prefix = 'r' + QByteArray::number(round) + '-';
    std::vector<std::unique_ptr<Witness>> callers;
    for (int i = 0; i < Callers; ++i)
        callers.push_back(
            std::make_unique<Witness>(Witness::Deed::Chat, gateway.port(), prefix + char('a' + i)));
    Witness editor(Witness::Deed::Key, gateway.port(), prefix + 'k');
    runUntil([] { return false; }, load);
    QSet<QByteArray> seen;
    if (!isFullOrdeal()) {
        // How long a row waits for its writer depends on the machine; what others see is written.
        const LogReader reader(gateway.folder());
        QVERIFY(runUntil([&] { return !(seen = reader.requests(prefix)).isEmpty(); }, Patience));
    }
    const Witness::Clock::time_point killed = Witness::Clock::now(); // to bury it takes a while
    gateway.kill();

    QCOMPARE(Remains(gateway, u"config.db"_s).integrity(), u"ok"_s);
    const Remains log(gateway, u"logs.db"_s);
    QCOMPARE(log.integrity(), u"ok"_s);
    const QSet<QByteArray> logged = log.requests(prefix);
    QVERIFY2(logged.contains(seen), (seen - logged).values().join(' '));
    for (const std::unique_ptr<Witness> &caller : callers) {
        for (const Witness::Confirmed &chat : caller->statement()) {
            ++m_answered;
            if (!logged.contains(chat.name))
                m_latest = std::max(m_latest, std::chrono::duration_cast<Milliseconds>(killed - chat.at));
        }
    }
    for (const Witness::Confirmed &key : editor.statement())
        m_keys.insert(key.name);

    if (!gateway.start())
        QFAIL(reportOf(gateway).constData());
    const QSet<QByteArray> kept = keyNames(gateway);
    QVERIFY2(kept.contains(m_keys), (m_keys - kept).values().join(' '));
    const auto chat = postTo(gateway, "/v1/chat/completions", chatBody("openai/gpt-4o"));
    QVERIFY(chat);
    QVERIFY2(chat->status == 200 || chat->status == 401, chat->raw); // the mock knows only some of these keys
}

BIFROST_TEST(KillTest)
#include "killtest.moc"
