// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/infobars.h"
#include "gui/settings/settingssection.h"
#include "gui/widgets/addresschip.h"
#include "gui/widgets/infobar.h"
#include "gui/widgets/inlineerror.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/settingsbench.h"
#include "tests/support/testca.h"
#include "tests/support/testmain.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int FilePatience = 30000; // the files settle first

void enter(QLineEdit *edit, const QString &text)
{
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Tab);
}

QString errorAt(QWidget *root, const QWidget *field)
{
    for (gui::InlineError *error : root->findChildren<gui::InlineError *>()) {
        if (error->field() != field || !error->isTelling())
            continue;
        QString text;
        for (const QLabel *label : error->findChildren<QLabel *>())
            text += label->text();
        return text;
    }
    return {};
}

bool shows(QWidget *root, const QString &words)
{
    for (const QLabel *label : root->findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(words))
            return true;
    }
    return false;
}

} // namespace

/// Certificate and key of the listener, entered and renewed.
class TlsSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void filesAreJudgedAsTheyAreEntered();
    void theyAreAppliedAndInForceAfterARestart();
    void aRenewalThatFailsIsTold();
    void whatCrossesTheNetworkReadablyIsSaid();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

void TlsSettingsTest::initTestCase()
{
    for (const QString &name : {u"one"_s, u"two"_s}) {
        QVERIFY(runOpenssl(m_folder.path(),
                           u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 90 -keyout "
                           u"%1.key -out %1.pem "
                           "-subj /CN=%1.example -addext subjectAltName=DNS:localhost"_s.arg(name)));
    }
}

void TlsSettingsTest::filesAreJudgedAsTheyAreEntered()
{
    SettingsBench bench;
    bench.open(u"gateway"_s);
    auto *certificate = bench.part<QLineEdit>(u"Certificate"_s);
    auto *key = bench.part<QLineEdit>(u"Key"_s);
    QVERIFY(certificate && key);
    QVERIFY(bench.part<QAbstractButton>(u"Choose the certificate"_s));
    QVERIFY(bench.part<QAbstractButton>(u"Choose the key"_s));
    enter(certificate, path(u"one.pem"_s));
    QCOMPARE(QApplication::focusWidget(), bench.part<QAbstractButton>(u"Choose the certificate"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), key);
    QVERIFY(errorAt(&bench.page(), certificate).isEmpty());
    enter(key, path(u"none.key"_s));
    QVERIFY2(errorAt(&bench.page(), key).contains(u"cannot be read"_s),
             qPrintable(errorAt(&bench.page(), key)));
    enter(key, path(u"two.key"_s));
    QVERIFY2(errorAt(&bench.page(), certificate).contains(u"is not that of the first certificate"_s),
             qPrintable(errorAt(&bench.page(), certificate)));
    QTest::keyClick(key, Qt::Key_S, Qt::ControlModifier);
    QVERIFY(bench.page().isUnsaved()); // not taken
    QVERIFY(bench.stored().server.tlsKey.isEmpty());
    enter(key, path(u"one.key"_s));
    QVERIFY(errorAt(&bench.page(), certificate).isEmpty());
    QVERIFY(shows(&bench.page(), u"one.example"_s));
    enter(key, {});
    QTest::keyClick(key, Qt::Key_S, Qt::ControlModifier);
    QVERIFY2(errorAt(&bench.page(), key).contains(u"go together"_s), qPrintable(errorAt(&bench.page(), key)));
}

