// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/providerspage.h"

#include "gateway/gateway.h"
#include "gui/actions/gatewaycontrol.h"
#include "gui/mainwindow/infobars.h"
#include "gui/mainwindow/pagecontext.h"
#include "gui/providers/firststeps.h"
#include "gui/providers/foundkeys.h"
#include "gui/providers/keyspart.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/providers/providerhead.h"
#include "gui/providers/providerlist.h"
#include "gui/providers/providerlistmodel.h"
#include "gui/providers/secretplace.h"
#include "gui/widgets/button.h"
#include "models/config/providerkind.h"
#include "models/secrets/secretstore.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bifrost::gui {

namespace {

constexpr auto UndoTime = 10s;
const QString Topic = u"providers"_s;

StoredProvider customProvider(const QString &name, const QString &baseUrl, bool keyless)
{
    StoredProvider provider;
    provider.name = name;
    QJsonObject &members = provider.document.members;
    setMemberAt(members, {u"custom_provider_config"_s, u"base_provider_type"_s}, u"openai"_s);
    if (keyless)
        setMemberAt(members, {u"custom_provider_config"_s, u"is_key_less"_s}, true);
    if (!baseUrl.isEmpty())
        setMemberAt(members, {u"network_config"_s, u"base_url"_s}, baseUrl);
    return provider;
}

StoredProvider builtinProvider(const QString &name, const QString &baseUrl)
{
    StoredProvider provider;
    provider.name = name;
    if (!baseUrl.isEmpty())
        setMemberAt(provider.document.members, {u"network_config"_s, u"base_url"_s}, baseUrl);
    return provider;
}

} // namespace

ProvidersPage::ProvidersPage(const PageContext &context, QWidget *parent)
    : Page({u"providers"_s, tr("Providers"), u"providers"_s, Group::Models}, parent)
    , m_control(context.control)
    , m_messages(context.messages)
    , m_desk(new ProviderDesk(context.config, context.control->gateway(), context.health, context.localOnly,
                              this))
    , m_list(new ProviderList(m_desk, this))
    , m_stack(new QStackedWidget(this))
    , m_form(new ProviderForm(m_desk, this))
    , m_first(new FirstSteps(context.control, context.actions, context.testModel, this))
    , m_revertAction(new QAction(tr("Revert"), this))
    , m_backAction(new QAction(tr("Back"), this))
{
    m_stack->addWidget(m_first);
    m_stack->addWidget(m_form);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_list);
    row->addWidget(m_stack, 1);

    m_revertAction->setShortcut(QKeySequence::Cancel);
    m_backAction->setShortcut(QKeySequence::Cancel);
    addActions({m_revertAction, m_backAction});
    m_undoTime.setSingleShot(true);
    m_undoTime.setInterval(UndoTime);

    offer(ActionId::NewItem, [this] { openAddMenu(); });
    offer(ActionId::Refresh, [this] { refreshShown(); });
    offer(ActionId::Find, [this] { m_list->focusFilter(); });
    connectParts();
    const auto tellPlace = [this, secrets = context.secrets] {
        const SecretPlace place = secretPlace(secrets, m_desk->config()->state()->hasDatabase);
        m_form->keys()->setSecretPlace(place);
        m_first->setSecretPlace(place);
        m_desk->setSecretTrouble(place.trouble, place.troubleWord);
    };
    if (context.secrets) {
        connect(context.secrets, &SecretStore::stateChanged, this, tellPlace);
        connect(context.secrets, &SecretStore::fileExpected, this, tellPlace);
        connect(m_form->keys(), &KeysPart::unlockWanted, context.secrets, &SecretStore::unlock);
        connect(m_first, &FirstSteps::unlockWanted, context.secrets, &SecretStore::unlock);
    }
    tellPlace();
    refresh();
}

ProvidersPage::~ProvidersPage() = default;

