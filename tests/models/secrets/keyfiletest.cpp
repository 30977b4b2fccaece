// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/keyfile.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace bifrost;
using namespace Qt::StringLiterals;

class KeyFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatWasWrittenIsRead();
    void onlyTheOwnerMayRead();
    void noFileIsReplaced();
    void aDraftOfAnEarlierStartIsNoObstacle();
    void aMissingFileIsNoFailure();
    void aPipeIsNotWaitedFor();
    void damageIsTold_data();
    void damageIsTold();
    void whatCannotBeWrittenIsTold();
    void aFullDiskLeavesNoDraft();

private:
    QString path() const { return m_folder->filePath(u"master.key"_s); }
    KeyFile some() const { return {u"key-1"_s, *MasterKey::random()}; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

constexpr auto OwnerOnly =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

void KeyFileTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void KeyFileTest::whatWasWrittenIsRead()
{
    const KeyFile written = some();
    QVERIFY(written.write(path()).hasValue());
    const Result<std::optional<KeyFile>> read = KeyFile::read(path());
    QVERIFY(read.hasValue());
    QVERIFY(read->has_value());
    QCOMPARE((*read)->keyId, u"key-1"_s);
    QVERIFY((*read)->key->encoded() == written.key->encoded());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"master.key"_s});
}

void KeyFileTest::onlyTheOwnerMayRead()
{
    QVERIFY(some().write(path()).hasValue());
    QCOMPARE(QFile::permissions(path()), OwnerOnly);
    QVERIFY(QFile::setPermissions(path(), OwnerOnly | QFileDevice::ReadGroup | QFileDevice::ReadOther));
    QVERIFY(KeyFile::read(path()).hasValue());
    QCOMPARE(QFile::permissions(path()), OwnerOnly);
}

void KeyFileTest::noFileIsReplaced()
{
    const KeyFile first = some();
    QVERIFY(first.write(path()).hasValue());
    const Result<void> second = some().write(path());
    QVERIFY(!second);
    QVERIFY(second.error().message.find("master.key") != std::string::npos);
    QVERIFY((**KeyFile::read(path())).key->encoded() == first.key->encoded());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"master.key"_s});
}

void KeyFileTest::aDraftOfAnEarlierStartIsNoObstacle()
{
    put(path() + u".new"_s, "half a k");
    QVERIFY(some().write(path()).hasValue());
    QVERIFY(KeyFile::read(path())->has_value());
}

void KeyFileTest::aMissingFileIsNoFailure()
{
    const Result<std::optional<KeyFile>> read = KeyFile::read(path());
    QVERIFY(read.hasValue());
    QVERIFY(!read->has_value());
}

void KeyFileTest::aPipeIsNotWaitedFor()
{
    QCOMPARE(::mkfifo(QFile::encodeName(path()).constData(), 0600), 0);
    const Result<std::optional<KeyFile>> read = KeyFile::read(path());
    QVERIFY(!read);
    QVERIFY(read.error().message.find("cannot be read: it is a pipe, not a file.") != std::string::npos);
}

void KeyFileTest::damageIsTold_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no id") << "key " + QByteArray(64, 'a') + '\n';
    QTest::newRow("no key") << QByteArray("id key-1\n");
    QTest::newRow("cut") << "id key-1\nkey " + QByteArray(40, 'a');
    QTest::newRow("binary") << QByteArray(900, '\0');
    QTest::newRow("huge") << QByteArray(100'000, '\n') + "id key-1\nkey " + QByteArray(64, 'a');
}

void KeyFileTest::damageIsTold()
{
    QFETCH(QByteArray, content);
    put(path(), content);
    const Result<std::optional<KeyFile>> read = KeyFile::read(path());
    QVERIFY(!read);
    QVERIFY(read.error().message.find("master.key is damaged") != std::string::npos);
}

void KeyFileTest::whatCannotBeWrittenIsTold()
{
    const Result<void> written = some().write(m_folder->filePath(u"missing/master.key"_s));
    QVERIFY(!written);
    QVERIFY(written.error().message.find("cannot be written") != std::string::npos);
}

void KeyFileTest::aFullDiskLeavesNoDraft()
{
    rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto former = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit full{0, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &full), 0);
    const Result<void> written = some().write(path());
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, former);
    QVERIFY(!written);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList());
}

BIFROST_TEST(KeyFileTest)
#include "keyfiletest.moc"
