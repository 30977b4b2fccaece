// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/livepage.h"

#include "gateway/gateway.h"
#include "gui/actions/gatewaycontrol.h"
#include "gui/actions/trafficrate.h"
#include "gui/live/detailpane.h"
#include "gui/live/emptystate.h"
#include "gui/live/filterbar.h"
#include "gui/live/filteredit.h"
#include "gui/live/livehead.h"
#include "gui/live/rowmenu.h"
#include "gui/live/testrequest.h"
#include "gui/live/trafficfeed.h"
#include "gui/live/traffictable.h"
#include "gui/mainwindow/infobars.h"
#include "gui/widgets/button.h"
#include "gui/widgets/line.h"
#include "gui/widgets/placeholder.h"
#include "gui/widgets/segmented.h"
#include "models/config/configservice.h"
#include "models/traffic/keymask.h"
#include "models/traffic/trafficmodel.h"

#include <QAction>
#include <QDateTime>
#include <QLocale>
#include <QMenu>
#include <QRegularExpression>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int LivePageMargin = 16;
constexpr int SmallestTable = 120;
constexpr int SmallestPane = 160;
constexpr int RoomForAllColumns = 880;
constexpr int TableBeside = 480; ///< with status, latency and cost; the pane gives way to it
constexpr int RoomAtRight = 890; ///< for pane and table side by side; with less it is below
constexpr auto CountsPause = 250ms;
constexpr auto ContentPause = 200ms;
constexpr auto AgeingPause = 1s;

std::int64_t clockUs()
{
    return QDateTime::currentMSecsSinceEpoch() * 1000;
}

void setUpTimer(QTimer &timer, std::chrono::milliseconds interval, bool singleShot)
{
    timer.setSingleShot(singleShot);
    timer.setInterval(interval);
}

} // namespace

LivePage::LivePage(const PageContext &context, QWidget *parent)
    : Page({u"live"_s, tr("Live traffic"), u"live"_s, Group::Traffic}, parent)
    , m_model(context.traffic)
    , m_feed(context.feed)
    , m_control(context.control)
    , m_config(context.config)
    , m_rate(context.rate)
    , m_messages(context.messages)
    , m_test(new TestRequest(context.control, context.testModel, this))
    , m_head(new LiveHead(entry().title, this))
    , m_filter(new FilterBar(this))
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_stack(new QStackedLayout)
    , m_whole(new QStackedLayout)
    , m_table(new TrafficTable(context.traffic))
    , m_nothing(new Placeholder(u"filter"_s, tr("Nothing matches"),
                                tr("No request of the last ones passes the filter.")))
    , m_empty(new EmptyState(context.control, context.actions, m_test, context.config))
    , m_pane(new DetailPane)
    , m_rowMenu(new RowMenu(context.control, this))
    , m_paneMenu(new QMenu(this))
    , m_closePane(new QAction(this))
{
    auto *rows = new QWidget;
    rows->setLayout(m_stack);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_nothing);
    m_nothing->setPrimary(tr("Clear filter"));
    rows->setMinimumSize(SmallestTable, SmallestTable);
    m_pane->setMinimumSize(SmallestPane, SmallestPane);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(rows);
    m_splitter->addWidget(m_pane);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_whole->addWidget(m_empty);
    m_whole->addWidget(m_splitter);

    auto *filter = new QHBoxLayout;
    filter->setContentsMargins(LivePageMargin, 0, LivePageMargin, 8);
    filter->addWidget(m_filter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addLayout(filter);
    column->addLayout(m_whole, 1);

    setUpTimer(m_countsSoon, CountsPause, true);
    setUpTimer(m_contentSoon, ContentPause, true);
    setUpTimer(m_ageing, AgeingPause, false);
    connect(&m_countsSoon, &QTimer::timeout, this, &LivePage::refreshCounts);
    connect(m_rate, &TrafficRate::changed, this, [this] {
        if (isVisible())
            refreshCounts();
    });
    connect(m_control, &GatewayControl::changed, this, &LivePage::refreshCounts);
    connect(&m_contentSoon, &QTimer::timeout, this, &LivePage::showContent);
    connect(&m_ageing, &QTimer::timeout, m_model, &TrafficModel::forgetAged);
    connect(m_feed, &TrafficFeed::drained, this, &LivePage::drained);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &LivePage::refresh);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &LivePage::refresh);
    connect(m_model, &QAbstractItemModel::modelReset, this, &LivePage::refresh);
    connect(m_test, &TestRequest::changed, this, [this] {
        if (m_test->isUnderWay())
            m_askedAtUs = clockUs();
    });
    connect(m_test, &TestRequest::answered, this, &LivePage::testAnswered);
    connect(m_empty, &EmptyState::providersWanted, this,
            [this](const QString &provider) { Q_EMIT pageWanted(u"providers"_s, provider); });
    connectTable();
    // From wherever on the page: tabs, tables and texts of the pane have the focus by turns.
    m_closePane->setShortcut(QKeySequence::Cancel);
    m_closePane->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_closePane);
    connect(m_closePane, &QAction::triggered, m_pane, &DetailPane::closeWanted);
    offerActions();
    placePane();
    refresh();
    refreshCounts();
}

