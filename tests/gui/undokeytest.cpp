// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/filteredit.h"
#include "gui/mainwindow/infobars.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerlist.h"
#include "gui/widgets/infobar.h"
#include "tests/gui/providersbench.h"
#include "tests/support/testmain.h"

#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

/// Two providers, of which the first has just been deleted.
class OneDeleted
{
public:
    OneDeleted()
    {
        bench.open("{" + customJson("one", server.url(), {"sk-a"}) + "," + customJson("two", server.url(), {})
                   + "}");
        bench.page().list()->setCurrent(u"one"_s);
        bench.page().list()->view()->setFocus();
        QTest::keyClick(bench.page().list()->view(), Qt::Key_Delete);
    }

    bool isDeleted()
    {
        return QTest::qWaitFor([this] { return !bench.stored(u"one"_s) && bar(); }, 30000);
    }
    bool isBack()
    {
        return QTest::qWaitFor([this] { return bench.stored(u"one"_s) != nullptr; }, 30000);
    }
    gui::InfoBar *bar() { return bench.gui().window().infoBars()->bar(u"providers"_s); }

    MockProvider server;
    ProvidersBench bench;
};

} // namespace

/// Ctrl+Z reaches the message that offers Undo wherever the focus is, unless a field has its own to take
/// back.
class UndoKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromAFieldThatHasNothing();
    void aFieldThatHasSomethingIsFirst();
    void fromAnotherPage();
    void withoutAMessageNothingHappens();
};

void UndoKeyTest::fromAFieldThatHasNothing()
{
    OneDeleted stage;
    QVERIFY(stage.isDeleted());
    auto *retries = stage.bench.field<QLineEdit>(u"Retries"_s);
    retries->setFocus();
    QVERIFY(retries->hasFocus());
    QTest::keyClick(retries, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(stage.isBack());
    QVERIFY(!stage.bar());
}

void UndoKeyTest::aFieldThatHasSomethingIsFirst()
{
    OneDeleted stage;
    QVERIFY(stage.isDeleted());
    auto *retries = stage.bench.field<QLineEdit>(u"Retries"_s);
    retries->setFocus();
    QTest::keyClicks(retries, u"7"_s);
    QTest::keyClick(retries, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(retries->text(), QString());
    QVERIFY(!stage.bench.stored(u"one"_s));
    QTest::keyClick(retries, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(stage.isBack());
}

void UndoKeyTest::fromAnotherPage()
{
    OneDeleted stage;
    QVERIFY(stage.isDeleted());
    stage.bench.gui().window().openPage(u"live"_s);
    auto *filter = stage.bench.gui().find<gui::FilterEdit>();
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(stage.isBack());
}

void UndoKeyTest::withoutAMessageNothingHappens()
{
    OneDeleted stage;
    QVERIFY(stage.isDeleted());
    stage.bench.gui().window().infoBars()->clear(u"providers"_s); // by its button, say
    QTest::keyClick(&stage.bench.gui().window(), Qt::Key_Z, Qt::ControlModifier);
    auto *retries = stage.bench.field<QLineEdit>(u"Retries"_s);
    retries->setFocus();
    QTest::keyClick(retries, Qt::Key_Z, Qt::ControlModifier);
    QCoreApplication::processEvents();
    QVERIFY(!stage.bench.stored(u"one"_s));
}

BIFROST_TEST(UndoKeyTest)
#include "undokeytest.moc"
