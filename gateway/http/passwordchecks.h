// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/admincredential.h"
#include "gateway/http/credentials.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace bifrost::http {

/// Compares passwords with a slow hash, on a thread of its own. One per Front, used on the gateway thread,
/// where the answers come back as well. Going, it waits for the one comparison that may be under way.
class PasswordChecks
{
public:
    static constexpr int MostWaiting = 8;

    PasswordChecks();
    ~PasswordChecks();

    /// False: too many wait already.
    bool start(std::shared_ptr<const AdminCredential> admin, Credentials sent,
               std::function<void(bool)> done);

private:
    QThreadPool m_pool;
    QObject m_context; ///< answers that come too late go with it
    int m_waiting = 0;
};

} // namespace bifrost::http
