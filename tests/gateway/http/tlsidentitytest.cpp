// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/tlsidentity.h"
#include "tests/support/testca.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;
using http::TlsIdentity;
using test::runOpenssl;
using Standing = CertificateFacts::Standing;

/// What is taken as a certificate and its key, and what is said of everything else.
class TlsIdentityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aPairIsTaken();
    void anAuthorityBetweenIsTakenAlong();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
    void standingFollowsTheDate();
    void anOpenKeyIsNoticed();
    void theSameBytesAreTheSame();

private:
    std::string path(const QString &name) const { return m_folder.filePath(name).toStdString(); }
    bool write(const QString &name, const QByteArray &bytes) const;
    QByteArray read(const QString &name) const;

    QTemporaryDir m_folder;
};

bool TlsIdentityTest::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray TlsIdentityTest::read(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TlsIdentityTest::initTestCase()
{
    const QString folder = m_folder.path();
    const QString make = u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 90 "_s;
    QVERIFY(runOpenssl(folder,
                       make
                           + u"-keyout a.key -out a.pem -subj /O=House/CN=ai.example -addext "
                             "subjectAltName=DNS:ai.example,DNS:localhost,IP:127.0.0.1,IP:::1"_s));
    QVERIFY(runOpenssl(folder, make + u"-keyout b.key -out b.pem -subj /O=Other"_s));
    QVERIFY(runOpenssl(folder, u"pkey -in a.key -aes128 -passout pass:secret -out locked.key"_s));
    QVERIFY(runOpenssl(folder, u"x509 -in a.pem -outform DER -out a.der"_s));
    QVERIFY(runOpenssl(
        folder, u"req -x509 -newkey rsa:1024 -nodes -days 2 -keyout weak.key -out weak.pem -subj /CN=w"_s));
    QVERIFY(write(u"empty"_s, {}));
    QVERIFY(write(u"broken.pem"_s, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"));
    QVERIFY(write(u"chain.pem"_s, read(u"a.pem"_s) + read(u"b.pem"_s)));
    QVERIFY(write(u"wrongorder.pem"_s, read(u"b.pem"_s) + read(u"a.pem"_s)));
    QVERIFY(write(u"halfchain.pem"_s, read(u"a.pem"_s) + "-----BEGIN CERTIFICATE-----\nAAAA\n"));
    QVERIFY(write(u"large.pem"_s, QByteArray(1'100'000, 'x')));
}

void TlsIdentityTest::aPairIsTaken()
{
    const auto identity = TlsIdentity::load(path(u"a.pem"_s), path(u"a.key"_s));
    QVERIFY2(identity, identity ? "" : identity.error().message.c_str());
    const CertificateFacts &facts = (*identity)->facts();
    QCOMPARE(facts.subject, u"ai.example"_s);
    QCOMPARE(facts.issuer, u"ai.example"_s);
    QVERIFY(facts.selfSigned);
    QCOMPARE(facts.names, QStringList({u"ai.example"_s, u"localhost"_s, u"127.0.0.1"_s, u"::1"_s}));
    QCOMPARE(facts.from.daysTo(facts.until), 90);
    QVERIFY((*identity)->newConnection());
    const auto nameless = TlsIdentity::load(path(u"b.pem"_s), path(u"b.key"_s));
    QVERIFY(nameless);
    QCOMPARE((*nameless)->facts().subject, u"Other"_s);
}

void TlsIdentityTest::anAuthorityBetweenIsTakenAlong()
{
    QVERIFY(TlsIdentity::load(path(u"chain.pem"_s), path(u"a.key"_s)));
}

void TlsIdentityTest::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *name, const QString &certificate, const QString &key,
                        const QByteArray &said) { QTest::newRow(name) << certificate << key << said; };
    row("no file", u"none.pem"_s, u"a.key"_s,
        "`server.tls.cert`: FOLDER/none.pem cannot be read: No such file");
    row("no key file", u"a.pem"_s, u"none.key"_s,
        "`server.tls.key`: FOLDER/none.key cannot be read: No such file");
    row("a folder", u""_s, u"a.key"_s, "cannot be read: it is a folder");
    row("large", u"large.pem"_s, u"a.key"_s, "larger than 1 MB");
    row("empty", u"empty"_s, u"a.key"_s, "`server.tls.cert`: FOLDER/empty holds no certificate");
    row("empty key", u"a.pem"_s, u"empty"_s, "`server.tls.key`: FOLDER/empty holds no key");
    row("swapped", u"a.key"_s, u"a.pem"_s, "FOLDER/a.key holds a key, and no certificate");
    row("certificate for key", u"a.pem"_s, u"a.pem"_s, "FOLDER/a.pem holds a certificate, and no key");
    row("DER", u"a.der"_s, u"a.key"_s, "in PEM form");
    row("broken", u"broken.pem"_s, u"a.key"_s, "certificate 1 in FOLDER/broken.pem is broken");
    row("broken behind", u"halfchain.pem"_s, u"a.key"_s, "certificate 2 in FOLDER/halfchain.pem is broken");
    row("pass phrase", u"a.pem"_s, u"locked.key"_s, "the key in FOLDER/locked.key is encrypted");
    row("another key", u"a.pem"_s, u"b.key"_s,
        "the key in FOLDER/b.key is not that of the certificate in FOLDER/a.pem");
    row("authority first", u"wrongorder.pem"_s, u"a.key"_s, "comes first in its file");
    row("weak", u"weak.pem"_s, u"weak.key"_s,
        "OpenSSL does not take the certificate in FOLDER/weak.pem: ee key too");
}

void TlsIdentityTest::whatIsWrongIsSaid()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, key);
    QFETCH(QByteArray, said);
    said.replace("FOLDER", m_folder.path().toUtf8());
    const auto identity = TlsIdentity::load(path(certificate), path(key));
    QVERIFY(!identity);
    QVERIFY2(identity.error().message.find(said.toStdString()) != std::string::npos,
             identity.error().message.c_str());
}

