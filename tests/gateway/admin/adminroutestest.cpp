// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/adminroutes.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <set>

using namespace bifrost::admin;

class AdminRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRouteIsFound();
    void otherMethodsAreToldWhatIsAllowed();
    void aSegmentIsOneSegment();
    void whatBelongsHere_data();
    void whatBelongsHere();
};

void AdminRoutesTest::everyRouteIsFound()
{
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const AdminRoute &route : adminRoutes()) {
        QVERIFY(findAdminRoute(route.method, route.path).route == &route);
        QVERIFY(isAdminPath(route.path));
        QVERIFY(seen.emplace(route.method, route.path).second);
        if (route.method == "GET")
            QVERIFY(findAdminRoute("HEAD", route.path).route == &route);
    }
    QVERIFY(!seen.empty());
}

void AdminRoutesTest::otherMethodsAreToldWhatIsAllowed()
{
    for (const char *method : {"PATCH", "get", ""}) {
        const AdminMatch match = findAdminRoute(method, "/health");
        QVERIFY(!match.route);
        QVERIFY(match.allowed.find("GET") != std::string_view::npos);
    }
    QVERIFY(findAdminRoute("GET", "/api/nothing").allowed.empty());
}

void AdminRoutesTest::aSegmentIsOneSegment()
{
    QVERIFY(findAdminRoute("GET", "/api/providers/x").route);
    QVERIFY(findAdminRoute("GET", "/api/providers/a b%").route);
    for (const char *path : {"/api/providers/", "/api/providers/a/b", "/api/provider", "/API/providers/x"})
        QVERIFY2(!findAdminRoute("GET", path).route, path);
}

void AdminRoutesTest::whatBelongsHere_data()
{
    QTest::addColumn<bool>("admin");
    for (const char *path : {"/api", "/api/x", "/health", "/metrics"})
        QTest::newRow(path) << true;
    for (const char *path : {"", "/", "/apix", "/v1/api", "/healthy", "/health/x", "/Api", "api/x"})
        QTest::addRow("'%s'", path) << false;
}

void AdminRoutesTest::whatBelongsHere()
{
    QFETCH(bool, admin);
    QCOMPARE(isAdminPath(QByteArray(QTest::currentDataTag()).replace('\'', "").toStdString()), admin);
}

BIFROST_TEST(AdminRoutesTest)
#include "adminroutestest.moc"
