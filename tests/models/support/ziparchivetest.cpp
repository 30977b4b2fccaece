// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support/ziparchive.h"
#include "tests/support/testmain.h"
#include "tests/support/unzip.h"

#include <QRandomGenerator>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

class ZipArchiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasPutIn();
    void canBeEmpty();
    void isSmallerThanWhatIsInIt();
};

void ZipArchiveTest::givesBackWhatWasPutIn()
{
    QByteArray noise(100'000, '\0');
    QRandomGenerator random(7);
    for (char &c : noise)
        c = char(random.bounded(256));
    const QMap<QString, QByteArray> files{
        {u"a.txt"_s, "hello\n"},
        {u"empty"_s, QByteArray("")},
        {u"deep/\u00e4.bin"_s, noise},
        {u"long"_s, QByteArray(70'000, 'x') + QByteArray("yz").repeated(900)}};
    ZipArchive archive(QDateTime(QDate(2026, 4, 1), QTime(12, 30)));
    for (auto [name, content] : files.asKeyValueRange())
        archive.add(name, content);
    QCOMPARE(unzipped(archive.finish()), files);
}

void ZipArchiveTest::canBeEmpty()
{
    const QByteArray bytes = ZipArchive(QDateTime::currentDateTime()).finish();
    QCOMPARE(bytes.size(), 22);
}

void ZipArchiveTest::isSmallerThanWhatIsInIt()
{
    ZipArchive archive(QDateTime::currentDateTime());
    archive.add(u"a"_s, QByteArray("the same again\n").repeated(10'000));
    QVERIFY(archive.finish().size() < 2'000);
}

BIFROST_TEST(ZipArchiveTest)
#include "ziparchivetest.moc"
