// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translation.h"
#include "gui/providers/keydialog.h"
#include "gui/providers/keyspart.h"
#include "gui/providers/keytable.h"
#include "gui/providers/networkpart.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerlist.h"
#include "gui/providers/providerspage.h"
#include "gui/settings/listenersection.h"
#include "gui/settings/passwordpart.h"
#include "gui/settings/privacysection.h"
#include "gui/widgets/button.h"
#include "gui/widgets/inlineerror.h"
#include "gui/widgets/note.h"
#include "gui/widgets/segmented.h"
#include "gui/widgets/switch.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/keydialogs.h"
#include "tests/gui/providersbench.h"
#include "tests/gui/settingsbench.h"
#include "tests/support/testmain.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

/// What stands below fields and in the notes of a page now.
QStringList toldIn(QWidget *root)
{
    QStringList told;
    for (const gui::InlineError *error : root->findChildren<gui::InlineError *>()) {
        if (error->isTelling())
            told += error->sentence();
    }
    for (const gui::Note *note : root->findChildren<gui::Note *>()) {
        if (note->isVisible())
            told += note->text();
    }
    return told;
}

/// What is wrong with how it is said; empty: nothing.
QString objectionTo(const QString &sentence, const QString &label, const QString &language)
{
    static const QRegularExpression english(
        u"\\b(must|is|not|the|and|of|or|already|cannot|enter|another|where|there)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression quoted(u"[“„\"][^“”\"]*[“”\"]"_s);
    if (sentence.isEmpty())
        return u"nothing is said"_s;
    if (sentence.contains(u'`'))
        return u"backticks"_s;
    if (!label.isEmpty()
        && (sentence.startsWith(label + u": "_s) || sentence.startsWith(label + u" must"_s)
            || sentence.startsWith(label + u' ' + label)))
        return u"says what stands beside the field"_s;
    QString own = sentence;
    own.remove(quoted);
    if (language == "de"_L1 && own.contains(english))
        return u"English"_s;
    return {};
}

QString shownAs(const char *context, const char *text)
{
    return QCoreApplication::translate(context, text);
}

void typeInto(QLineEdit *edit, const QString &text)
{
    edit->setFocus();
    edit->clear();
    QTest::keyClicks(edit, text);
}

constexpr auto FormContext = "bifrost::gui::ProviderForm";
constexpr auto NetworkContext = "bifrost::gui::NetworkPart";
constexpr auto ListenerContext = "bifrost::gui::ListenerSection";
constexpr auto PasswordContext = "bifrost::gui::PasswordPart";
constexpr auto PrivacyContext = "bifrost::gui::PrivacySection";

} // namespace

/// What is wrong is said below its field in one plain sentence of the window's language, without the label
/// that stands beside it already.
class InlineWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void fields_data();
    void fields();
    void members_data();
    void members();
    void keys_data();
    void keys();
    void listener_data();
    void listener();
    void thePasswordIsKept_data();
    void thePasswordIsKept();
    void numbers_data();
    void numbers();

private:
    static void inBoth(const std::function<void(const QByteArray &language)> &add);
};

void InlineWordsTest::inBoth(const std::function<void(const QByteArray &language)> &add)
{
    QTest::addColumn<QString>("language");
    for (const char *language : {"en", "de"})
        add(language);
}

void InlineWordsTest::names_data()
{
    QTest::addColumn<QString>("typed");
    inBoth([](const QByteArray &language) {
        for (const char *typed : {"", "two words", "a/b", "openai", "cloud"})
            QTest::addRow("%s %s", language.data(), typed)
                << QString::fromUtf8(typed) << QString::fromUtf8(language);
    });
}

void InlineWordsTest::names()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, language);
    const Translation translation{QLocale(language)};
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    Q_EMIT bench.page().list()->addWanted({});
    auto *name = bench.field<QLineEdit>(shownAs(FormContext, "Name"));
    QVERIFY(name);
    typeInto(name, typed);
    bench.page().form()->apply();
    const QStringList told = toldIn(bench.page().form());
    QVERIFY(!told.isEmpty());
    for (const QString &sentence : told)
        QVERIFY2(objectionTo(sentence, shownAs(FormContext, "Name"), language).isEmpty(),
                 qPrintable(sentence));
}

void InlineWordsTest::fields_data()
{
    QTest::addColumn<QByteArray>("context");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QString>("typed");
    inBoth([](const QByteArray &language) {
        const auto add = [&language](const char *context, const char *label, const char *typed) {
            QTest::addRow("%s %s %s", language.data(), label, typed)
                << QByteArray(context) << QByteArray(label) << QString::fromUtf8(typed)
                << QString::fromUtf8(language);
        };
        for (const char *label : {"Timeout", "Stream idle", "Retries", "Connections"}) {
            for (const char *typed : {"many", "-1", "99999999999"})
                add(NetworkContext, label, typed);
        }
        for (const char *typed : {"x", "http://a:b@c", "http://c?d", "ftp://c"})
            add(FormContext, "Base URL", typed);
    });
}

