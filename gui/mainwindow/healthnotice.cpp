// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/healthnotice.h"

#include "gui/actions/gatewaycontrol.h"
#include "gui/actions/healthwatch.h"
#include "gui/mainwindow/infobars.h"
#include "gui/providers/providerstanding.h"
#include "gui/providers/trouble.h"
#include "gui/words/windowwords.h"
#include "models/config/providerkind.h"

#include <algorithm>
#include <iterator>
#include <vector>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int LongestReason = 400; // three lines of the bar; what providers say may be a page
const QString HealthTopic = u"health"_s;

QString nameOf(const ProviderHealth &health)
{
    return QString::fromStdString(health.provider);
}

QString shortened(const QString &text)
{
    const QString told = text.simplified();
    return told.size() <= LongestReason ? told : told.left(LongestReason - 1).trimmed() + u'…';
}

/// Nothing but a test says so, and no key is to blame.
bool isOfTest(const ProviderHealth &health)
{
    const bool isBad =
        health.test == ProviderHealth::Test::Failed || health.test == ProviderHealth::Test::Doubtful;
    return isBad && health.testIsNewest && health.failingKeys() == 0;
}

QString whatHappens(const ProviderHealth &health)
{
    const QString name = providerTitle(nameOf(health));
    if (!health.loop.empty())
        return HealthNotice::tr("%1 leads back here.").arg(name);
    if (isOfTest(health))
        return health.test == ProviderHealth::Test::Failed
            ? HealthNotice::tr("%1 failed the connection test.").arg(name)
            : HealthNotice::tr("%1 works, with a reservation.").arg(name);
    const int failing = health.failingKeys();
    const int keys = int(health.keys.size());
    if (failing > 0 && failing < keys)
        return HealthNotice::tr("%1: %2 of %3 keys fail.")
            .arg(name, QString::number(failing), QString::number(keys));
    if (health.isByRateAlone())
        return HealthNotice::tr("%1 of the last requests to %2 failed.").arg(rateText(health), name);
    return health.lastStatus > 0
        ? HealthNotice::tr("%1 answers %2.").arg(name, QString::number(health.lastStatus))
        : HealthNotice::tr("%1 does not answer.").arg(name);
}

QString why(const ProviderHealth &health)
{
    if (!health.loop.empty())
        return inWindowWords(health.loop);
    if (isOfTest(health))
        return shortened(inWindowWords(QString::fromStdString(health.testSentence)));
    if (health.isByRateAlone())
        return lastFailureSentence(shortened(reasonOf(health)));
    switch (health.lastStatus) {
    case 401:
    case 403:
        return HealthNotice::tr("It does not accept the key.");
    case 402:
        return HealthNotice::tr("There is no credit left.");
    case 429:
        return health.backAtUs > 0 ? backAgain(health.backAtUs)
                                   : HealthNotice::tr("These are more requests than it allows now.");
    default:
        break;
    }
    const QString told = shortened(inWindowWords(health.lastError));
    return told.isEmpty() ? HealthNotice::tr("Requests to it fail.") : told;
}

/// The worst first. Of keys that are locked the window says so once, for all providers.
std::vector<ProviderHealth> troubledOf(const HealthWatch &watch)
{
    std::vector<ProviderHealth> troubled;
    for (const auto state : {ProviderHealth::State::Down, ProviderHealth::State::Degraded}) {
        std::ranges::copy_if(
            watch.providers(), std::back_inserter(troubled),
            [state](const ProviderHealth &health) { return health.stateOfRequests() == state; });
    }
    return troubled;
}

} // namespace

HealthNotice::HealthNotice(GatewayControl *control, HealthWatch *health, InfoBars *bars, QObject *parent)
    : QObject(parent)
    , m_control(control)
    , m_health(health)
    , m_bars(bars)
{
    // Which tells of changes of the providers too.
    connect(control, &GatewayControl::changed, this, &HealthNotice::refresh);
    refresh();
}

void HealthNotice::refresh()
{
    const std::vector<ProviderHealth> troubled =
        m_control->isLive() ? troubledOf(*m_health) : std::vector<ProviderHealth>();
    if (troubled.empty()) {
        m_known.clear();
        m_bars->clear(HealthTopic);
        return;
    }
    QStringList names;
    QStringList happenings;
    for (const ProviderHealth &health : troubled) {
        names += nameOf(health);
        happenings += whatHappens(health);
    }
    const bool isNew =
        std::ranges::any_of(names, [this](const QString &name) { return !m_known.contains(name); });
    m_known = names;
    if (!isNew && !m_bars->bar(HealthTopic))
        return; // closed by the user
    const auto open = [this](const QString &name) { return [this, name] { Q_EMIT providerWanted(name); }; };
    Message message;
    message.kind = Message::Kind::Warning;
    message.action = open(names.first());
    if (names.size() == 1) {
        message.lead = happenings.first();
        message.sentence = why(troubled.front());
        message.verb = tr("Open provider");
    } else {
        message.lead = tr("%n providers are in trouble.", nullptr, int(names.size()));
        message.sentence = happenings.join(u' ');
        message.verb = tr("Open %1").arg(providerTitle(names.first()));
        message.otherVerb = tr("Open %1").arg(providerTitle(names.at(1)));
        message.otherAction = open(names.at(1));
    }
    m_bars->tell(HealthTopic, message);
}

} // namespace bifrost::gui
