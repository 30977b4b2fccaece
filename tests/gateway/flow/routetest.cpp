// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/route.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <set>

using namespace bifrost::flow;

class RouteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRouteIsFound();
    void modelsHaveSlashes();
    void otherMethodsAreToldWhatIsAllowed();
    void lookAlikesAreNoRoutes_data();
    void lookAlikesAreNoRoutes();
};

void RouteTest::everyRouteIsFound()
{
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const Route &route : inferenceRoutes()) {
        QVERIFY(findRoute(route.method, route.path).route == &route);
        QVERIFY(isInferencePath(route.path));
        QVERIFY(seen.emplace(route.method, route.path).second);
        QCOMPARE(route.surface == Surface::OpenAi, route.path.starts_with("/openai"));
        if (route.method == "GET")
            QVERIFY(findRoute("HEAD", route.path).route == &route);
    }
}

void RouteTest::modelsHaveSlashes()
{
    for (const char *before : {"/v1/models/", "/openai/v1/models/", "/openai/models/"}) {
        for (const char *model : {"x", "openai/gpt-4o", "a/b/c:d", "<model>"}) {
            const std::string path = std::string(before) + model;
            const RouteMatch match = findRoute("GET", path);
            QVERIFY(match.route);
            QCOMPARE(match.route->modelIn(path), std::string_view(model));
            QVERIFY(findRoute("DELETE", path).allowed.starts_with("GET"));
        }
    }
    QVERIFY(findRoute("GET", "/v1/models").route->modelIn("/v1/models").empty());
}

void RouteTest::otherMethodsAreToldWhatIsAllowed()
{
    for (const char *method : {"GET", "HEAD", "PUT", "DELETE", "post", ""}) {
        const RouteMatch match = findRoute(method, "/v1/chat/completions");
        QVERIFY(!match.route);
        QVERIFY(match.allowed.find("POST") != std::string_view::npos);
    }
    QVERIFY(findRoute("POST", "/v1/models").allowed.find("GET") != std::string_view::npos);
}

void RouteTest::lookAlikesAreNoRoutes_data()
{
    QTest::addColumn<bool>("inference");
    QTest::newRow("/") << false;
    QTest::newRow("/v1") << true;
    QTest::newRow("/v1/nothing") << true;
    QTest::newRow("/openai") << true;
    QTest::newRow("/v10/models") << false;
    QTest::newRow("/v1x") << false;
    QTest::newRow("/openaix/v1/models") << false;
    QTest::newRow("/V1/models") << false;
    QTest::newRow("/api/v1/models") << false;
    QTest::newRow("/v1/models/") << true;
    QTest::newRow("/v1/modelsx") << true;
    QTest::newRow("/v1/embeddings/x") << true;
    QTest::newRow("v1/models") << false;
    QTest::newRow("") << false;
}

void RouteTest::lookAlikesAreNoRoutes()
{
    QFETCH(const bool, inference);
    const std::string path = QTest::currentDataTag();
    const RouteMatch match = findRoute("GET", path);
    QVERIFY(!match.route);
    QVERIFY(match.allowed.empty());
    QCOMPARE(isInferencePath(path), inference);
}

BIFROST_TEST(RouteTest)
#include "routetest.moc"
