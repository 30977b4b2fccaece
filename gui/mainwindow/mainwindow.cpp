// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/mainwindow.h"

#include "gui/actions/actiontable.h"
#include "gui/actions/gatewaycontrol.h"
#include "gui/actions/listenport.h"
#include "gui/actions/localonly.h"
#include "gui/commands/commandcatalogue.h"
#include "gui/commands/commandfield.h"
#include "gui/icons/themedicon.h"
#include "gui/mainwindow/databasesize.h"
#include "gui/mainwindow/exposurenotice.h"
#include "gui/mainwindow/floatingbars.h"
#include "gui/mainwindow/header.h"
#include "gui/mainwindow/healthnotice.h"
#include "gui/mainwindow/infobars.h"
#include "gui/mainwindow/menus.h"
#include "gui/mainwindow/pagecontext.h"
#include "gui/mainwindow/pagelist.h"
#include "gui/mainwindow/pagestack.h"
#include "gui/mainwindow/regioncycle.h"
#include "gui/mainwindow/restartnotice.h"
#include "gui/mainwindow/secretnotice.h"
#include "gui/mainwindow/shortcutlist.h"
#include "gui/mainwindow/sidebar.h"
#include "gui/mainwindow/statusline.h"
#include "gui/mainwindow/statussegment.h"
#include "gui/mainwindow/storenotice.h"
#include "gui/mainwindow/tlsnotice.h"
#include "gui/mainwindow/undokey.h"
#include "gui/settings/loginstart.h"
#include "gui/widgets/choosefirst.h"
#include "gui/widgets/focusharbour.h"
#include "gui/windowsettings.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMenuBar>
#include <QScreen>
#include <QStyle>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr QSize SmallestSize(860, 560);
constexpr QSize FirstSize(1180, 760);
constexpr int MostNumberedPages = 10; // Ctrl+1 to Ctrl+9, then Ctrl+0
const QString TroubleTopic = u"gateway"_s;
const QString RefusalTopic = u"refusal"_s;

} // namespace

MainWindow::MainWindow(const PageContext &context, QWidget *parent)
    : QMainWindow(parent)
    , m_control(context.control)
    , m_actions(context.actions)
    , m_settings(context.settings)
    , m_port(context.port)
    , m_infoBars(new InfoBars(this))
    , m_sidebar(new Sidebar(this))
    , m_pages(new PageStack(context.actions, this))
    , m_statusLine(new StatusLine(context.control, context.rate, context.cost, this))
    , m_floatingBars(new FloatingBars(m_pages, this))
    , m_header(new Header(context, this))
    , m_regions(new RegionCycle([this] { return regions(); }, this))
{
    setWindowTitle(tr("Bifrost Desktop"));
    fitScreen();

    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_infoBars);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    row->addWidget(m_pages, 1);
    column->addLayout(row, 1);
    setCentralWidget(central);
    m_floatingBars->setParent(central);
    m_infoBars->setFloor(m_floatingBars);
    setStatusBar(m_statusLine);

    addPages(context);
    makeMenus(menuBar(), m_actions, m_pageActions);
    connectActions();
    connect(m_statusLine, &StatusLine::pageWanted, this, &MainWindow::openPage);
    connect(m_control, &GatewayControl::changed, this, &MainWindow::showTrouble);
    m_header->commands()->setSource([this] { return commands(); });
    connect(m_infoBars, &InfoBars::focusLost, this, [this] {
        if (Page *page = m_pages->page())
            page->setFocus(Qt::OtherFocusReason); // nothing of it was chosen
    });
    new UndoKey(m_infoBars, this);
    new RestartNotice(m_control, m_infoBars, this);
    if (context.health) {
        auto *health = new HealthNotice(m_control, context.health, m_infoBars, this);
        connect(health, &HealthNotice::providerWanted, this,
                [this](const QString &name) { openPage(u"providers"_s, name); });
    }
    if (context.secrets)
        new SecretNotice(context.secrets, m_infoBars, m_statusLine->addSegment(), this);
    new StoreNotice(m_control->gateway(), context.config, context.configFolder, context.logFolder, m_infoBars,
                    this);
    auto *tls = new TlsNotice(m_control->gateway(), m_infoBars, this);
    connect(tls, &TlsNotice::settingsWanted, this, [this] { openPage(u"settings"_s, u"gateway"_s); });
    auto *exposure = new ExposureNotice(m_control->gateway(), m_infoBars, this);
    connect(exposure, &ExposureNotice::encryptionWanted, this,
            [this] { openPage(u"settings"_s, u"gateway/encryption"_s); });
    if (!context.databases.isEmpty())
        new DatabaseSize(context.databases, context.keepsLog, context.rate, m_statusLine->addSegment(), this);
    const auto refused = [this](const QString &sentence) {
        m_infoBars->tell(RefusalTopic, {Message::Kind::Error, tr("Not changed."), sentence});
    };
    connect(context.localOnly, &LocalOnly::refused, this, refused);
    connect(context.login, &LoginStart::refused, this, refused);
    connect(m_port, &ListenPort::refused, this, refused);
    showTrouble();
}

