// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translation.h"
#include "gui/providers/firststeps.h"
#include "gui/providers/keyspart.h"
#include "gui/providers/keytable.h"
#include "gui/providers/keytablemodel.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerhead.h"
#include "gui/providers/providerlist.h"
#include "gui/widgets/badge.h"
#include "gui/widgets/button.h"
#include "gui/widgets/card.h"
#include "gui/widgets/disclosurehead.h"
#include "gui/widgets/steps.h"
#include "tests/gui/clipping.h"
#include "tests/gui/keydialogs.h"
#include "tests/gui/providersbench.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QHeaderView>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

namespace {

/// What is wider than the place it is shown in, whether a scroll bar says so or not.
QStringList tooWide(const QWidget &root)
{
    QStringList wide;
    for (const QScrollArea *area : root.findChildren<QScrollArea *>()) {
        if (area->isVisible() && area->widget() && area->widget()->width() > area->viewport()->width())
            wide += u"%1 needs %2 and has %3"_s
                        .arg(QLatin1StringView(area->parentWidget()->metaObject()->className()))
                        .arg(area->widget()->width())
                        .arg(area->viewport()->width());
    }
    for (const QAbstractScrollArea *area : root.findChildren<QAbstractScrollArea *>()) {
        if (area->isVisible() && area->horizontalScrollBar()->maximum() > 0)
            wide += u"%1 scrolls sideways"_s.arg(QLatin1StringView(area->metaObject()->className()));
    }
    return wide;
}

} // namespace

/// The Providers page in the smallest window, in English and in German.
class ProviderSizeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingIsTooWide_data();
    void nothingIsTooWide();
    void theKeysFillTheirCard_data();
    void theKeysFillTheirCard();
    void theColumnsSayAllThereIsRoomFor_data();
    void theColumnsSayAllThereIsRoomFor();
    void theStepsWrap();
    void theWordsOfTheButtonsStay();
    void columnsThatComeBackHaveRoom();
    void theHeadOfANewProviderIsWhole_data();
    void theHeadOfANewProviderIsWhole();
    void theHeadFollowsTheWindow_data();
    void theHeadFollowsTheWindow();

private:
    static void sizes();
};

void ProviderSizeTest::init()
{
    qputenv("GROQ_API_KEY", "gsk-of-the-environment");
}

void ProviderSizeTest::sizes()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::newRow("tall") << u"en"_s << QSize(1180, 1100);
    for (const char *language : {"en", "de"}) {
        QTest::addRow("%s small", language) << QString::fromLatin1(language) << QSize(860, 560);
        QTest::addRow("%s usual", language) << QString::fromLatin1(language) << QSize(1180, 760);
    }
}

void ProviderSizeTest::nothingIsTooWide_data()
{
    sizes();
}

void ProviderSizeTest::nothingIsTooWide()
{
    QFETCH(const QString, language);
    QFETCH(const QSize, size);
    const Translation translation{QLocale(language)};
    MockProvider server;
    const auto check = [&size](ProvidersBench &bench) {
        bench.gui().window().resize(size);
        QStringList wrong;
        const auto isGood = [&] { // layouts settle in several steps
            wrong = tooWide(bench.page()) + clippedTexts(bench.page());
            for (const gui::Badge *badge : bench.page().findChildren<gui::Badge *>()) {
                if (badge->isVisible() && badge->isCut() && size.width() > 1000)
                    wrong += u"cut: "_s + badge->text();
            }
            return wrong.isEmpty();
        };
        (void)QTest::qWaitFor(isGood, 5000);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    };
    {
        ProvidersBench fresh;
        fresh.open();
        QVERIFY(fresh.page().firstSteps()->isVisible());
        fresh.page().firstSteps()->setServers(
            {{u"lmstudio"_s,
              u"LM Studio"_s,
              u"http://localhost:1234"_s,
              {u"a-model-with-a-very-long-name-indeed-q4"_s, u"another-model-of-the-same-kind-q8"_s}}});
        check(fresh);
        QVERIFY(fresh.gui().startGateway());
        check(fresh);
        Q_EMIT fresh.page().firstSteps()->addWanted(u"mistral"_s);
        check(fresh);
        Q_EMIT fresh.page().firstSteps()->addWanted(u"openai"_s);
        check(fresh);
    }
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock", "sk-wrong"}) + "}");
    check(bench);
    for (auto *fold : bench.page().findChildren<gui::DisclosureHead *>())
        fold->setChecked(true);
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    check(bench);
    bench.desk().edit(u"cloud"_s, [](gui::ProviderDraft &draft) {
        draft.setValue({u"network_config"_s, u"max_retries"_s}, u"many"_s);
        draft.setValue({u"network_config"_s, u"base_url"_s}, u"no address"_s);
    });
    bench.page().form()->apply();
    check(bench);
    // The long way round: all steps, and a long sentence with both verbs below.
    bench.desk().revert(u"cloud"_s);
    bench.page().form()->revert();
    for (int i = 0; i < 4; ++i)
        server.enqueue(MockStep::answer(401,
                                        R"({"error": {"message": "Incorrect API key provided: )"
                                        "sk-wrong************************6789. You can find your API key at "
                                        "https://platform.example.com/account/organisation/api-keys.\"}}"));
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    check(bench);
    bench.desk().edit(u"cloud"_s, [](gui::ProviderDraft &draft) {
        draft.setValue({u"network_config"_s, u"base_url"_s}, u"https://localhost:1/v1"_s);
    });
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    check(bench);
}

