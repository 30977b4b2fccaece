// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/providertrial.h"

#include "gateway/providers/providerbuilder.h"

#include <fmt/format.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace bifrost::flow {

using namespace Qt::StringLiterals;
using providers::Operation;
using Kind = TestStep::Kind;

namespace {

QString text(const std::string &sentence)
{
    return QString::fromStdString(sentence);
}

/// The names in a list of models; nothing if it is none.
std::optional<QStringList> modelNames(const std::string &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(json));
    const QJsonValue data =
        document.isArray() ? QJsonValue(document.array()) : document.object().value(u"data");
    if (!data.isArray())
        return std::nullopt;
    QStringList names;
    for (const QJsonValue &model : data.toArray()) {
        if (const QString name = model[u"id"].toString(); !name.isEmpty())
            names += name;
    }
    return names;
}

/// Why the builder has left the key out.
QString leftOut(const KeyConfig &key)
{
    if (!key.value.value.isEmpty())
        return u"Key “%1” has blanks or characters that no key has. Enter it again."_s.arg(key.name);
    if (const QString &lack = key.value.lack; !lack.isEmpty())
        return u"Key “%1” has no value: %2."_s.arg(key.name, lack);
    if (key.value.reference.startsWith("env."_L1))
        return u"The variable %1 is not set for this program."_s.arg(key.value.reference.mid(4));
    return u"Key “%1” has no value. Enter one."_s.arg(key.name);
}

/// A request that connects and asks for nothing, where there is no list of models.
providers::Target greetingFor(const providers::Target &chat)
{
    providers::Target greeting = chat;
    greeting.requestStart = "GET / HTTP/1.1" + chat.requestStart.substr(chat.requestStart.find("\r\n"));
    return greeting;
}

/// The time of the loop stands still within an event, and a step may be over within one.
std::int64_t stepClockUs()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

ProviderTrial::ProviderTrial(const Surroundings &surroundings, const Plan &plan, Tell tell)
    : m_surroundings(surroundings)
    , m_tokenModel(plan.firstTokenModel)
    , m_limits(plan.limits)
    , m_tell(std::move(tell))
    , m_provider(providers::buildProvider(plan.provider, plan.loopMark))
    , m_client(surroundings.loop, surroundings.guard, surroundings.tls)
    , m_adapter(m_client)
    , m_next(surroundings.loop.timers(), *this)
    , m_total(surroundings.loop.timers(), *this)
{
    using providers::Adapter;
    using providers::ProviderCall;
    QObject::connect(&m_adapter, &Adapter::headReceived, &m_adapter,
                     [](ProviderCall &call, const net::AnswerHead &head) { call.owner->onHead(head); });
    QObject::connect(&m_adapter, &Adapter::dataReceived, &m_adapter,
                     [](ProviderCall &call, std::string_view bytes) { call.owner->onData(bytes); });
    QObject::connect(
        &m_adapter, &Adapter::finished, &m_adapter,
        [](ProviderCall &call, const providers::Outcome &outcome) { call.owner->onFinished(outcome); });
    m_provider.deadlines.connect = m_limits.connect;
    m_provider.deadlines.firstByte = m_provider.deadlines.idle = m_limits.answer;
    m_provider.deadlines.total = m_limits.connect + m_limits.answer;
    makeKeyReports(plan.provider);
}

ProviderTrial::~ProviderTrial()
{
    if (m_reservation.open)
        m_surroundings.ledger.release(m_reservation);
}

void ProviderTrial::makeKeyReports(const ProviderConfig &config)
{
    for (const KeyConfig &key : config.keys) {
        if (!key.enabled)
            continue;
        KeyReport report;
        report.id = key.id;
        report.name = key.name;
        const std::size_t next = m_reportOf.size(); // the builder keeps their order
        const bool kept = next < m_provider.keys.size() && m_provider.keys[next].id == key.id.toStdString()
            && m_provider.keys[next].name == key.name.toStdString();
        if (kept) {
            m_reportOf.push_back(m_report.keys.size());
        } else {
            report.state = TestState::Failed;
            report.sentence = leftOut(key);
        }
        m_report.keys.push_back(std::move(report));
    }
}

KeyReport &ProviderTrial::reportOf(const providers::ProviderKey &key)
{
    return m_report.keys[m_reportOf[std::size_t(&key - m_provider.keys.data())]];
}