/// Where nothing is remembered: as large as it is meant to be, or as the screen allows with the frame that
/// the desktop puts around it.
void MainWindow::fitScreen()
{
    const QSize room = screen()->availableSize();
    // Before the window is shown nobody knows its frame; a title bar is about as high as here.
    const QSize frame = isVisible()
        ? frameGeometry().size() - size()
        : QSize(0, style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, this));
    setMinimumSize(SmallestSize.boundedTo(room - frame)); // a screen may be smaller than that
    const QSize wanted = isVisible() ? size() : FirstSize;
    resize(wanted.boundedTo(room - frame).expandedTo(minimumSize()));
}

void MainWindow::addPages(const PageContext &context)
{
    connect(m_sidebar, &Sidebar::chosen, this, &MainWindow::setPage);
    connect(m_pages, &PageStack::pageChanged, m_sidebar, &Sidebar::setCurrent);
    PageContext own = context;
    own.messages = m_infoBars;
    bool hasSettings = false;
    int number = 0;
    for (Page *page : makePages(own)) {
        QAction *open = m_actions[ActionId::OpenSettings];
        if (page->entry().group == Page::Group::Settings) {
            hasSettings = true;
            connect(open, &QAction::triggered, this, [this, page] { setPage(page); });
        } else {
            open = makePageAction(page, ++number);
            m_pageActions.append(open);
        }
        connect(page, &Page::pageWanted, this, &MainWindow::openPage);
        m_sidebar->addPage(page, open->shortcut().toString(QKeySequence::NativeText));
        m_pages->addPage(page);
    }
    m_actions[ActionId::OpenSettings]->setVisible(hasSettings);
    m_sidebar->setCurrent(m_pages->page());
}

QAction *MainWindow::makePageAction(Page *page, int number)
{
    QString title = page->entry().title;
    if (number < MostNumberedPages)
        title.prepend(u"&%1  "_s.arg(number));
    auto *open = new QAction(themedIcon(page->entry().symbol), title, this);
    open->setIconText(page->entry().title); // without the number
    open->setProperty(ActionTable::SymbolProperty, page->entry().symbol);
    if (number <= MostNumberedPages)
        open->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number % MostNumberedPages)));
    connect(open, &QAction::triggered, this, [this, page] {
        setPage(page);
        if (m_pages->page() == page)
            m_regions->enterFirst(page->mainRegions());
    });
    return open;
}