void ProvidersPage::connectParts()
{
    connect(m_list, &ProviderList::currentChanged, this, &ProvidersPage::choose);
    connect(m_list, &ProviderList::addWanted, this, &ProvidersPage::add);
    connect(m_list, &ProviderList::detectWanted, this, &ProvidersPage::detect);
    connect(m_list, &ProviderList::removeWanted, this, &ProvidersPage::removeCurrent);
    connect(m_form, &ProviderForm::removeWanted, this, [this] { m_desk->remove(m_form->provider()); });
    connect(m_form, &ProviderForm::revertWanted, this, &ProvidersPage::revertCurrent);
    connect(m_form, &ProviderForm::requestsWanted, this, [this](const QString &provider) {
        Q_EMIT pageWanted(u"live"_s, u"provider:=%1 status:error"_s.arg(provider));
    });
    connect(m_first, &FirstSteps::detectWanted, this, &ProvidersPage::detect);
    connect(m_first, &FirstSteps::backWanted, this, &ProvidersPage::leaveFirstSteps);
    connect(m_backAction, &QAction::triggered, this, &ProvidersPage::leaveFirstSteps);
    connect(m_first, &FirstSteps::serverChosen, this, &ProvidersPage::addServer);
    connect(m_first, &FirstSteps::liveWanted, this, [this] { Q_EMIT pageWanted(u"live"_s, {}); });
    connect(m_first, &FirstSteps::keyChosen, this, &ProvidersPage::addKey);
    connect(m_first, &FirstSteps::addWanted, this, &ProvidersPage::add);
    connect(m_first, &FirstSteps::otherWanted, m_list, &ProviderList::openAddMenu);
    connect(m_desk, &ProviderDesk::listChanged, this, &ProvidersPage::refresh);
    connect(m_desk, &ProviderDesk::changed, this, &ProvidersPage::refreshState);
    connect(m_list->model(), &QAbstractItemModel::dataChanged, this, &ProvidersPage::refreshState);
    connect(m_list->model(), &QAbstractItemModel::modelReset, this, &ProvidersPage::refreshState);
    connect(m_desk, &ProviderDesk::applied, this, [this](const QString &id, const QString &newId) {
        if (m_list->current().isEmpty() || m_form->provider() == id)
            m_list->setCurrent(newId);
        refreshState();
        settleApplied(true);
    });
    connect(m_desk, &ProviderDesk::refused, this, [this](const QString &id) {
        if (m_desk->contains(id))
            m_list->setCurrent(id);
        settleApplied(false);
    });
    connect(m_desk, &ProviderDesk::clashed, this, [this](const QString &id) {
        m_list->setCurrent(id);
        settleApplied(false);
    });
    connect(m_desk, &ProviderDesk::removedElsewhere, this, [this](const QString &id, const QString &newId) {
        if (m_list->current() == id || m_form->provider() == id)
            m_followed = newId;
    });
    connect(m_desk, &ProviderDesk::removed, this, [this](const QString &name, const ConfigCommand &command) {
        offerUndo(tr("%1 was deleted.").arg(providerTitle(name)), [this, command, name] {
            m_desk->undo(command);
            m_list->setCurrent(name);
        });
    });
    connect(m_desk, &ProviderDesk::failed, this, [this](const QString &sentence) {
        m_messages->tell(Topic, {Message::Kind::Error, tr("That did not work."), sentence});
    });
    connect(m_revertAction, &QAction::triggered, this, &ProvidersPage::revertCurrent);
    connect(&m_undoTime, &QTimer::timeout, this, [this] { m_undo = nullptr; });
}

/// Other providers than before: keeps something chosen, or shows the first steps.
void ProvidersPage::refresh()
{
    const QStringList ids = m_desk->ids();
    if (const QString followed = std::exchange(m_followed, {}); m_desk->contains(followed))
        m_list->setCurrent(followed);
    m_list->setVisible(!ids.isEmpty());
    m_first->setReduced(!ids.isEmpty());
    if (ids.isEmpty()) {
        m_stack->setCurrentWidget(m_first);
    } else if (m_list->current().isEmpty() || !m_desk->contains(m_form->provider())
               || (m_stack->currentWidget() == m_form && m_form->provider() != m_list->current())) {
        const QString wanted = m_list->current();
        const QString id = wanted.isEmpty() ? ids.first() : wanted;
        m_list->setCurrent(id);
        choose(id);
    }
    offerKeys();
    refreshState();
}

/// How the providers stand, and what is found on this computer where that is shown. A test is asked for by
/// its own verb: it sends something.
void ProvidersPage::refreshShown()
{
    m_desk->watchHealth(true);
    refresh();
    if (m_stack->currentWidget() == m_first)
        detect();
}

/// Beside what is seen: the list is hidden while there is nothing in it.
void ProvidersPage::openAddMenu()
{
    m_list->openAddMenu(m_list->isVisible() ? nullptr : m_first->otherButton());
}

void ProvidersPage::choose(const QString &id)
{
    if (id.isEmpty() || !m_desk->contains(id))
        return;
    if (m_form->provider() != id)
        m_form->setProvider(id);
    m_stack->setCurrentWidget(m_form);
    m_list->setMarked(true);
    refreshState();
}

