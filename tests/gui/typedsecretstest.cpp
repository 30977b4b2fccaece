// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/keyspart.h"
#include "gui/providers/keytable.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/widgets/disclosurehead.h"
#include "gui/widgets/plaintextfield.h"
#include "tests/gui/alltexts.h"
#include "tests/gui/findbutton.h"
#include "tests/gui/keydialogs.h"
#include "tests/gui/providersbench.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMimeData>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

const QString Stored = u"Plain: ********"_s;

/// A provider with a header of which the value is not shown, its form with everything unfolded.
class HeaderStage
{
public:
    HeaderStage()
    {
        bench.open(R"({"cloud": {"keys": [{"name": "a", "value": "sk-a"}], "network_config": {"base_url": ")"
                   + server.url().toUtf8() + R"(", "extra_headers": {"Plain": "header-value"}},
                   "custom_provider_config": {"base_provider_type": "openai"}}})");
        for (auto *fold : bench.page().findChildren<gui::DisclosureHead *>())
            fold->setChecked(true);
    }

    gui::PlainTextField *field(const QString &name) { return bench.field<gui::PlainTextField>(name); }
    bool isChanged() { return bench.desk().isChanged(u"cloud"_s); }
    QString texts() { return allTexts(bench.page().form()); }
    bool isApplied()
    {
        QTest::keyClick(&bench.gui().window(), Qt::Key_S, Qt::ControlModifier);
        return QTest::qWaitFor([this] { return !isChanged(); }, 30000);
    }
    QString header(const QString &name) { return bench.stored(u"cloud"_s)->network.extraHeaders.value(name); }

    MockProvider server;
    ProvidersBench bench;
};

/// Keeps what lies in the clipboard meanwhile.
void paste(QWidget *field, QMimeData *what)
{
    QApplication::clipboard()->setMimeData(what);
    QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
    QApplication::clipboard()->clear();
}

} // namespace

/// What is typed into the fields of several lines and into the dialog of a key: it is taken as it is meant,
/// and what is taken back does not stay readable.
class TypedSecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyClipboardIsNothing();
    void onlyTextIsPasted();
    void headersAreTakenBack_data();
    void headersAreTakenBack();
    void aHeaderAsItIsShownIsUnchanged();
    void aRefusedHeaderIsNamed();
    void aCertificateIsTakenBack();
    void aPasswordOfAProxyIsTakenBack();
    void aWrongWeightIsSaidWhenItIsLeft();
};

void TypedSecretsTest::anEmptyClipboardIsNothing()
{
    HeaderStage stage;
    for (const QString &name : {u"Extra headers"_s, u"Certificate of an authority"_s}) {
        gui::PlainTextField *field = stage.field(name);
        QVERIFY(field);
        field->setFocus();
        const QString before = field->toPlainText();
        paste(field, new QMimeData); // without any format, as where nobody owns the clipboard
        QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(field->toPlainText(), before);
    }
    QVERIFY(!stage.isChanged());
}

void TypedSecretsTest::onlyTextIsPasted()
{
    HeaderStage stage;
    gui::PlainTextField *field = stage.field(u"Certificate of an authority"_s);
    field->setFocus();
    auto *rich = new QMimeData;
    rich->setHtml(u"<b>bold</b>"_s);
    rich->setData(u"text/markdown"_s, "**bold**");
    rich->setText(u"plain"_s);
    paste(field, rich);
    QCOMPARE(field->toPlainText(), u"plain"_s);
    auto *image = new QMimeData;
    image->setData(u"image/png"_s, "none");
    paste(field, image);
    QCOMPARE(field->toPlainText(), u"plain"_s);
}

void TypedSecretsTest::headersAreTakenBack_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isLeft"); // before it is taken back
    for (const bool isLeft : {false, true}) {
        const char *when = isLeft ? "left" : "at once";
        QTest::addRow("another value, %s", when) << u"Plain: sk-typed"_s << isLeft;
        QTest::addRow("another header, %s", when) << Stored + u"\nOther: sk-typed"_s << isLeft;
        QTest::addRow("no header, %s", when) << QString() << isLeft;
    }
}

