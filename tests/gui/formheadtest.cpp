// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/formhead.h"
#include "gui/theme/theme.h"
#include "gui/widgets/badge.h"
#include "gui/widgets/button.h"
#include "tests/gui/clipping.h"
#include "tests/support/testmain.h"

#include <QLabel>
#include <QTest>
#include <QVBoxLayout>

using namespace bifrost;
using namespace Qt::StringLiterals;

namespace {

/// A head over a page, as a form has it.
struct Form
{
    explicit Form(int width)
    {
        auto *column = new QVBoxLayout(&page);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(&head);
        column->addStretch();
        head.addVerb(u"Test connection"_s);
        head.setTitle(u"openai"_s);
        page.resize(width, 300);
        page.show();
    }

    QRect placeOf(const QString &text) const
    {
        for (const QLabel *label : head.findChildren<QLabel *>()) {
            if (label->text() == text)
                return {label->mapTo(&page, QPoint(0, 0)), label->size()};
        }
        return {};
    }

    gui::Theme theme;
    QWidget page;
    gui::FormHead head;
};

} // namespace

/// The head of a form stands still, whatever happens in the form.
class FormHeadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesMoveNothing();
    void aLongBadgeIsCut();
    void itsPlanFollowsFromItsWidth_data();
    void itsPlanFollowsFromItsWidth();
    void wordsAreSparedBeforeARow();
    void whatAVerbSaysMeanwhileMovesNothing();
};

void FormHeadTest::changesMoveNothing()
{
    Form form(900);
    form.head.badge()->tell(gui::Tone::Ok, u"Works"_s);
    QVERIFY(QTest::qWaitForWindowExposed(&form.page));
    QTest::qWait(0);
    const QRect title = form.placeOf(u"openai"_s);
    const QRect badge = form.placeOf(u"Works"_s);
    const int height = form.head.height();
    QVERIFY(title.isValid() && badge.isValid());
    form.head.setUnsaved(true);
    QTest::qWait(0);
    QVERIFY(form.placeOf(u"Unsaved changes"_s).isValid());
    QCOMPARE(form.placeOf(u"openai"_s), title);
    QCOMPARE(form.placeOf(u"Works"_s), badge);
    QCOMPARE(form.head.height(), height);
}

void FormHeadTest::aLongBadgeIsCut()
{
    Form form(640);
    QVERIFY(QTest::qWaitForWindowExposed(&form.page));
    QTest::qWait(0);
    const int height = form.head.height();
    const QString words = u"2 of the 3 keys of this provider fail since this morning"_s;
    form.head.badge()->tell(gui::Tone::Warn, words);
    QTest::qWait(0);
    QCOMPARE(form.head.height(), height);
    QVERIFY(form.placeOf(words).right() < form.page.width());
    form.page.resize(1200, 300);
    QTest::qWait(0);
    QVERIFY(form.head.badge()->width() >= form.head.badge()->sizeHint().width());
}

void FormHeadTest::itsPlanFollowsFromItsWidth_data()
{
    QTest::addColumn<QStringList>("verbs");
    QTest::addColumn<QString>("subtitle");
    QTest::addColumn<QString>("badge");
    const QStringList english{u"Delete"_s, u"Test connection"_s, u"Test"_s, u"Revert"_s, u"Apply"_s};
    const QStringList german{u"Löschen"_s, u"Verbindung testen"_s, u"Testen"_s, u"Zurücknehmen"_s,
                             u"Übernehmen"_s};
    for (const QString &badge : {QString(), u"Works"_s, u"Last request failed"_s, u"1 of 3 keys failing"_s,
                                 u"2 of the 3 keys of this provider fail since this morning"_s}) {
        QTest::addRow("en %s", qPrintable(badge)) << english << u"In the cloud"_s << badge;
        QTest::addRow("de %s", qPrintable(badge)) << german << u"Auf diesem Computer"_s << badge;
    }
}

