// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/secretsentences.h"

namespace bifrost::secretsentences {

using namespace Qt::StringLiterals;

QString opening()
{
    return u"Looking for the master key of the stored keys."_s;
}

QString nothingKept()
{
    return u"No key is stored yet. The first one makes a master key, which the keychain is asked to keep."_s;
}

QString open(KeySource source, const QString &keyFile)
{
    switch (source) {
    case KeySource::Passphrase:
        return u"Stored keys are sealed with encryption_key."_s;
    case KeySource::Keychain:
        return u"Stored keys are sealed; their master key lies in your keychain."_s;
    case KeySource::File:
        break;
    }
    return u"Stored keys are sealed, but their master key lies beside them in %1, as there was no keychain "
           u"to "
           u"keep it. Whoever can read both can read the keys. encryption_key in config.json avoids that."_s
               .arg(keyFile);
}

QString notChanged(KeySource source, const QString &keyFile, const QString &reason)
{
    return u"encryption_key is not used yet: %1 %2"_s.arg(reason, open(source, keyFile));
}

QString notMoved(const QString &detail)
{
    const QString outcome = u"The keychain has not taken the master key, which stays in its file."_s;
    return detail.isEmpty() ? outcome : outcome + u" It says: "_s + detail;
}

QString locked()
{
    return u"Your keychain is locked, so stored keys cannot be used. Choose Unlock in the window of Bifrost; "
           u"without a window, unlock the keychain and start Bifrost again."_s;
}

QString noAnswer()
{
    return u"Your keychain has not answered; it may be waiting for its password. Until it opens, stored keys "
           u"cannot be used."_s;
}

QString noKeychain()
{
    return u"The master key of the stored keys lies in your keychain, which cannot be reached from here. "
           u"Start "
           u"Bifrost in your desktop session, then stored keys can be used again."_s;
}

QString keychainFailed(const QString &detail)
{
    return detail.isEmpty() ? u"Your keychain does not work. Stored keys cannot be used."_s
                            : u"Your keychain does not work: %1. Stored keys cannot be used."_s.arg(detail);
}

QString noEntry()
{
    return u"Your keychain no longer has the master key of the stored keys. Restore the keychain from a "
           u"backup, "
           u"or give the stored keys up and enter them again."_s;
}

QString noFile(const QString &keyFile)
{
    return u"The key file %1 is missing. Put it back from a backup, or give the stored keys up and enter "
           u"them "
           u"again."_s.arg(keyFile);
}

QString noPassphrase(const QString &reference)
{
    if (reference.startsWith("env."_L1)) {
        return u"The environment variable %1, which encryption_key names, is not set, so stored keys cannot "
               u"be "
               u"used. Set it and start Bifrost again."_s.arg(reference.mid(4));
    }
    return u"The stored keys are sealed with encryption_key, which config.json does not give any more. Put "
           u"it "
           u"back and start Bifrost again."_s;
}

QString wrongKey(KeySource source, const QString &keyFile)
{
    switch (source) {
    case KeySource::Passphrase:
        return u"encryption_key is not the one that the stored keys were sealed with. Put the former one "
               u"back "
               u"and start Bifrost again."_s;
    case KeySource::Keychain:
        return u"What your keychain holds is not the master key of the stored keys. Restore the keychain "
               u"from a "
               u"backup, or give the stored keys up and enter them again."_s;
    case KeySource::File:
        break;
    }
    return u"The key file %1 belongs to another database. Put the right one back, or give the stored keys up "
           u"and enter them again."_s.arg(keyFile);
}

} // namespace bifrost::secretsentences
