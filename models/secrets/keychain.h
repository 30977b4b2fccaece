// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QString>

#include "models/core/secret.h"

namespace bifrost {

/// A place of the system that keeps small secrets for this user. Asked on one thread and never blocks it; the
/// answer comes once, on the same thread, from the event loop, and not after the keychain is gone. It may
/// take as long as a person takes to answer a question on the screen, or for ever.
class Keychain
{
public:
    enum class Outcome {
        Done,
        Absent, ///< this system has none
        NoEntry, ///< it is open and has nothing under this name
        Locked, ///< it is locked, or the user said no
        Failed,
    };

    struct Answer
    {
        Outcome outcome = Outcome::Failed;
        Secret value;
        QString detail; ///< what the keychain itself says, for the log
    };

    using Callback = std::function<void(Answer)>;

    virtual ~Keychain() = default;
    virtual void read(const QString &entry, Callback callback) = 0;
    virtual void write(const QString &entry, const Secret &value, Callback callback) = 0;

    /// Whether this system has one. Nobody is asked for a password for that.
    virtual void find(std::function<void(bool present)> callback) = 0;
};

} // namespace bifrost
