// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/accessguard.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using http::AccessGuard;
using http::RouteClass;

namespace {

struct Visit
{
    std::string host = "localhost:8080";
    std::optional<std::string> origin;
    std::optional<std::string> site;
    std::string authority;
    RouteClass route = RouteClass::Inference;
};

std::optional<Error> judge(const AccessGuard &guard, const Visit &visit)
{
    net::RequestHead head;
    head.host = visit.host;
    head.fields.push_back({"Host", visit.host});
    if (visit.origin)
        head.fields.push_back({"Origin", *visit.origin});
    if (visit.site)
        head.fields.push_back({"Sec-Fetch-Site", *visit.site});
    return guard.judge(head, visit.authority, visit.route);
}

AccessGuard guardFor(std::vector<std::string> origins, std::vector<std::string> hosts = {})
{
    return AccessGuard({std::move(hosts), std::move(origins), {}});
}

Visit from(const char *origin)
{
    Visit visit;
    visit.origin = origin;
    return visit;
}

} // namespace

class AccessGuardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hosts_data();
    void hosts();
    void aStarIsEveryHost();
    void theAuthorityIsJudgedToo();
    void beyondLoopbackAnyAddressIsAName();
    void noOriginIsLetInByItself_data();
    void noOriginIsLetInByItself();
    void aSecondOneIsRefused();
    void listedOrigins_data();
    void listedOrigins();
    void anyOriginOpensNothingYet();
    void fetchSites_data();
    void fetchSites();
    void corsLines();
    void refusalsShowNothingThatCannotBeShown();
};

void AccessGuardTest::hosts_data()
{
    QTest::addColumn<bool>("passes");
    for (const char *host :
         {"localhost", "localhost:8080", "LocalHost:1", "127.0.0.1", "127.0.0.1:9", "[::1]", "[::1]:8080",
          "my-box", "My-Box:8080", "[FD00::5]:8080", "localhost:", "[::1]:", "127.0.0.1:", "localhost.",
          "LOCALHOST.:8080", "my-box.:8080", "[0:0:0:0:0:0:0:1]", "[0::1]:8080"})
        QTest::newRow(host) << true;
    for (const char *host :
         {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "localhost..",
          "localhost.evil.example.", "127.0.0.1.", ".", "127.0.0.2", "0.0.0.0", "[::2]", "[::ffff:127.0.0.1]",
          "my-box.example", "xlocalhost", "192.168.1.2:8080", "my-bo"})
        QTest::newRow(host) << false;
}

void AccessGuardTest::hosts()
{
    QFETCH(const bool, passes);
    Visit visit;
    visit.host = QTest::currentDataTag();
    const auto error = judge(guardFor({}, {"my-box", "fd00::5"}), visit);
    QCOMPARE(!error.has_value(), passes);
    if (error) {
        QVERIFY(error->code == ErrorCode::HostRefused);
        QVERIFY(error->message.find("server.hosts") != std::string::npos);
    }
}

void AccessGuardTest::aStarIsEveryHost()
{
    for (const char *host : {"evil.example:8080", "192.168.1.2", "[2001:db8::1]"}) {
        Visit visit;
        visit.host = host;
        visit.authority = "other.example";
        QVERIFY2(!judge(guardFor({}, {"*"}), visit), host);
    }
    Visit page = from("https://evil.example");
    QVERIFY2(judge(guardFor({}, {"*"}), page), "a page is another matter");
}

void AccessGuardTest::theAuthorityIsJudgedToo()
{
    Visit visit;
    visit.authority = "evil.example";
    QVERIFY(judge(guardFor({}), visit));
    visit.authority = "localhost:8080";
    QVERIFY(!judge(guardFor({}), visit));
    visit.host = "evil.example"; // a proxy between us would have taken the one, a page the other
    const std::optional<Error> refused = judge(guardFor({}), visit);
    QVERIFY(refused);
    QVERIFY2(refused->message.find("evil.example") != std::string::npos, refused->message.c_str());
}

void AccessGuardTest::noOriginIsLetInByItself_data()
{
    QTest::addColumn<int>("unused");
    for (const char *origin :
         {"null", "http://localhost:8080", "http://localhost:3000", "http://127.0.0.1:8080",
          "https://evil.example", "chrome-extension://abcdef", "file://", "empty"})
        QTest::newRow(origin) << 0;
}

void AccessGuardTest::noOriginIsLetInByItself()
{
    const std::string tag = QTest::currentDataTag();
    Visit visit;
    visit.origin = tag == "empty" ? std::string() : tag;
    visit.site = "same-origin";
    for (const RouteClass route : {RouteClass::Inference, RouteClass::Management}) {
        visit.route = route;
        const auto error = judge(guardFor({"https://good.example"}), visit);
        QVERIFY(error && error->code == ErrorCode::OriginRefused);
        QVERIFY(error->message.find("client.allowed_origins") != std::string::npos);
        QVERIFY2(error->message.find("``") == std::string::npos, error->message.c_str());
    }
}

void AccessGuardTest::aSecondOneIsRefused()
{
    const AccessGuard guard = guardFor({"https://good.example"});
    for (const char *name : {"Origin", "Sec-Fetch-Site"}) {
        net::RequestHead head;
        head.host = "localhost";
        head.fields = {{"Host", "localhost"}, {name, name[0] == 'O' ? "https://good.example" : "none"}};
        QVERIFY(!guard.judge(head, {}, RouteClass::Inference));
        head.fields.push_back(head.fields.back());
        const auto error = guard.judge(head, {}, RouteClass::Inference);
        QVERIFY(error && error->code == ErrorCode::OriginRefused);
    }
}