void ProvidersPage::refreshState()
{
    setUnsaved(m_desk->anyChanged());
    setAttention(m_list->model()->attention()); // what the rows show, and nothing else
    const bool formShown = m_stack->currentWidget() == m_form && m_desk->contains(m_form->provider());
    m_revertAction->setEnabled(formShown && m_desk->isChanged(m_form->provider()));
    m_backAction->setEnabled(!formShown && m_first->isReduced());
    if (!formShown) {
        for (const ActionId id : {ActionId::Apply, ActionId::Revert, ActionId::Delete})
            withdraw(id);
        return;
    }
    if (isOffered(ActionId::Apply))
        return;
    offer(ActionId::Apply, [this] { m_form->apply(); });
    offer(ActionId::Revert, [this] { revertCurrent(); });
    offer(ActionId::Delete, [this] { removeCurrent(); });
}

void ProvidersPage::applyChanges(std::function<void(bool applied)> done)
{
    for (const QString &id : m_desk->ids()) {
        if (!m_desk->isChanged(id) || (m_desk->check(id).empty() && m_desk->draft(id).clashes().empty()))
            continue;
        m_list->setCurrent(id);
        m_form->apply(); // says what is wrong
        done(false);
        return;
    }
    m_whenApplied = std::move(done);
    for (const QString &id : m_desk->ids())
        m_desk->apply(id);
    settleApplied(true);
}

/// Tells whoever waits for all changes to be applied.
void ProvidersPage::settleApplied(bool good)
{
    if (!m_whenApplied || (good && m_desk->anyChanged()))
        return;
    const auto done = std::exchange(m_whenApplied, nullptr);
    done(good);
}

void ProvidersPage::revertChanges()
{
    for (const QString &id : m_desk->ids())
        m_desk->revert(id);
}

void ProvidersPage::showItem(const QString &item)
{
    m_list->setCurrent(item);
    choose(item);
}

QList<Page::Item> ProvidersPage::items() const
{
    QList<Item> all;
    for (const QString &id : m_desk->ids())
        all.append({id, providerTitle(m_desk->draft(id).name()), tr("Provider"), u"providers"_s});
    return all;
}

QList<Page::Deed> ProvidersPage::deeds()
{
    const auto inBoth = [](const char *words) { return QString::fromLatin1(words) + u' ' + tr(words); };
    QList<Deed> all{{tr("Add provider"), inBoth(QT_TR_NOOP("add new provider server key account")), u"add"_s,
                     [this] { openAddMenu(); }},
                    {tr("Detect local servers"),
                     inBoth(QT_TR_NOOP("detect find search scan local servers models ollama")), u"search"_s,
                     [this] { detect(); }}};
    for (const QString &id : m_desk->ids()) {
        all.append(
            {tr("Test %1").arg(providerTitle(m_desk->draft(id).name())),
             inBoth(QT_TR_NOOP("test try check connection provider")) + u' ' + m_desk->draft(id).name(),
             u"test"_s, [this, id] {
                 showItem(id);
                 m_form->test();
             }});
    }
    return all;
}

bool ProvidersPage::greets() const
{
    return m_desk->ids().isEmpty();
}

QList<Page::Key> ProvidersPage::keys() const
{
    return {{tr("Delete the provider or key"), {Qt::Key_Delete}},
            {tr("Take changes back"), {QKeySequence(QKeySequence::Cancel)}},
            {tr("Undo a deletion"), {QKeySequence(QKeySequence::Undo)}},
            {tr("Switch a key on or off"), {Qt::Key_Space}},
            {tr("Change a key"), {Qt::Key_F2, Qt::Key_Return}}};
}

QList<QWidget *> ProvidersPage::regions()
{
    QList<QWidget *> all;
    if (m_list->isVisible())
        all += m_list;
    return all << m_stack->currentWidget();
}

void ProvidersPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_list->fitInto(width());
}

void ProvidersPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_desk->watchHealth(true);
    offerKeys();
    if (m_desk->ids().isEmpty() && !m_searched)
        detect();
}

void ProvidersPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_desk->watchHealth(false);
}

QString ProvidersPage::freeName(const QString &wish) const
{
    QStringList taken;
    for (const QString &id : m_desk->ids())
        taken += m_desk->draft(id).name();
    QString name = wish;
    for (int number = 2; taken.contains(name); ++number)
        name = u"%1-%2"_s.arg(wish).arg(number);
    return name;
}

