// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/secrets/keyrecord.h"

/// What the states of the SecretStore say to a person: what is so, and what to do about it.
namespace bifrost::secretsentences {

QString opening();
QString nothingKept();
QString open(KeySource source, const QString &keyFile);
QString notChanged(KeySource source, const QString &keyFile, const QString &reason);
QString notMoved(const QString &detail);
QString locked();
QString noAnswer();
QString noKeychain();
QString keychainFailed(const QString &detail);
QString noEntry();
QString noFile(const QString &keyFile);
QString noPassphrase(const QString &reference);
QString wrongKey(KeySource source, const QString &keyFile);

} // namespace bifrost::secretsentences
