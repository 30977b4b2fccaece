// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/attemptrow.h"
#include "gui/live/conversationview.h"
#include "gui/live/detailhead.h"
#include "gui/live/detailpane.h"
#include "gui/live/diffview.h"
#include "gui/live/emptystate.h"
#include "gui/widgets/codeblock.h"
#include "gui/widgets/fittinglabel.h"
#include "gui/widgets/segmented.h"
#include "tests/gui/livestage.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;

/// What the live page tells of one request, and what can be done with it.
class LiveDetailTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QApplication::clipboard()->clear(); }
    void aRunningStreamShowsAndIsCancelled();
    void requestAndAnswerAreShown();
    void credentialsAreShownNowhere();
    void contentsCanBeOff();
    void theTestRequestIsAnsweredInPlace();
    void whatIsNoModelCallSaysWhatItIs();
    void longIdsKeepTheirEnds();
    void aRequestIsSentAgain();
    void theRequestShowsWhatWasChanged();
    void theHeadNamesModelAndAttempts();
    void anAttemptThatNobodyWaitedForIsCancelled();
    void theExampleSpeaksThreeLanguages();
};

void LiveDetailTest::aRunningStreamShowsAndIsCancelled()
{
    LiveStage stage;
    QVERIFY(stage.bench.startGateway());
    const QByteArray words = QByteArray("word ").repeated(20'000); // minutes, at the pace of the demo
    const auto client = post(stage.bench,
                             R"({"model":"demo/echo","stream":true,"messages":[{"role":"user","content":")"
                                 + words + R"("}]})");
    QTRY_VERIFY_WITH_TIMEOUT(stage.model->rowCount() == 1
                                 && stage.model->peek(0)->status == LogStatus::Running
                                 && stage.model->peek(0)->firstByteUs >= 0,
                             30'000);
    QCOMPARE(stage.model->index(0, TrafficModel::Status).data().toString(), u"stream"_s);
    const std::string id = stage.model->peek(0)->id;

    stage.table->selectRow(0);
    stage.page->pane()->openTab(gui::DetailPane::Tab::Stream);
    const auto events = [&] {
        const auto &content = stage.page->pane()->content();
        return content ? content->pieces.size() : 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(events() > 2, 30'000);
    const std::size_t before = events();
    QTRY_VERIFY_WITH_TIMEOUT(events() > before, 30'000);

    client->abort();
    QTRY_COMPARE_WITH_TIMEOUT(stage.model->peek(0)->status, LogStatus::Cancelled, 30'000);
    QCOMPARE(stage.model->rowCount(), 1);
    QCOMPARE(stage.model->peek(0)->id, id);
    QCOMPARE(stage.model->peek(0)->httpStatus, 499);
    QCOMPARE(stage.model->index(0, TrafficModel::Status).data().toString(), u"cancelled"_s);
    QTRY_VERIFY_WITH_TIMEOUT(stage.page->pane()->content()->isOver, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(stage.bench.gateway.activeRequests(), 0, 30'000);
}

void LiveDetailTest::requestAndAnswerAreShown()
{
    LiveStage stage;
    QVERIFY(stage.bench.startGateway());
    const auto client =
        post(stage.bench, R"({"model":"demo/echo","messages":[{"role":"user","content":"Good morning"}]})");
    QTRY_VERIFY_WITH_TIMEOUT(
        stage.model->rowCount() == 1 && stage.model->peek(0)->status == LogStatus::Success, 30'000);
    QCOMPARE(stage.model->index(0, TrafficModel::Cost).data().toString(), u"$0"_s);
    stage.table->selectRow(0);
    for (const auto tab : {gui::DetailPane::Tab::Request, gui::DetailPane::Tab::Response}) {
        stage.page->pane()->openTab(tab);
        bool found = false;
        for (gui::ConversationView *view : stage.page->pane()->findChildren<gui::ConversationView *>())
            found = found || (view->isVisible() && view->toPlainText().contains(u"Good morning"_s));
        QVERIFY(found);
    }
    // Each tab can be filled with it.
    for (const auto tab : {gui::DetailPane::Tab::Summary, gui::DetailPane::Tab::Stream,
                           gui::DetailPane::Tab::Attempts, gui::DetailPane::Tab::Headers})
        stage.page->pane()->openTab(tab);
}

void LiveDetailTest::credentialsAreShownNowhere()
{
    LiveStage stage;
    QVERIFY(stage.bench.startGateway());
    const QByteArray secret = "sk-caller-0123456789";
    const auto client =
        post(stage.bench,
             R"({"model":"demo/echo","messages":[{"role":"user","content":"my key is )" + secret + R"("}]})",
             "Authorization: Bearer " + secret + "\r\nX-Api-Key: " + secret + "\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(
        stage.model->rowCount() == 1 && stage.model->peek(0)->status == LogStatus::Success, 30'000);
    stage.table->selectRow(0);
    QMenu *menu = stage.page->pane()->findChild<QToolButton *>()->menu();
    QVERIFY(menu);
    for (const QString &verb : {u"Copy as curl"_s, u"Copy JSON"_s}) {
        Q_EMIT menu->aboutToShow();
        QAction *copy = actionIn(*menu, verb);
        QVERIFY(copy && copy->isEnabled());
        copy->trigger();
        const QString text = QApplication::clipboard()->text();
        QVERIFY2(text.contains(u"my key is"_s), qPrintable(text));
        QVERIFY2(!text.contains(u"0123456789"_s), qPrintable(text));
    }
    for (int tab = 0; tab <= int(gui::DetailPane::Tab::Headers); ++tab) {
        stage.page->pane()->openTab(gui::DetailPane::Tab(tab));
        for (const QPlainTextEdit *view : stage.page->pane()->findChildren<QPlainTextEdit *>())
            QVERIFY(!view->toPlainText().contains(u"0123456789"_s));
        for (const gui::ConversationView *view : stage.page->pane()->findChildren<gui::ConversationView *>())
            QVERIFY(!view->toPlainText().contains(u"0123456789"_s));
    }
}

void LiveDetailTest::contentsCanBeOff()
{
    LiveStage stage;
    stage.bench.configuration.client.disableContentLogging = true;
    QVERIFY(stage.bench.startGateway());
    const auto client =
        post(stage.bench, R"({"model":"demo/echo","messages":[{"role":"user","content":"Hello"}]})");
    QTRY_VERIFY_WITH_TIMEOUT(
        stage.model->rowCount() == 1 && stage.model->peek(0)->status == LogStatus::Success, 30'000);
    QVERIFY(!stage.bench.gateway.trafficContent(stage.model->peek(0)->id));
    stage.table->selectRow(0);
    stage.page->pane()->openTab(gui::DetailPane::Tab::Request);
    QVERIFY(!stage.page->pane()->content());
    bool said = false;
    for (const QLabel *label : stage.page->pane()->findChildren<QLabel *>())
        said = said || (label->isVisible() && label->text().contains(u"disable_content_logging"_s));
    QVERIFY(said);
}

void LiveDetailTest::theTestRequestIsAnsweredInPlace()
{
    LiveStage stage;
    QVERIFY(stage.bench.startGateway());
    QPushButton *send = buttonSaying(stage.page, u"Send test request"_s);
    QVERIFY(send);
    QTest::mouseClick(send, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(stage.page->pane()->isVisible() && stage.page->pane()->content(), 30'000);
    QCOMPARE(stage.page->pane()->tab(), gui::DetailPane::Tab::Response);
    bool answered = false;
    for (const gui::ConversationView *one : stage.page->pane()->findChildren<gui::ConversationView *>())
        answered = answered || (one->isVisible() && one->toPlainText().contains(u"Hello"_s));
    QVERIFY(answered);
    QCOMPARE(stage.model->peek(0)->clientName, std::string("bifrost-desktop"));
}

/// A list of models has a size and a path, no price and no tokens.
void LiveDetailTest::whatIsNoModelCallSaysWhatItIs()
{
    LiveStage stage;
    QVERIFY(stage.bench.startGateway());
    QTcpSocket client;
    client.connectToHost(u"127.0.0.1"_s, stage.bench.gateway.port());
    client.write("GET /v1/models?provider=demo HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(
        stage.model->rowCount() == 1 && stage.model->peek(0)->status == LogStatus::Success, 30'000);
    QVERIFY(stage.model->peek(0)->responseBytes > 0);
    QCOMPARE(stage.model->index(0, TrafficModel::Model).data().toString(), u"GET /v1/models"_s);
    stage.table->selectRow(0);
    stage.page->pane()->openTab(gui::DetailPane::Tab::Summary);
    QStringList told;
    for (const QLabel *label : stage.page->pane()->findChildren<QLabel *>()) {
        if (label->isVisible())
            told += label->text();
    }
    const QString all = told.join(u'\n');
    QVERIFY2(!all.contains(u"price"_s) && !all.contains(u"0 bytes"_s), qPrintable(all));
    QVERIFY2(all.contains(u" out"_s), qPrintable(all));
}

void LiveDetailTest::longIdsKeepTheirEnds()
{
    LiveStage stage;
    LogRow row = plainRow(1);
    row.id = "aaaaaaaa-1111-2222-3333-444444444444-5555-6666-7777-zzzzzzzz";
    row.modelAsked = row.model =
        "first-vendor/a-model-whose-name-is-longer-than-its-line-a-model-whose-name-is-long-last";
    stage.model->append({std::make_shared<const LogRow>(row)});
    stage.bench.window().resize(860, 560);
    stage.table->selectRow(0);
    QTRY_VERIFY(stage.page->pane()->isVisible());
    const auto labelOf = [&](const std::string &whole) -> gui::FittingLabel * {
        for (auto *label : stage.page->pane()->findChildren<gui::FittingLabel *>()) {
            if (label->isVisible() && label->whole() == QString::fromStdString(whole))
                return label;
        }
        return nullptr;
    };
    for (const std::string &whole : {row.id, row.model}) {
        gui::FittingLabel *label = nullptr;
        QTRY_VERIFY((label = labelOf(whole)));
        const QString text = QString::fromStdString(whole);
        QTRY_VERIFY(label->text().contains(u'…'));
        QVERIFY2(label->text().startsWith(text.left(4)) && label->text().endsWith(text.right(4)),
                 qPrintable(label->text()));
        QVERIFY(label->fontMetrics().horizontalAdvance(label->text()) <= label->width());
        QCOMPARE(label->toolTip(), text);
        QCOMPARE(label->accessibleName(), text);
    }
    QToolButton *copy = nullptr;
    for (QToolButton *button : stage.page->pane()->findChildren<QToolButton *>()) {
        if (button->isVisible() && button->accessibleName() == u"Copy Request id"_s)
            copy = button;
    }
    QVERIFY(copy);
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), QString::fromStdString(row.id));
    // With room for all of it nothing is cut.
    stage.bench.window().resize(1900, 800);
    QTRY_COMPARE(labelOf(row.id)->text(), QString::fromStdString(row.id));
    QVERIFY(labelOf(row.id)->toolTip().isEmpty());
}

void LiveDetailTest::aRequestIsSentAgain()
{
    LiveStage stage;
    QVERIFY(stage.bench.startGateway());
    const auto client =
        post(stage.bench, R"({"model":"demo/echo","messages":[{"role":"user","content":"Once more"}]})");
    QTRY_VERIFY_WITH_TIMEOUT(
        stage.model->rowCount() == 1 && stage.model->peek(0)->status == LogStatus::Success, 30'000);
    stage.table->selectRow(0);
    QMenu *menu = stage.page->pane()->findChild<QToolButton *>()->menu();
    Q_EMIT menu->aboutToShow();
    QAction *again = actionIn(*menu, u"Send again"_s);
    QVERIFY(again && again->isEnabled());
    again->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(stage.model->rowCount() == 2
                                 && stage.model->peek(0)->clientName == "bifrost-desktop"
                                 && stage.model->peek(0)->status == LogStatus::Success,
                             30'000);
    QCOMPARE(stage.model->peek(0)->modelAsked, std::string("demo/echo"));
    QCOMPARE(stage.model->peek(0)->path, std::string("/v1/chat/completions"));
    QTRY_COMPARE_WITH_TIMEOUT(stage.table->currentIndex().row(), 0, 30'000); // the answer is shown
    bool answered = false;
    for (const gui::ConversationView *one : stage.page->pane()->findChildren<gui::ConversationView *>())
        answered = answered || (one->isVisible() && one->toPlainText().contains(u"Once more"_s));
    QVERIFY(answered);
    // What is not in memory cannot be sent.
    stage.add(0, 1);
    stage.table->selectRow(0);
    Q_EMIT menu->aboutToShow();
    again = actionIn(*menu, u"Send again"_s);
    QVERIFY(again && !again->isEnabled() && !again->toolTip().isEmpty());
}

void LiveDetailTest::theRequestShowsWhatWasChanged()
{
    LiveStage stage;
    stage.add(0, 1);
    stage.table->selectRow(0);
    stage.page->pane()->openTab(gui::DetailPane::Tab::Request);
    TrafficContent content;
    const std::string body = R"({"model":"fast","messages":[{"role":"user","content":"Hello"}]})";
    content.request = {body, std::int64_t(body.size())};
    content.attempts.resize(1);
    content.attempts[0].changes = {{9, 6, "\"gpt-4o-mini\""}};
    stage.page->pane()->setRequest(stage.table->currentRow(), content);
    const auto lines = [&] {
        QString shown;
        for (const gui::DiffView *view : stage.page->pane()->findChildren<gui::DiffView *>()) {
            if (view->isVisible())
                shown += view->toPlainText();
        }
        return shown;
    };
    QVERIFY2(lines().contains(u"\"fast\""_s) && lines().contains(u"\"gpt-4o-mini\""_s), qPrintable(lines()));
    content.attempts[0].changes.clear();
    content.request.text += ' ';
    stage.page->pane()->setRequest(stage.table->currentRow(), content);
    QVERIFY(lines().isEmpty());
}

/// Which is no fault of the provider.
void LiveDetailTest::anAttemptThatNobodyWaitedForIsCancelled()
{
    gui::AttemptRow row;
    LogAttempt attempt;
    attempt.provider = "openai";
    attempt.status = 499;
    row.setAttempt(1, attempt, false, 1000);
    QVERIFY2(row.accessibleName().contains(u"cancelled"_s), qPrintable(row.accessibleName()));
}

void LiveDetailTest::theHeadNamesModelAndAttempts()
{
    LiveStage stage;
    LogRow row = plainRow(0);
    row.modelAsked = "smart";
    row.attempts.resize(2);
    stage.model->append({std::make_shared<const LogRow>(row)});
    stage.table->selectRow(0);
    auto *head = stage.page->pane()->findChild<gui::DetailHead *>();
    const auto says = [head](const QString &text) {
        const auto labels = head->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *label) {
            return label->isVisible() && label->text() == text;
        });
    };
    QTRY_VERIFY(says(u"smart → gpt-4o"_s));
    QVERIFY(says(u"2 attempts"_s));
    stage.page->run(gui::ActionId::MoveDetail); // narrow: the model stands in the row beside it
    QTRY_VERIFY(!says(u"smart → gpt-4o"_s));
    QVERIFY(says(u"2 attempts"_s));
}

void LiveDetailTest::theExampleSpeaksThreeLanguages()
{
    LiveStage stage;
    QVERIFY(stage.bench.startGateway());
    auto *code = stage.page->emptyState()->findChild<gui::CodeBlock *>();
    auto *languages = stage.page->emptyState()->findChild<gui::Segmented *>();
    QPushButton *copy = buttonSaying(stage.page, u"Copy test command"_s);
    QVERIFY(code && languages && copy && languages->count() == 3);
    const int height = code->height();
    for (const auto &[language, words] :
         {std::pair(0, u"curl "_s), std::pair(1, u"from openai import OpenAI"_s),
          std::pair(2, u"import OpenAI from \"openai\""_s)}) {
        languages->setCurrent(language);
        QVERIFY2(code->toPlainText().startsWith(words), qPrintable(code->toPlainText()));
        QVERIFY(code->toPlainText().contains(stage.bench.gateway.url()));
        QTest::mouseClick(copy, Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), code->toPlainText());
        QCOMPARE(code->height(), height);
    }
}

BIFROST_TEST(LiveDetailTest)
#include "livedetailtest.moc"
