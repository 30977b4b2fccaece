// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/commands/commandfield.h"
#include "app/translation.h"
#include "gui/actions/actiontable.h"
#include "gui/commands/commandlist.h"
#include "gui/commands/fuzzymatch.h"
#include "gui/mainwindow/pagestack.h"
#include "gui/settings/settingssection.h"
#include "tests/gui/settingsbench.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QListView>
#include <QTest>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

QStringList titles(const gui::CommandList &list)
{
    QStringList all;
    for (int row = 0; row < list.count(); ++row)
        all += list.command(row).title;
    return all;
}

} // namespace

/// Ctrl+K: everything by its name, with the keys alone.
class CommandFieldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void theBetterMatchComesFirst();
    void listsWhatCanBeDone();
    void mainVerbsAreFound_data();
    void mainVerbsAreFound();
    void runsWhatWasTyped();
    void escapeGoesBack();
    void arrowsGoRound();
    void aClickRuns();
    void saysWhatIsChosen();
    void staysInsideTheWindow();
    void itsWordsAreWhole();
};

void CommandFieldTest::itsWordsAreWhole()
{
    const gui::ActionTable actions;
    gui::CommandField field(actions[gui::ActionId::FindCommand]);
    for (const int width : {296, 200, 150, 120}) {
        field.resize(width, 28);
        QResizeEvent resized(field.size(), QSize());
        QApplication::sendEvent(&field, &resized);
        QVERIFY2(field.fontMetrics().horizontalAdvance(field.placeholderText()) + 40 <= width,
                 qPrintable(field.placeholderText()));
        QCOMPARE(field.accessibleName(), u"Search or run a command"_s);
    }
    QCOMPARE(field.placeholderText(), u"Search…"_s);
}

void CommandFieldTest::matches_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("whole") << u"start"_s << u"Start gateway"_s << true;
    QTest::newRow("letters") << u"stgw"_s << u"Start gateway"_s << true;
    QTest::newRow("words in any order") << u"gate start"_s << u"Start gateway"_s << true;
    QTest::newRow("order of letters") << u"trats"_s << u"Start gateway"_s << false;
    QTest::newRow("nothing typed") << u""_s << u"Start gateway"_s << true;
    QTest::newRow("blanks") << u"  "_s << u"Start gateway"_s << true;
    QTest::newRow("other") << u"xyz"_s << u"Start gateway"_s << false;
    QTest::newRow("umlaut") << u"gerät"_s << u"GERÄTE"_s << true;
    QTest::newRow("longer than the text") << u"start gateway now"_s << u"Start gateway"_s << false;
}

void CommandFieldTest::matches()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, text);
    QFETCH(const bool, found);
    const auto match = gui::FuzzyMatch::of(typed, text);
    QCOMPARE(match.has_value(), found);
    if (match)
        QCOMPARE(match->places.size(), QString(typed).remove(u' ').size());
}

void CommandFieldTest::theBetterMatchComesFirst()
{
    const auto score = [](const QString &typed, const QString &text) {
        return gui::FuzzyMatch::of(typed, text)->score;
    };
    QVERIFY(score(u"set"_s, u"Settings"_s) > score(u"set"_s, u"Reset"_s));
    QVERIFY(score(u"lt"_s, u"Live traffic"_s) > score(u"lt"_s, u"Default"_s));
    QVERIFY(score(u"dark"_s, u"Dark"_s) > score(u"dark"_s, u"Switch light and dark"_s));
    QVERIFY(score(u"quit"_s, u"Quit Bifrost"_s) > score(u"quit"_s, u"Quick visit"_s));
}

void CommandFieldTest::listsWhatCanBeDone()
{
    SettingsBench bench;
    bench.open({},
               R"({"server": {"port": 0}, "providers": {"groq": {"keys": [{"name": "a", "value": "k"}]}}})");
    QTest::keyClick(&bench.window(), Qt::Key_K, Qt::ControlModifier);
    auto *field = bench.gui().find<gui::CommandField>();
    QCOMPARE(QApplication::focusWidget(), field);
    QVERIFY(field->list()->isVisible());
    const QStringList all = titles(*field->list());
    for (const QString &title : {u"Live traffic"_s, u"Providers"_s, u"Settings"_s, u"Privacy"_s, u"Groq"_s,
                                 u"Start gateway"_s, u"Dark"_s, u"Local only"_s, u"Quit Bifrost"_s})
        QVERIFY2(all.contains(title), qPrintable(title));
    QVERIFY(!all.contains(u"Copy address"_s)); // there is none yet
    QVERIFY(!all.contains(u"Find a command"_s));
}

