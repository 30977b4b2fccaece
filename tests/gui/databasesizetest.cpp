// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/databasesize.h"
#include "gateway/gateway.h"
#include "gui/actions/trafficrate.h"
#include "gui/live/trafficfeed.h"
#include "gui/mainwindow/statussegment.h"
#include "models/traffic/trafficmodel.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;

/// The status bar says how large the databases are.
class DatabaseSizeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysHowMuchThereIs();
};

void DatabaseSizeTest::saysHowMuchThereIs()
{
    Gateway gateway(nullptr);
    TrafficModel model;
    gui::TrafficFeed feed(&gateway, &model);
    gui::TrafficRate rate(&feed);
    gui::StatusSegment segment;
    QTemporaryDir folder;
    const QString file = folder.filePath(u"config.db"_s);
    gui::DatabaseSize size({file, folder.filePath(u"logs.db"_s)}, false, &rate, &segment);
    QVERIFY(segment.text().isEmpty()); // nothing is there yet
    const auto write = [](const QString &path, qsizetype bytes) {
        QFile written(path);
        return written.open(QIODevice::WriteOnly) && written.write(QByteArray(bytes, 'x')) == bytes;
    };
    QVERIFY(write(file, 2048) && write(file + u"-wal"_s, 1024));
    size.look();
    QCOMPARE(segment.text(), u"SQLite, 3.0 KiB"_s);
    QVERIFY(segment.toolTip().contains(u"config.db"_s));
    QVERIFY(!segment.toolTip().contains(u"logs.db"_s));
    QVERIFY(segment.toolTip().contains(u"the log is off"_s));
}

BIFROST_TEST(DatabaseSizeTest)
#include "databasesizetest.moc"
