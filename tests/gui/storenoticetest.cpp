// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translation.h"
#include "gui/mainwindow/infobars.h"
#include "gui/settings/settingspage.h"
#include "gui/widgets/infobar.h"
#include "gui/widgets/note.h"
#include "gui/words/windowwords.h"
#include "models/log/logstore.h"
#include "models/store/configdatabase.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/guibench.h"
#include "tests/gui/settingsbench.h"
#include "tests/support/testmain.h"

#include <QDesktopServices>
#include <QDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int StorePatience = 60000; // a database is tried again every few seconds

LogRowPtr rowNamed(const std::string &id)
{
    auto row = std::make_shared<LogRow>();
    row->id = id;
    row->startedAtUs = 1'700'000'000'000'000;
    return row;
}

} // namespace

/// What becomes of config.db and logs.db while the program runs is told in the window, as long as it lasts.
class StoreNoticeTest : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void openFolder(const QUrl &folder) { m_opened = folder.toLocalFile(); }

private Q_SLOTS:
    void init();
    void cleanup() { QDesktopServices::unsetUrlHandler(u"file"_s); }
    void aLogThatCannotBeWritten();
    void aLogThatCannotBeHad();
    void changesThatCannotBeKept();
    void whatWasMendedIsSaid();
    void closedItStaysClosed();

private:
    void takeAway() { QVERIFY(QDir(m_folder->path()).rename(u"data"_s, u"away"_s)); }
    void putBack() { QVERIFY(QDir(m_folder->path()).rename(u"away"_s, u"data"_s)); }
    QString path(const QString &name) const { return m_folder->filePath(u"data/"_s + name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_opened;
};

void StoreNoticeTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_opened.clear();
    QVERIFY(QDir(m_folder->path()).mkdir(u"data"_s));
    QDesktopServices::setUrlHandler(u"file"_s, this, "openFolder");
}

void StoreNoticeTest::aLogThatCannotBeWritten()
{
    const auto log = LogStore::open(path(u"logs.db"_s), {}).value();
    GuiBench bench;
    bench.logDatabase = path(u"logs.db"_s);
    bench.open();
    bench.gateway.keepLogIn(log.get());
    const auto bar = [&bench] { return bench.window().infoBars()->bar(u"logstore"_s); };
    log->append(rowNamed("one"));
    QVERIFY(log->flush());
    QVERIFY(!bar());

    takeAway();
    log->append(rowNamed("two"));
    QTRY_VERIFY_WITH_TIMEOUT(bar(), StorePatience);
    QVERIFY(bar()->text().startsWith(u"The log is not being written."_s));
    QVERIFY2(bar()->text().contains(path(u"logs.db"_s)), qPrintable(bar()->text()));
    {
        const Translation german{QLocale(QLocale::German)};
        const QString said = QString::fromStdString(log->health().error().message);
        QVERIFY2(gui::inWindowWords(said) != said, qPrintable(said));
    }
    QTest::mouseClick(findButton(bar(), u"Open folder"_s), Qt::LeftButton);
    QCOMPARE(m_opened, m_folder->path()); // that of the log is gone

    putBack();
    QTRY_VERIFY_WITH_TIMEOUT(!bar(), StorePatience);
    QVERIFY(log->flush());
    bench.gateway.keepLogIn(nullptr);
}

/// Switched on while the program runs: also the settings say it, where it was switched on.
void StoreNoticeTest::aLogThatCannotBeHad()
{
    SettingsBench bench;
    bench.open(u"privacy"_s);
    const auto bar = [&bench] { return bench.window().infoBars()->bar(u"logstore"_s); };
    const QString reason = u"The disk is full."_s;
    const auto isSaidThere = [&bench, &reason] {
        for (const gui::Note *note : bench.page().findChildren<gui::Note *>()) {
            if (note->isVisible() && note->text().contains(reason))
                return true;
        }
        return false;
    };
    QVERIFY(!bar() && !isSaidThere());
    bench.gui().gateway.lackLog(Error(ErrorCode::DatabaseFailed, reason.toStdString()));
    QVERIFY(bar());
    QVERIFY(bar()->text().contains(reason));
    QVERIFY(isSaidThere());
    // Closed, it stays so while nothing has changed.
    bench.window().infoBars()->clear(u"logstore"_s);
    bench.gui().gateway.lackLog(Error(ErrorCode::DatabaseFailed, reason.toStdString()));
    QVERIFY(!bar());
    bench.gui().gateway.keepLogIn(nullptr);
    QVERIFY(!isSaidThere());
}

