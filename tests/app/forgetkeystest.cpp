// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forgetkeys.h"

#include "app/commandline.h"
#include "app/singleinstance.h"
#include "models/store/configdatabase.h"
#include "tests/models/store/configaid.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

class ForgetKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void valuesGoAndTheRestStays();
    void notWhileAProgramRuns();
    void withoutADatabaseItSaysSo();

private:
    std::unique_ptr<ConfigDatabase> open() const
    {
        return ConfigDatabase::open(m_folder->filePath(u"config.db"_s)).value();
    }
    void keepAKey() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    CommandLine m_line;
};

void ForgetKeysTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_line.appDir = m_folder->path();
}

void ForgetKeysTest::keepAKey() const
{
    const std::unique_ptr<ConfigDatabase> database = open();
    QVERIFY(beginKey(*database).hasValue());
    QVERIFY(commit(*database, changeTo(providerWithKey(u"openai"_s, "sk-kept"))).hasValue());
}

void ForgetKeysTest::valuesGoAndTheRestStays()
{
    keepAKey();
    QCOMPARE(forgetKeys(m_line), 0);
    const std::unique_ptr<ConfigDatabase> database = open();
    const Result<StoredConfiguration> stored = database->load();
    QCOMPARE(stored->providers.keys(), QStringList{u"openai"_s});
    QVERIFY(stored->providers[u"openai"_s].keys.at(0).document.secrets.isEmpty());
    QVERIFY(!database->keyRecord()->has_value());
    QVERIFY(QFile::exists(m_folder->filePath(u"config.db.given-up.backup"_s)));
}

void ForgetKeysTest::notWhileAProgramRuns()
{
    keepAKey();
    SingleInstance running(*DataFolder::open(m_folder->path()));
    QVERIFY(*running.claim());
    QCOMPARE(forgetKeys(m_line), 1);
    QVERIFY(!open()->load()->providers[u"openai"_s].keys.at(0).document.secrets.isEmpty());
}

void ForgetKeysTest::withoutADatabaseItSaysSo()
{
    QCOMPARE(forgetKeys(m_line), 1);
    QVERIFY(!QFile::exists(m_folder->filePath(u"config.db"_s)));
}

BIFROST_TEST(ForgetKeysTest)
#include "forgetkeystest.moc"