void ProviderSizeTest::theKeysFillTheirCard_data()
{
    sizes();
}

void ProviderSizeTest::theKeysFillTheirCard()
{
    QFETCH(const QString, language);
    QFETCH(const QSize, size);
    const Translation translation{QLocale(language)};
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock", "sk-wrong"}) + "}");
    bench.gui().window().resize(size);
    QCoreApplication::processEvents();
    gui::KeyTable *table = bench.page().form()->keys()->table();
    const auto blank = [table] {
        const int last = table->model()->rowCount() - 1;
        return table->viewport()->height() - table->rowViewportPosition(last) - table->rowHeight(last);
    };
    QCOMPARE(blank(), 0);
    constexpr int Air = 4; // above and below, for the corners of the card
    QCOMPARE(table->parentWidget()->height(), table->height() + 2 * Air);
    // Nothing was tried and nothing asked, so there is nothing to compare either.
    for (const int row : {0, 1})
        QVERIFY(!table->model()->index(row, gui::KeyTableModel::State).data().toString().isEmpty());
    QVERIFY(table->isColumnHidden(gui::KeyTableModel::Share));
    QCOMPARE(table->horizontalHeader()->length(), table->viewport()->width());
    bench.page().form()->test();
    QVERIFY(bench.testEnds(u"cloud"_s));
    QCoreApplication::processEvents();
    QCOMPARE(blank(), 0);
    // Sideways, too: the columns that are shown take all of it.
    QCOMPARE(table->horizontalHeader()->length(), table->viewport()->width());
}

void ProviderSizeTest::theColumnsSayAllThereIsRoomFor_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("de") << u"de"_s;
}

void ProviderSizeTest::theColumnsSayAllThereIsRoomFor()
{
    QFETCH(const QString, language);
    const Translation translation{QLocale(language)};
    const QString name = u"the-key-of-the-team-in-the-second-building"_s;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", u"http://127.0.0.1:9"_s, {"sk-mock", name.toUtf8()}) + "}");
    const gui::KeyTable *table = bench.page().form()->keys()->table();
    const QHeaderView *header = table->horizontalHeader();
    for (const int width : {860, 1600, 900, 1180, 1600}) { // and back: what was hidden before has its words
        bench.gui().window().resize(width, 760);
        QCoreApplication::processEvents();
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            if (!table->isColumnHidden(column))
                QVERIFY2(header->sectionSize(column) >= header->sectionSizeHint(column),
                         qPrintable(table->model()->headerData(column, Qt::Horizontal).toString()));
        }
    }
    QFont bold = table->font();
    bold.setWeight(QFont::Medium);
    QVERIFY(table->columnWidth(gui::KeyTableModel::Name) > QFontMetrics(bold).horizontalAdvance(name));
}

void ProviderSizeTest::theStepsWrap()
{
    gui::Steps steps;
    QList<gui::Steps::Step> all;
    for (const char *name :
         {"Namensauflösung", "Verbindung", "TLS 1.3", "Anmeldung", "Modelle", "Erstes Token"})
        all.append({QString::fromUtf8(name), u"nicht versucht"_s, gui::Tone::Off});
    steps.setSteps(all);
    const int one = steps.heightForWidth(1200);
    QVERIFY(steps.minimumSizeHint().width() <= 300);
    QVERIFY(steps.heightForWidth(380) > one);
    QCOMPARE(steps.heightForWidth(800), one);
    // In a card it gets the height that its rows need.
    QWidget form;
    auto *column = new QVBoxLayout(&form);
    auto *card = new gui::Card(&form);
    auto *inside = new gui::Steps(card);
    inside->setSteps(all);
    card->body()->addWidget(inside);
    column->addWidget(card);
    column->addStretch(1);
    form.resize(400, 600);
    form.show();
    QTRY_VERIFY(inside->width() < 400);
    QTRY_COMPARE(inside->height(), inside->heightForWidth(inside->width()));
}

