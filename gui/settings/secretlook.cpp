// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/secretlook.h"

#include "gui/words/windowwords.h"
#include "models/secrets/secretsentences.h"

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

bool isKeychain(const SecretState &state)
{
    return !state.source || *state.source == KeySource::Keychain;
}

/// encryption_key is read at the start of the program, so asking again comes to the same.
bool mayOpenNow(const SecretState &state)
{
    return state.source != KeySource::Passphrase;
}

void describeOpen(const SecretState &state, SecretLook &look)
{
    look.tone = Tone::Ok;
    look.symbol = u"unlock"_s;
    if (!state.source) {
        look.word = SecretLook::tr("No key stored");
        look.symbol = u"key"_s;
        if (state.fileExpected) {
            look.sentence =
                SecretLook::tr("There is no keychain here. The first key that you enter is encrypted, but "
                               "what opens it will "
                               "lie beside it in a file: whoever can read both can read the key.");
            return;
        }
        look.sentence = SecretLook::tr(
            "With the first key that you enter, the keychain of this desktop is asked to keep what encrypts "
            "it. It may want its password then.");
        return;
    }
    switch (state.source.value_or(KeySource::Keychain)) {
    case KeySource::Keychain:
        look.word = SecretLook::tr("Keychain unlocked");
        look.sentence =
            SecretLook::tr("Stored keys are encrypted. What opens them lies in the keychain of this "
                           "desktop.");
        break;
    case KeySource::File:
        look.word = SecretLook::tr("Key file");
        look.symbol = u"key"_s;
        look.tone = Tone::Warn;
        look.sentence =
            SecretLook::tr("Stored keys are encrypted, but what opens them lies beside them in a file. "
                           "Whoever can read both can read the keys.");
        break;
    case KeySource::Passphrase:
        look.word = SecretLook::tr("Passphrase");
        look.symbol = u"key"_s;
        look.sentence = SecretLook::tr(
            "Stored keys are encrypted with encryption_key of config.json or its environment.");
        break;
    }
}

void describeLocked(const SecretState &state, SecretLook &look)
{
    look.symbol = u"lock"_s;
    look.tone = Tone::Warn;
    look.canUnlock = mayOpenNow(state);
    look.canUseFile = state.firstKey && isKeychain(state);
    if (!isKeychain(state)) {
        look.word = SecretLook::tr("Stored keys locked");
        look.lead = state.refused ? SecretLook::tr("The stored keys were not unlocked.")
                                  : SecretLook::tr("The stored keys are locked.");
        look.sentence = inWindowWords(state.sentence);
        return;
    }
    look.word = SecretLook::tr("Keychain locked");
    const bool isShut = state.sentence == secretsentences::locked();
    const bool isSilent = state.sentence == secretsentences::noAnswer();
    look.lead = state.refused ? SecretLook::tr("The keychain was not unlocked.")
        : isShut || isSilent  ? SecretLook::tr("The keychain is locked.")
                              : SecretLook::tr("The keychain does not open.");
    if (!isShut && !isSilent)
        look.sentence = inWindowWords(state.sentence);
    else if (!state.refused)
        look.sentence = SecretLook::tr("Stored keys can be used after it has been unlocked.");
    else if (isShut)
        look.sentence =
            SecretLook::tr("Its question was closed, or the password was not right. Choose Unlock and enter "
                           "the password of the keychain, which often is the one that you log in with.");
    else
        look.sentence = SecretLook::tr("It has not answered. Its question for the password may stand behind "
                                       "other windows. Answer it there, or choose Unlock once more.");
}

} // namespace

SecretLook SecretLook::of(const SecretState &state)
{
    SecretLook look;
    switch (state.kind) {
    case SecretState::Kind::Opening:
        look.word = tr("Opening keychain…");
        look.symbol = u"statusbusy"_s;
        look.tone = Tone::Busy;
        look.sentence =
            tr("The keychain is being asked. It may wait for its password in a window of its own.");
        look.canUseFile = state.firstKey;
        break;
    case SecretState::Kind::Open:
        describeOpen(state, look);
        break;
    case SecretState::Kind::Locked:
        describeLocked(state, look);
        break;
    case SecretState::Kind::Missing:
        look.word = tr("Master key missing");
        look.symbol = u"statuserror"_s;
        look.tone = Tone::Error;
        look.lead = state.refused ? tr("The stored keys still cannot be opened.")
                                  : tr("The stored keys cannot be opened.");
        look.sentence = inWindowWords(state.sentence);
        look.canUnlock = true;
        look.canGiveUp = true;
        break;
    case SecretState::Kind::Failed:
        look.word = tr("Stored keys closed");
        look.symbol = u"statuserror"_s;
        look.tone = Tone::Error;
        look.lead = state.refused ? tr("The stored keys still cannot be opened.")
                                  : tr("The stored keys cannot be opened.");
        look.sentence = inWindowWords(state.sentence);
        look.canUnlock = mayOpenNow(state);
        look.canUseFile = state.firstKey && isKeychain(state);
        look.canGiveUp = !state.firstKey;
        break;
    }
    return look;
}

QString whereSecretsLie(const SecretState &state)
{
    switch (state.source.value_or(KeySource::Keychain)) {
    case KeySource::Passphrase:
        return SecretLook::tr("Nowhere: it is made from encryption_key at each start");
    case KeySource::File:
        return SecretLook::tr("In a file in the data folder");
    case KeySource::Keychain:
        break;
    }
    return SecretLook::tr("In the keychain of this desktop");
}

} // namespace bifrost::gui