void StoreNoticeTest::changesThatCannotBeKept()
{
    const auto database = ConfigDatabase::open(path(u"config.db"_s)).value();
    ConfigService config(ConfigStore::open(m_folder->filePath(u"config.json"_s), {}).value(), Environment(),
                         database.get());
    QVERIFY(config.load());
    GuiBench bench;
    config.setPublisher([](const Configuration &, auto done) { done({}); });
    bench.config = &config;
    bench.configDatabase = path(u"config.db"_s);
    bench.open();
    const auto bar = [&bench] { return bench.window().infoBars()->bar(u"configstore"_s); };
    QVERIFY(!bar());

    takeAway();
    ConfigDocument patch;
    patch.members.insert(u"local_only"_s, true);
    std::optional<ConfigOutcome> outcome;
    config.apply({PatchSection{ConfigSection::Server, patch}, {}}, this,
                 [&outcome](const ConfigOutcome &told) { outcome = told; });
    QTRY_VERIFY_WITH_TIMEOUT(outcome, StorePatience);
    QVERIFY(!outcome->ok());
    QTRY_VERIFY_WITH_TIMEOUT(bar(), StorePatience);
    QCOMPARE(bar()->kind(), gui::Message::Kind::Warning);
    QVERIFY(bar()->text().startsWith(u"No change of the settings is kept."_s));
    QVERIFY2(bar()->text().contains(u"moved or removed"_s), qPrintable(bar()->text()));

    putBack();
    QTRY_VERIFY_WITH_TIMEOUT(!bar(), StorePatience);
    bench.close();
}

void StoreNoticeTest::whatWasMendedIsSaid()
{
    const auto database = ConfigDatabase::open(path(u"config.db"_s)).value();
    ConfigService config(ConfigStore::open(m_folder->filePath(u"config.json"_s), {}).value(), Environment(),
                         database.get());
    QVERIFY(config.load());
    GuiBench bench;
    config.setPublisher([](const Configuration &, auto done) { done({}); });
    bench.config = &config;
    bench.configDatabase = path(u"config.db"_s);
    bench.open();
    const auto bar = [&bench] { return bench.window().infoBars()->bar(u"configmended"_s); };
    const auto change = [&config, this](bool on) {
        ConfigDocument patch;
        patch.members.insert(u"local_only"_s, on);
        std::optional<ConfigOutcome> outcome;
        config.apply({PatchSection{ConfigSection::Server, patch}, {}}, this,
                     [&outcome](const ConfigOutcome &told) { outcome = told; });
        return QTest::qWaitFor([&outcome] { return outcome.has_value(); }, StorePatience) && outcome->ok();
    };
    QVERIFY(change(true));
    QVERIFY(!bar());
    QVERIFY(QFile::remove(path(u"config.db"_s)));
    QVERIFY(change(false)); // it is looked at the file first
    QTRY_VERIFY_WITH_TIMEOUT(bar(), StorePatience);
    QCOMPARE(bar()->kind(), gui::Message::Kind::Note);
    QVERIFY2(bar()->text().contains(u"was removed while Bifrost runs. It was written anew"_s),
             qPrintable(bar()->text()));
    {
        const Translation german{QLocale(QLocale::German)};
        const QString english = u"The configuration database /x was removed while Bifrost runs. It was "
                                u"written anew with the configuration in force."_s;
        QVERIFY2(!gui::inWindowWords(english).contains(u" was "_s), qPrintable(gui::inWindowWords(english)));
    }
    QTest::mouseClick(findButton(bar(), u"Open folder"_s), Qt::LeftButton);
    QCOMPARE(m_opened, QFileInfo(path(u"config.db"_s)).absolutePath());
    QTest::mouseClick(bar()->findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(!bar());
    bench.close();
}

void StoreNoticeTest::closedItStaysClosed()
{
    const auto log = LogStore::open(path(u"logs.db"_s), {}).value();
    GuiBench bench;
    bench.open();
    bench.gateway.keepLogIn(log.get());
    const auto bar = [&bench] { return bench.window().infoBars()->bar(u"logstore"_s); };
    takeAway();
    log->append(rowNamed("one"));
    QTRY_VERIFY_WITH_TIMEOUT(bar(), StorePatience);
    QTest::mouseClick(bar()->findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(!bar());
    log->append(rowNamed("two"));
    QVERIFY(!log->flush()); // tried again, and the same
    QCoreApplication::processEvents();
    QVERIFY(!bar());
    putBack();
    QVERIFY(log->flush());
    bench.gateway.keepLogIn(nullptr);
}

BIFROST_TEST(StoreNoticeTest)
#include "storenoticetest.moc"
