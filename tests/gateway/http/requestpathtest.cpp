// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/requestpath.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <array>
#include <random>

using namespace bifrost::http;

class RequestPathTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void targets_data();
    void targets();
    void noTargets_data();
    void noTargets();
    void whatComesOutIsNormalised();
    void nothingIsKeptOfTheTargetBefore();
    void aSlashAtTheEndIsFound();
};

void RequestPathTest::targets_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("authority");
    const auto row = [](const char *target, const char *path, const char *query = "",
                        const char *authority = "") {
        QTest::newRow(target) << QByteArray(path) << QByteArray(query) << QByteArray(authority);
    };
    row("/", "/");
    row("/v1/models", "/v1/models");
    row("/v1/models?a=b&c=%2F", "/v1/models", "a=b&c=%2F");
    row("/v1/models?", "/v1/models");
    row("/v1?a?b", "/v1", "a?b");
    row("/v1/../../api?x=/../y", "/api", "x=/../y");
    row("/v1/", "/v1");
    row("//v1//models//", "/v1/models");
    row("/v1/..%2Fapi", "/api");
    row("/v1/%2e%2e/api", "/api");
    row("/v1/.%2E/api", "/api");
    row("/v1/%2E/models", "/v1/models");
    row("/v1\\..\\api", "/api");
    row("/v1/..%5capi", "/api");
    row("/v1%2fmodels", "/v1/models");
    row("/%76%31/models", "/v1/models");
    row("/..", "/");
    row("/../../..", "/");
    row("/a/..", "/");
    row("/a/../b/./c/.", "/b/c");
    row("/...", "/...");
    row("/.hidden", "/.hidden");
    row("/..a", "/..a");
    row("/v1;x/models", "/v1;x/models");
    row("/a%20b", "/a b");
    row("/a%0d%0ab", "/a\r\nb");
    row("/%C3%BC", "/\xC3\xBC");
    row("/%252e%252e/api", "/%2e%2e/api");
    row("/V1/Models", "/V1/Models");
    row("*", "*");
    row("http://localhost:8080/v1?x", "/v1", "x", "localhost:8080");
    row("HTTP://localhost", "/", "", "localhost");
    row("http://localhost?x", "/", "x", "localhost");
    row("https://[::1]/a/../b", "/b", "", "[::1]");
}

void RequestPathTest::targets()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, query);
    QFETCH(const QByteArray, authority);
    const std::string target = QTest::currentDataTag();
    RequestPath parsed;
    QVERIFY(parseTarget(target, parsed));
    QCOMPARE(parsed.path, path.toStdString());
    QCOMPARE(std::string(parsed.query), query.toStdString());
    QCOMPARE(std::string(parsed.authority), authority.toStdString());
}

void RequestPathTest::noTargets_data()
{
    QTest::addColumn<int>("unused");
    for (const char *target : {"",
                               "v1",
                               "localhost:8080",
                               "?x",
                               "ftp://localhost/",
                               "http://",
                               "http:///v1",
                               "http:/v1",
                               "://a",
                               "http://evil@localhost/",
                               "http://localhost:99999/",
                               "http://localhost:x/",
                               "http://a:1:2/",
                               "/%",
                               "/%2",
                               "/%2x",
                               "/%x2",
                               "/a%00b",
                               "/%-1",
                               "/%+1",
                               "/%u002e",
                               "**"})
        QTest::newRow(*target ? target : "empty") << 0;
}

void RequestPathTest::noTargets()
{
    const std::string target = QTest::currentDataTag() == std::string("empty") ? "" : QTest::currentDataTag();
    RequestPath parsed;
    QVERIFY2(!parseTarget(target, parsed), parsed.path.c_str());
}

void RequestPathTest::whatComesOutIsNormalised()
{
    constexpr std::array<std::string_view, 20> Pieces{"/",  "/",   ".",     "..",  "%2e", "%2E", "%2f",
                                                      "\\", "%5C", "a",     "v1",  "api", "%20", "%25",
                                                      "?",  "//",  "%252e", "%41", ";",   "/../"};
    std::mt19937 random(11);
    int parsedWell = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string target = "/";
        for (unsigned i = unsigned(random()) % 9; i > 0; --i)
            target += Pieces[random() % Pieces.size()];
        RequestPath parsed;
        if (!parseTarget(target, parsed))
            continue;
        ++parsedWell;
        QVERIFY2(parsed.path.starts_with('/'), target.c_str());
        QVERIFY2(parsed.path == "/" || !parsed.path.ends_with('/'), target.c_str());
        QVERIFY2(parsed.path.find('\\') == std::string::npos, target.c_str());
        const std::string closed = parsed.path + '/';
        for (const char *never : {"//", "/./", "/../"})
            QVERIFY2(parsed.path == "/" || closed.find(never) == std::string::npos, target.c_str());
        if (parsed.path.find_first_of("%?") == std::string::npos) { // decoded once, and only once
            RequestPath again;
            QVERIFY2(parseTarget(parsed.path, again), target.c_str());
            QCOMPARE(again.path, parsed.path);
        }
    }
    QVERIFY(parsedWell > 5000);
}

void RequestPathTest::nothingIsKeptOfTheTargetBefore()
{
    RequestPath parsed;
    QVERIFY(parseTarget("http://localhost/a?b", parsed));
    QVERIFY(parseTarget("/c", parsed));
    QCOMPARE(parsed.path, std::string("/c"));
    QVERIFY(parsed.query.empty());
    QVERIFY(parsed.authority.empty());
}

void RequestPathTest::aSlashAtTheEndIsFound()
{
    for (const char *target : {"/", "/a/", "/a%2f", "/a%2F", "/a\\", "/a%5c", "/a/.", "/a/b/..", "/a%2f%2e",
                               "/a//", "/a/?b", "http://localhost/a/"})
        QVERIFY2(endsInSlash(target), target);
    for (const char *target : {"/a", "/a?b/", "/a?%2f", "/a/.b", "/a/...", "/a%252f", "http://localhost/a"})
        QVERIFY2(!endsInSlash(target), target);
}

BIFROST_TEST(RequestPathTest)
#include "requestpathtest.moc"
