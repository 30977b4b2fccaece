// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/formhead.h"
#include "gui/theme/theme.h"
#include "gui/widgets/badge.h"
#include "gui/widgets/button.h"
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
    void wordsAreSparedBeforeARow();
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

BIFROST_TEST(FormHeadTest)
#include "formheadtest.moc"