void AccessGuardTest::listedOrigins_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<bool>("passes");
    const auto row = [](const char *pattern, const char *origin, bool passes) {
        QTest::addRow("%s for %s", pattern, origin) << QByteArray(pattern) << QByteArray(origin) << passes;
    };
    row("https://app.example", "https://app.example", true);
    row("https://app.example", "https://APP.example", true);
    row("https://app.example", "http://app.example", false);
    row("https://app.example", "https://app.example:444", false);
    row("https://app.example", "https://app.example.evil.example", false);
    row("https://app.example", "https://xapp.example", false);
    row("https://*.example.com", "https://a.example.com", true);
    row("https://*.example.com", "https://a.b.example.com", false);
    row("https://*.example.com", "https://example.com", false);
    row("https://*.example.com", "https://.example.com", false);
    row("https://*.example.com", "https://a/.example.com", false);
    row("https://*.example.com", "https://evil.example/.example.com", false);
    row("https://*.example.com", "https://a.example.com.evil.example", false);
    row("https://*.*.example.com", "https://a.b.example.com", true);
    row("http://localhost:*", "http://localhost:3000", true);
    row("http://localhost:*", "http://localhost:3000.evil.example", false);
    row("http://localhost:*", "http://localhost", false);
    row("chrome-extension://*", "chrome-extension://abcdef", true);
    row("chrome-extension://*", "chrome-extension://", false);
    row("null", "null", true);
    row("*x*", "axbxc", true);
    row("*x*", "ab", false);
}

void AccessGuardTest::listedOrigins()
{
    QFETCH(const QByteArray, pattern);
    QFETCH(const QByteArray, origin);
    QFETCH(const bool, passes);
    const AccessGuard guard = guardFor({"https://other.example", pattern.toStdString()});
    Visit visit = from(origin.constData());
    visit.site = "cross-site"; // a listed origin is one
    QCOMPARE(!judge(guard, visit).has_value(), passes);
    visit.route = RouteClass::Management;
    QCOMPARE(!judge(guard, visit).has_value(), passes);
}

void AccessGuardTest::anyOriginOpensNothingYet()
{
    const AccessGuard guard = guardFor({"*", "https://good.example"});
    Visit visit = from("https://any.example");
    const auto inference = judge(guard, visit);
    QVERIFY(inference && inference->message.find("virtual key") != std::string::npos);
    visit.route = RouteClass::Management;
    const auto management = judge(guard, visit);
    QVERIFY(management && management->message.find("management") != std::string::npos);
    QVERIFY(!judge(guard, from("https://good.example")));
}

void AccessGuardTest::fetchSites_data()
{
    QTest::addColumn<bool>("passes");
    QTest::newRow("same-origin") << true;
    QTest::newRow("none") << true;
    QTest::newRow("None") << true;
    QTest::newRow("same-site") << false;
    QTest::newRow("cross-site") << false;
    QTest::newRow("anything") << false;
    QTest::newRow("") << false;
}

void AccessGuardTest::fetchSites()
{
    QFETCH(const bool, passes);
    Visit visit;
    visit.site = QTest::currentDataTag();
    const auto error = judge(guardFor({}), visit);
    QCOMPARE(!error.has_value(), passes);
    if (error)
        QVERIFY(error->code == ErrorCode::OriginRefused);
}

void AccessGuardTest::corsLines()
{
    const AccessGuard guard({{}, {"https://a.example"}, {"X-Mine"}});
    QVERIFY(guard.corsLines("", true).empty());
    const std::string plain = guard.corsLines("https://a.example", false);
    QVERIFY(plain.find("Access-Control-Allow-Origin: https://a.example\r\n") != std::string::npos);
    QVERIFY(plain.find("Vary: Origin\r\n") != std::string::npos);
    QVERIFY(plain.find("Allow-Methods") == std::string::npos);
    const std::string preflight = guard.corsLines("https://a.example", true);
    QVERIFY(preflight.find("Authorization") != std::string::npos);
    QVERIFY(preflight.find(", X-Mine\r\n") != std::string::npos);
    QVERIFY(preflight.ends_with("\r\n"));
}

void AccessGuardTest::refusalsShowNothingThatCannotBeShown()
{
    const auto error = judge(guardFor({}),
                             from("http://\xff\xfe\x01"
                                  "evil"));
    QVERIFY(error);
    QVERIFY(error->message.find("`http://evil`") != std::string::npos);
    const std::string endless(100'000, 'x');
    QVERIFY(judge(guardFor({}), from(endless.c_str()))->message.size() < 1000);
}

void AccessGuardTest::beyondLoopbackAnyAddressIsAName()
{
    AccessGuard::Rules rules;
    rules.anyAddress = true;
    const AccessGuard guard(rules);
    for (const char *host :
         {"192.168.1.5", "192.168.1.5:8080", "[2001:db8::1]", "[2001:db8::1]:8080", "8.8.8.8"}) {
        Visit visit;
        visit.host = host;
        QVERIFY2(!judge(guard, visit), host);
        QVERIFY2(judge(guardFor({}), visit), host);
    }
    for (const char *host : {"evil.example", "192.168.1.5.nip.io", "192.168.1", "3232235781", "2001:db8::1",
                             "", "[192.168.1.5", "mybox"}) {
        Visit visit;
        visit.host = host;
        QVERIFY2(judge(guard, visit), host);
    }
}

BIFROST_TEST(AccessGuardTest)
#include "accessguardtest.moc"
