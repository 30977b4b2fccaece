// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/providerdesk.h"

#include "gateway/gateway.h"
#include "gui/actions/healthwatch.h"
#include "gui/actions/localonly.h"
#include "models/probe/localserver.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

const QStringList AddressPlace{u"network_config"_s, u"base_url"_s};
constexpr int MaxRepeats = 5; // while somebody else is always faster

bool needsKeyAsIs(const ProviderDraft &provider)
{
    if (provider.isCustom())
        return !provider.value({u"custom_provider_config"_s, u"is_key_less"_s}).toBool();
    const auto kind = std::ranges::find(Gateway::providerKinds(), provider.name(), &ProviderKind::name);
    return kind == Gateway::providerKinds().end() || kind->needsKey;
}

/// What they differ in, if they do, changes nothing in whether it is reached and whether a key is good.
bool isSameToReach(StoredProvider one, StoredProvider other)
{
    for (StoredProvider *each : {&one, &other}) {
        for (const QString &patience :
             {u"max_retries"_s, u"retry_backoff_initial"_s, u"retry_backoff_max"_s, u"max_conns_per_host"_s,
              u"default_request_timeout_in_seconds"_s, u"stream_idle_timeout_in_seconds"_s})
            setMemberAt(each->document.members, {u"network_config"_s, patience}, QJsonValue::Undefined);
        each->document.members.remove(u"concurrency_and_buffer_size"_s);
    }
    return one == other;
}

} // namespace

ProviderDesk::ProviderDesk(ConfigService *config, Gateway *gateway, HealthWatch *watch, LocalOnly *localOnly,
                           QObject *parent)
    : QObject(parent)
    , m_config(config)
    , m_gateway(gateway)
    , m_watch(watch)
    , m_localOnly(localOnly)
{
    connect(m_config, &ConfigService::changed, this, &ProviderDesk::reload);
    if (m_localOnly)
        connect(m_localOnly, &LocalOnly::changed, this, &ProviderDesk::refreshHealth);
    connect(m_watch, &HealthWatch::changed, this, &ProviderDesk::healthChanged);
    connect(m_watch, &HealthWatch::looked, this, [this] {
        for (const QString &id : ids())
            noteLatency(id);
        if (m_isWatched)
            Q_EMIT healthChanged();
    });
    m_knownIds = ids();
    noteRevisions();
}

ProviderDesk::~ProviderDesk() = default;

QStringList ProviderDesk::ids() const
{
    QStringList ids = m_config->state()->stored.providers.keys();
    for (const QString &id : m_newIds)
        ids += id;
    return ids;
}

bool ProviderDesk::contains(const QString &id) const
{
    return m_drafts.contains(id) || m_config->state()->stored.providers.contains(id);
}

ProviderDraft ProviderDesk::draft(const QString &id) const
{
    if (const auto draft = m_drafts.find(id); draft != m_drafts.end())
        return *draft;
    const ConfigStatePtr state = m_config->state();
    const StoredProvider *stored = state->storedProvider(id);
    return stored ? ProviderDraft(*stored, state->providerRevision(id)) : ProviderDraft();
}

bool ProviderDesk::isChanged(const QString &id) const
{
    return m_drafts.contains(id);
}

void ProviderDesk::edit(const QString &id, const std::function<void(ProviderDraft &)> &change)
{
    if (!contains(id))
        return;
    ProviderDraft edited = draft(id);
    change(edited);
    if (edited.value(AddressPlace) != draft(id).value(AddressPlace))
        m_models.remove(id); // those of another server
    if (edited.isChanged())
        m_drafts.insert(id, edited);
    else
        m_drafts.remove(id);
    if (const auto test = m_tests.find(id); test != m_tests.end())
        test->fresh = false;
    Q_EMIT changed(id);
}

QString ProviderDesk::add(const StoredProvider &start)
{
    const QString id = u"/new/%1"_s.arg(++m_lastNew); // no name has a slash
    m_newIds += id;
    m_drafts.insert(id, ProviderDraft(start));
    m_knownIds = ids();
    Q_EMIT listChanged();
    return id;
}

void ProviderDesk::revert(const QString &id)
{
    if (!m_drafts.contains(id) || isApplying(id))
        return;
    m_drafts.remove(id);
    m_tests.remove(id);
    m_orphans.remove(id);
    m_judged.remove(id);
    if (m_newIds.removeOne(id)) {
        m_models.remove(id);
        m_knownIds = ids();
        Q_EMIT listChanged();
    } else {
        Q_EMIT changed(id);
    }
}

FieldErrors ProviderDesk::check(const QString &id) const
{
    return m_config->check(draft(id).command());
}

std::optional<bifrost::FieldError> ProviderDesk::checkField(const QString &id, const QString &path) const
{
    return m_config->checkField(draft(id).command(), path);
}