void InlineWordsTest::fields()
{
    QFETCH(const QByteArray, context);
    QFETCH(const QByteArray, label);
    QFETCH(const QString, typed);
    QFETCH(const QString, language);
    const Translation translation{QLocale(language)};
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    const QString shown = shownAs(context, label);
    auto *edit = bench.field<QLineEdit>(shown);
    QVERIFY(edit);
    typeInto(edit, typed);
    bench.page().form()->apply();
    const QStringList told = toldIn(bench.page().form());
    QCOMPARE(told.size(), 1);
    QVERIFY2(objectionTo(told.first(), shown, language).isEmpty(), qPrintable(told.first()));
}

void InlineWordsTest::members_data()
{
    QTest::addColumn<QStringList>("place");
    QTest::addColumn<QString>("value");
    inBoth([](const QByteArray &language) {
        const QString network = u"network_config"_s;
        const auto add = [&](const char *name, const QStringList &place, const char *value) {
            QTest::addRow("%s %s", language.data(), name)
                << place << QString::fromUtf8(value) << QString::fromUtf8(language);
        };
        add("header", {network, u"extra_headers"_s, u"a b"_s}, "c");
        add("header of the connection", {network, u"extra_headers"_s, u"Content-Length"_s}, "1");
        add("certificate", {network, u"ca_cert_pem"_s}, "/etc/ca.pem");
        add("proxy", {u"proxy_config"_s, u"type"_s}, "http");
    });
}

void InlineWordsTest::members()
{
    QFETCH(const QStringList, place);
    QFETCH(const QString, value);
    QFETCH(const QString, language);
    const Translation translation{QLocale(language)};
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    bench.desk().edit(u"cloud"_s, [&](gui::ProviderDraft &draft) { draft.setValue(place, value); });
    bench.page().form()->apply();
    const QStringList told = toldIn(bench.page().form());
    QCOMPARE(told.size(), 1);
    QVERIFY2(objectionTo(told.first(), {}, language).isEmpty(), qPrintable(told.first()));
}

void InlineWordsTest::keys_data()
{
    QTest::addColumn<QString>("member"); // as the accessible name says it in English
    QTest::addColumn<QString>("typed");
    inBoth([](const QByteArray &language) {
        const auto add = [&](const char *member, const char *typed) {
            QTest::addRow("%s %s %s", language.data(), member, typed)
                << QString::fromUtf8(member) << QString::fromUtf8(typed) << QString::fromUtf8(language);
        };
        add("&Name", "");
        add("&Name", "sk-mock"); // another one has it
        add("&Key", "");
        add("&Key", "sk-m********5678");
        add("&Key", "sk bad\"key");
        add("&Models", "*, gpt-4o");
        add("&Weight", "heavy");
        add("&Weight", "-1");
    });
}

void InlineWordsTest::keys()
{
    QFETCH(const QString, member);
    QFETCH(const QString, typed);
    QFETCH(const QString, language);
    const Translation translation{QLocale(language)};
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    bench.page().form()->addKey();
    gui::KeyDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = openKeyDialog()));
    const auto inputs = dialog->findChildren<QLineEdit *>();
    const auto typeAt = [&inputs](const QString &name, const QString &text) {
        const QString shown = shownAs("bifrost::gui::KeyDialog", qPrintable(name)).remove(u'&');
        for (QLineEdit *edit : inputs) {
            if (edit->accessibleName() == shown)
                typeInto(edit, text);
        }
        return shown;
    };
    typeAt(u"&Key"_s, u"sk-good"_s);
    const QString label = typeAt(member, typed);
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    const QStringList told = toldIn(dialog);
    QCOMPARE(told.size(), 1);
    QVERIFY2(objectionTo(told.first(), label, language).isEmpty(), qPrintable(told.first()));
    dialog->reject();
}

void InlineWordsTest::listener_data()
{
    QTest::addColumn<QByteArray>("context");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QString>("typed");
    inBoth([](const QByteArray &language) {
        const auto add = [&](const char *context, const char *label, const QByteArray &typed) {
            QTest::addRow("%s %s %s", language.data(), label, typed.left(12).data())
                << QByteArray(context) << QByteArray(label) << QString::fromUtf8(typed)
                << QString::fromUtf8(language);
        };
        for (const char *typed : {"not an address", "http://localhost", "0.0.0.0", "example.com"})
            add(ListenerContext, "Host", typed);
        for (const char *typed : {"many", "-1", "70000", "taken"})
            add(ListenerContext, "Port", typed);
        add(ListenerContext, "Web pages that may call", "app.example");
        add(PasswordContext, "User name", "");
        add(PasswordContext, "User name", "a:b");
        add(PasswordContext, "Password", "");
        add(PasswordContext, "Password", QByteArray(100, 'x'));
        add(PasswordContext, "Password", "$2b$10$no-such-hash");
    });
}