void LivePage::connectTable()
{
    connect(m_filter, &FilterBar::filterChanged, this, &LivePage::applyFilter);
    connect(m_filter->edit(), &FilterEdit::left, m_table, [this] { m_table->setFocus(); });
    connect(m_nothing->primary(), &QPushButton::clicked, this, [this] {
        m_filter->clear();
        m_table->setFocus();
    });
    connect(m_table, &TrafficTable::followingChanged, this, &LivePage::refreshCounts);
    connect(m_table, &TrafficTable::currentRowChanged, this, &LivePage::chosen);
    connect(m_table, &TrafficTable::pauseWanted, this, [this] { setPaused(!m_model->isPaused()); });
    connect(m_table, &TrafficTable::followWanted, this, &LivePage::follow);
    connect(m_table, &TrafficTable::openWanted, this, &LivePage::openDetails);
    connect(m_table, &TrafficTable::rowMenuWanted, this, &LivePage::showRowMenu);
    connect(m_table, &TrafficTable::copyWanted, this, [this] {
        if (const LogRowPtr row = m_table->currentRow())
            m_rowMenu->copyJson(*row);
    });
    connect(m_table, &TrafficTable::copyCurlWanted, this, [this] {
        if (const LogRowPtr row = m_table->currentRow())
            m_rowMenu->copyCurl(*row);
    });
    connect(m_head, &LiveHead::followWanted, this, [this] {
        follow();
        m_table->setFocus();
    });
    connect(m_head, &LiveHead::pauseWanted, this, [this] { setPaused(!m_model->isPaused()); });
    connect(m_head, &LiveHead::paneSwitched, this, [this] { setPaneRight(!m_paneRight); });
    connect(m_head->columnMenu(), &QMenu::aboutToShow, this, [this] {
        m_head->columnMenu()->clear();
        m_table->fillColumnMenu(m_head->columnMenu());
    });
    connect(m_pane, &DetailPane::closeWanted, this, [this] {
        setPaneWanted(false);
        m_table->setFocus();
    });
    m_pane->setMenu(m_paneMenu);
    connect(m_paneMenu, &QMenu::aboutToShow, this,
            [this] { m_rowMenu->fill(m_paneMenu, m_pane->row(), -1); });
    const auto knows = [config = m_config](const QString &name) {
        return config && config->state()->storedProvider(name);
    };
    const auto openProvider = [this](const QString &name) { Q_EMIT pageWanted(u"providers"_s, name); };
    m_rowMenu->knowsProvider = knows;
    m_pane->setKnowsProvider(knows);
    connect(m_rowMenu, &RowMenu::providerWanted, this, openProvider);
    connect(m_pane, &DetailPane::providerWanted, this, openProvider);
    connect(m_rowMenu, &RowMenu::replayWanted, this, &LivePage::replay);
    connect(m_rowMenu, &RowMenu::conditionWanted, m_filter, &FilterBar::addCondition);
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_paneSizes[isBeside() ? 1 : 0] = m_splitter->sizes().value(1); });
}

void LivePage::offerActions()
{
    offer(ActionId::Find, [this] {
        m_filter->edit()->setFocus(Qt::ShortcutFocusReason);
        m_filter->edit()->selectAll();
    });
    offer(ActionId::Pause, [this] { setPaused(!m_model->isPaused()); });
    offer(ActionId::ToggleDetail, [this] {
        if (m_pane->isVisibleTo(this))
            setPaneWanted(false);
        else
            openDetails();
    });
    offerSides();
}

/// Where the pane can only be below there is nothing to choose.
void LivePage::offerSides()
{
    m_head->setPaneEnabled(m_whole->currentWidget() != m_empty && hasRoomAtRight());
    if (hasRoomAtRight())
        offer(ActionId::MoveDetail, [this] { setPaneRight(!m_paneRight); });
    else
        withdraw(ActionId::MoveDetail);
}

bool LivePage::hasRoomAtRight() const
{
    return width() >= RoomAtRight;
}

bool LivePage::isBeside() const
{
    return m_paneRight && hasRoomAtRight();
}

void LivePage::drained()
{
    if (!m_countsSoon.isActive())
        m_countsSoon.start();
    if (m_testRow)
        showTest();
}