/// Whatever it was before: pass after pass gives the same, nothing is cut or lies over another, and with more
/// room it never gets a second row or loses words.
void FormHeadTest::itsPlanFollowsFromItsWidth()
{
    QFETCH(const QStringList, verbs);
    QFETCH(const QString, subtitle);
    QFETCH(const QString, badge);
    Form form(1300);
    gui::FormHead head(&form.page);
    head.setTitle(u"my-own-server"_s, subtitle);
    const gui::Button *remove = head.addVerb(verbs[0], u"delete"_s, true);
    gui::Button *test = head.addVerb(verbs[1], u"test"_s);
    test->setFewWords(verbs[2]);
    head.revert()->setText(verbs[3]);
    head.apply()->setText(verbs[4]);
    head.badge()->tell(gui::Tone::Warn, badge);
    head.show();
    QVERIFY(QTest::qWaitForWindowExposed(&form.page));
    const auto places = [&head] {
        QList<QRect> all;
        for (const QWidget *part : head.findChildren<QWidget *>()) {
            if (part->isVisible())
                all += part->geometry();
        }
        return all;
    };
    const auto lay = [&head](int width) {
        head.resize(width, head.heightForWidth(width));
        QCoreApplication::processEvents(); // and what was asked for by that
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    };
    QHash<int, QList<QRect>> first;
    int before = 0;
    qsizetype saidBefore = 0;
    for (int width = 420; width <= 1300; ++width) {
        lay(width);
        const QList<QRect> all = places();
        first.insert(width, all);
        QEvent again(QEvent::LayoutRequest);
        QCoreApplication::sendEvent(&head, &again);
        QCOMPARE(places(), all);
        const QString at = QString::number(width);
        QCOMPARE(head.height(), head.heightForWidth(width));
        const QStringList clipped = test::clippedTexts(head);
        QVERIFY2(clipped.isEmpty(), qPrintable(at + u": "_s + clipped.join(u", "_s)));
        for (qsizetype i = 0; i < all.size(); ++i) {
            QVERIFY2(head.rect().contains(all[i]), qPrintable(at));
            for (qsizetype j = 0; j < i; ++j)
                QVERIFY2(!all[i].intersects(all[j]), qPrintable(at));
        }
        const qsizetype said = remove->text().size() + test->text().size();
        QVERIFY2(before == 0 || head.height() <= before, qPrintable(at));
        QVERIFY2(said >= saidBefore || head.height() < before, qPrintable(at));
        before = head.height();
        saidBefore = said;
    }
    for (int width = 1300; width >= 420; --width) {
        lay(width);
        QCOMPARE(places(), first.value(width));
    }
}

void FormHeadTest::wordsAreSparedBeforeARow()
{
    Form form(1200);
    gui::Button *test = nullptr;
    for (gui::Button *button : form.head.findChildren<gui::Button *>()) {
        if (button->accessibleName() == u"Test connection"_s)
            test = button;
    }
    QVERIFY(test);
    test->setFewWords(u"Test"_s);
    QVERIFY(QTest::qWaitForWindowExposed(&form.page));
    QTest::qWait(0);
    const int oneRow = form.head.height();
    QCOMPARE(test->text(), u"Test connection"_s);
    // Narrower and narrower: it says less before it takes a second row, and stays what it is called.
    QStringList said;
    int width = form.page.width();
    for (; width > 200 && form.head.height() == oneRow; width -= 10) {
        form.page.resize(width, 300);
        QTest::qWait(0);
        if (form.head.height() == oneRow && !said.contains(test->text()))
            said += test->text();
    }
    QCOMPARE(said, QStringList({u"Test connection"_s, u"Test"_s}));
    QVERIFY(form.head.height() > oneRow);
    QCOMPARE(test->accessibleName(), u"Test connection"_s);
}

void FormHeadTest::whatAVerbSaysMeanwhileMovesNothing()
{
    Form form(1300);
    gui::FormHead head(&form.page);
    head.setTitle(u"OpenAI"_s, u"In the cloud"_s);
    head.addVerb(u"Delete"_s, u"delete"_s, true);
    gui::Button *test = head.addVerb(u"Test connection"_s, u"test"_s);
    test->setFewWords(u"Test"_s);
    head.keepRoomFor(test, {u"Test connection"_s, u"Testing…"_s}, {u"Test"_s, u"Testing…"_s});
    head.show();
    QVERIFY(QTest::qWaitForWindowExposed(&form.page));
    for (int width = 420; width <= 1300; width += 3) {
        head.resize(width, head.heightForWidth(width));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const int height = head.heightForWidth(width);
        const QRect place = test->geometry();
        test->setText(u"Testing…"_s);
        test->setFewWords(u"Testing…"_s);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCOMPARE(head.heightForWidth(width), height);
        QCOMPARE(test->geometry(), place);
        test->setText(u"Test connection"_s);
        test->setFewWords(u"Test"_s);
    }
}

BIFROST_TEST(FormHeadTest)
#include "formheadtest.moc"