void MainWindow::connectActions()
{
    addAction(m_actions[ActionId::OpenMenu]);
    connect(m_actions[ActionId::OpenMenu], &QAction::triggered, this, &MainWindow::openMenu);
    connect(m_actions[ActionId::NextRegion], &QAction::triggered, m_regions, &RegionCycle::next);
    connect(m_actions[ActionId::PreviousRegion], &QAction::triggered, m_regions, &RegionCycle::previous);
    connect(m_actions[ActionId::Shortcuts], &QAction::triggered, this, &MainWindow::listShortcuts);
    m_actions[ActionId::ToggleSidebar]->setChecked(true);
    connect(m_actions[ActionId::ToggleSidebar], &QAction::toggled, this,
            [this](bool open) { m_sidebar->setCollapsed(!open); });
}

void MainWindow::setPage(Page *page)
{
    Page *before = m_pages->page();
    if (page == before)
        return;
    m_sidebar->setCurrent(before); // until it is certain that the page is left
    leave(before, [this, page] { m_pages->setPage(page); });
}

void MainWindow::leave(Page *page, std::function<void()> then)
{
    if (!page || !page->isUnsaved()) {
        then();
        return;
    }
    m_leavePrompt->ask(this, page->entry().title, [page, then = std::move(then)](LeaveChoice choice) {
        switch (choice) {
        case LeaveChoice::Apply:
            page->applyChanges([then](bool applied) {
                if (applied)
                    then();
            });
            return;
        case LeaveChoice::Discard:
            page->revertChanges();
            then();
            return;
        case LeaveChoice::Stay:
            return;
        }
    });
}

void MainWindow::settleChanges(std::function<void()> then)
{
    for (Page *page : m_pages->pages()) {
        if (!page->isUnsaved())
            continue;
        show();
        m_pages->setPage(page); // what is asked about is in view
        leave(page, [this, page, then = std::move(then)] {
            // A page that cannot let go of its changes must not keep the program from ending.
            if (!page->isUnsaved())
                settleChanges(then);
            else
                then();
        });
        return;
    }
    then();
}

void MainWindow::openPage(const QString &id, const QString &item)
{
    Page *page = m_pages->pageWithId(id);
    if (!page)
        return;
    setPage(page);
    if (!item.isEmpty())
        page->showItem(item);
}

QList<QWidget *> MainWindow::regions() const
{
    QList<QWidget *> all{m_header, m_infoBars, m_sidebar};
    if (Page *page = m_pages->page())
        all += page->regions();
    return all << m_floatingBars << m_statusLine;
}

QList<Command> MainWindow::commands()
{
    CommandCatalogue catalogue;
    for (Page *page : m_pages->pages()) {
        const Page::Entry &entry = page->entry();
        catalogue.add(entry.title, tr("Page"), entry.id, entry.symbol, [this, page] { setPage(page); });
    }
    for (Page *page : m_pages->pages()) {
        for (const Page::Item &item : page->items())
            catalogue.add(item.title, item.kind, item.id, item.symbol,
                          [this, id = page->entry().id, item = item.id] { openPage(id, item); });
        for (const Page::Deed &deed : page->deeds()) {
            catalogue.add(
                deed.title, page->entry().title, deed.words, deed.symbol, [this, page, run = deed.run] {
                    setPage(page);
                    if (m_pages->page() == page) // unless somebody wants to stay where something is unsaved
                        run();
                });
        }
        if (page != m_pages->page())
            addActionsOf(page, catalogue);
    }
    for (std::size_t i = 0; i < m_actions.all().size(); ++i) {
        const auto id = ActionId(i);
        // What only makes sense from elsewhere, or with the keys alone.
        if (id != ActionId::OpenWindow && id != ActionId::FindCommand && id != ActionId::OpenMenu
            && id != ActionId::NextRegion && id != ActionId::PreviousRegion && id != ActionId::OpenSettings)
            catalogue.addAction(m_actions[id]);
    }
    return catalogue.take();
}