void ProviderSizeTest::theWordsOfTheButtonsStay()
{
    const Translation translation{QLocale(u"de"_s)};
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    bench.gui().window().resize(860, 560);
    QCoreApplication::processEvents();
    for (const auto *button : bench.page().list()->findChildren<gui::Button *>()) {
        QVERIFY(!button->text().isEmpty());
        QTRY_VERIFY(button->width() >= button->fullWidth());
    }
}

void ProviderSizeTest::columnsThatComeBackHaveRoom()
{
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", u"http://127.0.0.1:1/v1"_s, {"sk-mock"}) + "}");
    gui::KeyTable *table = bench.page().form()->keys()->table();
    const QHeaderView *header = table->horizontalHeader();
    table->setFixedWidth(300);
    QTRY_VERIFY(header->isSectionHidden(gui::KeyTableModel::Weight));
    table->setFixedWidth(1200);
    QTRY_VERIFY(!header->isSectionHidden(gui::KeyTableModel::Weight));
    QVERIFY(header->sectionSize(gui::KeyTableModel::Weight)
            >= header->sectionSizeHint(gui::KeyTableModel::Weight));
}

void ProviderSizeTest::theHeadOfANewProviderIsWhole_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size :
         {QSize(860, 560), QSize(940, 620), QSize(1024, 680), QSize(1100, 700), QSize(1180, 760)})
        QTest::addRow("%dx%d", size.width(), size.height()) << size;
}

/// From the first steps straight to the form, with the dialog for its key in front and without.
void ProviderSizeTest::theHeadOfANewProviderIsWhole()
{
    QFETCH(const QSize, size);
    const Translation translation{QLocale(u"de"_s)};
    ProvidersBench bench;
    bench.open();
    bench.gui().window().resize(size);
    QTRY_VERIFY(bench.page().firstSteps()->isVisible());
    const auto *head = bench.page().form()->findChild<gui::ProviderHead *>();
    QStringList wrong;
    const auto isWhole = [&] { // layouts settle in several steps
        wrong = clippedTexts(*head);
        if (head->height() != head->heightForWidth(head->width()))
            wrong +=
                u"it is %1 high and needs %2"_s.arg(head->height()).arg(head->heightForWidth(head->width()));
        QList<QRect> parts;
        for (const QWidget *part : head->findChildren<QWidget *>()) {
            const bool isPart = part->isVisible() && part->findChildren<QWidget *>().isEmpty();
            if (!isPart)
                continue;
            const QRect place(part->mapTo(head, QPoint()), part->size());
            if (!head->rect().contains(place))
                wrong += u"outside: "_s + part->accessibleName();
            for (const QRect &other : std::as_const(parts)) {
                if (place.intersects(other))
                    wrong += u"over another one: "_s + part->accessibleName();
            }
            parts += place;
        }
        return parts.size() > 4 && wrong.isEmpty();
    };
    Q_EMIT bench.page().firstSteps()->addWanted(u"openai"_s);
    QTRY_VERIFY(openKeyDialog());
    QVERIFY2(QTest::qWaitFor(isWhole), qPrintable(wrong.join(u'\n')));
    openKeyDialog()->reject();
    QTRY_VERIFY(!openKeyDialog());
    QVERIFY2(QTest::qWaitFor(isWhole), qPrintable(wrong.join(u'\n')));
    for (const QSize other : {QSize(860, 560), QSize(1180, 760), size}) {
        bench.gui().window().resize(other);
        QVERIFY2(QTest::qWaitFor(isWhole), qPrintable(wrong.join(u'\n')));
    }
}

void ProviderSizeTest::theHeadFollowsTheWindow_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("de") << u"de"_s;
}

/// At each width it has the height it needs, at once, and one row in a window of the usual size.
void ProviderSizeTest::theHeadFollowsTheWindow()
{
    QFETCH(const QString, language);
    const Translation translation{QLocale(language)};
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", u"http://127.0.0.1:9"_s, {}) + "}");
    const gui::ProviderHead *head = bench.page().form()->head();
    int before = 0;
    for (int width = 860; width <= 1600; width += 10) {
        bench.gui().window().resize(width, 760);
        QCoreApplication::processEvents();
        QStringList wrong = clippedTexts(*head);
        if (head->height() != head->heightForWidth(head->width()))
            wrong += u"%1 high"_s.arg(head->height());
        if (before > 0 && head->height() > before)
            wrong += u"higher than where there is less room"_s;
        if (language == u"en"_s && width >= 1180 && head->height() != head->sizeHint().height())
            wrong += u"two rows"_s;
        before = head->height();
        QVERIFY2(wrong.isEmpty(), qPrintable(u"%1: %2"_s.arg(width).arg(wrong.join(u", "_s))));
    }
}

BIFROST_TEST(ProviderSizeTest)
#include "providersizetest.moc"