void ProviderDesk::bringBack(const QString &id, ProviderDraft draft)
{
    const ConfigStatePtr state = m_config->state();
    const StoredProvider *stored = state->storedProvider(id);
    if (!stored || isApplying(id))
        return;
    draft.follow(*stored, state->providerRevision(id));
    edit(id, [&draft](ProviderDraft &now) { now = draft; });
}

void ProviderDesk::settle(const QString &id, bool mine)
{
    edit(id, [mine](ProviderDraft &draft) {
        if (mine)
            draft.keepMine();
        else
            draft.takeTheirs();
    });
}

void ProviderDesk::apply(const QString &id)
{
    if (isApplying(id) || !isChanged(id) || !draft(id).clashes().empty())
        return;
    send(id, MaxRepeats);
}

void ProviderDesk::send(const QString &id, int repeats)
{
    const ProviderDraft sent = draft(id);
    m_applying.insert(id);
    Q_EMIT changed(id);
    m_config->apply({sent.command(), sent.basis()}, this,
                    [this, id, sent, repeats](const ConfigOutcome &outcome) {
                        m_applying.remove(id);
                        if (outcome.ok()) {
                            onApplied(id, sent);
                            return;
                        }
                        keepUp(id);
                        const bool changedMeanwhile = outcome.error->code == ErrorCode::ChangedMeanwhile;
                        if (changedMeanwhile && repeats > 0 && isChanged(id) && draft(id).clashes().empty()
                            && draft(id).basis() != sent.basis()) {
                            send(id, repeats - 1); // somebody was faster, elsewhere in it
                            return;
                        }
                        if (const QStringList left = ids(); left != m_knownIds) {
                            m_knownIds = left;
                            Q_EMIT listChanged();
                        }
                        Q_EMIT changed(id);
                        if (draft(id).clashes().empty())
                            Q_EMIT refused(id, outcome);
                        else
                            Q_EMIT clashed(id);
                    });
}

void ProviderDesk::onApplied(const QString &id, const ProviderDraft &sent)
{
    const QString name = sent.name().toLower();
    const ConfigStatePtr state = m_config->state();
    ProviderDraft typed = m_drafts.take(id);
    m_newIds.removeOne(id);
    m_orphans.remove(id);
    if (const StoredProvider *stored = state->storedProvider(name);
        stored && !(typed.stored() == sent.stored())) { // there was time to type
        typed.settle(sent.stored(), *stored, state->providerRevision(name));
        if (typed.isChanged())
            m_drafts.insert(name, typed);
    }
    forget(name);
    if (const auto test = m_tests.find(id); test != m_tests.end() && id != name) {
        m_tests.insert(name, *test);
        m_tests.remove(id);
        m_models.insert(name, m_models.take(id));
    }
    m_judged.remove(id);
    countTest(name);
    m_knownIds = ids();
    refreshHealth();
    Q_EMIT applied(id, name); // first, so that what was chosen stays so under its new name
    Q_EMIT listChanged();
    Q_EMIT changed(name);
}

void ProviderDesk::remove(const QString &id)
{
    if (m_newIds.contains(id)) {
        revert(id);
        return;
    }
    if (isApplying(id))
        return;
    m_applying.insert(id);
    m_config->apply({DeleteProvider{id}, {}}, this, [this, id](const ConfigOutcome &outcome) {
        m_applying.remove(id);
        if (!outcome.ok()) {
            Q_EMIT failed(QString::fromStdString(outcome.error->message));
            return;
        }
        m_drafts.remove(id);
        m_tests.remove(id);
        m_knownIds = ids();
        Q_EMIT listChanged();
        if (outcome.undo)
            Q_EMIT removed(id, *outcome.undo);
    });
}

void ProviderDesk::undo(const ConfigCommand &command)
{
    m_config->apply({command, {}}, this, [this](const ConfigOutcome &outcome) {
        if (!outcome.ok())
            Q_EMIT failed(QString::fromStdString(outcome.error->message));
    });
}

void ProviderDesk::test(const QString &id, const QString &firstTokenModel)
{
    if (!contains(id))
        return;
    Test test;
    test.run = m_gateway->testConnection(draft(id).config(), firstTokenModel);
    connect(test.run.get(), &ConnectionTest::changed, this, [this, id] {
        const auto changedOne = m_tests.find(id);
        if (changedOne != m_tests.end() && changedOne->run->report().over && !changedOne->ended)
            changedOne->ended = std::chrono::steady_clock::now();
        noteModels(id);
        countTest(id);
        Q_EMIT testChanged(id);
        Q_EMIT changed(id);
    });
    m_tests.insert(id, test);
    Q_EMIT testChanged(id);
    Q_EMIT changed(id);
}

