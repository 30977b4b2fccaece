// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/firststeps.h"

#include "gateway/gateway.h"
#include "gui/actions/actiontable.h"
#include "gui/actions/gatewaycontrol.h"
#include "gui/icons/themedicon.h"
#include "gui/providers/offerrow.h"
#include "gui/providers/providerchoice.h"
#include "gui/providers/providerstanding.h"
#include "gui/providers/secretplace.h"
#include "gui/theme/stylepaint.h"
#include "gui/widgets/busy.h"
#include "gui/widgets/button.h"
#include "gui/widgets/card.h"
#include "gui/widgets/codeblock.h"
#include "gui/widgets/copyfeedback.h"
#include "gui/widgets/note.h"
#include "gui/widgets/textlabel.h"
#include "models/config/providerkind.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int StepsWidth = 720;
constexpr int StepsMargin = 24;
constexpr int StepsGap = 12;
constexpr int ModelsNamed = 3;

QString modelsText(const QStringList &models)
{
    if (models.isEmpty())
        return FirstSteps::tr("no model loaded yet");
    const QString names = models.mid(0, ModelsNamed).join(u", "_s);
    return models.size() > ModelsNamed
        ? FirstSteps::tr("%1 and %2 more").arg(names, QString::number(models.size() - ModelsNamed))
        : names;
}

} // namespace

FirstSteps::FirstSteps(GatewayControl *control, const ActionTable &actions, QString testModel,
                       QWidget *parent)
    : QWidget(parent)
    , m_control(control)
    , m_actions(actions)
    , m_test(new TestRequest(control, std::move(testModel), this))
{
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(StepsMargin, StepsMargin, StepsMargin, StepsMargin);
    column->setSpacing(StepsGap);
    m_back = new Button(Button::Kind::Link, tr("Back to the providers"),
                        isRightToLeft() ? u"chevronright"_s : u"chevronleft"_s, body);
    connect(m_back, &Button::clicked, this, &FirstSteps::backWanted);
    auto *backRow = new QHBoxLayout;
    backRow->setContentsMargins(-ButtonPadding, 0, -ButtonPadding, 0); // its sign stands over the title
    backRow->addWidget(m_back);
    backRow->addStretch();
    column->addLayout(backRow);
    m_title = new TextLabel({}, Role::Text, TextLabel::Size::Big, body);
    m_sentence = new TextLabel({}, Role::Muted, TextLabel::Size::Body, body);
    m_sentence->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addSpacing(4);
    column->addWidget(makeLocal());
    m_cloud = makeCloud();
    column->addWidget(m_cloud);
    m_trial = makeTrial();
    column->addWidget(m_trial);
    column->addStretch(1); // else cards take of what is left over
    body->setMaximumWidth(StepsWidth);

    auto *middle = new QWidget(this);
    auto *centred = new QHBoxLayout(middle);
    centred->setContentsMargins(0, 0, 0, 0);
    centred->addStretch(1);
    centred->addWidget(body, 100);
    centred->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(middle);
    scroll->setWidgetResizable(true);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // its room is kept
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    putOnPage(scroll);
    middle->setAutoFillBackground(false);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    connect(m_control, &GatewayControl::changed, this, &FirstSteps::refresh);
    setReduced(false);
}

void FirstSteps::paintEvent(QPaintEvent *event)
{
    QPainter(this).fillRect(event->rect(), colour(Role::Page, palette())); // behind the cards
}

Card *FirstSteps::makeLocal()
{
    auto *card = new Card(tr("On this computer"), this);
    m_detect = new Button(Button::Kind::Quiet, tr("Look again"), card);
    card->addToHead(m_detect);
    m_localHint = new TextLabel({}, Role::Muted, TextLabel::Size::Body, card);
    m_localHint->setWordWrap(true);
    m_servers = new QVBoxLayout;
    m_keys = new QVBoxLayout;
    card->body()->addWidget(m_localHint);
    card->body()->addLayout(m_servers);
    card->body()->addLayout(m_keys);
    connect(m_detect, &Button::clicked, this, &FirstSteps::detectWanted);
    return card;
}