void ProviderTrial::begin()
{
    const providers::ProviderKey *first = m_provider.keys.empty() ? nullptr : &m_provider.keys.front();
    const providers::Target *target = listTarget(first);
    if (!target) {
        const providers::Target *chat = m_provider.target(Operation::ChatCompletion, false, first);
        if (chat)
            target = &m_greeting.emplace(greetingFor(*chat));
    }
    for (const Kind kind : {Kind::NameLookup, Kind::Connect, Kind::Proxy, Kind::Tls, Kind::SignIn,
                            Kind::Models, Kind::FirstToken}) {
        const bool applies = (kind != Kind::Proxy || (target && target->endpoint->proxy))
            && (kind != Kind::Tls || (target && target->endpoint->tls))
            && (kind != Kind::FirstToken || !m_tokenModel.empty());
        if (!applies)
            continue;
        TestStep step;
        step.kind = kind;
        m_report.steps.push_back(std::move(step));
    }
    run(Kind::NameLookup);
    m_total.start(m_limits.total);
    if (m_provider.unusable || !target) {
        const std::string why = m_provider.unusable ? m_provider.unusable->message
                                                    : "This provider has no address that could be tried.";
        close(Kind::NameLookup, TestState::Failed, {}, why);
        giveUp();
    }
    m_next.start(std::chrono::milliseconds(0));
}

const providers::Target *ProviderTrial::listTarget(const providers::ProviderKey *key) const
{
    return m_provider.offers(Operation::ListModels, false)
        ? m_provider.target(Operation::ListModels, false, key)
        : nullptr;
}

void ProviderTrial::onDeadline(net::Deadline &deadline)
{
    if (&deadline == &m_total) {
        m_inquiry.reset();
        if (const TestStep *running = step(m_running); running && running->state == TestState::Running)
            close(m_running, TestState::Failed, {}, "The test was ended because it took too long.");
        giveUp();
    }
    switch (m_stage) {
    case Stage::Keys:
        askNext();
        break;
    case Stage::Anonymous:
        askWithoutKey();
        break;
    case Stage::Token:
        askForToken();
        break;
    case Stage::Over:
        end();
        break;
    }
}

/// The next key, or what comes after the last.
void ProviderTrial::askNext()
{
    if (m_greeting) {
        if (m_key++ == 0)
            ask(nullptr, *m_greeting);
        else
            closeSignIn();
        return;
    }
    if (m_provider.keys.empty() && m_key++ == 0) {
        ask(nullptr, *listTarget(nullptr));
        return;
    }
    while (m_key < m_provider.keys.size()) {
        const providers::ProviderKey &key = m_provider.keys[m_key++];
        const bool hasOwnServer = key.targets != nullptr;
        const providers::Target *target =
            m_provider.keyCheck && !hasOwnServer ? &*m_provider.keyCheck : listTarget(&key);
        if (target) {
            ask(&key, *target);
            return;
        }
        reportOf(key).state = TestState::Skipped;
        reportOf(key).sentence = u"This key has no server to be tried at."_s;
    }
    closeSignIn();
}

void ProviderTrial::ask(const providers::ProviderKey *key, const providers::Target &target)
{
    m_inquiry = std::make_unique<TrialInquiry>(m_provider, key, target,
                                               [this](const TrialInquiry &inquiry) { onAnswer(inquiry); });
    m_inquiry->askForModels(m_adapter, *this);
}

void ProviderTrial::onResolved()
{
    if (!m_connecting || m_running != Kind::NameLookup)
        return;
    close(Kind::NameLookup, TestState::Good);
    run(Kind::Connect);
}

void ProviderTrial::onReached()
{
    if (!m_connecting || m_running != Kind::Connect)
        return;
    close(Kind::Connect, TestState::Good);
    run(step(Kind::Proxy) ? Kind::Proxy : behindConnect());
    tell();
}

Kind ProviderTrial::behindConnect() const
{
    const bool byTls = std::ranges::count(m_report.steps, Kind::Tls, &TestStep::kind) > 0;
    return byTls ? Kind::Tls : Kind::SignIn;
}

void ProviderTrial::onProxyPassed()
{
    if (!m_connecting || m_running != Kind::Proxy)
        return;
    close(Kind::Proxy, TestState::Good);
    run(behindConnect());
    tell();
}

void ProviderTrial::onSecured(std::string_view version)
{
    if (!m_connecting || m_running != Kind::Tls)
        return;
    QString name = QString::fromLatin1(version.data(), qsizetype(version.size())); // "TLSv1.3"
    close(Kind::Tls, TestState::Good, name.replace("TLSv"_L1, "TLS "_L1));
    run(Kind::SignIn);
    tell();
}

TrialSentences ProviderTrial::sentences(const TrialInquiry &inquiry) const
{
    return {m_provider, *inquiry.target().endpoint};
}

