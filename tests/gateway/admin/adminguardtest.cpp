// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/adminroutes.h"
#include "tests/support/gatewayprocess.h"
#include "tests/support/rawclient.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;

namespace {

QByteArray text(std::string_view view)
{
    return QByteArray(view.data(), qsizetype(view.size()));
}

/// A path that the pattern takes.
QByteArray examplePath(const admin::AdminRoute &route)
{
    QByteArrayList parts = text(route.path).split('/');
    for (QByteArray &part : parts) {
        if (part.startsWith('<'))
            part = "example";
    }
    return parts.join('/');
}

} // namespace

/// The table of management routes: what is found in it, and that the guard stands before all of it.
class AdminGuardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsRoutes_data();
    void findsRoutes();
    void everyRouteIsItsOwn();
    void everyRouteIsDocumented();
    void noPageOfAnotherSiteGetsIn();
    void everyRouteIsServed();
};

void AdminGuardTest::findsRoutes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("found");
    const auto row = [](const char *method, const char *path, const char *found) {
        QTest::addRow("%s %s", method, path) << QByteArray(method) << QByteArray(path) << QByteArray(found);
    };
    row("GET", "/api/providers", "/api/providers");
    row("HEAD", "/api/providers", "/api/providers");
    row("GET", "/api/providers/a", "/api/providers/<provider>");
    row("DELETE", "/api/providers/a/keys/b", "/api/providers/<provider>/keys/<key>");
    row("POST", "/api/providers/a/keys", "/api/providers/<provider>/keys");
    row("GET", "/api/providers/", "");
    row("GET", "/api/providers/a/", "");
    row("GET", "/api/providers/a/keys/", "");
    row("GET", "/api/providers/a/keys/b/c", "");
    row("GET", "/api/provider", "");
    row("GET", "/api/providersx", "");
    row("GET", "/api", "");
    row("GET", "/", "");
    row("GET", "", "");
    row("DELETE", "/api/providers", "405 GET, HEAD, POST, OPTIONS");
    row("POST", "/api/config", "405 GET, HEAD, PUT, PATCH, OPTIONS");
    row("OPTIONS", "/health", "405 GET, HEAD, OPTIONS");
}

void AdminGuardTest::findsRoutes()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, found);
    const admin::AdminMatch match = admin::findAdminRoute(method.toStdString(), path.toStdString());
    if (match.route)
        QCOMPARE(text(match.route->path), found);
    else
        QCOMPARE(match.allowed.empty() ? QByteArray() : "405 " + text(match.allowed), found);
}

void AdminGuardTest::everyRouteIsItsOwn()
{
    for (const admin::AdminRoute &route : admin::adminRoutes()) {
        const QByteArray path = examplePath(route);
        QVERIFY2(admin::isAdminPath(path.toStdString()), path);
        QCOMPARE(admin::findAdminRoute(route.method, path.toStdString()).route, &route);
    }
}

void AdminGuardTest::everyRouteIsDocumented()
{
    QFile file(QStringLiteral(BIFROST_SOURCE_DIR "/docs/management-api.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray document = file.readAll();
    for (const admin::AdminRoute &route : admin::adminRoutes()) {
        QByteArray path = text(route.path);
        path.replace("<provider>", "PROVIDER").replace("<key>", "ID");
        const qsizetype row = document.indexOf("\n| `" + path + "` |");
        QVERIFY2(row >= 0, path);
        const QByteArray line = document.mid(row + 1, document.indexOf('\n', row + 1) - row);
        QVERIFY2(line.contains(text(route.method)), line);
    }
}

void AdminGuardTest::noPageOfAnotherSiteGetsIn()
{
    GatewayProcess gateway;
    QVERIFY2(gateway.start(), gateway.output());
    const QByteArrayList pages{"Origin: https://evil.example\r\n", "Origin: null\r\n",
                               "Origin: http://localhost:1\r\n",   "Sec-Fetch-Site: cross-site\r\n",
                               "Sec-Fetch-Site: same-site\r\n",    "Host: evil.example\r\n"};
    RawClient client(gateway.port());
    for (const admin::AdminRoute &route : admin::adminRoutes()) {
        for (const QByteArray &page : pages) {
            QByteArray request = text(route.method) + ' ' + examplePath(route) + " HTTP/1.1\r\n" + page;
            if (!page.startsWith("Host:"))
                request += "Host: localhost\r\n";
            const auto answer = client.ask(request + "Content-Length: 2\r\n\r\n{}");
            QVERIFY2(answer, request + client.fault());
            QVERIFY2(answer->status == 403, request + answer->raw);
        }
    }
    QVERIFY(gateway.stop());
}

void AdminGuardTest::everyRouteIsServed()
{
    // What is in the table has somebody behind it: QHttpServer's own 404 has no envelope.
    GatewayProcess gateway;
    QVERIFY2(gateway.start(), gateway.output());
    RawClient client(gateway.port());
    for (const admin::AdminRoute &route : admin::adminRoutes()) {
        const QByteArray request = httpRequest(text(route.method), examplePath(route), "{}");
        const auto answer = client.ask(request);
        QVERIFY2(answer, request + client.fault());
        const QByteArray type =
            route.path == "/metrics" ? "text/plain; version=0.0.4; charset=utf-8" : "application/json";
        QCOMPARE(answer->headers.value("Content-Type"), type);
        QVERIFY2(answer->status == 200 || !answer->errorMessage().isEmpty(), request + answer->raw);
    }
    QVERIFY(gateway.stop());
}

BIFROST_TEST(AdminGuardTest)
#include "adminguardtest.moc"