void ProvidersPage::add(const QString &kind)
{
    if (!kind.isEmpty() && m_desk->contains(kind)) { // there is one, and no room for another of that name
        m_list->setCurrent(kind);
        choose(kind);
        return;
    }
    const StoredProvider start =
        kind.isEmpty() ? customProvider({}, {}, false) : builtinProvider(kind, usualLocalUrl(kind));
    const QString id = m_desk->add(start);
    m_list->setCurrent(id);
    choose(id);
    m_form->focusFirst();
}

void ProvidersPage::addServer(const LocalServer &server)
{
    const QString name = freeName(server.name);
    const bool builtin = name == server.name && !providerFor(server).custom;
    const StoredProvider start =
        builtin ? builtinProvider(name, server.baseUrl) : customProvider(name, server.baseUrl, true);
    setUp(ProviderDraft(start).command(), name);
}

void ProvidersPage::addKey(const EnvironmentKey &key)
{
    ConfigDocument document;
    document.members = {{u"name"_s, key.variable}, {u"value"_s, key.reference()}};
    if (m_desk->contains(key.provider)) {
        setUp(AddKey{key.provider, document}, key.provider);
        return;
    }
    PutProvider put;
    put.name = key.provider;
    put.mode = PutProvider::Mode::Create;
    put.keys = {document};
    setUp(put, key.provider);
}

/// What needs no form: it is stored at once, then tried.
void ProvidersPage::setUp(const ConfigCommand &command, const QString &name)
{
    m_desk->config()->apply({command, {}}, this, [this, name](const ConfigOutcome &outcome) {
        if (!outcome.ok()) {
            m_messages->tell(Topic,
                             {Message::Kind::Error, tr("%1 could not be added.").arg(providerTitle(name)),
                              QString::fromStdString(outcome.error->message)});
            return;
        }
        m_list->setCurrent(name);
        choose(name);
        m_form->test();
        if (outcome.undo)
            offerUndo(tr("%1 was added.").arg(providerTitle(name)),
                      [this, undo = *outcome.undo] { m_desk->undo(undo); });
    });
}

void ProvidersPage::detect()
{
    m_searched = true;
    m_stack->setCurrentWidget(m_first);
    m_list->setMarked(false); // something else stands in the place of its form
    m_first->setSearching();
    if (m_first->isReduced() && m_list->isAncestorOf(QApplication::focusWidget()))
        m_first->backButton()->setFocus(Qt::OtherFocusReason); // what was pressed goes off meanwhile
    m_list->setSearching(true);
    m_search = m_control->gateway()->findLocalServers(m_ports);
    connect(m_search.get(), &LocalSearch::finished, this, [this] {
        std::vector<LocalServer> news = m_search->servers();
        const ConfigStatePtr state = m_desk->config()->state();
        std::erase_if(news, [&state](const LocalServer &server) {
            return isSetUp(server, state->configuration.providers);
        });
        m_first->setServers(news, m_search->servers().size() > news.size());
        m_list->setSearching(false);
    });
    refreshState();
}

void ProvidersPage::leaveFirstSteps()
{
    const QStringList ids = m_desk->ids();
    if (ids.isEmpty())
        return;
    const QString id = m_list->current().isEmpty() ? ids.first() : m_list->current();
    m_list->setCurrent(id);
    choose(id);
    m_list->focusList();
}

void ProvidersPage::offerKeys()
{
    m_first->setKeys(foundKeys(*m_desk->config()->state()));
}

/// What was typed comes back by Undo.
void ProvidersPage::revertCurrent()
{
    const QString id = m_form->provider();
    if (!m_desk->isChanged(id) || m_desk->isApplying(id))
        return;
    const ProviderDraft typed = m_desk->draft(id);
    m_form->revert();
    offerUndo(tr("The changes were taken back."), [this, id, typed] {
        const QString back = typed.isNew() ? m_desk->add(typed.stored()) : id;
        if (!typed.isNew())
            m_desk->bringBack(id, typed);
        m_list->setCurrent(back);
    });
}

void ProvidersPage::removeCurrent()
{
    const QString id = m_list->current();
    if (!id.isEmpty())
        m_desk->remove(id);
}

/// For ten seconds, by the message or by Ctrl+Z.
void ProvidersPage::offerUndo(const QString &sentence, std::function<void()> undo)
{
    m_undo = std::move(undo);
    m_undoTime.start();
    Message message;
    message.sentence = sentence;
    message.verb = tr("Undo");
    message.action = [this] { this->undo(); };
    message.undoes = true;
    message.lifetime = UndoTime;
    m_messages->tell(Topic, message);
}

void ProvidersPage::undo()
{
    m_messages->clear(Topic);
    m_undoTime.stop();
    if (const auto undo = std::exchange(m_undo, nullptr))
        undo();
}

} // namespace bifrost::gui
