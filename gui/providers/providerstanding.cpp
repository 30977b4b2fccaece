// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/providerstanding.h"

#include "gui/words/windowwords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(bifrost::gui::ProviderStanding)
};

/// `status` is of the failure; 0: there was no answer.
QString keysFailing(int failing, int all, int status)
{
    const Trouble trouble = troubleOf(status);
    const bool keysAlone = failing > 0 && (isOfKey(trouble) || failing < all);
    if (all > 1 && keysAlone)
        return Texts::tr("%1 of %2 keys failing").arg(failing).arg(all);
    return troubleBadge(trouble, status);
}

bool isBad(const KeyReport &key)
{
    return key.state == TestState::Failed || key.state == TestState::Doubtful;
}

const KeyReport *firstBadKey(const ConnectionReport &report)
{
    const auto bad = std::ranges::find_if(report.keys, isBad);
    return bad == report.keys.end() ? nullptr : &*bad;
}

ProviderStanding fromReport(const ConnectionReport &report)
{
    ProviderStanding standing;
    const TestStep *trouble = report.trouble();
    standing.sentence = troubleSentence(report);
    const int all = int(report.keys.size());
    const auto failing = int(std::ranges::count_if(report.keys, isBad));
    if (!trouble) {
        standing.tone = Tone::Ok;
        standing.badge = Texts::tr("Works");
        standing.brief = timeText(report.step(TestStep::Kind::SignIn).time);
        return standing;
    }
    const KeyReport *bad = firstBadKey(report);
    const bool badKeys = trouble->kind == TestStep::Kind::SignIn && bad;
    const int status = bad ? bad->status : 0;
    standing.wantsAttention = true;
    if (trouble->state == TestState::Doubtful) {
        standing.tone = Tone::Warn;
        standing.badge = badKeys ? keysFailing(failing, all, status) : Texts::tr("Works, with a reservation");
        standing.brief = badKeys && status == 429 ? Texts::tr("limited")
                                                  : timeText(report.step(TestStep::Kind::SignIn).time);
    } else {
        standing.tone = Tone::Error;
        standing.badge = badKeys ? keysFailing(failing, all, status)
            : report.step(TestStep::Kind::SignIn).state == TestState::Skipped
                && report.step(TestStep::Kind::Models).state == TestState::Skipped
            ? Texts::tr("Not reachable")
            : Texts::tr("Does not work");
        standing.brief = Texts::tr("down");
    }
    return standing;
}

/// Nothing that came back says anything of the provider so far; a caller's own mistake does not.
ProviderStanding untested()
{
    ProviderStanding standing;
    standing.badge = Texts::tr("Not tested yet");
    standing.sentence = Texts::tr("No request and no test has said yet whether it works.");
    standing.symbol = u"statusstopped"_s;
    return standing;
}

QString rateBadge(const HealthFigures &figures)
{
    return Texts::tr("%1 of the last requests failed").arg(rateText(figures));
}

ProviderStanding fromHealth(const ProviderHealth &health)
{
    ProviderStanding standing;
    standing.brief = timeText(health.p50);
    const int failing = health.failingKeys();
    const int all = int(health.keys.size());
    const ProviderHealth::State state = health.stateOfRequests();
    // Nothing but a test says so, and no key is to blame.
    const bool isTested = health.failuresInARow == 0 && failing == 0
        && (health.test == ProviderHealth::Test::Failed || health.test == ProviderHealth::Test::Doubtful);
    standing.fromRequests = !isTested;
    switch (state) {
    case ProviderHealth::State::Unknown:
        return untested();
    case ProviderHealth::State::Good:
        // One failure is no trouble yet, but it is not "works" either.
        standing.tone = health.failuresInARow > 0 ? Tone::Warn : Tone::Ok;
        standing.badge = health.failuresInARow == 0 ? Texts::tr("Works")
            : health.failuresInARow == 1
            ? Texts::tr("Last request failed")
            : Texts::tr("Last %n requests failed", nullptr, health.failuresInARow);
        break;
    case ProviderHealth::State::Degraded:
        standing.tone = Tone::Warn;
        standing.badge = failing > 0 ? keysFailing(failing, all, health.lastStatus)
            : health.isByRateAlone() ? rateBadge(health)
            : health.isLimited()     ? troubleBadge(Trouble::Limited, health.lastStatus)
            : isTested               ? Texts::tr("Works, with a reservation")
                                     : rateBadge(health);
        break;
    case ProviderHealth::State::Down:
        standing.tone = Tone::Error;
        standing.badge = isTested    ? Texts::tr("Does not work")
            : health.isByRateAlone() ? rateBadge(health)
                                     : keysFailing(failing, all, health.lastStatus);
        standing.brief = health.isByRateAlone() ? Texts::tr("failing") : Texts::tr("down");
        break;
    }
    if (health.isLimited() && standing.tone != Tone::Ok)
        standing.brief = Texts::tr("limited");
    if (standing.tone != Tone::Ok)
        standing.sentence = isTested ? inWindowWords(health.testSentence)
            : health.isByRateAlone() ? lastFailureSentence(reasonOf(health))
                                     : reasonOf(health);
    standing.wantsAttention = state != ProviderHealth::State::Good;
    return standing;
}

