// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include <QThreadPool>

#include "models/core/secret.h"

class QObject;

namespace bifrost {

/// Makes the hash of a password on a thread of its own, as that is slow on purpose. Owned by the
/// ConfigService, which asks for one at a time; going, it waits for the one that may be under way.
class PasswordHasher
{
public:
    PasswordHasher();
    ~PasswordHasher();

    /// `done` is called on the thread of `context`, which must outlive this; an empty hash is a failure.
    void make(const Secret &password, QObject *context, std::function<void(const std::string &hash)> done);

private:
    QThreadPool m_pool;
};

} // namespace bifrost
