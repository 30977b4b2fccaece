// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery/gallery.h"
#include "gui/theme/theme.h"
#include "gui/widgets/badge.h"
#include "gui/widgets/button.h"
#include "gui/widgets/formhead.h"
#include "gui/widgets/inlineerror.h"
#include "gui/widgets/segmented.h"
#include "gui/widgets/steps.h"
#include "tests/gui/clipping.h"
#include "tests/support/testmain.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFontDatabase>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <cstdlib>

using namespace bifrost;
using namespace Qt::StringLiterals;

/// The shared components: every state draws, nothing is cut off, all of them have names.
class GalleryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsClipped_data();
    void nothingIsClipped();
    void everythingHasAName();
    void schemesAndRatiosDraw();
    void inlineErrorSpeaksForItsField();
    void segmentsAreOneTabStop();
    void stepsAreSpoken();
    void aNarrowHeadHasTwoRows();

private:
    gui::Theme m_theme;
};

void GalleryTest::nothingIsClipped_data()
{
    QTest::addColumn<int>("pixels");
    QTest::newRow("system size") << 0;
    QTest::newRow("13 px") << 13;
    QTest::newRow("half as large again") << 20;
}

void GalleryTest::nothingIsClipped()
{
    QFETCH(const int, pixels);
    const QFont before = QApplication::font();
    QFont font = before;
    if (pixels > 0)
        font.setPixelSize(pixels);
    QApplication::setFont(font);
    {
        test::Gallery gallery;
        gallery.setFixedWidth(pixels > 13 ? 1000 : 640);
        gallery.show();
        gallery.resize(gallery.width(), gallery.heightForWidth(gallery.width()));
        const QStringList clipped = test::clippedTexts(gallery);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u"\n"_s)));
    }
    QApplication::setFont(before);
}

void GalleryTest::everythingHasAName()
{
    test::Gallery gallery;
    gallery.show();
    const QStringList nameless = test::namelessWidgets(gallery);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u"\n"_s)));
}

void GalleryTest::schemesAndRatiosDraw()
{
    QImage images[2];
    for (const auto preference : {gui::Theme::Preference::Light, gui::Theme::Preference::Dark}) {
        m_theme.setPreference(preference);
        test::Gallery gallery;
        const QImage once = gallery.picture(1).toImage();
        const QImage twice = gallery.picture(2).toImage();
        QCOMPARE(twice.width(), once.width() * 2);
        // Hinted fonts have lines of other heights at another ratio.
        QVERIFY2(std::abs(twice.height() - once.height() * 2) <= once.height() / 50,
                 qPrintable(u"%1 and %2"_s.arg(once.height()).arg(twice.height())));
        images[preference == gui::Theme::Preference::Dark] = once;
    }
    QVERIFY(images[0] != images[1]);
    m_theme.setPreference(gui::Theme::Preference::System);
}

void GalleryTest::inlineErrorSpeaksForItsField()
{
    QWidget form;
    auto *column = new QVBoxLayout(&form);
    auto *port = new QLineEdit(&form);
    port->setAccessibleDescription(u"Where clients connect."_s);
    auto *error = new gui::InlineError(port, &form);
    column->addWidget(port);
    column->addWidget(error);
    form.show();
    QVERIFY(!error->isVisible());

    bool mended = false;
    error->tell(u"A port is a number from 1 to 65535."_s, u"Use 8080"_s, [&mended] { mended = true; });
    QVERIFY(error->isVisible());
    QVERIFY(port->accessibleDescription().startsWith(error->sentence()));
    error->findChild<QAbstractButton *>()->click();
    QVERIFY(mended);
    error->tell(u"Port 8080 is in use."_s);
    error->clear();
    QVERIFY(!error->isVisible());
    QCOMPARE(port->accessibleDescription(), u"Where clients connect."_s);
}

void GalleryTest::segmentsAreOneTabStop()
{
    gui::Segmented segmented;
    for (const QString &text : {u"One"_s, u"Two"_s, u"Three"_s})
        segmented.addSegment(text);
    segmented.show();
    QVERIFY(QTest::qWaitForWindowActive(&segmented));
    QSignalSpy changes(&segmented, &gui::Segmented::currentChanged);
    QCOMPARE(segmented.current(), 0);
    segmented.findChildren<QAbstractButton *>().constFirst()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(segmented.current(), 1);
    QCOMPARE(changes.count(), 1);
    segmented.setCurrent(2);
    QCOMPARE(changes.count(), 2);
}

void GalleryTest::stepsAreSpoken()
{
    gui::Steps steps;
    steps.setSteps(
        {{u"Name lookup"_s, u"4 ms"_s, gui::Tone::Ok}, {u"Sign in"_s, u"rejected"_s, gui::Tone::Error}});
    QCOMPARE(steps.accessibleName(), u"Name lookup: 4 ms, Sign in: rejected"_s);
}

void GalleryTest::aNarrowHeadHasTwoRows()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *head = new gui::FormHead(&window);
    head->setTitle(u"OpenAI"_s);
    head->badge()->tell(gui::Tone::Warn, u"1 of 3 keys failing"_s);
    const gui::Button *test = head->addVerb(u"Test connection"_s, u"test"_s);
    column->addWidget(head);
    column->addStretch();
    window.resize(900, 200);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_COMPARE(test->text(), u"Test connection"_s);
    QTRY_COMPARE(head->height(), head->sizeHint().height());
    const int low = head->height();
    window.resize(360, 200);
    QTRY_VERIFY(head->height() > low);
    QTRY_VERIFY(head->apply()->mapTo(head, QPoint(head->apply()->width(), 0)).x() <= head->width());
    window.resize(240, 200);
    QTRY_COMPARE(test->text(), QString()); // its symbol stands for it
    QCOMPARE(test->accessibleName(), u"Test connection"_s);
    QCOMPARE(test->toolTip(), u"Test connection"_s);
    window.resize(900, 200);
    QTRY_COMPARE(test->text(), u"Test connection"_s);
    QTRY_COMPARE(head->height(), low);
}

BIFROST_TEST(GalleryTest)
#include "gallerytest.moc"