void CommandFieldTest::mainVerbsAreFound_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("title");
    const auto add = [](const char *language, const char *typed, const char *title) {
        QTest::addRow("%s %s", language, typed)
            << QString::fromLatin1(language) << QString::fromUtf8(typed) << QString::fromUtf8(title);
    };
    add("en", "detect", "Detect local servers");
    add("en", "add provider", "Add provider");
    add("en", "test", "Test Groq");
    add("en", "theme", "Dark");
    add("en", "pause", "Pause");
    add("en", "offline", "Local only");
    add("en", "secrets", "Secrets");
    add("de", "theme", "Dunkel");
    add("de", "detect", "Lokale Server suchen");
    add("de", "suchen", "Lokale Server suchen");
    add("de", "anbieter hinzu", "Anbieter hinzufügen");
    add("de", "test", "Groq testen");
}

/// From whatever page, by its English name too.
void CommandFieldTest::mainVerbsAreFound()
{
    QFETCH(const QString, language);
    QFETCH(const QString, typed);
    QFETCH(const QString, title);
    const Translation translation{QLocale(language)};
    SettingsBench bench;
    bench.open({},
               R"({"server": {"port": 0}, "providers": {"groq": {"keys": [{"name": "a", "value": "k"}]}}})");
    auto *field = bench.gui().find<gui::CommandField>();
    QTest::keyClick(&bench.window(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(field, typed);
    const QStringList all = titles(*field->list());
    QVERIFY2(all.contains(title), qPrintable(all.join(u", "_s)));
}

void CommandFieldTest::runsWhatWasTyped()
{
    SettingsBench bench;
    bench.open({});
    bench.window().openPage(u"live"_s);
    auto *field = bench.gui().find<gui::CommandField>();
    QTest::keyClick(&bench.window(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(field, u"priv"_s);
    QCOMPARE(titles(*field->list()).constFirst(), u"Privacy"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(bench.page().isVisible());
    QCOMPARE(bench.page().current()->id(), u"privacy"_s);
    QVERIFY(!field->list()->isVisible());
    QVERIFY(field->text().isEmpty());

    QTest::keyClick(&bench.window(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(field, u"start gat"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(bench.gui().gateway.state(), Gateway::State::Running);
}

void CommandFieldTest::escapeGoesBack()
{
    SettingsBench bench;
    bench.open(u"general"_s);
    QWidget *before = QApplication::focusWidget();
    QVERIFY(before);
    auto *field = bench.gui().find<gui::CommandField>();
    QTest::keyClick(&bench.window(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(field, u"zzzz"_s);
    QCOMPARE(field->list()->count(), 0);
    QVERIFY(field->list()->isVisible()); // and says so
    QTest::keyClick(field, Qt::Key_Return); // does nothing
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->list()->isVisible());
    QVERIFY(field->text().isEmpty());
    QCOMPARE(QApplication::focusWidget(), before);
}

void CommandFieldTest::arrowsGoRound()
{
    SettingsBench bench;
    bench.open({});
    auto *field = bench.gui().find<gui::CommandField>();
    QTest::keyClick(&bench.window(), Qt::Key_K, Qt::ControlModifier);
    const gui::CommandList &list = *field->list();
    QCOMPARE(list.currentRow(), 0);
    QTest::keyClick(field, Qt::Key_Up);
    QCOMPARE(list.currentRow(), list.count() - 1);
    QTest::keyClick(field, Qt::Key_Down);
    QCOMPARE(list.currentRow(), 0);
    QTest::keyClick(field, Qt::Key_PageDown);
    QVERIFY(list.currentRow() > 1);
    QTest::keyClick(field, Qt::Key_PageUp);
    QCOMPARE(list.currentRow(), 0);
}

void CommandFieldTest::aClickRuns()
{
    SettingsBench bench;
    bench.open({});
    bench.window().openPage(u"live"_s);
    auto *field = bench.gui().find<gui::CommandField>();
    QTest::mouseClick(field, Qt::LeftButton);
    QVERIFY(field->list()->isVisible());
    QTest::keyClicks(field, u"providers"_s);
    auto *view = field->list()->findChild<QListView *>();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                      view->visualRect(view->model()->index(0, 0)).center());
    QTRY_COMPARE(bench.window().pages()->page()->entry().id, u"providers"_s);
    QVERIFY(!field->list()->isVisible());
}

void CommandFieldTest::saysWhatIsChosen()
{
    SettingsBench bench;
    bench.open({});
    auto *field = bench.gui().find<gui::CommandField>();
    QTest::keyClick(&bench.window(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(field, u"appearance"_s);
    QVERIFY2(field->accessibleDescription().startsWith(u"Appearance, Settings, 1 of "_s),
             qPrintable(field->accessibleDescription()));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(field->accessibleDescription().isEmpty());
}

void CommandFieldTest::staysInsideTheWindow()
{
    SettingsBench bench;
    bench.open({});
    bench.window().resize(860, 560);
    auto *field = bench.gui().find<gui::CommandField>();
    QTest::keyClick(&bench.window(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(bench.window().rect().contains(field->list()->geometry()));
    QVERIFY(field->list()->isVisible());
}

BIFROST_TEST(CommandFieldTest)
#include "commandfieldtest.moc"
