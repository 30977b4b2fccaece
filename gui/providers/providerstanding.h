// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/providers/trouble.h"
#include "gui/theme/tone.h"
#include "models/config/configuration.h"
#include "models/probe/connectionreport.h"
#include "models/probe/providerhealth.h"

namespace bifrost::gui {

/// How a provider stands, as the list, the head of its form and the tray show it.
struct ProviderStanding
{
    Tone tone = Tone::Neutral;
    QString badge; ///< "1 of 3 keys failing"; empty: nothing is known
    QString brief; ///< beside the name in the list: "1.7 s", "down", "off"
    QString sentence; ///< what is wrong, in full
    bool wantsAttention = false; ///< somebody should look
    bool fromRequests = false; ///< that is what the last requests say
    bool isBlocked = false; ///< local only keeps everything from it
    bool isUnusable = false; ///< as it is set up
    QString symbol = {}; ///< in place of that of the tone
};

struct StandingFacts
{
    ProviderConfig provider;
    const ProviderHealth *health = nullptr; ///< null: nothing is known
    const ConnectionReport *report =
        nullptr; ///< of a test that is the newest word on it; null: there is none
    bool needsKey = true;
    bool isBlocked = false; ///< local only is on, and it is none of this computer
    QString lockedWord = {}; ///< "Keychain locked"
    QString unusable = {}; ///< why no call can go there as it is set up; empty: it can
};

ProviderStanding standingOf(const StandingFacts &facts);

/// Why the last request that failed did, in full.
QString reasonOf(const HealthFigures &figures);

/// "30 %" of the last requests failed.
QString rateText(const HealthFigures &figures);

/// Where it is one of many: "The last failure: …"
QString lastFailureSentence(const QString &reason);

/// What a test says of where it went wrong, in full; empty: nowhere.
QString troubleSentence(const ConnectionReport &report);

/// What is wrong with the first key that is not good; None: they are, or there is none.
Trouble troubleOfKeys(const ConnectionReport &report);

/// What is wrong with one key.
Trouble troubleOf(const KeyReport &key);

/// "412 ms", "1.7 s": times that people compare.
QString timeText(std::chrono::microseconds time);

} // namespace bifrost::gui