Card *FirstSteps::makeCloud()
{
    auto *card = new Card(tr("In the cloud"), this);
    m_cloudHint = new TextLabel({}, Role::Muted, TextLabel::Size::Body, card);
    m_cloudHint->setWordWrap(true);
    m_placeNote = new Note(card);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    const struct
    {
        QString name;
        QString words;
    } choices[] = {
        {u"openai"_s, tr("GPT models")},
        {u"mistral"_s, tr("Mistral models")},
        {u"groq"_s, tr("open models, fast")},
        {u"openrouter"_s, tr("many with one key")},
    };
    for (const auto &choice : choices) {
        auto *add = new ProviderChoice(choice.name, providerTitle(choice.name), choice.words, card);
        connect(add, &ProviderChoice::clicked, this, [this, name = choice.name] { Q_EMIT addWanted(name); });
        row->addWidget(add, 1);
    }
    auto *other = new ProviderChoice({}, tr("Another one…"), tr("from the list, or your own server"), card);
    connect(other, &ProviderChoice::clicked, this, [this, other] { Q_EMIT otherWanted(other); });
    row->addWidget(other, 1);
    m_other = other;
    card->body()->addWidget(m_cloudHint);
    card->body()->addLayout(row);
    card->body()->addWidget(m_placeNote);
    setSecretPlace({});
    return card;
}

Card *FirstSteps::makeTrial()
{
    auto *card = new Card(tr("Or try it first"), this);
    m_trialHint = new TextLabel({}, Role::Muted, TextLabel::Size::Body, card);
    m_trialHint->setWordWrap(true);
    m_code = new CodeBlock(card);
    m_code->setAccessibleName(tr("Test command"));
    m_answer = new Note(card);
    m_start = new Button(Button::Kind::Normal, tr("Start gateway"), u"start"_s, card);
    m_send = new Button(Button::Kind::Normal, tr("Send test request"), u"start"_s, card);
    m_copy = new Button(Button::Kind::Quiet, tr("Copy test command"), u"copy"_s, card);
    m_live = new Button(Button::Kind::Link, tr("Open live traffic"), card);
    m_feedback = new CopyFeedback(m_copy, themedIcon(u"copy"_s), themedIcon(u"check"_s));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (Button *button : {m_start, m_send, m_copy, m_live})
        row->addWidget(button);
    row->addStretch();
    card->body()->addWidget(m_trialHint);
    card->body()->addWidget(m_code);
    card->body()->addLayout(row);
    card->body()->addWidget(m_answer);
    connect(m_start, &Button::clicked, m_actions[ActionId::ToggleGateway], &QAction::trigger);
    connect(m_send, &Button::clicked, m_test, &TestRequest::send);
    connect(m_copy, &Button::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_test->command());
        m_feedback->show();
    });
    connect(m_live, &Button::clicked, this, &FirstSteps::liveWanted);
    connect(m_test, &TestRequest::changed, this, &FirstSteps::refresh);
    connect(m_test, &TestRequest::answered, this, &FirstSteps::showAnswer);
    return card;
}

void FirstSteps::setReduced(bool reduced)
{
    m_isReduced = reduced;
    m_back->setVisible(reduced);
    m_cloud->setVisible(!reduced);
    m_title->setText(reduced ? tr("Servers on this computer") : tr("Connect your first models"));
    m_sentence->setText(
        reduced ? tr("What runs here and is not set up yet can be added with one click.")
                : tr("Your tools talk to one address on this computer, and Bifrost passes each request on to "
                     "the provider that you choose. Keys stay here; only the requests leave."));
    refresh();
}