void TlsSettingsTest::theyAreAppliedAndInForceAfterARestart()
{
    SettingsBench bench;
    bench.open(u"gateway"_s);
    QVERIFY(bench.gui().startGateway());
    QVERIFY(bench.gui().gateway.url().startsWith(u"http://"_s));
    auto *key = bench.part<QLineEdit>(u"Key"_s);
    enter(bench.part<QLineEdit>(u"Certificate"_s), path(u"one.pem"_s));
    enter(key, path(u"one.key"_s));
    QTest::keyClick(key, Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(bench.stored().server.tlsKey, path(u"one.key"_s));
    gui::InfoBar *bar = nullptr;
    QTRY_VERIFY(bar = bench.window().infoBars()->bar(u"restart"_s));
    QVERIFY2(bar->text().contains(u"encryption"_s), qPrintable(bar->text()));
    QTest::mouseClick(findButton(bar, u"Restart gateway"_s), Qt::LeftButton);
    QTRY_VERIFY(bench.gui().gateway.url().startsWith(u"https://localhost:"_s));
    QTRY_VERIFY(shows(&bench.page(), u"In use. Certificate for one.example"_s));
    // Another pair is in use at once.
    enter(bench.part<QLineEdit>(u"Certificate"_s), path(u"two.pem"_s));
    enter(key, path(u"two.key"_s));
    QTest::keyClick(key, Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(shows(&bench.page(), u"In use. Certificate for two.example"_s));
    QVERIFY(!bench.window().infoBars()->bar(u"restart"_s));
}

void TlsSettingsTest::whatCrossesTheNetworkReadablyIsSaid()
{
    SettingsBench bench;
    bench.open(u"gateway"_s, R"({"server": {"port": 0}, "auth_config": {"is_enabled": true,
        "admin_username": "admin", "admin_password": "a long one"}})");
    const QString words = u"can be read on the way"_s;
    auto *host = bench.part<QLineEdit>(u"Host"_s);
    QVERIFY(!shows(&bench.page(), words));
    enter(host, u"0.0.0.0"_s);
    QVERIFY(shows(&bench.page(), words)); // before it is applied
    QTest::mouseClick(findButton(&bench.page(), u"Encryption"_s), Qt::LeftButton);
    auto *certificate = bench.part<QLineEdit>(u"Certificate"_s);
    QCOMPARE(QApplication::focusWidget(), certificate);
    enter(certificate, path(u"one.pem"_s));
    enter(bench.part<QLineEdit>(u"Key"_s), path(u"one.key"_s));
    QVERIFY(!shows(&bench.page(), words));
    enter(certificate, {});
    enter(bench.part<QLineEdit>(u"Key"_s), {});
    QVERIFY(shows(&bench.page(), words));
    QTest::keyClick(host, Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(bench.stored().server.host, u"0.0.0.0"_s);
    QVERIFY(!bench.window().infoBars()->bar(u"exposure"_s)); // nobody listens there yet

    QVERIFY(bench.gui().startGateway());
    gui::InfoBar *bar = nullptr;
    QTRY_VERIFY(bar = bench.window().infoBars()->bar(u"exposure"_s));
    QVERIFY2(bar->text().contains(u"without encryption"_s), qPrintable(bar->text()));
    const QStringList others = bench.gui().gateway.urlsForOthers();
    for (const QString &url : others) {
        QVERIFY(url.startsWith(u"http://"_s) && !url.contains(u"127.0.0.1"_s) && !url.contains(u"0.0.0.0"_s));
        QVERIFY(url.endsWith(u':' + QString::number(bench.gui().gateway.port())));
    }
    const auto *chip = bench.gui().find<gui::AddressChip>();
    const auto labels = chip->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [&others](const QLabel *label) {
        return others.isEmpty() ? label->toolTip().isEmpty() : label->toolTip().contains(others.first());
    }));
    bench.window().openPage(u"live"_s);
    QTest::mouseClick(findButton(bar, u"Encryption"_s), Qt::LeftButton);
    QCOMPARE(bench.page().current()->id(), u"gateway"_s);
    QTRY_COMPARE(QApplication::focusWidget(), certificate);
    QVERIFY(!certificate->visibleRegion().isEmpty());
    bar->close();
    QVERIFY(!bench.window().infoBars()->bar(u"exposure"_s));
    QTest::keyClick(&bench.window(), Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(bench.gui().gateway.state(), Gateway::State::Stopped);
    QVERIFY(!bench.window().infoBars()->bar(u"exposure"_s));
}

void TlsSettingsTest::aRenewalThatFailsIsTold()
{
    QVERIFY(QFile::copy(path(u"one.pem"_s), path(u"live.pem"_s)));
    SettingsBench bench;
    bench.open(u"gateway"_s,
               u"{\"server\": {\"port\": 0, \"tls\": {\"cert\": \"%1\", \"key\": \"%2\"}}}"_s
                   .arg(path(u"live.pem"_s), path(u"one.key"_s))
                   .toUtf8());
    QVERIFY(bench.gui().startGateway());
    QVERIFY(bench.gui().gateway.url().startsWith(u"https://"_s));
    const auto bar = [&bench] { return bench.window().infoBars()->bar(u"tls"_s); };
    QVERIFY(!bar());
    QVERIFY(QFile::remove(path(u"live.pem"_s)) && QFile::copy(path(u"two.pem"_s), path(u"live.pem"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(bar(), FilePatience);
    QVERIFY2(bar()->text().contains(u"The new certificate is not used"_s), qPrintable(bar()->text()));
    QVERIFY(shows(&bench.page(), u"In use. Certificate for one.example"_s));
    QVERIFY(QFile::remove(path(u"live.pem"_s)) && QFile::copy(path(u"one.pem"_s), path(u"live.pem"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(!bar(), FilePatience);
}

BIFROST_TEST(TlsSettingsTest)
#include "tlssettingstest.moc"
