// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/testcard.h"

#include "gui/providers/modeltotry.h"
#include "gui/providers/providerdesk.h"
#include "gui/widgets/button.h"
#include "gui/widgets/steps.h"
#include "gui/widgets/textlabel.h"
#include "gui/words/windowwords.h"

#include <QAccessible>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bifrost::gui {

namespace {

using Kind = TestStep::Kind;

constexpr int ModelWidth = 260;
constexpr int LeastModelWidth = 110;
constexpr int UsualModelWidth = 230; // with the gaps beside it
constexpr int RoomForAge = 520;

Tone toneOf(TestState state)
{
    switch (state) {
    case TestState::Waiting:
        return Tone::Neutral;
    case TestState::Running:
        return Tone::Busy;
    case TestState::Good:
        return Tone::Ok;
    case TestState::Doubtful:
        return Tone::Warn;
    case TestState::Failed:
        return Tone::Error;
    case TestState::Skipped:
        return Tone::Off;
    }
    return Tone::Neutral;
}

/// An address as it is, which needs no look-up.
bool isLiteral(const QString &host)
{
    const bool isV4 = std::ranges::all_of(host, [](QChar c) { return c.isDigit() || c == u'.'; });
    return !host.isEmpty() && (isV4 || host.contains(u':'));
}

QString nameOf(const TestStep &step, bool hasName)
{
    switch (step.kind) {
    case Kind::NameLookup:
        return hasName ? TestCard::tr("Name lookup") : TestCard::tr("Address");
    case Kind::Connect:
        return TestCard::tr("Connect");
    case Kind::Proxy:
        return TestCard::tr("Proxy");
    case Kind::Tls:
        return step.state == TestState::Good ? step.detail : TestCard::tr("TLS");
    case Kind::SignIn:
        return TestCard::tr("Sign in");
    case Kind::Models:
        return TestCard::tr("Models");
    case Kind::FirstToken:
        return TestCard::tr("First token");
    }
    return {};
}

/// What is wrong with a key is said below the keys, with what helps.
bool isSaidAtKeys(const ConnectionReport &report)
{
    const TestStep *trouble = report.trouble();
    return trouble && trouble->kind == Kind::SignIn && isOfKey(troubleOfKeys(report));
}

/// The engine's word or two: a few that are fixed, and numbers.
QString detailOf(const TestStep &step)
{
    const QStringList words = step.detail.split(u' ');
    if (words.size() == 3 && words[1] == "of"_L1)
        return TestCard::tr("%1 of %2").arg(words[0], words[2]);
    if (words.size() == 2 && words[1] == "found"_L1)
        return TestCard::tr("%1 found").arg(words[0]);
    if (step.detail == "no key"_L1)
        return TestCard::tr("no key");
    if (step.detail == "open"_L1)
        return TestCard::tr("open");
    if (step.detail == "no list"_L1)
        return TestCard::tr("no list");
    return step.detail == "none"_L1 ? TestCard::tr("none") : step.detail;
}

QString resultOf(const TestStep &step)
{
    if (step.state == TestState::Running)
        return TestCard::tr("…");
    if (step.state == TestState::Failed && step.detail.isEmpty())
        return TestCard::tr("failed");
    const bool hasName = step.kind != Kind::Tls && step.kind != Kind::FirstToken;
    if (!step.detail.isEmpty() && hasName)
        return detailOf(step);
    if (step.state == TestState::Skipped)
        return TestCard::tr("not tried");
    return timeText(step.time);
}

} // namespace

TestCard::TestCard(ProviderDesk *desk, QWidget *parent)
    : Card(tr("Test connection"), parent)
    , m_desk(desk)
    , m_when(new TextLabel({}, Role::Muted, TextLabel::Size::Caption, this))
    , m_verdict(new TextLabel({}, Role::Text, TextLabel::Size::CaptionStrong, this))
    , m_steps(new Steps(this))
    , m_sentence(new TextLabel({}, Role::Text, TextLabel::Size::Body, this))
    , m_tokenRow(new QWidget(this))
    , m_model(new QComboBox(m_tokenRow))
    , m_ask(new Button(Button::Kind::Quiet, tr("Ask for a first token"), m_tokenRow))
    , m_price(new TextLabel(tr("costs a few tokens"), Role::Muted, TextLabel::Size::Caption, m_tokenRow))
    , m_stop(new Button(Button::Kind::Quiet, tr("Cancel"), this))
{
    addBesideTitle(m_when);
    addToHead(m_verdict);
    addToHead(m_stop);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    body()->addWidget(m_steps);
    body()->addWidget(m_sentence);
    m_model->setEditable(true);
    m_model->setInsertPolicy(QComboBox::NoInsert);
    m_model->setMaximumWidth(ModelWidth);
    m_model->setMinimumWidth(LeastModelWidth);
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_model->setAccessibleName(tr("Model to ask"));
    m_model->lineEdit()->setPlaceholderText(tr("model"));
    m_ask->setToolTip(tr("Sends a short question to the model and stops at the first piece of the answer. "
                         "This costs what the provider charges for a few tokens."));
    auto *row = new QHBoxLayout(m_tokenRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_model, 1);
    row->addWidget(m_ask);
    row->addWidget(m_price);
    row->addStretch();
    body()->addWidget(m_tokenRow);

    connect(m_stop, &Button::clicked, this, [this] { m_desk->stopTest(m_provider); });
    connect(m_ask, &Button::clicked, this,
            [this] { m_desk->test(m_provider, m_model->currentText().trimmed()); });
    connect(desk, &ProviderDesk::changed, this, [this](const QString &id) {
        if (id == m_provider)
            refresh();
    });
    connect(&m_clock, &QTimer::timeout, this, &TestCard::tick);
    m_clock.setInterval(5s);
    hide();
}

void TestCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    // Else the tooltip of the button says so.
    const QMargins margins = body()->contentsMargins() + layout()->contentsMargins();
    m_price->setVisible(width() - margins.left() - margins.right() - m_ask->sizeHint().width()
                            - m_price->sizeHint().width()
                        >= UsualModelWidth);
    m_when->setVisible(width() >= RoomForAge);
}

void TestCard::setProvider(const QString &id)
{
    m_provider = id;
    m_model->clear();
    m_wasRunning = false;
    refresh();
}

void TestCard::refresh()
{
    const ConnectionReport *report = m_desk->report(m_provider);
    setVisible(report != nullptr);
    if (!report) {
        m_clock.stop();
        m_wasRunning = false;
        return;
    }
    const bool running = !report->over;
    showSteps(*report);
    showModels(*report);
    m_stop->setVisible(running);
    m_tokenRow->setVisible(!running && (!report->models.isEmpty() || m_desk->report(m_provider)->goodKeys()));
    if (running)
        m_clock.stop();
    else
        m_clock.start();
    tick();

    const TestStep *trouble = report->trouble();
    QString sentence = troubleSentence(*report);
    Role ink = trouble && trouble->state == TestState::Failed ? Role::Error : Role::Warn;
    if (sentence.isEmpty() && report->over) {
        for (const TestStep &step : report->steps) {
            if (step.state == TestState::Skipped && !step.sentence.isEmpty() && sentence.isEmpty()) {
                sentence = inWindowWords(step.sentence);
                ink = Role::Muted;
            }
        }
    }
    m_sentence->setInk(ink);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty() && !isSaidAtKeys(*report));

    QString verdict;
    const int all = int(report->keys.size());
    if (report->over && !trouble)
        verdict = all > 1 ? tr("All %n keys work", nullptr, all) : tr("Works");
    else if (report->over && all > 1)
        verdict = tr("%1 of %2 keys work").arg(report->goodKeys()).arg(all);
    m_verdict->setInk(!trouble ? Role::Ok : trouble->state == TestState::Failed ? Role::Error : Role::Warn);
    m_verdict->setText(verdict);
    if (m_wasRunning && !running) {
        setAccessibleDescription(sentence.isEmpty() ? verdict : sentence);
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
    m_wasRunning = running;
}

void TestCard::showSteps(const ConnectionReport &report)
{
    QList<Steps::Step> steps;
    // Where the address stands in the base URL there is nothing to look up.
    const ProviderConfig config = m_desk->draft(m_provider).config();
    const bool isGiven =
        isLiteral(QUrl(config.network.baseUrl).host()) || (config.custom && config.network.baseUrl.isEmpty());
    for (const TestStep &step : report.steps) {
        if (step.kind == Kind::NameLookup && isGiven && step.state != TestState::Failed)
            continue;
        steps.append({nameOf(step, !isGiven), resultOf(step), toneOf(step.state)});
    }
    m_steps->setSteps(steps);
}

void TestCard::showModels(const ConnectionReport &report)
{
    if (!report.over || m_model->count() == report.models.size())
        return;
    const QString chosen = m_model->currentText();
    m_model->clear();
    m_model->addItems(report.models);
    m_model->setCurrentText(chosen.isEmpty() ? modelToTry(report.models) : chosen);
    m_model->lineEdit()->setCursorPosition(0); // the beginning of a name says more than its end
}

void TestCard::tick()
{
    const ConnectionReport *report = m_desk->report(m_provider);
    if (!report || !report->over) {
        m_when->setText(report ? tr("running…") : QString());
        return;
    }
    const std::chrono::seconds age = m_desk->testAge(m_provider);
    if (age < 5s)
        m_when->setText(tr("just now"));
    else if (age < 60s)
        m_when->setText(tr("%n s ago", nullptr, int(age.count())));
    else
        m_when->setText(tr("%n min ago", nullptr, int(age.count() / 60)));
}

} // namespace bifrost::gui