/// What a page that is not in front would do.
void MainWindow::addActionsOf(Page *page, CommandCatalogue &catalogue)
{
    for (const ActionId id :
         {ActionId::Find, ActionId::Pause, ActionId::ToggleDetail, ActionId::MoveDetail, ActionId::Export}) {
        if (!page->isOffered(id))
            continue;
        const QAction &action = *m_actions[id];
        catalogue.add(ActionTable::plainText(action), page->entry().title,
                      action.property(ActionTable::WordsProperty).toString(),
                      action.property(ActionTable::SymbolProperty).toString(), [this, page, id] {
                          setPage(page);
                          if (m_pages->page() == page)
                              page->run(id);
                      });
    }
}

/// Also called where what has the focus is hidden or switched off.
bool MainWindow::focusNextPrevChild(bool next)
{
    return keepFocusNear(focusWidget()) || QMainWindow::focusNextPrevChild(next);
}

void MainWindow::openMenu()
{
    menuBar()->setFocus(Qt::MenuBarFocusReason);
    QAction *first = menuBar()->actions().value(0);
    menuBar()->setActiveAction(first);
    if (first && first->menu())
        chooseFirst(first->menu());
}

void MainWindow::listShortcuts()
{
    QList<QAction *> ofPages = m_pageActions;
    QList<QAction *> ofProgram;
    for (std::size_t i = 0; i < m_actions.all().size(); ++i)
        (ActionTable::isOfPages(ActionId(i)) ? ofPages : ofProgram).append(m_actions.all()[i]);
    QList<ShortcutList::Part> parts{{tr("Pages"), ofPages}};
    for (const Page *page : m_pages->pages())
        parts.append({page->entry().title, {}, page->keys()});
    parts.append({tr("Everywhere"), ofProgram});
    (new ShortcutList(parts, this))->open();
}

void MainWindow::showTrouble()
{
    const QString trouble = m_control->trouble();
    if (trouble == m_shownTrouble)
        return; // said already, and perhaps closed by the user
    m_shownTrouble = trouble;
    if (trouble.isEmpty()) {
        m_infoBars->clear(TroubleTopic);
        return;
    }
    Message message{Message::Kind::Error, tr("The gateway is not running."), trouble};
    const QString again = tr("Try again");
    const auto start = [this] { m_control->start(); };
    const ServerConfig server = m_port->configuration().server;
    const auto port =
        m_control->isPortTaken() ? m_port->nextFree(server.host, server.port) : std::optional<quint16>();
    if (port) {
        message.verb = tr("Use port %1").arg(*port);
        message.action = [this, port = *port] { m_port->use(port); };
        message.otherVerb = again;
        message.otherAction = start;
    } else {
        message.verb = again;
        message.action = start;
    }
    m_infoBars->tell(TroubleTopic, message);
}

void MainWindow::saveLayout()
{
    m_settings->saveGeometry(*this);
    m_settings->setSidebarOpen(!m_sidebar->isCollapsed());
    if (const Page *page = m_pages->page())
        m_settings->setLastPage(page->entry().id);
    for (const Page *page : m_pages->pages())
        page->saveLayout(m_settings);
}

void MainWindow::restoreLayout()
{
    m_fitsLater = !m_settings->restoreGeometry(this);
    m_actions[ActionId::ToggleSidebar]->setChecked(m_settings->sidebarOpen());
    const QString last = m_settings->lastPage();
    for (Page *page : m_pages->pages()) {
        if (last.isEmpty() ? page->greets() : page->entry().id == last)
            setPage(page);
    }
    for (Page *page : m_pages->pages())
        page->restoreLayout(*m_settings);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    // Only then the desktop has put its frame around the window.
    if (std::exchange(m_fitsLater, false))
        QMetaObject::invokeMethod(this, &MainWindow::fitScreen, Qt::QueuedConnection);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // A session that ends must not be held up by a window.
    if (m_mayClose || qApp->isSavingSession()) {
        event->accept();
        return;
    }
    event->ignore();
    Q_EMIT closeRequested();
}

} // namespace bifrost::gui