void ProviderTrial::onAnswer(const TrialInquiry &inquiry)
{
    m_next.start(std::chrono::milliseconds(0)); // from the loop: the inquiry is still on the stack
    if (m_stage == Stage::Token) {
        onToken(inquiry);
        return;
    }
    if (m_stage == Stage::Anonymous) {
        if (m_provider.keyCheck)
            readModels(inquiry);
        else
            m_keyIsProved = inquiry.status() != 200;
        m_stage = Stage::Keys; // of which none is left
        return;
    }
    const bool proxyRefused = inquiry.failure() && inquiry.failure()->error.code == ErrorCode::ProxyFailed;
    if (m_connecting && proxyRefused && m_running == Kind::SignIn && step(Kind::Proxy)) {
        step(Kind::SignIn)->state = TestState::Waiting; // it had the request before it said no
        m_running = Kind::Proxy;
    }
    if (std::exchange(m_connecting, false) && inquiry.failure() && m_running != Kind::SignIn) {
        close(m_running, TestState::Failed, {}, sentences(inquiry).noAnswer(*inquiry.failure(), m_running));
        if (!inquiry.key() || !inquiry.key()->targets) {
            giveUp();
            return;
        }
        run(Kind::SignIn); // the other keys have servers of their own
    }
    if (m_greeting)
        return;
    if (!inquiry.key()) {
        m_keyless = judge(inquiry);
        readModels(inquiry);
        return;
    }
    note(*inquiry.key(), judge(inquiry));
    if (!m_provider.keyCheck || inquiry.key()->targets)
        readModels(inquiry);
    if (inquiry.failure() && !inquiry.key()->targets)
        m_key = m_provider.keys.size(); // the server is silent, which is no key's fault
    if (m_key == m_provider.keys.size() && m_report.goodKeys() > 0)
        m_stage = Stage::Anonymous;
    tell();
}

void ProviderTrial::note(const providers::ProviderKey &key, KeyReport verdict)
{
    KeyReport &report = reportOf(key);
    verdict.id = report.id;
    verdict.name = report.name;
    report = std::move(verdict);
}

/// What the answer says of the key that it was asked with.
KeyReport ProviderTrial::judge(const TrialInquiry &inquiry) const
{
    KeyReport report;
    report.status = inquiry.status();
    report.time = inquiry.time();
    if (inquiry.failure()) {
        report.status = 0;
        report.state = TestState::Failed;
        report.sentence = text(hidden(sentences(inquiry).noAnswer(*inquiry.failure(), Kind::SignIn)));
        return report;
    }
    if (report.status == 200) {
        report.state = TestState::Good;
        return report;
    }
    if (const auto pause = inquiry.retryAfter()) {
        const auto back = std::chrono::system_clock::now() + *pause;
        report.backAtUs =
            std::chrono::duration_cast<std::chrono::microseconds>(back.time_since_epoch()).count();
    }
    const std::string name = inquiry.key() ? inquiry.key()->name : std::string();
    report.sentence = text(
        hidden(sentences(inquiry).refused(report.status, name, inquiry.errorSentence(), inquiry.path())));
    const bool elsewhere = report.status == 404 || report.status == 405 || report.status / 100 == 3;
    report.state = report.status == 429 ? TestState::Doubtful
        : elsewhere                     ? TestState::Skipped // what was asked was no judge of keys
                                        : TestState::Failed;
    return report;
}

void ProviderTrial::readModels(const TrialInquiry &inquiry)
{
    if (inquiry.status() != 200 || inquiry.failure()) {
        if (inquiry.status() == 404 || inquiry.status() == 405 || inquiry.status() / 100 == 3)
            m_listTrouble = sentences(inquiry).refused(inquiry.status(), {}, {}, inquiry.path());
        return;
    }
    const std::optional<QStringList> names = modelNames(inquiry.body());
    if (!names) {
        m_listTrouble = sentences(inquiry).notAList(inquiry.path());
        return;
    }
    m_hasList = true;
    m_report.models += *names;
}

/// Whether the server would have answered without the key too; then the list of models proves nothing.
void ProviderTrial::askWithoutKey()
{
    const auto shared =
        std::ranges::find_if(m_provider.keys, [](const providers::ProviderKey &key) { return !key.targets; });
    if (shared == m_provider.keys.end()) {
        m_stage = Stage::Keys;
        askNext();
        return;
    }
    ask(nullptr, *listTarget(nullptr));
}