void InlineWordsTest::listener()
{
    QFETCH(const QByteArray, context);
    QFETCH(const QByteArray, label);
    QFETCH(QString, typed);
    QFETCH(const QString, language);
    const Translation translation{QLocale(language)};
    QTcpServer holder;
    QVERIFY(holder.listen(QHostAddress::LocalHost));
    if (typed == "taken"_L1)
        typed = QString::number(holder.serverPort());
    SettingsBench bench;
    bench.open(u"gateway"_s);
    const QString shown = shownAs(context, label);
    if (context == PasswordContext) {
        QTest::mouseClick(bench.part<gui::Switch>(shownAs(PasswordContext, "Ask for a password")),
                          Qt::LeftButton);
        typeInto(bench.part<QLineEdit>(shownAs(PasswordContext, "User name")), u"admin"_s);
        typeInto(bench.part<QLineEdit>(shownAs(PasswordContext, "Password")), u"open sesame"_s);
    }
    if (auto *text = bench.part<QPlainTextEdit>(shown))
        text->setPlainText(typed);
    else
        typeInto(bench.part<QLineEdit>(shown), typed);
    const auto section = bench.page().findChild<gui::ListenerSection *>();
    section->applyChanges([](bool) {});
    const QStringList told = toldIn(section);
    QCOMPARE(told.size(), 1);
    QVERIFY2(objectionTo(told.first(), shown, language).isEmpty(), qPrintable(told.first()));
}

void InlineWordsTest::thePasswordIsKept_data()
{
    inBoth([](const QByteArray &language) {
        QTest::addRow("%s", language.data()) << QString::fromUtf8(language);
    });
}

/// What is wrong with a switch stands below the switch.
void InlineWordsTest::thePasswordIsKept()
{
    QFETCH(const QString, language);
    const Translation translation{QLocale(language)};
    SettingsBench bench;
    bench.open(u"gateway"_s, R"({"server": {"port": 0, "host": "0.0.0.0"},
        "auth_config": {"is_enabled": true, "admin_username": "a", "admin_password": "open sesame"}})");
    auto *asks = bench.part<gui::Switch>(shownAs(PasswordContext, "Ask for a password"));
    QVERIFY(asks && asks->isChecked());
    QTest::mouseClick(asks, Qt::LeftButton);
    const auto section = bench.page().findChild<gui::ListenerSection *>();
    section->applyChanges([](bool) {});
    QStringList told = toldIn(section);
    QCOMPARE(told.size(), 2); // also that nothing is encrypted, at the host
    told.removeIf([](const QString &one) { return one.contains(u"TLS"_s); });
    QCOMPARE(told.size(), 1);
    QVERIFY2(objectionTo(told.first(), asks->accessibleName(), language).isEmpty(), qPrintable(told.first()));
    QVERIFY2(asks->accessibleDescription().contains(told.first()), qPrintable(asks->accessibleDescription()));
}

void InlineWordsTest::numbers_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QString>("typed");
    inBoth([](const QByteArray &language) {
        for (const char *label : {"Keep the log for", "Size of the log at most"}) {
            for (const char *typed : {"long", "-1"})
                QTest::addRow("%s %s %s", language.data(), label, typed)
                    << QByteArray(label) << QString::fromUtf8(typed) << QString::fromUtf8(language);
        }
    });
}

void InlineWordsTest::numbers()
{
    QFETCH(const QByteArray, label);
    QFETCH(const QString, typed);
    QFETCH(const QString, language);
    const Translation translation{QLocale(language)};
    SettingsBench bench;
    bench.open(u"privacy"_s, R"({"server": {"port": 0}, "client": {"enable_logging": true}})");
    const QString shown = shownAs(PrivacyContext, label);
    auto *edit = bench.part<QLineEdit>(shown);
    QVERIFY(edit && edit->isEnabled());
    typeInto(edit, typed);
    const auto section = bench.page().findChild<gui::PrivacySection *>();
    section->applyChanges([](bool) {});
    const QStringList told = toldIn(section);
    QCOMPARE(told.size(), 1);
    QVERIFY2(objectionTo(told.first(), shown, language).isEmpty(), qPrintable(told.first()));
}

BIFROST_TEST(InlineWordsTest)
#include "inlinewordstest.moc"