void ProviderDesk::stopTest(const QString &id)
{
    if (m_tests.remove(id)) {
        Q_EMIT testChanged(id);
        Q_EMIT changed(id);
    }
}

bool ProviderDesk::isTesting(const QString &id) const
{
    const auto test = m_tests.find(id);
    return test != m_tests.end() && !test->run->report().over;
}

const ConnectionReport *ProviderDesk::report(const QString &id) const
{
    const auto test = m_tests.find(id);
    return test != m_tests.end() && test->fresh ? &test->run->report() : nullptr;
}

bool ProviderDesk::isTestOutdated(const QString &id) const
{
    const auto test = m_tests.find(id);
    return test != m_tests.end() && !test->fresh;
}

std::chrono::seconds ProviderDesk::testAge(const QString &id) const
{
    using namespace std::chrono;
    const auto test = m_tests.find(id);
    if (test == m_tests.end() || !test->ended)
        return seconds(-1);
    return duration_cast<seconds>(steady_clock::now() - *test->ended);
}

void ProviderDesk::ageTestForTest(const QString &id, std::chrono::seconds by)
{
    if (const auto test = m_tests.find(id); test != m_tests.end() && test->ended)
        *test->ended -= by;
}

void ProviderDesk::setSecretTrouble(const QString &trouble, const QString &word)
{
    if (trouble == m_secretTrouble && word == m_secretWord)
        return;
    m_secretTrouble = trouble;
    m_secretWord = word;
    for (const QString &id : ids())
        Q_EMIT changed(id);
}

QString ProviderDesk::obstacle(const QString &id) const
{
    if (const std::optional<Error> &readOnly = m_config->state()->readOnly)
        return QString::fromStdString(readOnly->message);
    if (m_secretTrouble.isEmpty() || !isChanged(id))
        return {};
    // One that is locked stays as it is stored.
    const auto holdsValue = [](const ConfigDocument &document) {
        return std::ranges::any_of(document.secrets, [](const auto &slot) { return !slot.locked; });
    };
    const ProviderDraft draft = this->draft(id);
    const bool holds = holdsValue(draft.stored().document)
        || std::ranges::any_of(draft.keys(), [&](const StoredKey &key) { return holdsValue(key.document); });
    return holds ? m_secretTrouble : QString();
}

const ProviderHealth *ProviderDesk::health(const QString &id) const
{
    return m_watch->of(id);
}

bool ProviderDesk::needsKey(const QString &id) const
{
    return needsKeyAsIs(draft(id));
}

ProviderStanding ProviderDesk::standing(const QString &id) const
{
    const ProviderDraft stored = this->stored(id);
    const ProviderConfig config = stored.config();
    const bool isNew = m_newIds.contains(id);
    // What a test of a draft found is said by the test; how the provider is, by what is in force.
    const ProviderHealth *known = isNew ? nullptr : health(id);
    const auto report = m_lastReports.find(id);
    const bool isReportNewest = known && known->testIsNewest && report != m_lastReports.end();
    StandingFacts facts{.provider = config,
                        .health = known,
                        .report = isReportNewest ? &*report : nullptr,
                        .needsKey = !isNew && needsKeyAsIs(stored),
                        .isBlocked = m_localOnly && m_localOnly->isOn()
                            && isBlockedByLocalOnly(config, Gateway::providerKinds()),
                        .lockedWord = m_secretWord,
                        .unusable = isNew ? QString() : unusableReason(id, config)};
    ProviderStanding standing = standingOf(facts);
    if (isNew && !standing.isBlocked)
        standing = {};
    if (standing.brief.isEmpty() && !isNew)
        standing.brief = timeText(latency(id).time);
    return standing;
}

/// Looked for once in each version of it.
QString ProviderDesk::unusableReason(const QString &id, const ProviderConfig &config) const
{
    const QString revision = m_config->state()->providerRevision(id);
    auto known = m_unusable.find(id);
    if (known == m_unusable.end() || known->first != revision)
        known = m_unusable.insert(id, {revision, Gateway::unusableReason(config)});
    return known->second;
}

ProviderDraft ProviderDesk::stored(const QString &id) const
{
    const StoredProvider *stored = m_config->state()->storedProvider(id);
    return stored ? ProviderDraft(*stored, QString()) : draft(id);
}

ProviderDesk::Latency ProviderDesk::latency(const QString &id) const
{
    const Latency last = m_latencies.value(id);
    return last.baseUrl == stored(id).config().network.baseUrl ? last : Latency();
}