void TypedSecretsTest::headersAreTakenBack()
{
    QFETCH(const QString, typed);
    QFETCH(const bool, isLeft);
    HeaderStage stage;
    gui::PlainTextField *field = stage.field(u"Extra headers"_s);
    QCOMPARE(field->toPlainText(), Stored);
    field->setFocus();
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Delete);
    field->insertPlainText(typed);
    QVERIFY(stage.isChanged());
    QCOMPARE(field->toPlainText(), typed); // it is not meddled with
    if (isLeft) {
        stage.bench.field<QLineEdit>(u"Retries"_s)->setFocus();
        QVERIFY(!field->toPlainText().contains(u"sk-typed"_s));
    }
    QTest::keyClick(&stage.bench.gui().window(), Qt::Key_Escape);
    QVERIFY(!stage.isChanged());
    QCOMPARE(field->toPlainText(), Stored);
    field->undo();
    QCOMPARE(field->toPlainText(), Stored);
    QTest::keyClicks(stage.bench.field<QLineEdit>(u"Retries"_s), u"2"_s);
    QVERIFY(stage.isApplied());
    QCOMPARE(stage.header(u"Plain"_s), u"header-value"_s);
}

void TypedSecretsTest::aHeaderAsItIsShownIsUnchanged()
{
    HeaderStage stage;
    gui::PlainTextField *field = stage.field(u"Extra headers"_s);
    field->setFocus();
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Delete);
    QVERIFY(stage.isChanged());
    QTest::keyClicks(field, Stored);
    QCOMPARE(field->toPlainText(), Stored);
    QVERIFY(!stage.isChanged());
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClicks(field, u"X-Team: search"_s);
    QVERIFY(stage.isApplied());
    QCOMPARE(stage.header(u"Plain"_s), u"header-value"_s);
    QCOMPARE(stage.header(u"X-Team"_s), u"search"_s);
}

void TypedSecretsTest::aRefusedHeaderIsNamed()
{
    HeaderStage stage;
    gui::PlainTextField *field = stage.field(u"Extra headers"_s);
    field->setFocus();
    field->insertPlainText(u"X-Unknown: ********\n"_s);
    stage.bench.field<QLineEdit>(u"Retries"_s)->setFocus();
    QVERIFY2(stage.texts().contains(u"X-Unknown"_s), qPrintable(stage.texts()));
}

void TypedSecretsTest::aCertificateIsTakenBack()
{
    HeaderStage stage;
    gui::PlainTextField *field = stage.field(u"Certificate of an authority"_s);
    field->setFocus();
    QTest::keyClicks(field, u"garbage"_s);
    QVERIFY(!stage.texts().contains(u"An authority of your own is trusted"_s));
    stage.bench.field<QLineEdit>(u"Retries"_s)->setFocus();
    const QString wrong = field->accessibleDescription();
    QVERIFY2(wrong.contains(u"ertificate"_s), qPrintable(wrong));
    findButton(stage.bench.page().form(), u"Revert"_s)->click();
    QVERIFY(!stage.isChanged());
    QCOMPARE(field->toPlainText(), QString());
    QVERIFY(field->accessibleDescription().isEmpty());
    field->undo();
    QCOMPARE(field->toPlainText(), QString());
}

void TypedSecretsTest::aPasswordOfAProxyIsTakenBack()
{
    HeaderStage stage;
    stage.bench.desk().edit(u"cloud"_s, [](gui::ProviderDraft &draft) {
        draft.setValue({u"proxy_config"_s, u"type"_s}, u"http"_s);
        draft.setValue({u"proxy_config"_s, u"url"_s}, u"http://localhost:3128"_s);
    });
    QVERIFY(stage.isApplied());
    auto *password = stage.bench.field<QLineEdit>(u"Password"_s);
    QVERIFY(password);
    password->setFocus();
    QTest::keyClicks(password, u"typed-one"_s);
    QCOMPARE(password->text(), u"typed-one"_s);
    QVERIFY(stage.isChanged());
    QTest::keyClick(&stage.bench.gui().window(), Qt::Key_Escape);
    QVERIFY(!stage.isChanged());
    QCOMPARE(password->text(), QString());
    QTest::keyClicks(password, u"typed-two"_s);
    QVERIFY(stage.isApplied());
    QCOMPARE(password->text(), QString());
}

void TypedSecretsTest::aWrongWeightIsSaidWhenItIsLeft()
{
    HeaderStage stage;
    Q_EMIT stage.bench.page().form()->keys()->table()->editWanted(0);
    gui::KeyDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = openKeyDialog()));
    QLineEdit *weight = nullptr;
    for (QLineEdit *edit : dialog->findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == "Weight"_L1)
            weight = edit;
    }
    QVERIFY(weight);
    weight->selectAll();
    QTest::keyClicks(weight, u"abc"_s);
    QVERIFY(weight->accessibleDescription().isEmpty()); // while it is typed nothing is wrong yet
    Q_EMIT weight->editingFinished(); // it is left; which window is active is not ours to say
    QVERIFY2(!weight->accessibleDescription().isEmpty(), "it is not judged");
    dialog->reject();
    QTRY_VERIFY(!openKeyDialog());
}

BIFROST_TEST(TypedSecretsTest)
#include "typedsecretstest.moc"
