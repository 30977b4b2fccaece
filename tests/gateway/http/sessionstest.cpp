// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/sessions.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <set>

using namespace bifrost;
using namespace bifrost::http;
using namespace std::chrono_literals;

class SessionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isLiveUntilItEnds();
    void belongsToOnePassword();
    void thereIsABoundOfThem();
    void findsTheToken_data();
    void findsTheToken();

private:
    static Sessions::CredentialPtr credential()
    {
        return std::make_shared<const AdminCredential>(Secret("admin"), Secret("open sesame"));
    }

    const Sessions::Clock::time_point m_start{1000h};
};

void SessionsTest::isLiveUntilItEnds()
{
    Sessions sessions;
    const auto admin = credential();
    const std::string token = sessions.open(admin, m_start);
    QCOMPARE(token.size(), std::size_t(64));
    QVERIFY(sessions.isLive(token, admin, m_start));
    QVERIFY(sessions.isLive(token, admin, m_start + Sessions::Lifetime - 1s));
    QVERIFY(!sessions.isLive(token, admin, m_start + Sessions::Lifetime));
    for (const std::string &other : {std::string(), std::string(64, '0'), token.substr(1), token + "0"})
        QVERIFY(!sessions.isLive(other, admin, m_start));
    sessions.end(token);
    QVERIFY(!sessions.isLive(token, admin, m_start));
    QCOMPARE(sessions.count(), std::size_t(0));
}

void SessionsTest::belongsToOnePassword()
{
    Sessions sessions;
    auto admin = credential();
    const std::string token = sessions.open(admin, m_start);
    QVERIFY(!sessions.isLive(token, credential(), m_start));
    QVERIFY(!sessions.isLive(token, nullptr, m_start));
    admin.reset();
    QVERIFY(!sessions.isLive(token, nullptr, m_start)); // the lost one is none either
}

void SessionsTest::thereIsABoundOfThem()
{
    Sessions sessions;
    const auto admin = credential();
    std::vector<std::string> tokens;
    for (std::size_t i = 0; i < Sessions::Most + 3; ++i)
        tokens.push_back(sessions.open(admin, m_start + std::chrono::seconds(i)));
    QCOMPARE(sessions.count(), Sessions::Most);
    const auto now = m_start + std::chrono::seconds(Sessions::Most + 3);
    QVERIFY(!sessions.isLive(tokens[2], admin, now));
    QVERIFY(sessions.isLive(tokens[3], admin, now));
    QVERIFY(sessions.isLive(tokens.back(), admin, now));
    QCOMPARE(std::set(tokens.begin(), tokens.end()).size(), tokens.size());
    // What has ended makes room before what has not.
    const std::string late = sessions.open(admin, m_start + Sessions::Lifetime);
    QVERIFY(sessions.isLive(late, admin, now));
    const auto other = credential();
    for (std::size_t i = 0; i < 5; ++i)
        sessions.open(other, m_start + 2 * Sessions::Lifetime);
    QCOMPARE(sessions.count(), std::size_t(5));
}

void SessionsTest::findsTheToken_data()
{
    QTest::addColumn<QList<QByteArray>>("fields");
    QTest::addColumn<QByteArray>("token");
    const auto row = [](const char *name, const QList<QByteArray> &fields, const QByteArray &token) {
        QTest::newRow(name) << fields << token;
    };
    row("none", {}, {});
    row("cookie", {"cookie", "token=abc"}, "abc");
    row("among others", {"cookie", "a=b; xtoken=no;  token=abc ; token=second"}, "abc");
    row("empty", {"cookie", "token="}, {});
    row("bearer", {"authorization", "Bearer  abc "}, "abc");
    row("any case", {"authorization", "bEARER abc"}, "abc");
    row("a header counts before a cookie", {"cookie", "token=abc", "authorization", "Basic YTpi"}, {});
    row("no scheme", {"authorization", "abc"}, {});
}

void SessionsTest::findsTheToken()
{
    QFETCH(QList<QByteArray>, fields);
    QFETCH(QByteArray, token);
    net::RequestHead head;
    for (qsizetype i = 0; i + 1 < fields.size(); i += 2) {
        head.fields.push_back(
            {std::string_view(fields[i].constData(), std::size_t(fields[i].size())),
             std::string_view(fields[i + 1].constData(), std::size_t(fields[i + 1].size()))});
    }
    const std::string_view found = Sessions::tokenIn(head);
    QCOMPARE(QByteArray(found.data(), qsizetype(found.size())), token);
}

BIFROST_TEST(SessionsTest)
#include "sessionstest.moc"