/// Requests say more than a test, unless the test came after them.
void ProviderDesk::noteLatency(const QString &id)
{
    const ProviderHealth *known = health(id);
    if (!known)
        return;
    Latency now;
    const auto report = m_lastReports.find(id);
    if (known->p50.count() >= 0) {
        now = {known->p50, true};
    } else if (known->testIsNewest && report != m_lastReports.end()) {
        now.time = report->step(TestStep::Kind::SignIn).time;
    }
    const Latency last = latency(id);
    if (now.time.count() < 0 || (last.time == now.time && last.fromRequests == now.fromRequests))
        return;
    now.at = std::chrono::steady_clock::now();
    now.baseUrl = stored(id).config().network.baseUrl;
    m_latencies.insert(id, now);
}

void ProviderDesk::noteModels(const QString &id)
{
    const ConnectionReport *found = report(id);
    if (found && found->over && !found->models.isEmpty())
        m_models.insert(id, found->models);
}

/// A test of the provider as it is in force is the newest word on it.
void ProviderDesk::countTest(const QString &id)
{
    const auto test = m_tests.find(id);
    if (test == m_tests.end() || !test->fresh || test->counted || !test->run->report().over || isChanged(id)
        || isApplying(id))
        return;
    test->counted = true;
    m_lastReports.insert(id, test->run->report());
    m_gateway->noteTest(id, test->run->report());
    refreshHealth();
}

bool ProviderDesk::isLocal(const QString &id) const
{
    return isOnThisComputer(draft(id).config(), Gateway::providerKinds());
}

void ProviderDesk::judge(const QString &id)
{
    if (m_judged.contains(id) || !isChanged(id))
        return;
    m_judged.insert(id);
    Q_EMIT changed(id);
}

FieldErrors ProviderDesk::wrongEntries(const QString &id) const
{
    return m_judged.contains(id) && isChanged(id) ? check(id) : FieldErrors();
}

void ProviderDesk::watchHealth(bool on)
{
    m_isWatched = on;
    if (on)
        refreshHealth();
}

void ProviderDesk::refreshHealth()
{
    m_watch->look();
    for (const QString &id : ids())
        noteLatency(id);
    Q_EMIT healthChanged();
}

/// What was tried and how requests went is of the provider as it was.
void ProviderDesk::noteRevisions()
{
    const ConfigStatePtr before = std::exchange(m_seen, m_config->state());
    for (const auto &[id, now] : m_seen->stored.providers.asKeyValueRange()) {
        const StoredProvider *then = before ? before->storedProvider(id) : nullptr;
        if (isApplying(id) || !then || isSameToReach(*then, now))
            continue; // what is being applied was tried as it is now
        forget(id);
        if (memberAt(then->document.members, AddressPlace) != memberAt(now.document.members, AddressPlace))
            m_models.remove(id);
        if (const auto test = m_tests.find(id); test != m_tests.end())
            test->fresh = false;
    }
    // Another one may come to have that name.
    const QStringList former = before ? before->stored.providers.keys() : QStringList();
    for (const QString &id : former) {
        if (m_seen->storedProvider(id))
            continue;
        forget(id);
        m_latencies.remove(id);
        m_models.remove(id);
        if (!m_drafts.contains(id))
            m_tests.remove(id);
    }
    m_watch->look();
}

void ProviderDesk::forget(const QString &id)
{
    m_gateway->forgetHealth(id);
    m_lastReports.remove(id);
}

/// It may have been changed elsewhere: what is not touched here follows. Removed, what was typed becomes a
/// new one.
void ProviderDesk::keepUp(const QString &id)
{
    const auto draft = m_drafts.find(id);
    if (draft == m_drafts.end() || m_newIds.contains(id) || isApplying(id))
        return;
    const ConfigStatePtr state = m_config->state();
    if (const StoredProvider *stored = state->storedProvider(id)) {
        const QString revision = state->providerRevision(id);
        if (revision == draft->basis())
            return;
        draft->follow(*stored, revision);
        if (!draft->isChanged())
            m_drafts.erase(draft);
        return;
    }
    m_tests.remove(id);
    const QString newId = u"/new/%1"_s.arg(++m_lastNew);
    const ProviderDraft typed(m_drafts.take(id).stored());
    m_newIds += newId;
    m_orphans.insert(newId);
    if (m_judged.remove(id))
        m_judged.insert(newId);
    m_drafts.insert(newId, typed);
    Q_EMIT removedElsewhere(id, newId);
}

/// Somebody has changed the configuration: we, or /api. What is typed here stays.
void ProviderDesk::reload()
{
    noteRevisions();
    for (const QString &id : m_drafts.keys())
        keepUp(id);
    const QStringList left = ids();
    if (left != m_knownIds) {
        m_knownIds = left;
        Q_EMIT listChanged();
    }
    for (const QString &id : left)
        Q_EMIT changed(id);
}

} // namespace bifrost::gui
