// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tone.h"
#include "models/secrets/secretstate.h"

#include <QCoreApplication>

namespace bifrost::gui {

/// How the state of the stored keys is shown everywhere: status bar, info bar, Settings page.
struct SecretLook
{
    Q_DECLARE_TR_FUNCTIONS(bifrost::gui::SecretLook)

public:
    QString word; ///< "Keychain locked"
    QString symbol;
    Tone tone = Tone::Neutral;
    QString lead; ///< of a message about it; empty: nothing is wrong
    QString sentence;

    bool canUnlock = false; ///< asking the source again may help
    bool canUseFile = false; ///< the first key may lie in a file instead
    bool canGiveUp = false; ///< what is sealed may be given up for a new key

    static SecretLook of(const SecretState &state);
};

/// Where the master key lies, in words.
QString whereSecretsLie(const SecretState &state);

} // namespace bifrost::gui
