// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/actiontable.h"
#include "gui/commands/commandfield.h"
#include "gui/mainwindow/infobars.h"
#include "gui/settings/settingssection.h"
#include "tests/gui/quietport.h"
#include "tests/gui/settingsbench.h"
#include "tests/support/testca.h"
#include "tests/support/testmain.h"

#include <QAction>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPixmap>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// Draws the settings and the frame around them in each scheme and ratio. Where BIFROST_PICTURES names a
/// folder the pictures are kept for somebody to look at; here it only has to draw.
class SettingsPicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sections();
    void encryption();
    void troubles();
    void commands();

private:
    static void take(SettingsBench &bench, const QString &name);
};

namespace {

const QByteArray TypicalConfig =
    R"({"server": {"port": 0}, "client": {"allowed_origins": ["https://app.example"]},
    "providers": {"openai": {"keys": [{"name": "a", "value": "sk-0123456789"}, {"name": "b", "value": "env.OPENAI_OLD"}]},
    "groq": {"keys": [{"name": "a", "value": "gsk-0123456789"}]},
    "ollama": {"network_config": {"base_url": "http://127.0.0.1:11434"}}}})";

constexpr QSize SettingsPictureSize(1180, 760);

} // namespace

void SettingsPicturesTest::take(SettingsBench &bench, const QString &name)
{
    const QString folder = qEnvironmentVariable("BIFROST_PICTURES");
    for (const char *scheme : {"Light", "Dark"}) {
        for (const QMenu *menu : bench.window().menuBar()->findChildren<QMenu *>()) {
            for (QAction *action : menu->actions()) {
                if (action->text().remove(u'&') == QLatin1String(scheme))
                    action->trigger();
            }
        }
        QCoreApplication::processEvents();
        for (const int ratio : {1, 2}) {
            QPixmap picture(bench.window().size() * ratio);
            picture.setDevicePixelRatio(ratio);
            bench.window().render(&picture);
            QVERIFY(!picture.isNull());
            const QString file =
                u"settings-%1-%2-%3x.png"_s.arg(name, QString::fromLatin1(scheme).toLower()).arg(ratio);
            if (!folder.isEmpty())
                QVERIFY(picture.save(QDir(folder).filePath(file)));
        }
    }
}

void SettingsPicturesTest::sections()
{
    SettingsBench bench;
    bench.gui().trayPresent = true;
    bench.gui().loginCommand = QStringList{u"/bin/sh"_s};
    bench.gui().languages = QStringList{u"de"_s, u"en"_s};
    bench.open({}, TypicalConfig);
    bench.window().resize(SettingsPictureSize);
    QVERIFY(bench.gui().startGateway());
    for (const gui::SettingsSection *section : bench.page().sections()) {
        bench.window().openPage(u"settings"_s, section->id());
        take(bench, section->id());
    }
}

void SettingsPicturesTest::encryption()
{
    const TestCa ca(TestCa::Certificate::Expired);
    QVERIFY(ca.made());
    SettingsBench bench;
    bench.open(u"gateway"_s,
               QJsonDocument(QJsonObject{{u"server"_s,
                                          QJsonObject{{u"port"_s, 0},
                                                      {u"tls"_s,
                                                       QJsonObject{{u"cert"_s, ca.certificateFile()},
                                                                   {u"key"_s, ca.keyFile()}}}}}})
                   .toJson());
    bench.window().resize(SettingsPictureSize);
    QVERIFY(bench.gui().startGateway());
    take(bench, u"encryption"_s);
    auto *key = bench.part<QLineEdit>(u"Key"_s);
    key->setFocus();
    key->selectAll();
    QTest::keyClicks(key, ca.certificateFile());
    QTest::keyClick(key, Qt::Key_Tab);
    take(bench, u"encryption-wrong"_s);
}

void SettingsPicturesTest::troubles()
{
    QTcpServer holder;
    QVERIFY(listenQuietly(&holder));
    SettingsBench bench;
    bench.keychain->outcome = Keychain::Outcome::Locked;
    bench.open(u"gateway"_s, "{\"server\": {\"port\": " + QByteArray::number(holder.serverPort()) + "}}");
    bench.window().resize(SettingsPictureSize);
    QTest::keyClick(&bench.window(), Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(bench.gui().gateway.state(), Gateway::State::Failed);
    auto *host = bench.part<QLineEdit>(u"Host"_s);
    host->setFocus();
    host->selectAll();
    QTest::keyClicks(host, u"127.0.0.1"_s);
    QTest::keyClick(host, Qt::Key_Tab);
    take(bench, u"busy"_s);
    bench.window().openPage(u"settings"_s, u"secrets"_s);
    take(bench, u"locked"_s);
}

void SettingsPicturesTest::commands()
{
    SettingsBench bench;
    bench.open(u"privacy"_s, TypicalConfig);
    bench.window().resize(SettingsPictureSize);
    QVERIFY(bench.gui().startGateway());
    QTest::keyClick(&bench.window(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(bench.stored().server.localOnly);
    QTest::keyClick(&bench.window(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(bench.gui().find<gui::CommandField>(), u"pr"_s);
    take(bench, u"commands"_s);
}

BIFROST_TEST(SettingsPicturesTest)
#include "settingspicturestest.moc"
