// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/layering/houserules.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace bifrost::test;
using namespace Qt::StringLiterals;

class LayeringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void violationsAreFound_data();
    void violationsAreFound();
    void whatIsAllowedPasses_data();
    void whatIsAllowedPasses();
    void theHouseKeepsItsRules_data();
    void theHouseKeepsItsRules();
};

void LayeringTest::violationsAreFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("content");
    const auto row = [](const char *path, const char *content) {
        QTest::newRow(
            qPrintable(u"%1: %2"_s.arg(QLatin1StringView(path), QString::fromLatin1(content).simplified())))
            << QString::fromLatin1(path) << QString::fromLatin1(content);
    };
    row("models/log/logstore.cpp", "#include \"gateway/gateway.h\"");
    row("models/core/error.h", "#include \"models/config/configuration.h\"");
    row("gateway/net/loop.h", "#include \"gateway/http/listener.h\"");
    row("gateway/net/loop.h", "#include \"models/config/configuration.h\"");
    row("gateway/upstream/pool.cpp", "#include \"gateway/http/listener.h\"");
    row("gateway/http/listener.cpp", "#include \"gateway/upstream/pool.h\"");
    row("gateway/http/listener.cpp", "  #  include \"gateway/flow/call.h\"");
    row("gateway/wire/sse.h", "#include \"gateway/net/buffer.h\"");
    row("gateway/telemetry/recorder.h", "#include \"gateway/upstream/pool.h\"");
    row("gateway/providers/table.h", "#include \"gateway/flow/call.h\"");
    row("gateway/flow/call.cpp", "#include \"gateway/http/connection.h\"");
    row("gateway/flow/call.cpp", "#include \"gateway/admin/plane.h\"");
    row("gateway/flow/call.cpp", "#include \"gui/desktop.h\"");
    row("gateway/cellar/wine.h", "");
    row("gui/live/model.h", "#include \"gateway/net/loop.h\"");
    row("gui/live/model.h", "#include \"app/logging.h\"");
    row("app/main.cpp", "#include \"gateway/net/loop.h\"");
    row("app/main.cpp", "#include \"tests/support/testmain.h\"");
    row("app/main.cpp", "#include \"logging.h\"");
    row("app/main.cpp", "#include \"app/../gui/desktop.h\"");
    row("gateway/http/listener.cpp", "#include <QHttpServer>");
    row("gateway/gateway.cpp", "#include <QtHttpServer/QHttpServerResponse>");
    row("gateway/flow/call.h", "#include <QWidget>");
    row("models/log/logstore.h", "#include <QtCharts/QLineSeries>");
    row("gateway/upstream/pool.h", "#include <QNetworkAccessManager>");
    row("gui/live/model.h", "#include <QtNetwork/QNetworkReply>");
    row("gateway/upstream/pool.h", "#include <QTcpSocket>");
    row("gateway/script/cel.h", "#include <QTimer>");
    row("gateway/net/loop.cpp", "void f() { qWarning() << 1; }");
    row("models/log/logstore.cpp", "std::cerr << x;");
    row("gui/live/model.cpp", "printf(\"x\");");
    row("gateway/upstream/pool.cpp", "if (::connect(fd, a, n) < 0)");
}

void LayeringTest::violationsAreFound()
{
    QFETCH(QString, path);
    QFETCH(QString, content);
    QCOMPARE(brokenRules(path, content + u'\n').size(), 1);
}

void LayeringTest::whatIsAllowedPasses_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("content");
    const auto row = [](const char *path, const char *content) {
        QTest::newRow(
            qPrintable(u"%1: %2"_s.arg(QLatin1StringView(path), QString::fromLatin1(content).simplified())))
            << QString::fromLatin1(path) << QString::fromLatin1(content);
    };
    row("app/main.cpp",
        "#include \"gateway/gateway.h\"\n#include \"gui/desktop.h\"\n#include <QApplication>");
    row("gui/live/model.cpp", "#include \"gateway/gateway.h\"\n#include \"model.moc\"\n#include <QWidget>");
    row("gateway/gateway.cpp", "#include \"gateway/http/listener.h\"\n#include \"gateway/flow/call.h\"");
    row("gateway/flow/call.cpp", "#include \"gateway/net/exchange.h\"\n#include \"gateway/wire/sse.h\"");
    row("gateway/admin/plane.cpp", "#include <QHttpServer>\n#include <QTcpSocket>");
    row("gateway/net/connector.cpp", "return ::connect(fd, address, size);");
    row("gateway/net/loop.cpp", "QObject::connect(a, b, c, d);");
    row("gateway/net/loop.cpp", "// unlike printf\nstd::snprintf(b, n, \"qDebug\"); qCWarning(netLog) << 1;");
    row("models/config/reader.cpp", "#include \"models/core/result.h\"\n#include <QFile>");
}

void LayeringTest::whatIsAllowedPasses()
{
    QFETCH(QString, path);
    QFETCH(QString, content);
    QCOMPARE(brokenRules(path, content + u'\n'), QStringList());
}

void LayeringTest::theHouseKeepsItsRules_data()
{
    QTest::addColumn<QString>("top");
    for (const char *top : {"app", "gui", "models", "gateway"})
        QTest::newRow(top) << QString::fromLatin1(top);
}

void LayeringTest::theHouseKeepsItsRules()
{
    QFETCH(QString, top);
    const QDir root(QStringLiteral(BIFROST_SOURCE_DIR));
    QStringList broken;
    int files = 0;
    QDirIterator sources(root.filePath(top), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (sources.hasNext()) {
        QFile file(sources.next());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        broken += brokenRules(root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()));
        ++files;
    }
    QVERIFY2(files > 5, "the sources were not found");
    QVERIFY2(broken.isEmpty(), qPrintable(u'\n' + broken.join(u'\n')));
}

BIFROST_TEST(LayeringTest)
#include "layeringtest.moc"