void FirstSteps::setSecretPlace(const SecretPlace &place)
{
    const QString lead = tr("Choose a provider and enter its key.");
    m_cloudHint->setText(place.isReadable || !place.trouble.isEmpty() || place.said.isEmpty()
                             ? lead
                             : lead + u' ' + place.said);
    if (!place.trouble.isEmpty()) {
        Message message{Message::Kind::Warning, tr("No key can be stored now."), place.trouble};
        if (place.canUnlock) {
            message.verb = tr("Unlock");
            message.action = [this] { Q_EMIT unlockWanted(); };
        }
        m_placeNote->tell(message);
    } else if (place.isReadable) {
        m_placeNote->tell({Message::Kind::Note, {}, place.said});
    } else {
        m_placeNote->clear();
    }
}

void FirstSteps::refresh()
{
    m_trial->setVisible(!m_isReduced && !m_test->model().isEmpty());
    const bool offered = m_test->isOffered();
    const Gateway::State state = m_control->gateway()->state();
    m_trialHint->setText(offered
                             ? tr("The built-in demo answers without any account.")
                             : tr("The built-in demo answers without any account, once the gateway runs."));
    for (QWidget *part : std::initializer_list<QWidget *>{m_code, m_send, m_copy})
        part->setVisible(offered);
    m_start->setVisible(state == Gateway::State::Stopped || state == Gateway::State::Failed);
    if (offered)
        m_code->setCode(m_test->command());
    setBusy(m_send, m_test->isUnderWay());
    m_send->setText(m_test->isUnderWay() ? tr("Sending…") : tr("Send test request"));
}

void FirstSteps::showAnswer(const TestRequest::Answer &answer)
{
    const QString took = timeText(std::chrono::milliseconds(answer.tookMs));
    Message message;
    message.kind = answer.isGood() ? Message::Kind::Note : Message::Kind::Error;
    message.lead = answer.isGood() ? tr("Answered in %1:").arg(took)
        : answer.status > 0        ? tr("Refused with %1:").arg(answer.status)
                                   : tr("Nothing was sent.");
    message.sentence = answer.text;
    m_answer->tell(message);
}

void FirstSteps::clear(QVBoxLayout *rows)
{
    while (QLayoutItem *item = rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void FirstSteps::setSearching()
{
    m_detect->setEnabled(false);
    m_localHint->setText(tr("Looking for Ollama, LM Studio, llama.cpp, vLLM and MLX…"));
    m_localHint->show();
}

void FirstSteps::setServers(const std::vector<LocalServer> &servers, bool othersAreSetUp)
{
    clear(m_servers);
    for (const LocalServer &server : servers) {
        const QString address = QString(server.baseUrl).remove(u"http://"_s);
        auto *row = new OfferRow(server.name, true, tr("%1 at %2").arg(server.title, address),
                                 modelsText(server.models), tr("Add"), this);
        connect(row->button(), &Button::clicked, this, [this, server] { Q_EMIT serverChosen(server); });
        m_servers->addWidget(row);
    }
    m_detect->setEnabled(true);
    m_localHint->setText(othersAreSetUp ? tr("Every server of models that runs here is set up.")
                                        : tr("No server of models runs here. Start Ollama, LM Studio, "
                                             "llama.cpp, vLLM or MLX and look again."));
    m_localHint->setVisible(servers.empty());
}

void FirstSteps::setKeys(const std::vector<EnvironmentKey> &keys)
{
    clear(m_keys);
    for (const EnvironmentKey &key : keys) {
        auto *row =
            new OfferRow(key.provider, false, tr("%1 is set").arg(key.variable),
                         tr("A key for %1 in the environment. Only the name of the variable is stored.")
                             .arg(providerTitle(key.provider)),
                         tr("Use it"), this);
        connect(row->button(), &Button::clicked, this, [this, key] { Q_EMIT keyChosen(key); });
        m_keys->addWidget(row);
    }
}

} // namespace bifrost::gui
