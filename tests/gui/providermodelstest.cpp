// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/firststeps.h"
#include "gui/providers/keyspart.h"
#include "gui/providers/keytable.h"
#include "gui/providers/modeltotry.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerlist.h"
#include "gui/widgets/button.h"
#include "tests/gui/alltexts.h"
#include "tests/gui/keydialogs.h"
#include "tests/gui/providersbench.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QListView>
#include <QTest>

#include <algorithm>

using namespace bifrost;
using namespace bifrost::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What the form of a provider says of its models, and of the test that found them.
class ProviderModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasTypedWasNotFound();
    void aTestKeepsItsAge();
    void theListMarksWhatIsSeen();
    void anOddModelGetsARemark();
    void aWeightMayHaveAComma();
    void aCheapModelIsTried_data();
    void aCheapModelIsTried();
};

void ProviderModelsTest::whatWasTypedWasNotFound()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    const auto said = [&bench] { // beside the title of the part, where it is painted
        QStringList all;
        for (const QWidget *part : bench.page().form()->findChildren<QWidget *>())
            all += part->accessibleDescription();
        return all.join(u'\n');
    };
    QVERIFY2(said().contains(u"not asked yet, all allowed"_s), qPrintable(said()));
    bench.desk().edit(u"cloud"_s, [](gui::ProviderDraft &draft) {
        draft.keys()[0].document.members[u"models"_s] = QJsonArray{u"one"_s, u"two"_s};
    });
    QTRY_VERIFY2(said().contains(u"not asked yet, 2 allowed"_s), qPrintable(said()));
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    const QString found = u"%1 found, 2 allowed"_s.arg(bench.desk().report(u"cloud"_s)->models.size());
    QTRY_VERIFY2(said().contains(found), qPrintable(said()));
}

void ProviderModelsTest::aTestKeepsItsAge()
{
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + ", "
               + customJson("other", server.url(), {"sk-mock"}) + "}");
    bench.page().showItem(u"cloud"_s);
    QVERIFY(bench.desk().testAge(u"cloud"_s) < 0s);
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    QVERIFY(bench.desk().testAge(u"cloud"_s) >= 0s);
    bench.desk().ageTestForTest(u"cloud"_s, 10min);
    bench.page().showItem(u"other"_s);
    bench.page().showItem(u"cloud"_s);
    QTRY_VERIFY(allTexts(bench.page().form()).contains(u"10 min ago"_s));
}

void ProviderModelsTest::theListMarksWhatIsSeen()
{
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", u"http://127.0.0.1:9"_s, {}) + "}");
    const QListView *view = bench.page().list()->view();
    QCOMPARE(view->selectionModel()->selectedRows().size(), 1);
    const QPoint below(20, view->viewport()->height() - 4);
    QVERIFY(!view->indexAt(below).isValid());
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, below);
    QCOMPARE(view->selectionModel()->selectedRows().size(), 1); // the form is there, too
    Q_EMIT bench.page().list()->detectWanted();
    QVERIFY(bench.page().firstSteps()->isVisible());
    QCOMPARE(view->selectionModel()->selectedRows().size(), 0);
    bench.page().firstSteps()->backButton()->click();
    QCOMPARE(view->selectionModel()->selectedRows().size(), 1);
}

void ProviderModelsTest::anOddModelGetsARemark()
{
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", u"http://127.0.0.1:9"_s, {"sk-mock"}) + "}");
    bench.page().form()->addKey();
    gui::KeyDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = openKeyDialog()));
    const auto fields = dialog->findChildren<QLineEdit *>();
    const auto models = std::ranges::find(fields, u"Models"_s, &QLineEdit::accessibleName);
    QVERIFY(models != fields.end());
    const auto remarks = [dialog] {
        return std::ranges::any_of(dialog->findChildren<QLabel *>(), [](const QLabel *label) {
            return label->isVisible() && label->text().startsWith(u"“a b”"_s);
        });
    };
    (*models)->setText(u"gpt-4o, a b"_s);
    Q_EMIT(*models)->editingFinished();
    QVERIFY(remarks());
    (*models)->setText(u"gpt-4o, a"_s);
    Q_EMIT(*models)->editingFinished();
    QVERIFY(!remarks());
    dialog->reject();
}

/// Whatever the language is.
void ProviderModelsTest::aWeightMayHaveAComma()
{
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", u"http://127.0.0.1:9"_s, {"sk-mock"}) + "}");
    Q_EMIT bench.page().form()->keys()->table()->editWanted(0);
    gui::KeyDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = openKeyDialog()));
    const auto fields = dialog->findChildren<QLineEdit *>();
    const auto weight = std::ranges::find(fields, u"Weight"_s, &QLineEdit::accessibleName);
    QVERIFY(weight != fields.end());
    (*weight)->setText(u"1,5"_s);
    dialog->accept();
    QTRY_VERIFY(!openKeyDialog());
    QCOMPARE(bench.desk().draft(u"cloud"_s).config().keys[0].weight, 1.5);
}

void ProviderModelsTest::aCheapModelIsTried_data()
{
    QTest::addColumn<QStringList>("models");
    QTest::addColumn<QString>("tried");
    QTest::newRow("none") << QStringList() << QString();
    QTest::newRow("openai") << QStringList{u"babbage-002"_s, u"chatgpt-4o-latest"_s,
                                           u"dall-e-3"_s,    u"gpt-4o"_s,
                                           u"gpt-4o-mini"_s, u"gpt-4o-mini-audio-preview"_s}
                            << u"gpt-4o-mini"_s;
    QTest::newRow("gemini") << QStringList{u"embedding-001"_s, u"gemini-2.5-pro"_s, u"gemini-2.5-flash"_s}
                            << u"gemini-2.5-flash"_s;
    QTest::newRow("local") << QStringList{u"bge-large"_s, u"llama3.1:70b"_s, u"llama3.1:8b"_s}
                           << u"llama3.1:8b"_s;
    QTest::newRow("no word of it") << QStringList{u"text-embedding-3"_s, u"mixtral"_s} << u"mixtral"_s;
    QTest::newRow("nothing that chats") << QStringList{u"whisper-1"_s} << u"whisper-1"_s;
}

void ProviderModelsTest::aCheapModelIsTried()
{
    QFETCH(const QStringList, models);
    QFETCH(const QString, tried);
    QCOMPARE(gui::modelToTry(models), tried);
}

BIFROST_TEST(ProviderModelsTest)
#include "providermodelstest.moc"