ProviderStanding fromLocked(int locked, int all, const QString &word)
{
    ProviderStanding standing;
    standing.tone = Tone::Warn;
    standing.badge = locked < all ? Texts::tr("%1 of %2 keys locked").arg(locked).arg(all)
        : word.isEmpty()          ? Texts::tr("Keys locked")
                                  : word;
    standing.brief = Texts::tr("locked");
    standing.sentence = Texts::tr("The stored keys cannot be read now, so they cannot be used.");
    standing.wantsAttention = true;
    return standing;
}

ProviderStanding fromEmpty(const ProviderHealth &health, int all)
{
    ProviderStanding standing;
    standing.tone = Tone::Warn;
    standing.badge = health.emptyKeys < all
        ? Texts::tr("%1 of %2 keys unusable").arg(health.emptyKeys).arg(all)
        : QString::fromStdString(health.lack).contains(u"environment"_s) ? Texts::tr("Variable not set")
                                                                         : Texts::tr("Key unusable");
    standing.brief = Texts::tr("no key");
    standing.sentence = Texts::tr("The key cannot be used: %1.").arg(inWindowWords(health.lack));
    standing.wantsAttention = true;
    return standing;
}

ProviderStanding fromLoop(const std::string &loop)
{
    ProviderStanding standing;
    standing.tone = Tone::Error;
    standing.badge = Texts::tr("Leads back here");
    standing.brief = Texts::tr("loop");
    standing.sentence = inWindowWords(loop);
    standing.wantsAttention = true;
    standing.isUnusable = true;
    return standing;
}

} // namespace

ProviderStanding standingOf(const StandingFacts &facts)
{
    const ProviderConfig &provider = facts.provider;
    if (facts.isBlocked) {
        return {.tone = Tone::Local,
                .badge = Texts::tr("Blocked by local only"),
                .brief = Texts::tr("blocked"),
                .sentence = Texts::tr("Local only is on, so nothing is sent to this provider."),
                .isBlocked = true};
    }
    const auto enabled = std::ranges::count(provider.keys, true, &KeyConfig::enabled);
    if (!provider.keys.empty() && enabled == 0)
        return {Tone::Off, Texts::tr("Off"), Texts::tr("off"),
                Texts::tr("All keys of this provider are switched off."), false};
    if (!facts.unusable.isEmpty()) // no test and no request has to say so
        return {.tone = Tone::Error,
                .badge = Texts::tr("Cannot be used"),
                .brief = Texts::tr("error"),
                .sentence = inWindowWords(facts.unusable),
                .wantsAttention = true,
                .isUnusable = true};
    if (facts.needsKey && provider.keys.empty())
        return {Tone::Warn, Texts::tr("Needs a key"), Texts::tr("no key"),
                Texts::tr("Add a key before this provider can be used."), true};
    if (facts.health && !facts.health->loop.empty())
        return fromLoop(facts.health->loop);
    if (facts.health && facts.health->lockedKeys > 0)
        return fromLocked(facts.health->lockedKeys, int(enabled), facts.lockedWord);
    if (facts.health && facts.health->emptyKeys > 0)
        return fromEmpty(*facts.health, int(enabled));
    // A list of models that is open to everybody does not make up for requests that fail.
    const bool isBad = facts.health && facts.health->state() != ProviderHealth::State::Good
        && facts.health->state() != ProviderHealth::State::Unknown;
    if (facts.report && facts.report->over && (facts.report->trouble() || !isBad))
        return fromReport(*facts.report);
    return facts.health ? fromHealth(*facts.health) : untested();
}

QString reasonOf(const HealthFigures &figures)
{
    if (figures.isLimited())
        return limitedSentence(figures.backAtUs, inWindowWords(figures.lastError));
    if (!figures.lastError.empty())
        return inWindowWords(figures.lastError);
    return figures.lastStatus > 0 ? Texts::tr("The provider answered with status %1.").arg(figures.lastStatus)
                                  : Texts::tr("The provider did not answer.");
}

QString rateText(const HealthFigures &figures)
{
    return QLocale().toString(qRound(100 * figures.errorRate())) + u" %"_s;
}

QString lastFailureSentence(const QString &reason)
{
    return Texts::tr("The last failure: %1").arg(reason);
}

QString troubleSentence(const ConnectionReport &report)
{
    const TestStep *trouble = report.trouble();
    if (!trouble)
        return {};
    const QString sentence = inWindowWords(trouble->sentence);
    const KeyReport *bad = firstBadKey(report);
    const bool isLimited = trouble->kind == TestStep::Kind::SignIn && bad && bad->status == 429;
    return isLimited ? sentence + u' ' + backAgain(bad->backAtUs) : sentence;
}

Trouble troubleOf(const KeyReport &key)
{
    if (!isBad(key))
        return Trouble::None;
    // A value that is none was never sent anywhere.
    const bool isSent = key.status > 0 || key.time.count() >= 0;
    return isSent ? troubleOf(key.status) : Trouble::Key;
}

Trouble troubleOfKeys(const ConnectionReport &report)
{
    const KeyReport *bad = firstBadKey(report);
    return bad ? troubleOf(*bad) : Trouble::None;
}

QString timeText(std::chrono::microseconds time)
{
    if (time.count() < 0)
        return {};
    const double ms = double(time.count()) / 1000;
    const QLocale locale;
    if (ms < 1)
        return Texts::tr("<1 ms");
    if (ms < 1000)
        return Texts::tr("%1 ms").arg(locale.toString(qRound(ms)));
    return Texts::tr("%1 s").arg(locale.toString(ms / 1000, 'f', 1));
}

} // namespace bifrost::gui