void ProviderTrial::closeSignIn()
{
    const int good = m_report.goodKeys();
    const int all = int(m_report.keys.size());
    const auto worst = std::ranges::find_if(m_report.keys, [](const KeyReport &key) {
        return key.state == TestState::Failed || key.state == TestState::Doubtful;
    });
    const std::string sentence = worst == m_report.keys.end() ? std::string() : worst->sentence.toStdString();
    const QString count = all > 1 ? u"%1 of %2"_s.arg(good).arg(all) : QString();
    if (m_greeting) {
        close(Kind::SignIn, TestState::Skipped, {},
              "This provider has no list of models to try a key on. Ask for a first token to try it.");
    } else if (all == 0) {
        const TestState state = m_keyless ? m_keyless->state : TestState::Skipped;
        const bool asksForKey = m_provider.needsKey && state == TestState::Good;
        close(Kind::SignIn, state, state == TestState::Good ? u"no key"_s : QString(),
              m_keyless ? m_keyless->sentence.toStdString() : std::string());
        if (asksForKey)
            close(Kind::SignIn, TestState::Doubtful, u"no key"_s,
                  "The server answers without a key, but requests will want one. Add a key.");
    } else if (good == 0) {
        const bool judged = worst != m_report.keys.end();
        close(Kind::SignIn, judged ? TestState::Failed : TestState::Skipped, count, sentence);
    } else if (worst != m_report.keys.end()) {
        close(Kind::SignIn, TestState::Doubtful, count, sentence);
    } else if (!m_keyIsProved) {
        close(Kind::SignIn, TestState::Skipped, u"open"_s,
              "The list of models is open to everybody here, so it does not prove a key. Ask for a first "
              "token to try it.");
    } else {
        close(Kind::SignIn, TestState::Good, count);
    }
    const auto timed =
        std::ranges::find_if(m_report.keys, [](const KeyReport &key) { return key.time.count() >= 0; });
    step(Kind::SignIn)->time = timed != m_report.keys.end() ? timed->time
        : m_keyless                                         ? m_keyless->time
                                                            : std::chrono::microseconds(-1);
    closeModels();
    const bool mayAsk = !m_tokenModel.empty()
        && (m_greeting || m_report.goodKeys() > 0 || (m_keyless && m_keyless->state == TestState::Good));
    m_stage = mayAsk ? Stage::Token : Stage::Over;
    if (!mayAsk)
        skipRest(m_tokenModel.empty() ? QString() : u"No key was accepted, so nothing was asked."_s);
    m_next.start(std::chrono::milliseconds(0));
    tell();
}

void ProviderTrial::closeModels()
{
    QStringList &models = m_report.models;
    models.removeDuplicates();
    models.sort(Qt::CaseInsensitive);
    const qsizetype count = models.size();
    if (count > ConnectionReport::MaxModels)
        models.resize(ConnectionReport::MaxModels);
    if (m_greeting)
        close(Kind::Models, TestState::Skipped, u"no list"_s);
    else if (count > 0)
        close(Kind::Models, TestState::Good, u"%1 found"_s.arg(count));
    else if (!m_listTrouble.empty())
        close(Kind::Models, TestState::Failed, {}, m_listTrouble);
    else if (m_hasList)
        close(Kind::Models, TestState::Doubtful, u"none"_s,
              TrialSentences{m_provider, *m_inquiry->target().endpoint}.noModels());
    else
        close(Kind::Models, TestState::Skipped);
    step(Kind::Models)->time = std::chrono::microseconds(-1); // it came with the sign-in
}

/// The connection failed, so nothing else can be tried.
void ProviderTrial::giveUp()
{
    for (KeyReport &key : m_report.keys) {
        if (key.state == TestState::Waiting)
            key.state = TestState::Skipped;
    }
    skipRest({});
    m_stage = Stage::Over;
}

void ProviderTrial::skipRest(const QString &sentence)
{
    for (TestStep &each : m_report.steps) {
        if (each.state != TestState::Waiting && each.state != TestState::Running)
            continue;
        each.state = TestState::Skipped;
        each.sentence = sentence;
    }
}

void ProviderTrial::end()
{
    m_total.stop();
    m_next.stop();
    m_inquiry.reset();
    m_report.over = true;
    tell();
}

void ProviderTrial::tell()
{
    m_tell(m_report);
}

TestStep *ProviderTrial::step(Kind kind)
{
    const auto found = std::ranges::find(m_report.steps, kind, &TestStep::kind);
    return found == m_report.steps.end() ? nullptr : &*found;
}

void ProviderTrial::run(Kind kind)
{
    m_running = kind;
    m_stepStartUs = stepClockUs();
    step(kind)->state = TestState::Running;
}

void ProviderTrial::close(Kind kind, TestState state, const QString &detail, const std::string &sentence)
{
    TestStep &closed = *step(kind);
    closed.state = state;
    closed.time = std::chrono::microseconds(stepClockUs() - m_stepStartUs);
    closed.detail = detail;
    closed.sentence = text(hidden(sentence));
}

std::string ProviderTrial::hidden(std::string sentence) const
{
    m_provider.hideCredentials(sentence);
    return sentence;
}

} // namespace bifrost::flow