/// Cheap: it is called for every batch.
void LivePage::refresh()
{
    const bool isEmpty = m_model->keptCount() == 0 && m_model->rowCount() == 0;
    QWidget *whole = isEmpty ? static_cast<QWidget *>(m_empty) : m_splitter;
    if (m_whole->currentWidget() != whole) {
        m_whole->setCurrentWidget(whole);
        offerSides();
        refreshCounts();
    }
    if (m_model->rowCount() == 0)
        m_nothing->setText(tr("Nothing matches"), whyNothing());
    QWidget *rows = m_model->rowCount() == 0 ? static_cast<QWidget *>(m_nothing) : m_table;
    if (m_stack->currentWidget() == rows)
        return;
    const bool hadFocus = m_stack->currentWidget()->hasFocus() || m_nothing->primary()->hasFocus();
    m_stack->setCurrentWidget(rows);
    if (hadFocus && rows == m_table)
        m_table->setFocus();
}

void LivePage::refreshCounts()
{
    const Gateway::State state = m_control->gateway()->state();
    const bool comes = state == Gateway::State::Running || state == Gateway::State::Stopping;
    m_head->tell(m_table->isFollowing(), m_model->isPaused(), m_model->missedCount(),
                 comes ? QString() : m_control->look().word);
    const quint64 skipped = m_control->gateway()->rowsSkipped();
    const quint64 seen = m_feed->rowsSeen() + skipped;
    const int kept = m_model->keptCount();
    QStringList words;
    if (m_rate->perSecond() > 0)
        words.append(m_rate->perSecondText());
    QStringList counts;
    if (!m_model->filter().isEmpty() && kept > 0)
        counts.append(tr("%1 of %Ln requests", nullptr, kept).arg(locale().toString(m_model->rowCount())));
    // The table keeps the newest only; where it has all of them one number does.
    if (seen == 0)
        counts.append(counts.isEmpty() ? tr("no requests since start") : QString());
    else if (counts.isEmpty())
        counts.append(tr("%Ln requests since start", nullptr, int(std::min<quint64>(seen, 2'000'000'000))));
    else if (seen > quint64(kept))
        counts.append(tr("%1 since start").arg(locale().toString(seen)));
    words += counts;
    words.removeAll(QString());
    if (skipped > 0)
        words.append(tr("%1 too fast to show").arg(locale().toString(skipped)));
    m_head->setCounts(words.join(u", "_s));
}

void LivePage::applyFilter()
{
    m_model->setFilter(m_filter->filter());
    if (m_model->rowCount() == 0 && m_filter->edit()->isFieldBegun())
        m_model->setFilter(m_goodFilter); // until there is more than the beginning of a name
    else
        m_goodFilter = m_filter->filter();
    if (m_model->filter().windowUs() > 0 && isVisible())
        m_ageing.start();
    else
        m_ageing.stop();
    refresh();
    refreshCounts();
}

QString LivePage::whyNothing() const
{
    const QString sentence = tr("No request of the last ones passes the filter.");
    static const QRegularExpression likeField(u"^[A-Za-z_]+:[^/]"_s);
    for (const TrafficFilter::Token &token : m_model->filter().tokens()) {
        if (token.field.isEmpty() && likeField.match(token.value).hasMatch()) {
            return sentence + u' '
                + tr("There is no field “%1”, so “%2” was looked for as a text.")
                      .arg(token.value.section(u':', 0, 0), token.value);
        }
    }
    return sentence;
}

void LivePage::setPaused(bool paused)
{
    m_model->setPaused(paused);
    if (!paused)
        m_table->follow();
    refresh();
    refreshCounts();
}

/// Who wants to see the newest does not want a table that stands still.
void LivePage::follow()
{
    if (m_model->isPaused())
        setPaused(false);
    else
        m_table->follow();
}

void LivePage::setPaneWanted(bool wanted)
{
    m_paneWanted = wanted;
    placePane();
}

void LivePage::setPaneRight(bool right)
{
    if (right == m_paneRight)
        return;
    m_paneRight = right;
    placePane();
}

void LivePage::placePane()
{
    const bool beside = isBeside();
    const bool shown = m_paneWanted && m_pane->row();
    m_head->setPaneRight(beside);
    m_splitter->setOrientation(beside ? Qt::Horizontal : Qt::Vertical);
    m_table->setNarrow((beside && shown) || width() < RoomForAllColumns);
    m_pane->setVisible(shown);
    m_closePane->setEnabled(shown);
    if (!shown)
        return;
    sizePane();
    showContent();
}

void LivePage::sizePane()
{
    const bool beside = isBeside();
    const int all = beside ? m_splitter->width() : m_splitter->height();
    const int pane = std::min(m_paneSizes[beside ? 1 : 0], all - (beside ? TableBeside : SmallestTable));
    m_splitter->setSizes({all - pane, pane});
}

void LivePage::chosen()
{
    const LogRowPtr row = m_table->currentRow();
    if (!row || row == m_pane->row())
        return; // what is shown stays, though its row may have gone
    const bool wasEmpty = !m_pane->row();
    const bool isOther = wasEmpty || m_pane->row()->id != row->id;
    if (isOther || row->status != LogStatus::Running)
        m_pane->setRequest(row, isOther ? std::nullopt : m_pane->content());
    if (wasEmpty)
        placePane();
    else if (isOther)
        showContent();
    else if (!m_contentSoon.isActive())
        m_contentSoon.start();
}

void LivePage::openDetails()
{
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    setPaneWanted(true);
}

/// Copies what is new of the request in the pane; goes on by itself while it runs.
void LivePage::showContent()
{
    LogRowPtr row = m_pane->row();
    if (!row || !m_pane->isVisibleTo(this) || !isVisible())
        return;
    if (const LogRowPtr current = m_table->currentRow(); current && current->id == row->id)
        row = current;
    std::optional<TrafficContent> content = m_pane->content();
    if (auto news = m_control->gateway()->trafficContent(row->id, content ? content->revision : 0)) {
        KeyMask::hideIn(*news); // copies as curl and sending again have it as it was
        content = std::move(news);
    }
    m_pane->setRequest(row, std::move(content));
    if (row->status == LogStatus::Running)
        m_contentSoon.start();
}

void LivePage::showRowMenu(const QModelIndex &index, const QPoint &at)
{
    QMenu menu(this);
    m_rowMenu->fill(&menu, m_model->rowAt(index.row()), index.column());
    menu.exec(at);
}

void LivePage::testAnswered(const TestRequest::Answer &answer)
{
    if (answer.status == 0) {
        m_messages->tell(u"test"_s, {Message::Kind::Warning, tr("Nothing was sent."), answer.text});
        return;
    }
    m_testRow = true;
    showTest();
}

void LivePage::replay(const std::string &path, const std::string &body)
{
    m_askedAtUs = clockUs();
    m_control->gateway()->ask(
        body, this,
        [this](int status, const std::string &) {
            testAnswered({status, 0, status == 0 ? tr("The gateway is not running.") : QString()});
        },
        path);
}

/// The row comes by its own way, before or after the answer.
void LivePage::showTest()
{
    for (int row = 0; row < std::min(m_model->rowCount(), 50); ++row) {
        const LogRow *candidate = m_model->peek(row);
        if (candidate->clientName != "bifrost-desktop" || candidate->status == LogStatus::Running
            || candidate->startedAtUs < m_askedAtUs)
            continue;
        m_testRow = false;
        refresh();
        m_table->setCurrentIndex(m_model->index(row, 0));
        m_table->setFocus();
        setPaneWanted(true);
        m_pane->openTab(DetailPane::Tab::Response);
        return;
    }
}

void LivePage::showItem(const QString &item)
{
    m_filter->segments()->setCurrent(0);
    m_filter->edit()->setText(item + u' ');
}

QList<Page::Key> LivePage::keys() const
{
    return {{tr("Pause or continue"), {Qt::Key_Space}},
            {tr("Follow the newest"), {Qt::Key_End}},
            {tr("Choose the newest"), {Qt::Key_Home}},
            {tr("Open the details of a request"), {Qt::Key_Return}},
            {tr("Close the details, leave the filter"), {Qt::Key_Escape}},
            {tr("Copy a request as curl"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)}},
            {tr("Copy a request as JSON"), {QKeySequence(QKeySequence::Copy)}},
            {tr("Menu of a request"), {Qt::Key_Menu, QKeySequence(Qt::SHIFT | Qt::Key_F10)}}};
}

QList<QWidget *> LivePage::regions()
{
    return {m_head, m_filter, m_whole->currentWidget() == m_empty ? static_cast<QWidget *>(m_empty) : m_table,
            m_pane};
}

QList<QWidget *> LivePage::mainRegions()
{
    return {m_whole->currentWidget() == m_empty ? static_cast<QWidget *>(m_empty) : m_stack->currentWidget(),
            m_filter};
}

void LivePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const int before = event->oldSize().width();
    const auto crosses = [this, before](int room) { return (width() < room) != (before < room); };
    if (crosses(RoomAtRight)) {
        offerSides();
        placePane();
    } else if (crosses(RoomForAllColumns)) {
        m_table->setNarrow((isBeside() && m_pane->isVisibleTo(this)) || width() < RoomForAllColumns);
    }
    if (isBeside() && m_pane->isVisibleTo(this))
        sizePane();
}

void LivePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_feed->setWatched(true);
    refreshCounts();
    if (m_model->filter().windowUs() > 0)
        m_ageing.start();
    showContent();
}

void LivePage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_feed->setWatched(false);
    m_ageing.stop();
}

} // namespace bifrost::gui