void TlsIdentityTest::standingFollowsTheDate()
{
    CertificateFacts facts;
    facts.subject = u"ai.example"_s;
    facts.from = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    facts.until = QDateTime(QDate(2026, 4, 1), QTime(0, 0), Qt::UTC);
    QCOMPARE(facts.standing(facts.from.addSecs(-1)), Standing::NotYet);
    QVERIFY(facts.objection(facts.from.addSecs(-1)).contains(u"2026-01-01"_s));
    QCOMPARE(facts.standing(facts.from), Standing::Good);
    QVERIFY(facts.objection(facts.from).isEmpty());
    QCOMPARE(facts.standing(facts.until.addDays(-15)), Standing::Good);
    QCOMPARE(facts.standing(facts.until.addDays(-13)), Standing::EndsSoon);
    QVERIFY(facts.objection(facts.until.addDays(-13)).contains(u"expires on 2026-04-01"_s));
    QCOMPARE(facts.standing(facts.until), Standing::Ended);
    QVERIFY(facts.objection(facts.until).contains(u"has expired on 2026-04-01"_s));
}

void TlsIdentityTest::anOpenKeyIsNoticed()
{
    QFile key(m_folder.filePath(u"a.key"_s));
    QVERIFY(key.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(!(*TlsIdentity::load(path(u"a.pem"_s), path(u"a.key"_s)))->facts().keyIsOpen);
    QVERIFY(key.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QVERIFY((*TlsIdentity::load(path(u"a.pem"_s), path(u"a.key"_s)))->facts().keyIsOpen);
}

void TlsIdentityTest::theSameBytesAreTheSame()
{
    const auto one = TlsIdentity::load(path(u"a.pem"_s), path(u"a.key"_s));
    const auto again = TlsIdentity::load(path(u"a.pem"_s), path(u"a.key"_s));
    const auto other = TlsIdentity::load(path(u"chain.pem"_s), path(u"a.key"_s));
    QVERIFY(one && again && other);
    QVERIFY((*one)->isSame(**again));
    QVERIFY(!(*one)->isSame(**other));
}

BIFROST_TEST(TlsIdentityTest)
#include "tlsidentitytest.moc"
