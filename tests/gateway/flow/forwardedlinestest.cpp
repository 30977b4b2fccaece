// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/forwardedlines.h"
#include "tests/gateway/flow/snapshotaid.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using flow::forwardedLines;
using namespace Qt::StringLiterals;

namespace {

net::RequestHead headWith(std::initializer_list<net::HeaderField> fields)
{
    net::RequestHead head;
    head.fields = fields;
    return head;
}

flow::SnapshotPtr filtering(const QStringList &allow, const QStringList &deny = {})
{
    ClientConfig client;
    client.headerAllowlist = allow;
    client.headerDenylist = deny;
    return test::snapshotOf({"openai"}, client);
}

} // namespace

class ForwardedLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingByItself();
    void extraHeadersGoAlong();
    void listedHeadersGoAlong();
    void theDenylistWins();
    void credentialsAndFramingNever_data();
    void credentialsAndFramingNever();
};

void ForwardedLinesTest::nothingByItself()
{
    const auto head =
        headWith({{"User-Agent", "x"}, {"Accept", "*/*"}, {"X-Own", "1"}, {"Authorization", "Bearer me"}});
    QCOMPARE(forwardedLines(head, *filtering({})), std::string());
}

void ForwardedLinesTest::extraHeadersGoAlong()
{
    const auto head =
        headWith({{"X-Bf-Eh-X-Team", "a b"}, {"x-bf-eh-OpenAI-Beta", "v2"}, {"x-bf-eh-", "no name"}});
    QCOMPARE(forwardedLines(head, *filtering({})), std::string("X-Team: a b\r\nOpenAI-Beta: v2\r\n"));
    // Where there is a list, it holds for them too.
    QCOMPARE(forwardedLines(head, *filtering({u"x-team"_s})), std::string("X-Team: a b\r\n"));
}

void ForwardedLinesTest::listedHeadersGoAlong()
{
    const auto head = headWith({{"X-Own", "1"}, {"x-own-too", "2"}, {"X-Other", "3"}, {"X-OWN", "4"}});
    QCOMPARE(forwardedLines(head, *filtering({u"X-Own"_s})), std::string("X-Own: 1\r\nX-OWN: 4\r\n"));
    QCOMPARE(forwardedLines(head, *filtering({u"x-own*"_s})),
             std::string("X-Own: 1\r\nx-own-too: 2\r\nX-OWN: 4\r\n"));
    QVERIFY(forwardedLines(head, *filtering({u"*"_s})).find("X-Other: 3\r\n") != std::string::npos);
}

void ForwardedLinesTest::theDenylistWins()
{
    const auto head = headWith({{"X-Own", "1"}, {"X-Other", "2"}, {"x-bf-eh-x-own", "3"}});
    QCOMPARE(forwardedLines(head, *filtering({u"*"_s}, {u"x-own"_s})), std::string("X-Other: 2\r\n"));
    QCOMPARE(forwardedLines(head, *filtering({u"*"_s}, {u"x-*"_s})), std::string());
}

void ForwardedLinesTest::credentialsAndFramingNever_data()
{
    QTest::addColumn<int>("unused");
    for (const char *name : {"Authorization",
                             "authorization",
                             "X-Api-Key",
                             "x-goog-api-key",
                             "Api-Key",
                             "Cookie",
                             "Proxy-Authorization",
                             "X-Bf-Vk",
                             "x-bf-anything",
                             "Host",
                             "Content-Length",
                             "Transfer-Encoding",
                             "Connection",
                             "Keep-Alive",
                             "Proxy-Connection",
                             "TE",
                             "Trailer",
                             "Upgrade",
                             "Expect",
                             "Content-Type",
                             "Content-Encoding",
                             "Accept-Encoding",
                             "Via"})
        QTest::newRow(name) << 0;
}

void ForwardedLinesTest::credentialsAndFramingNever()
{
    const std::string name = QTest::currentDataTag();
    const std::string extra = "x-bf-eh-" + name;
    const auto head = headWith({{name, "secret"}, {extra, "secret"}, {"X-Fine", "1"}});
    for (const QStringList &allow :
         {QStringList(), QStringList{u"*"_s}, QStringList{QString::fromStdString(name), u"x-fine"_s}}) {
        const std::string lines = forwardedLines(head, *filtering(allow));
        QVERIFY2(lines.find("secret") == std::string::npos, lines.c_str());
        QCOMPARE(lines, std::string(allow.isEmpty() ? "" : "X-Fine: 1\r\n"));
    }
}

BIFROST_TEST(ForwardedLinesTest)
#include "forwardedlinestest.moc"
